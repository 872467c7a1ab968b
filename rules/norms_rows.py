"""The table of norms: for each norm, level and report one row - what is required, what is reported, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractor.claim import Claim
from rules.arithmetic import write_formula
from rules.norms_choice import Applied
from rules.norms_held import Held, Reading, put_in_doubt
from rules.norms_stance import ADMITTED, stance_on
from rules.pack import NormRule
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED
from rules.wording import say, say_reason

_GRAVEST = (INCONSISTENT, UNDETERMINED, ROUNDING, CONSISTENT)


@dataclass(frozen=True, slots=True)
class Row:
    """A norm and every figure of a report that it was held against, at one level."""

    applied: Applied
    rule: NormRule
    level: str
    part: int
    held: tuple[Held, ...]
    deciding: Held
    """The check with the gravest verdict; the first of them."""
    stance: str
    """What the report says of it: asserted, nearby, admitted or ""."""
    local: bool
    """Whether it speaks of a local norm."""
    unsure: bool = False

    @property
    def outcome(self) -> str:
        """The gravest of its verdicts."""
        return self.deciding.judged.verdict.outcome

    @property
    def claims(self) -> list[Claim]:
        """Its figures, in order."""
        found = {
            member.claim.id: member.claim
            for held in self.held
            for member in held.judged.relation.members
            if member.claim
        }
        return sorted(found.values(), key=lambda claim: claim.start)

    @property
    def indicator(self) -> str:
        """What its figures count: canonical names, the norm's title where it is found by words."""
        if not self.rule.select.indicators:
            return self.rule.title.removesuffix(self.limit)
        names = dict.fromkeys(
            claim.indicator.name for claim in self.claims if claim.indicator.name in self.rule.select.indicators
        )
        return "、".join(name for name in names if name) or self.rule.title

    @property
    def limit(self) -> str:
        """What is required, as printed."""
        limit = self.deciding.limit
        return str(limit) if limit is not None else self.rule.requires_at(self.level)

    @property
    def value(self) -> str:
        """What is reported, at most four figures, the one that decides first."""
        if self.rule.kind == "above":
            sides = [[member.surface for member in held.judged.relation.members] for held in self.held]
            surfaces = ["对".join(side) for side in sides]
        else:
            deciding = [member for member in self.deciding.judged.relation.members if member.claim]
            decided = {member.claim.id for member in deciding if member.claim}
            others = dict.fromkeys(claim.surface for claim in self.claims if claim.id not in decided)
            surfaces = [member.surface for member in deciding]
            surfaces += [surface for surface in others if surface not in surfaces]
        return "、".join(surfaces[:4]) + ("……" if len(surfaces) > 4 else "")

    @property
    def required(self) -> str:
        """The limit with the level it is for, where the norm has several."""
        return f"{self.level}{self.limit}" if len(self.rule.limits) > 1 else self.limit

    @property
    def _stance_shown(self) -> str:
        """A norm that is met is not admitted to be missed, whatever else the sentence regrets."""
        return "" if self.outcome == CONSISTENT and self.stance == ADMITTED else self.stance

    def source(self, lang: str) -> str:
        """Return the document, and how far its figure was checked."""
        source = self.rule.source
        cited = str(source)
        return cited if source.checked != "no" else f"{cited}{say('norm', 'unchecked', lang)}"

    @property
    def formula(self) -> str:
        """The arithmetic of the check that decides it, in one line."""
        judged = self.deciding.judged
        return write_formula(judged.type.name, judged.relation, judged.verdict)

    def conclude(self, lang: str) -> str:
        """Return what follows, in words."""
        return say("norm_outcome", self.outcome, lang)

    def remark(self, lang: str) -> str:
        """Return why it cannot be told, what differs, or what the norm asks beside the figure."""
        verdict = self.deciding.judged.verdict
        if self.outcome == UNDETERMINED:
            differing = ";".join(
                f"{_version(reading.rule)}{reading.limit or ''}:{say('norm_outcome', reading.verdict.outcome, lang)}"
                for reading in self.deciding.readings
            )
            reason = say_reason(verdict.reason, lang)
            return f"{reason}({differing})" if differing else reason
        if self.outcome == CONSISTENT and self.rule.scope in ("校", "班"):
            return say("norm_scope_note", self.rule.scope, lang)
        return self.rule.note

    def to_dict(self, ids: Sequence[str], lang: str) -> dict[str, Any]:
        """Return the row as the report object has it; `ids` are those of its checks."""
        return {
            "pack": self.applied.pack.name,
            "rule": self.rule.id,
            "title": self.rule.title,
            "indicator": self.indicator,
            "level": self.level,
            "part": self.part,
            "limit": self.limit,
            "value": self.value,
            "claims": [claim.id for claim in self.claims],
            "verdict": self.outcome,
            "conclusion": self.conclude(lang),
            "stance": say("norm_stance", self._stance_shown or "silent", lang),
            "source": self.source(lang),
            "remark": self.remark(lang),
            "checks": list(ids),
        }


def _version(rule: NormRule) -> str:
    years = "" if rule.first_year is None else f"{rule.first_year}—{rule.last_year or ''}"
    return f"{rule.title}{f'({years})' if years else ''}"


def make_rows(applied: Applied, part: int, held: Iterable[Held], folded: str) -> list[Row]:
    """Return the rows of one pack over one report, in the order of its rules."""
    grouped: dict[tuple[str, str], list[Held]] = {}
    for one in held:
        grouped.setdefault((one.rule.id, one.level), []).append(one)
    order = {rule.id: number for number, rule in enumerate(applied.pack.rules)}
    rows = []
    for (_, level), group in sorted(grouped.items(), key=lambda item: order[item[0][0]]):
        deciding = _gravest(group)
        claims = [member.claim for member in deciding.judged.relation.members if member.claim]
        upper = deciding.limit is not None and deciding.limit.op.startswith("<")
        stance, local = stance_on(claims, folded, upper=upper)
        rows.append(Row(applied, deciding.rule, level, part, tuple(group), deciding, stance, local))
    return rows


def _gravest(held: Sequence[Held]) -> Held:
    return min(held, key=lambda one: _GRAVEST.index(one.judged.verdict.outcome))


def doubt_rows(rows: list[Row], others: list[Row]) -> list[Row]:
    """Return rows of a pack that may not be the right one, undetermined where another pack says otherwise."""
    by_claim: dict[str, list[Row]] = {}
    for other in others:
        for claim in other.claims:
            by_claim.setdefault(claim.id, []).append(other)
    doubted = []
    for row in rows:
        elsewhere = {id(other): other for claim in row.claims for other in by_claim.get(claim.id, ())}
        readings = (_as_reading(row), *(_as_reading(other) for other in elsewhere.values()))
        if {one.verdict.outcome for one in readings} == {CONSISTENT}:
            doubted.append(row)
        else:
            held = tuple(put_in_doubt(one, "norm_pack", readings) for one in row.held)
            doubted.append(replace(row, held=held, deciding=held[0], unsure=True))
    return doubted


def _as_reading(row: Row) -> Reading:
    return Reading(row.rule, row.level, row.deciding.limit, row.deciding.judged.verdict)
