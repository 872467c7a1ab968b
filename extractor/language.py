"""The spaCy pipeline: tokenizer, quantities, claims; one Doc a paragraph."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.claim import Claim
from extractor.claims import draft_claims
from extractor.document import Document
from extractor.fold import fold
from extractor.passage import read_passage
from extractor.setting import Counters, Setting
from extractor.table_claims import table_claims
from extractor.table_prose import find_prose
from extractor.tokenizer import holds_number, segment
from extractor.words import Words

for _name in ("passage", "claims"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


class JiebaTokenizer:
    """Folds a text and segments it: `doc.text` is the folded text, the way back stays with the doc."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        aligned = fold(text)
        return self.make(aligned.folded, Setting(aligned, 0, Counters()))

    def make(self, folded: str, setting: Setting) -> Doc:
        """Return a Doc of one folded paragraph."""
        words = segment(folded)
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words))
        doc.user_data["words"], doc.user_data["setting"] = Words(folded, words), setting
        return doc


class Quantities:
    """Component `gouji_quantities`: `doc._.passage` holds the numbers with the words around them."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.user_data["words"].text  # what doc.text would join again
        doc._.passage = read_passage(text, 0, len(text))
        return doc


class Claims:
    """Component `gouji_claims`: `doc._.claims` holds the claims, spans in the text as given."""

    def __call__(self, doc: Doc) -> Doc:
        setting: Setting = doc.user_data["setting"]
        drafts = draft_claims(
            doc._.passage, doc.user_data["words"], aims=setting.aims, topic=setting.topic, unit=setting.unit
        )
        doc._.claims = setting.place(drafts)
        return doc


def create_jieba_tokenizer() -> Callable[[Language], JiebaTokenizer]:
    """Return the maker of `gouji.jieba.v1`, as spaCy's tokenizer registry asks for it."""
    return lambda nlp: JiebaTokenizer(nlp.vocab)


@Language.factory("gouji_quantities")
def create_quantities(nlp: Language, name: str) -> Quantities:
    """Make `gouji_quantities` for a pipeline."""
    return Quantities()


@Language.factory("gouji_claims")
def create_claims(nlp: Language, name: str) -> Claims:
    """Make `gouji_claims` for a pipeline."""
    return Claims()


@cache
def pipeline() -> Language:
    """Return the pipeline, made once a process: a blank zh Language with gouji's tokenizer and components."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "gouji.jieba.v1"}}})
    # nobody reads word shapes and the like; making them costs more than segmenting
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # missing from its stubs
    nlp.add_pipe("gouji_quantities")
    nlp.add_pipe("gouji_claims")
    gc.freeze()  # what is loaded by now stays for good; the collector need not look through it again and again
    return nlp


def extract(document: Document) -> list[Claim]:
    """Return the claims of a document in reading order."""
    nlp = pipeline()
    claims: list[Claim] = []
    with nlp.memory_zone():
        for doc in nlp.pipe(_paragraph_docs(document, cast(JiebaTokenizer, nlp.tokenizer))):
            claims += doc._.claims
    if not document.tables:
        return claims
    claims = sorted((*claims, *table_claims(document)), key=lambda claim: claim.start)
    return [replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1)]


def _paragraph_docs(document: Document, tokenizer: JiebaTokenizer) -> Iterator[Doc]:
    aligned, outline, counters = document.aligned, document.outline, Counters()
    for start, end in find_prose(document):
        text = aligned.folded[start:end]
        if holds_number(text):
            headings = outline.path_at(start + len(text) - len(text.lstrip()) + 1)
            yield tokenizer.make(text, Setting(aligned, start, counters, document, headings, outline.part_at(start)))
        else:
            counters.paragraphs += 1
