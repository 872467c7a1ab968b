"""Findings: what a check lets a person ask about."""

from __future__ import annotations

from dataclasses import dataclass, field

SEVERITIES = ("error", "warning", "notice", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of the report that a finding rests on."""

    start: int
    end: int
    page: int | None
    quote: str
    doc: int = 0
    """0 the report itself, 1, 2 … its attachments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One change of one figure that would mend the whole group."""

    claim: str
    """Id of the figure."""
    surface: str
    value: float
    text: str
    """What it would read."""
    operation: str
    """digit, swap, missing, extra, point, unit or recomputed."""

    def __str__(self) -> str:
        """Show the change: 49所→47所."""
        return f"{self.surface}→{self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to ask the reporting unit about; never a charge."""

    id: str
    """Fingerprint: survives edits elsewhere."""
    rule: str
    severity: str
    """error 不符, warning 疑点, notice 提示, info 情况."""
    nature: str
    """疑似笔误, 口径可能不同, 修约 or 原因待核."""
    title: str
    message: str
    formula: str
    evidence: tuple[Evidence, ...]
    check: str
    """Id of the check it comes from."""
    possible_causes: tuple[str, ...] = ()
    question: str = ""
    materials: tuple[str, ...] = ()
    impact: str = ""
    direction: str = "中性"
    """有利, 不利 or 中性 to the reporting unit, for the inspector's eyes."""
    repairs: tuple[Repair, ...] = field(default=())
    also: tuple[str, ...] = ()
    """Ids of checks that are broken together with it: one change of one figure would mend them all."""
    source: str = ""
