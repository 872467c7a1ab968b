"""Passages that two places' reports share with the same figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from corpus.archive.archive import Archive
from corpus.archive.texts import unpack
from corpus.comparing.finding import Hint, Quote
from corpus.comparing.minhash import find_candidates, sign
from corpus.comparing.pairs import find_places
from corpus.comparing.wording import caution, say

_SENTENCE = re.compile(r"[^。!?！？\n]+[。!?！？]?")
_BEFORE = 4  # characters before a figure that make a shingle with it
_LEAST_DIGITS = 3
_SENTENCES = 3  # a passage
_LEAST_FIGURES = 4
_LEAST_SHARED = 0.6
_LEAST_WEIGHT = 8
_LEAST_ALIKE = 0.8
_MOST = 200
_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class _Passage:
    document: int
    start: int
    end: int
    shingles: frozenset[str]
    """Each telling figure with the words right before it."""


def find_copies(archive: Archive, lang: str) -> Iterator[Hint]:
    """Yield pairs of reports of different places that share passages with the same figures, those that share most first.

    A passage is three sentences with four figures or more of three digits or
    more. Two are a pair by MinHash over figures with the words before them;
    then their words, place names aside, must be alike too. Reports that only
    use one template share no figures and never meet.
    """
    places = {document: place for place, documents in find_places(archive).items() for document in documents}
    passages, signatures = _passages(archive, places)
    pairs: dict[tuple[int, int], list[tuple[_Passage, _Passage, float]]] = defaultdict(list)
    texts = _Texts(archive)
    for a, b in find_candidates(signatures):
        first, second = passages[a], passages[b]
        if places[first.document] == places[second.document]:
            continue
        shared = first.shingles & second.shingles
        least = max(_LEAST_FIGURES, _LEAST_SHARED * min(len(first.shingles), len(second.shingles)))
        if len(shared) < least or _weigh(shared) < _LEAST_WEIGHT:
            continue
        likeness = fuzz.ratio(*(_without_place(texts.of(one), places[one.document]) for one in (first, second))) / 100
        if likeness >= _LEAST_ALIKE:
            pairs[first.document, second.document].append((first, second, likeness))
    shared_figures = {pair: _shared(found) for pair, found in pairs.items()}
    for pair in sorted(pairs, key=lambda pair: len(shared_figures[pair]), reverse=True)[:_MOST]:
        yield _hint(archive, texts, pairs[pair], len(shared_figures[pair]), lang)


def _weigh(shingles: frozenset[str]) -> int:
    """How telling shared figures are: digits beyond the first two, which any two places may have in common."""
    return sum(max(0, sum(mark.isdigit() for mark in shingle) - 2) for shingle in shingles)


def _shared(found: list[tuple[_Passage, _Passage, float]]) -> set[str]:
    return set().union(*(first.shingles & second.shingles for first, second, _ in found))


def _passages(archive: Archive, places: dict[int, str]) -> tuple[list[_Passage], list[NDArray[np.uint32]]]:
    passages, signatures = [], []
    for row in archive.query("SELECT id, text FROM documents ORDER BY id"):
        document = row["id"]
        if document not in places:
            continue
        text = unpack(row["text"])
        claims = [(claim["start"], claim["end"]) for claim in archive.query(_FIGURES, (document,))]
        sentences = [match.span() for match in _SENTENCE.finditer(text)]
        for at in range(max(1, len(sentences) - _SENTENCES + 1)):
            window = sentences[at : at + _SENTENCES]
            if not window:
                continue
            start, end = window[0][0], window[-1][1]
            shingles = frozenset(_shingles(text, start, end, claims))
            if len(shingles) >= _LEAST_FIGURES:
                passages.append(_Passage(document, start, end, shingles))
                signatures.append(sign(shingles))
    return passages, signatures


_FIGURES = """
SELECT "start", "end" FROM claims WHERE document = ? AND modality = 'actual' AND length(surface) >= 3 ORDER BY "start"
"""


def _shingles(text: str, start: int, end: int, claims: list[tuple[int, int]]) -> Iterator[str]:
    for first, last in claims:
        if start <= first and last <= end:
            surface = text[first:last]
            if sum(mark.isdigit() for mark in surface.rstrip("0")) >= _LEAST_DIGITS:
                yield f"{text[max(start, first - _BEFORE) : first]}{surface}"


def _without_place(words: str, place: str) -> str:
    for name in (place, place[-3:], place[-4:]):
        words = words.replace(name, "〇")
    return words


class _Texts:
    """Texts of the documents looked at last."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known: dict[int, str] = {}

    def of(self, passage: _Passage) -> str:
        """Return the words of a passage."""
        if passage.document not in self._known:
            if len(self._known) > 500:
                self._known.clear()
            self._known[passage.document] = unpack(
                self._archive.one("SELECT text FROM documents WHERE id = ?", (passage.document,))
            )
        return self._known[passage.document][passage.start : passage.end]


def _hint(
    archive: Archive, texts: _Texts, found: list[tuple[_Passage, _Passage, float]], count: int, lang: str
) -> Hint:
    first, second, likeness = max(found, key=lambda one: (len(one[0].shingles & one[1].shingles), one[2]))
    quotes = tuple(_quote(archive, texts, passage) for passage in (first, second))
    message = say(
        "copy", "message", lang, first=quotes[0].title, second=quotes[1].title, count=count, similarity=likeness
    )
    return Hint(
        kind="copy", title=say("copy", "title", lang), message=message, sample=count, measure=round(likeness, 3), evidence=quotes,
        caution=caution(count, lang),
    )  # fmt: skip


def _quote(archive: Archive, texts: _Texts, passage: _Passage) -> Quote:
    row = next(
        archive.query(
            "SELECT d.title, (SELECT path FROM files f WHERE f.document = d.id LIMIT 1) AS path FROM documents d WHERE d.id = ?",
            (passage.document,),
        )
    )
    words = " ".join(texts.of(passage).split())
    return Quote(
        document=passage.document, path=row["path"] or "", title=row["title"] or row["path"] or "", start=passage.start, end=passage.end,
        page=None, quote=words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}……",
    )  # fmt: skip
