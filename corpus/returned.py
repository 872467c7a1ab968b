"""Decisions that come back from outside, laid beside those recorded meanwhile: nothing is overwritten unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from corpus.decisions import EXPLAINED, RULED, Decision, DecisionError, DecisionStore, decide, of_report

_STAMPED = ("finding", "state", "ruling", "who", "when", "reason", "explanation", "materials", "reviewer")
_SAID = ("state", "ruling", "explanation", "materials", "reason", "who", "reviewer")


def stamp_of(decision: Mapping[str, Any]) -> str:
    """Return a short name of a decision's content, by which it is known again when a list comes back."""
    content = json.dumps([decision[name] for name in _STAMPED], ensure_ascii=False, default=list)
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What one place of a returned list says of a finding."""

    decision: Decision
    """What the row says and nothing more: any field may be empty, `state` too."""
    stamp: str
    """Of the decision that held when the list went out; "" for none."""
    where: str
    """The row, for the person to find it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A row that says other than what was recorded after the list went out, or than another row."""

    row: Returned
    other: Decision
    """What was recorded, or the other row says."""
    other_where: str = ""
    """The other row, "" for what was recorded."""


@dataclass(slots=True)
class Merged:
    """What became of the rows of a returned list."""

    recorded: list[Returned] = field(default_factory=list)
    unchanged: list[Returned] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[tuple[Returned, DecisionError]] = field(default_factory=list)


def merge(rows: Sequence[Returned], store: DecisionStore, *, who: str, reason: str, overrule: bool = False) -> Merged:
    """Record what the rows of a returned list decide.

    Args:
        rows: in the list's order.
        store: where decisions are kept; only added to.
        who: who decides where a row does not say.
        reason: the reason where a row gives neither one nor an explanation.
        overrule: record rows in conflict with the store too, behind what it holds.

    Raises:
        DecisionError: the store is damaged or cannot be written.
    """
    merged = Merged()
    history = _history(store)
    first: dict[str, Returned] = {}
    for row in rows:
        finding = row.decision.finding
        held = of_report(history.get(finding, ()), row.decision.report, row.decision.sha256)
        base = next((one for one in held if stamp_of(asdict(one)) == row.stamp), None)
        if any(_says_no_more(row.decision, one) for one in (*held[-1:], base) if one is not None):
            merged.unchanged.append(row)
            continue
        try:
            decision = decide(_complete(row.decision, base, who, reason))
        except DecisionError as error:
            merged.refused.append((row, error))
            continue
        earlier = first.setdefault(finding, row)
        if any(_says_no_more(decision, one) for one in held[-1:]):
            merged.unchanged.append(row)
        elif earlier is not row:
            if earlier.decision == row.decision:
                merged.unchanged.append(row)
            else:
                merged.conflicts.append(Conflict(row=row, other=earlier.decision, other_where=earlier.where))
        elif held and held[-1] is not base and not overrule:
            merged.conflicts.append(Conflict(row=row, other=held[-1]))
        else:
            store.record(decision)
            merged.recorded.append(row)
    return merged


def _history(store: DecisionStore) -> dict[str, list[Decision]]:
    """What the store holds, by finding; nothing where it does not exist yet."""
    try:
        decisions = store.history()
    except DecisionError as error:
        if error.kind != "file-missing":
            raise
        decisions = []
    found: dict[str, list[Decision]] = {}
    for one in decisions:
        found.setdefault(one.finding, []).append(one)
    return found


def _says_no_more(row: Decision, recorded: Decision) -> bool:
    """Whether all that a row says is in a recorded decision."""
    return row.when[:10] in ("", recorded.when[:10]) and all(
        getattr(row, name) in ("", (), getattr(recorded, name)) for name in _SAID
    )


def _complete(row: Decision, base: Decision | None, who: str, reason: str) -> Decision:
    """The decision a row makes, with what it leaves unsaid.

    Raises:
        DecisionError: it says neither what was found nor what the unit explains, or takes back a ruling without a word.
    """
    if base is not None and base.ruling and not row.ruling and row.state in ("", EXPLAINED):
        raise DecisionError("list-ruling-cleared", row.finding, ruling=base.ruling)
    if not row.state:
        raise DecisionError("list-undecided", row.finding)
    explanation = row.explanation or (base.explanation if base else "")
    return replace(
        row,
        who=row.who or who,
        reason=row.reason or (explanation or reason if row.state == RULED else ""),
        explanation=explanation,
        materials=row.materials or (base.materials if base else ()),
    )
