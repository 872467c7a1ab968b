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
from corpus.archive.texts import read_text
from corpus.comparing.finding import Hint, Quote
from corpus.comparing.minhash import CODE, HASHES, codes_of, count_shared, find_candidates, sign
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
_MOST_KNOWN = 500  # documents


@dataclass(frozen=True, slots=True)
class _Passage:
    document: int
    start: int
    end: int
    codes: bytes
    """Of its shingles: its telling figures, each with the words right before it."""


@dataclass(frozen=True, slots=True)
class _Pair:
    first: _Passage
    second: _Passage
    likeness: float
    """Of their words, 0 to 1."""
    shared: frozenset[str]
    """Shingles of both: each telling figure with the words right before it."""


def find_copies(archive: Archive, lang: str) -> Iterator[Hint]:
    """Yield pairs of reports of different places that share passages with the same figures, those that share most first.

    A passage is three sentences with four figures or more of three digits or
    more. Two are a pair by MinHash over figures with the words before them;
    then their words, place names aside, must be alike too. Reports that only
    use one template share no figures and never meet.
    """
    places = {document: place for place, documents in find_places(archive).items() for document in documents}
    texts = _Texts(archive)
    passages, signatures = _passages(texts, places)
    pairs: dict[tuple[int, int], list[_Pair]] = defaultdict(list)
    owners = np.unique([places[passage.document] for passage in passages], return_inverse=True)[1]
    for a, b in find_candidates(signatures, owners):
        first, second = passages[a], passages[b]
        least = max(_LEAST_FIGURES, _LEAST_SHARED * min(len(first.codes), len(second.codes)) / CODE)
        if count_shared(first.codes, second.codes) < least:
            continue
        shared = texts.shingles(first) & texts.shingles(second)
        if _weigh(shared) < _LEAST_WEIGHT:
            continue
        likeness = fuzz.ratio(*(_without_place(texts.of(one), places[one.document]) for one in (first, second))) / 100
        if likeness >= _LEAST_ALIKE:
            pairs[first.document, second.document].append(_Pair(first, second, likeness, shared))
    shared_figures = {pair: set().union(*(one.shared for one in found)) for pair, found in pairs.items()}
    for pair in sorted(pairs, key=lambda pair: len(shared_figures[pair]), reverse=True)[:_MOST]:
        yield _hint(archive, texts, pairs[pair], len(shared_figures[pair]), lang)


def _weigh(shingles: frozenset[str]) -> int:
    """How telling shared figures are: digits beyond the first two, which any two places may have in common."""
    return sum(max(0, sum(mark.isdigit() for mark in shingle) - 2) for shingle in shingles)


def _passages(texts: _Texts, places: dict[int, str]) -> tuple[list[_Passage], NDArray[np.uint32]]:
    """Return the passages of all reports with their signatures, 500 bytes each: words are read again where wanted."""
    passages: list[_Passage] = []
    signatures: list[NDArray[np.uint32]] = []
    for document in sorted(places):
        read = texts.read(document)
        sentences = [match.span() for match in _SENTENCE.finditer(read.text)]
        for at in range(max(1, len(sentences) - _SENTENCES + 1)):
            window = sentences[at : at + _SENTENCES]
            if not window:
                continue
            start, end = window[0][0], window[-1][1]
            codes = codes_of(frozenset(_shingles(read.text, start, end, read.figures)))
            if len(codes) >= _LEAST_FIGURES * CODE:
                passages.append(_Passage(document, start, end, codes))
                signatures.append(sign(codes))
    return passages, np.array(signatures, np.uint32).reshape(len(signatures), HASHES)


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


@dataclass(frozen=True, slots=True)
class _Read:
    text: str
    figures: list[tuple[int, int]]


class _Texts:
    """Texts and figures of the documents looked at last."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known: dict[int, _Read] = {}

    def read(self, document: int) -> _Read:
        """Return a document's text and the spans of its figures."""
        if document not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            figures = [(row["start"], row["end"]) for row in self._archive.query(_FIGURES, (document,))]
            self._known[document] = _Read(read_text(self._archive, document), figures)
        return self._known[document]

    def of(self, passage: _Passage) -> str:
        """Return the words of a passage."""
        return self.read(passage.document).text[passage.start : passage.end]

    def shingles(self, passage: _Passage) -> frozenset[str]:
        """Return a passage's telling figures, each with the words right before it."""
        read = self.read(passage.document)
        return frozenset(_shingles(read.text, passage.start, passage.end, read.figures))


def _hint(archive: Archive, texts: _Texts, found: list[_Pair], count: int, lang: str) -> Hint:
    best = max(found, key=lambda one: (len(one.shared), one.likeness))
    quotes = tuple(_quote(archive, texts, passage) for passage in (best.first, best.second))
    message = say(
        "copy", "message", lang, first=quotes[0].title, second=quotes[1].title, count=count, similarity=best.likeness
    )
    return Hint(
        kind="copy", title=say("copy", "title", lang), message=message, sample=count, measure=round(best.likeness, 3), evidence=quotes,
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
