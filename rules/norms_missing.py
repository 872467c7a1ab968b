"""What a report under a pack must give and does not: an inspector's first question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rules.norms_figures import Figures
from rules.pack import NormRule, Pack
from rules.wording import say


@dataclass(frozen=True, slots=True)
class Need:
    """One figure a pack asks for."""

    rule: NormRule
    level: str
    given: int
    """How many figures the report gives for it."""

    @property
    def indicator(self) -> str:
        """What is to be given, without its level."""
        return "或".join(self.rule.select.indicators or self.rule.select.words)

    @property
    def figure(self) -> str:
        """What is to be given, with its level and what the norm requires of it: 小学就近划片入学比例(=100%)."""
        level = "" if self.level in self.indicator else self.level
        required = self.rule.requires_at(self.level)
        return f"{level}{self.indicator}{f'({required})' if required else ''}"


@dataclass(frozen=True, slots=True)
class Completeness:
    """What one pack asks of one report."""

    pack: Pack
    part: int
    needs: tuple[Need, ...]

    @property
    def absent(self) -> list[Need]:
        """What the report does not give."""
        return [need for need in self.needs if not need.given]

    @property
    def given(self) -> int:
        """How many of the needed figures there are."""
        return len(self.needs) - len(self.absent)

    def to_dict(self) -> dict[str, Any]:
        """Return the completeness table as the report object has it."""
        return {
            "pack": self.pack.name,
            "title": self.pack.title,
            "part": self.part,
            "needed": len(self.needs),
            "given": self.given,
            "rows": [
                {"rule": need.rule.id, "title": need.rule.title, "level": need.level, "given": need.given}
                for need in self.needs
            ],
        }

    def describe_missing(self, lang: str) -> list[dict[str, Any]]:
        """Return what to ask for, one entry a figure."""
        return [
            {
                "pack": self.pack.name,
                "rule": need.rule.id,
                "indicator": need.indicator,
                "level": need.level,
                "part": self.part,
                "source": str(need.rule.source),
                "message": say("norm_missing", "state", lang).format(figure=need.figure),
            }
            for need in self.absent
        ]


def find_missing(pack: Pack, part: int, figures: Figures) -> Completeness:
    """Return which needed figures of a pack a report gives, level by level."""
    needs = []
    for rule in pack.rules:
        if not rule.needed:
            continue
        for level in sorted(rule.limits) or [""]:
            needs.append(Need(rule, level, _count(rule, level, figures)))
    return Completeness(pack, part, tuple(needs))


def _count(rule: NormRule, level: str, figures: Figures) -> int:
    claims = [claim for name in rule.select.indicators for claim in figures.by_name.get(name, ())]
    if rule.select.words and not rule.select.indicators:
        claims = list(figures.of(rule))
    fitting = [claim for claim in claims if claim.modality != "target" and _is_at(claim.level, level)]
    return len(fitting)


def _is_at(found: str, wanted: str) -> bool:
    return (
        not wanted
        or found in (wanted, "")
        or (found == "义务教育" and wanted in ("小学", "初中"))
        or wanted == "义务教育"
    )
