"""Norms of packs held against a report: which packs, each figure's verdict, the table, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from extractor.claim import Claim
from extractor.document import Document
from rules.judge import Judged
from rules.norms_choice import Applied, choose_packs
from rules.norms_coefficients import COEFFICIENT, coefficient_tables
from rules.norms_figures import Figures
from rules.norms_held import Held
from rules.norms_kinds import CHECKERS
from rules.norms_missing import Completeness, find_missing
from rules.norms_reading import is_cited
from rules.norms_rows import Row, doubt_rows, make_rows
from rules.norms_years import read_setting
from rules.pack import NormRule, Pack
from rules.pack_loader import built_in_packs
from rules.report_text import ReportText

_FEWEST = 2
"""A report that gives fewer of the figures a pack needs speaks of its matter, but is no report of figures on it."""


@dataclass(slots=True)
class Norms:
    """What norms say of a document."""

    applied: list[Applied] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    completeness: list[Completeness] = field(default_factory=list)

    @property
    def judged(self) -> list[Judged]:
        """Every check, row by row."""
        return [held.judged for row in self.rows for held in row.held]


def check_norms(claims: Sequence[Claim], document: Document, packs: Sequence[Pack] | None = None) -> Norms:
    """Hold norms against every report of a document.

    Args:
        claims: its claims.
        document: for titles and parts.
        packs: the packs asked for; None chooses among gouji's own by what the report is about.
    """
    norms = Norms()
    if packs is None and not _is_of_interest(claims) and COEFFICIENT not in document.aligned.folded:
        return norms
    text = ReportText(claims, document.aligned)
    for number, mine in _by_part(claims).items():
        _check_part(norms, text, document, number, mine, packs)
    return norms


def _by_part(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    parts: dict[int, list[Claim]] = {}
    for claim in claims:
        parts.setdefault(claim.part, []).append(claim)
    return parts


def _is_of_interest(claims: Sequence[Claim]) -> bool:
    """Whether any figure counts something that a built-in norm is about: reports of other fields cost nothing."""
    known = _known_indicators()
    return any(claim.indicator.name in known for claim in claims if claim.indicator.name)


@cache
def _known_indicators() -> frozenset[str]:
    return frozenset(name for pack in built_in_packs() for name in pack.indicators)


def _check_part(
    norms: Norms, text: ReportText, document: Document, number: int, claims: list[Claim], packs: Sequence[Pack] | None
) -> None:
    parts = document.outline.parts
    part = parts[number] if number < len(parts) else parts[0]
    folded = text.folded[part.start : part.end]
    setting = read_setting(document, part.title, folded, claims)
    figures = Figures(text, claims, folded, setting, coefficient_tables(document))
    if packs is None:
        cited = {(name, claim.quantity.value) for claim in claims if (name := claim.indicator.name) and is_cited(claim)}
        title = part.title or document.title
        chosen = choose_packs(built_in_packs(), set(figures.by_name), cited, folded, title, setting)
    else:
        chosen = [Applied(pack, ("asked",), subject=pack.subject) for pack in packs]
    tables = _make_tables(chosen, number, figures)
    for one in chosen:
        rows = tables[one.pack.name]
        if one.unsure:
            others = [row for other in chosen if other.unsure and other is not one for row in tables[other.pack.name]]
            rows = doubt_rows(rows, others)
        table = find_missing(one.pack, number, figures) if one.subject and not one.unsure else None
        if table is not None and (packs is not None or table.given >= _FEWEST):
            norms.completeness.append(table)
        elif not rows and packs is None:
            continue
        norms.applied.append(one)
        norms.rows += rows


def _make_tables(chosen: Sequence[Applied], number: int, figures: Figures) -> dict[str, list[Row]]:
    """Each pack's rows; a limit that two documents set for the same figure is listed once, under the first pack."""
    tables = {}
    seen: dict[object, str] = {}
    for one in chosen:
        held = []
        for each in _check_pack(one.pack, figures):
            members = tuple(member.start for member in each.judged.relation.members if member.claim)
            key = members, each.rule.kind, each.rule.op, str(each.limit), each.level
            if one.unsure or seen.setdefault(key, one.pack.name) == one.pack.name:
                held.append(each)
        tables[one.pack.name] = make_rows(one, number, held, figures.text.folded)
    return tables


def _check_pack(pack: Pack, figures: Figures) -> list[Held]:
    return [held for versions in _versions(pack) for held in CHECKERS[versions[0].kind](pack, versions, figures)]


def _versions(pack: Pack) -> list[list[NormRule]]:
    """A pack's rules, those that bound the same figures in different years or places together."""
    grouped: dict[tuple[object, ...], list[NormRule]] = {}
    for rule in pack.rules:
        grouped.setdefault((rule.kind, rule.select, rule.other, rule.modality, tuple(sorted(rule.limits))), []).append(
            rule
        )
    return list(grouped.values())
