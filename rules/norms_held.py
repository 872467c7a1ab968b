"""A norm held against a report's figures: the relation, its verdict, and which versions of the norm were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rules.judge import Judged
from rules.pack import Limit, NormRule, Pack
from rules.relation import Member, Relation
from rules.relations.standard import TYPE as STANDARD
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED, Verdict

_ORDER = (CONSISTENT, ROUNDING, UNDETERMINED, INCONSISTENT)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of a norm makes of a figure."""

    rule: NormRule
    level: str
    limit: Limit | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Held:
    """One check of a norm."""

    pack: Pack
    rule: NormRule
    level: str
    limit: Limit | None
    judged: Judged
    readings: tuple[Reading, ...]
    """Versions that differ, where that is why it is undetermined."""


def hold(pack: Pack, members: Sequence[Member], readings: Sequence[Reading]) -> Held | None:
    """Return the check that versions of a norm in force together make; None where none is in force."""
    if not readings:
        return None
    settled = _settle(readings)
    deciding = [one for one in readings if one.verdict.outcome == settled.outcome] or list(readings)
    first = max(deciding, key=lambda one: (one.rule.source.checked != "no", one.rule.first_year or 0))
    limit = () if first.limit is None else (Member("limit", surface=str(first.limit), value=float(first.limit.value)),)
    relation = Relation("standard", (*members, *limit), f"{pack.name}/{first.rule.id}", op=first.rule.op)
    differing = tuple(readings) if settled.reason in ("norm_year", "norm_level") else ()
    return Held(pack, first.rule, first.level, first.limit, Judged(relation, STANDARD, settled), differing)


def _settle(readings: Sequence[Reading]) -> Verdict:
    """The verdict of several versions: theirs where they agree, the best of those of which any will do, else undetermined."""
    by_choice: dict[str, list[Reading]] = {}
    for number, reading in enumerate(readings):
        by_choice.setdefault(reading.rule.either or f"#{number}", []).append(reading)
    best = [min(group, key=lambda one: _ORDER.index(one.verdict.outcome)) for group in by_choice.values()]
    seen_in_print = [one for one in best if one.rule.source.checked != "no" or one.verdict.outcome == CONSISTENT]
    best = seen_in_print or best
    verdicts = [_as_checked(reading) for reading in best]
    outcomes = {verdict.outcome for verdict in verdicts}
    if len(outcomes) == 1:
        return verdicts[0]
    if outcomes == {CONSISTENT, ROUNDING}:
        return next(verdict for verdict in verdicts if verdict.outcome == ROUNDING)
    if UNDETERMINED in outcomes and INCONSISTENT not in outcomes:
        return next(verdict for verdict in verdicts if verdict.outcome == UNDETERMINED)
    levels = len({reading.level for reading in best}) > 1
    return Verdict(
        UNDETERMINED, verdicts[0].expected, verdicts[0].stated, reason="norm_level" if levels else "norm_year"
    )


def _as_checked(reading: Reading) -> Verdict:
    """A norm whose figure was never seen in print accuses nobody."""
    verdict = reading.verdict
    if verdict.outcome in (INCONSISTENT, ROUNDING) and reading.rule.source.checked == "no":
        return replace(verdict, outcome=UNDETERMINED, reason="norm_unchecked")
    return verdict


def put_in_doubt(held: Held, reason: str, readings: tuple[Reading, ...] = ()) -> Held:
    """Return the same check, undetermined for a reason."""
    verdict = replace(held.judged.verdict, outcome=UNDETERMINED, reason=reason)
    return replace(held, judged=replace(held.judged, verdict=verdict), readings=readings)
