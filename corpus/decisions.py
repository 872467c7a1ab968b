"""Decisions: what people made of a finding, kept outside the document and never rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any, Protocol

from corpus.personal import mask_personal
from extractor.document import Document
from extractor.errors import GoujiError
from extractor.places import region_of

OPEN, ASKED, EXPLAINED, RULED, CORRECTED = "待核", "已询问", "已说明", "认定", "已更正"
STATES = (OPEN, ASKED, EXPLAINED, RULED, CORRECTED)
"""The road of a finding, in order; a step back is a new record like any other."""
SLIP, OTHER_SCOPE, WRONG, UNFOUNDED, PASSED_ON = "笔误", "口径差异", "数据有误", "不成立", "转上级"
RULINGS = (SLIP, OTHER_SCOPE, WRONG, UNFOUNDED, PASSED_ON)
"""What a person can rule (认定)."""
ACCEPTED_RULINGS = frozenset((OTHER_SCOPE, UNFOUNDED))
"""Rulings under which the report stands as it is: the finding leaves the count."""


class DecisionError(GoujiError):
    """A decision that cannot be taken or kept as given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One step of one finding: who made what of it, when and why."""

    finding: str
    """Fingerprint, `Finding.id`."""
    report: str
    """`report_key` of the report: the same over its versions."""
    sha256: str
    """The version of the report that was looked at."""
    state: str
    """One of STATES."""
    ruling: str = ""
    """One of RULINGS where the state is 认定 or 已更正, else ""."""
    who: str = ""
    when: str = ""
    """UTC, ISO 8601 to the second: 2026-05-04T08:30:00Z."""
    reason: str = ""
    explanation: str = ""
    """What the reporting unit says (单位说明)."""
    materials: tuple[str, ...] = ()
    """What it brought to show it (佐证材料)."""
    reviewer: str = ""
    """复核人: someone other than `who`, or ""."""

    @property
    def accepted(self) -> bool:
        """Whether the finding is settled with the report standing as it is."""
        return self.state == RULED and self.ruling in ACCEPTED_RULINGS


class DecisionStore(Protocol):
    """Where decisions are kept: a file beside the report or the archive's table."""

    def record(self, decision: Decision) -> None:
        """Add a decision behind all earlier ones; what was recorded is never changed."""

    def history(self) -> list[Decision]:
        """Return every decision in the order recorded."""


def decide(decision: Decision) -> Decision:
    """Return a decision as it may be recorded: complete, dated, personal numbers masked.

    Raises:
        DecisionError: an unknown state, a ruling missing or out of place, no reason, or a reviewer who decided himself.
    """
    if decision.state not in STATES:
        raise DecisionError("decision-state", decision.finding, state=decision.state, states="、".join(STATES))
    if decision.ruling not in (*RULINGS, "") or (decision.state == RULED) > bool(decision.ruling):
        raise DecisionError("decision-ruling", decision.finding, ruling=decision.ruling, rulings="、".join(RULINGS))
    if decision.ruling and decision.state not in (RULED, CORRECTED):
        raise DecisionError("decision-ruling", decision.finding, ruling=decision.ruling, rulings="、".join(RULINGS))
    if decision.state == RULED and not decision.reason.strip():
        raise DecisionError("decision-reason", decision.finding)
    if decision.reviewer and decision.reviewer == decision.who:
        raise DecisionError("decision-reviewer", decision.finding, who=decision.who)
    return replace(
        decision,
        when=decision.when or now(),
        reason=mask_personal(decision.reason),
        explanation=mask_personal(decision.explanation),
        materials=tuple(mask_personal(one) for one in decision.materials),
    )


def now() -> str:
    """Return the time as decisions carry it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def report_key(document: Document) -> str:
    """Return what names a report over all its versions.

    Its title where that names a place in full; titles such as 自评报告 or
    __县… are many units', so for these folder and file name.
    """
    title = document.title
    region = region_of(title)
    if region and "_" not in region:
        return title
    return "/".join(PurePath(document.path.replace("\\", "/")).parts[-2:])


def of_report(decisions: Iterable[Decision], key: str, sha256: str) -> list[Decision]:
    """Return the decisions on a report, whichever of its versions they were taken on."""
    return [one for one in decisions if one.report == key or (one.sha256 == sha256 != "")]


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return the decision that holds for each finding: the last recorded."""
    return {one.finding: one for one in decisions}


@dataclass(frozen=True, slots=True)
class Standing:
    """How the decisions on a report meet the findings it has now."""

    holding: dict[str, Decision]
    """Finding -> its decision, for findings that are there."""
    stale: tuple[Decision, ...]
    """Decisions whose finding is there no more: corrected, or the words around its figures changed."""

    @property
    def accepted(self) -> frozenset[str]:
        """Findings that leave the count."""
        return frozenset(finding for finding, decision in self.holding.items() if decision.accepted)

    def describe(self) -> list[dict[str, Any]]:
        """Return the decisions as plain JSON values, the report object's `decisions`."""
        holding = [_describe(one, stale=False) for one in self.holding.values()]
        return holding + [_describe(one, stale=True) for one in self.stale]


def stand(decisions: Iterable[Decision], findings: Iterable[str]) -> Standing:
    """Return how the decisions on a report meet the findings (by id) it has now."""
    held = latest(decisions)
    present = frozenset(findings)
    return Standing(
        {finding: one for finding, one in held.items() if finding in present},
        tuple(one for finding, one in held.items() if finding not in present and one.state != CORRECTED),
    )


def _describe(decision: Decision, *, stale: bool) -> dict[str, Any]:
    accepted = decision.accepted and not stale
    return {**asdict(decision), "materials": list(decision.materials), "accepted": accepted, "stale": stale}


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new version of a report made of the findings of the last."""

    corrected: tuple[str, ...]
    """已更正: there no more."""
    remaining: tuple[str, ...]
    """仍存在."""
    new: tuple[str, ...]
    """新增."""


def compare_versions(before: Sequence[str], after: Sequence[str]) -> Changes:
    """Return which findings (by id) a new version of a report mended, kept and brought."""
    earlier, later = frozenset(before), frozenset(after)
    return Changes(
        tuple(one for one in before if one not in later),
        tuple(one for one in after if one in earlier),
        tuple(one for one in after if one not in earlier),
    )
