"""An answer: what is said, and the words of the report that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.opened import Figure, OpenReport
from extractor.errors import GoujiError

_SENTENCE_END = re.compile(r"[!?！？；;\n]|(?<![0-9])。|。(?![0-9])")  # 12。5% is one number
_LONGEST = 160

FIGURE, LIST, COMPARE, JUDGEMENT, NORM, COVERAGE, ABSENT, UNKNOWN = (
    "figure", "list", "compare", "judgement", "norm", "coverage", "absent", "unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A figure with the words it stands in, as the report prints them."""

    claim: str
    """Id; "" for a place that is no claim."""
    start: int
    end: int
    """Span of the figure."""
    surface: str
    quote_start: int
    quote: str
    page: int | None
    section: str = ""
    report: str = ""
    """Which report, where several were asked."""
    document: int = 0
    """Its number in the archive."""

    def check(self, text: str) -> None:
        """Hold quote and figure against the report, character by character.

        Raises:
            GoujiError: one of them does not stand there.
        """
        if (
            text[self.quote_start : self.quote_start + len(self.quote)] != self.quote
            or text[self.start : self.end] != self.surface
        ):
            raise GoujiError("quote-wrong", self.report, claim=self.claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is answered."""

    kind: str
    """figure, list, compare, judgement, norm, coverage, absent or unknown."""
    text: str
    """The answer in a sentence or a few lines."""
    citations: tuple[Citation, ...] = ()
    findings: tuple[str, ...] = ()
    """Ids of the findings it speaks of."""
    near: tuple[Citation, ...] = ()
    """For what is absent: figures of like words, which are not the answer."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims it rests on."""
        return tuple(one.claim for one in self.citations if one.claim)


def by_quote(citations: Iterable[Citation]) -> list[tuple[Citation, ...]]:
    """Return citations together that stand in the same words, in order."""
    found: dict[tuple[str, int, int, str], list[Citation]] = {}
    for one in citations:
        found.setdefault((one.report, one.document, one.quote_start, one.quote), []).append(one)
    return [tuple(sorted(group, key=lambda one: one.start)) for group in found.values()]


def quote_parts(group: tuple[Citation, ...]) -> Iterator[tuple[str, bool]]:
    """Yield the words of a quote piece by piece, and whether each is a figure cited."""
    quote, at = group[0].quote, 0
    for one in group:
        start, end = one.start - one.quote_start, one.end - one.quote_start
        if start >= at:
            yield quote[at:start], False
            yield quote[start:end], True
            at = end
    yield quote[at:], False


def cite(report: OpenReport, figures: Iterable[Figure]) -> tuple[Citation, ...]:
    """Return the citations of figures, each checked against the text."""
    return tuple(cite_span(report, one.start, one.end, one.id, one.page, one.section) for one in figures)


def cite_span(
    report: OpenReport, start: int, end: int, claim: str = "", page: int | None = None, section: str = ""
) -> Citation:
    """Return a citation of a span with the sentence around it."""
    text = report.text
    near = max(0, start - _LONGEST // 2)
    first = max((near, *(match.end() for match in _SENTENCE_END.finditer(text, near, start))))
    after = _SENTENCE_END.search(text, end, end + _LONGEST // 2)
    last = after.start() if after else min(len(text), end + _LONGEST // 2)
    first += len(text[first:start]) - len(text[first:start].lstrip())
    quote = text[first:last].rstrip()
    quote = quote if first + len(quote) >= end else text[first:end]
    found = Citation(
        claim=claim,
        start=start,
        end=end,
        surface=text[start:end],
        quote_start=first,
        quote=quote,
        page=page,
        section=section,
    )
    found.check(text)
    return found
