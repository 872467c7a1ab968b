"""Full-text search: reports that hold the words, with the passage they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.archive.archive import Archive
from corpus.archive.pairs import find_word, write_query
from corpus.archive.texts import unpack

_AROUND = 40
_SPARE = 5  # candidates looked at for each hit wanted, before the rest is left


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that holds the words searched for."""

    document: int
    title: str
    region: str
    year: str
    start: int
    end: int
    """Span of the first word in the report's text."""
    passage: str
    """The words around it, white space run together."""


def search(archive: Archive, words: str, *, limit: int = 20) -> list[Hit]:
    """Return the reports whose text holds every word given, those that hold them most often first."""
    hits: list[Hit] = []
    for hit in _find(archive, words, limit * _SPARE):
        hits.append(hit)
        if len(hits) == limit:
            break
    return hits


def count_hits(archive: Archive, words: str) -> int:
    """Return how many reports hold the words."""
    query = write_query(words)
    return int(archive.one("SELECT count(*) FROM words WHERE words MATCH ?", (query,))) if query else 0


def _find(archive: Archive, words: str, candidates: int) -> Iterator[Hit]:
    query = write_query(words)
    if not query:
        return
    rows = archive.query(
        """
        SELECT d.id, d.title, d.region, d.year, d.text
        FROM (SELECT rowid AS document FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?) AS hits
        JOIN documents d ON d.id = hits.document
        """,
        (query, candidates),
    )
    for row in rows:
        text = unpack(row["text"])
        spans = [find_word(text, word) for word in words.split()]
        found = [span for span in spans if span is not None]
        if len(found) < len(spans) or not found:
            continue  # the pairs were there, but across a gap that white space alone does not fill
        start, end = found[0]
        passage = " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
        yield Hit(
            document=row["id"], title=row["title"], region=row["region"], year=row["year"],
            start=start, end=end, passage=passage,
        )  # fmt: skip
