"""The stretches of a report that a finding rests on, its figures marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cli_tui.export.legible import legible, one_line
from cli_tui.export.places import document_of, place_of
from cli_tui.export.words import Words
from rules.finding import Evidence, Finding
from rules.relation import Member
from rules.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of the report with the finding's figures marked in it."""

    place: str
    pieces: tuple[tuple[str, bool], ...]
    """Text in order; True for a figure of the finding."""

    @property
    def text(self) -> str:
        """The stretch without marks."""
        return "".join(piece for piece, _ in self.pieces)


def make_quotes(finding: Finding, report: Report, members: Sequence[Member], words: Words) -> tuple[Quote, ...]:
    """Return the quotes of a finding, those of table cells strung together."""
    quotes: list[Quote] = []
    strung = False
    for evidence in finding.evidence:
        quote = _quote(evidence, report, members, words)
        is_cell = len(quote.pieces) == 2 and quote.pieces[-1][1]
        if strung and is_cell and quotes[-1].place == quote.place:
            quotes[-1] = replace(
                quotes[-1], pieces=(*quotes[-1].pieces, (words("place.between"), False), *quote.pieces)
            )
        else:
            quotes.append(quote)
        strung = is_cell
    return tuple(quotes)


def _quote(evidence: Evidence, report: Report, members: Sequence[Member], words: Words) -> Quote:
    """A quote with its figures marked; a table cell is quoted with its labels, which stand elsewhere in the text."""
    document = document_of(report, evidence.doc)
    place = place_of(document, evidence.start, words, evidence.doc)
    whole = document.text[evidence.start : evidence.end]
    if len(evidence.quote) > len(whole) and evidence.quote.endswith(whole):
        labels = one_line(evidence.quote.removesuffix(whole))
        return Quote(place=place, pieces=((f"{labels} ", False), (one_line(whole), True)))
    spans = sorted(
        {
            (member.start, member.end)
            for member in members
            if member.claim and member.claim.doc == evidence.doc
            if evidence.start <= member.start and member.end <= evidence.end
        }
    )
    pieces: list[tuple[str, bool]] = []
    at = evidence.start
    for start, end in spans:
        if start < at:
            continue
        pieces += [(document.text[at:start], False), (document.text[start:end], True)]
        at = end
    pieces.append((document.text[at : evidence.end], False))
    shown = tuple((legible(" ".join(f"x{text}x".split()))[1:-1], marked) for text, marked in pieces if text)
    return Quote(place=place, pieces=shown)
