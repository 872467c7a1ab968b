"""Findings as exports show them: place, quotes with their figures, arithmetic, request, what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from cli_tui.export.legible import one_line
from cli_tui.export.places import document_of
from cli_tui.export.punctuation import print_marks
from cli_tui.export.quotes import Quote, make_quotes
from cli_tui.export.words import Words
from rules.finding import Evidence, Finding
from rules.registry import find_type
from rules.relation import Member
from rules.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Where a finding stands on its road: asked, explained, ruled."""

    state: str
    ruling: str
    who: str
    reviewer: str
    date: str
    reason: str
    explanation: str
    materials: str

    @classmethod
    def of(cls, decision: dict[str, Any]) -> Decided:
        """Return a decision as `corpus.decisions` describes it."""
        return cls(
            state=decision["state"],
            ruling=decision["ruling"],
            who=one_line(decision["who"]),
            reviewer=one_line(decision["reviewer"]),
            date=decision["when"][:10],
            reason=one_line(decision["reason"]),
            explanation=one_line(decision["explanation"]),
            materials=one_line("、".join(decision["materials"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One finding, every text in it legible and in one line."""

    number: int
    """From 1 in the order of the report's findings, as everywhere."""
    id: str
    rule: str
    severity: str
    label: str
    title: str
    nature: str
    group: str
    """Title of its part and its chapter; findings of one group stand together."""
    section: str
    place: str
    quotes: tuple[Quote, ...]
    formula: str
    question: str
    repairs: tuple[str, ...]
    causes: tuple[str, ...]
    materials: tuple[str, ...]
    direction: str
    source: str
    start: int
    """Where its first quote begins in the report's text; -1 for one that quotes nothing of it."""
    decided: Decided | None = None
    accepted: bool = False
    check: str
    """Id of the check it comes from."""
    spans: tuple[tuple[int, int], ...]
    """Where its quotes stand in the report's text."""

    @property
    def quoted(self) -> str:
        """All quotes in one line."""
        return " …… ".join(quote.text for quote in self.quotes)

    @property
    def is_ruled(self) -> bool:
        """Whether a person has ruled on it."""
        return self.decided is not None and bool(self.decided.ruling or self.decided.state == "已更正")


def make_items(report: Report, words: Words) -> tuple[Item, ...]:
    """Return the findings of a report as items, by number."""
    members = {check.id: check.judged.relation.members for check in report.checks}
    decided = {one["finding"]: Decided.of(one) for one in report.decisions if not one["stale"]}
    accepted = report.accepted
    items = []
    for number, finding in enumerate(report.findings, 1):
        item = _item(number, finding, report, members.get(finding.check, ()), words)
        items.append(replace(item, decided=decided.get(finding.id), accepted=finding.id in accepted))
    return tuple(items)


def _item(number: int, finding: Finding, report: Report, members: Sequence[Member], words: Words) -> Item:
    first = finding.evidence[0] if finding.evidence else None
    group, section = _section(first, report, words)
    quotes = make_quotes(finding, report, members, words)
    places = dict.fromkeys(quote.place for quote in quotes if quote.place)

    def told(text: str) -> str:
        return print_marks(one_line(text)) if words.lang == "zh" else one_line(text)

    return Item(
        number=number,
        id=finding.id,
        rule=finding.rule,
        severity=finding.severity,
        label=words(f"severity.{finding.severity}"),
        title=told(finding.title),
        nature=finding.nature,
        group=group,
        section=section,
        place=words("place.between").join(places),
        quotes=quotes,
        formula=one_line(finding.formula),
        question=told(finding.question),
        repairs=tuple(one_line(str(repair)) for repair in finding.repairs),
        causes=tuple(map(told, finding.possible_causes)),
        materials=tuple(map(told, finding.materials)),
        direction=finding.direction,
        source=one_line(finding.source) or _name_relation(finding.rule, words),
        start=first.start if first and not first.doc else -1,
        check=finding.check,
        spans=tuple((one.start, one.end) for one in finding.evidence if not one.doc),
    )


def _name_relation(code: str, words: Words) -> str:
    """What a finding rests on where it cites no document: its relation, by its page."""
    kind = find_type(code)
    if kind is None:
        return code
    return words("place.relation", title=kind.title if words.lang == "zh" else kind.name, code=code)


def _section(evidence: Evidence | None, report: Report, words: Words) -> tuple[str, str]:
    """The chapter and the headings that a finding stands under."""
    if evidence is None:
        return "", ""
    document = document_of(report, evidence.doc)
    if evidence.doc:
        name = f"{words('place.attachment', number=evidence.doc)} {one_line(PurePath(document.path).name)}"
        return name, name
    place, outline = document.aligned.place_of(evidence.start), document.outline
    part = outline.parts[outline.part_at(place)].title
    headings = [title for heading in outline.path_at(place) if heading.level <= 2 and (title := str(heading)) != part]
    return one_line(" ".join([part, *headings[:1]])), one_line(" / ".join(filter(None, [part, *headings])))
