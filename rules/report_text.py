"""A report's claims in reading order, with the words between them: what finders look at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from extractor.aligned import AlignedText
from extractor.claim import Claim
from rules.stance import ARRIVES_ALONE, Kind, Stance, read_stance
from rules.stretches import begin_of

T = TypeVar("T")


class ReportText:
    """Claims with their neighbourhood; spans here are folded."""

    def __init__(self, claims: Sequence[Claim], aligned: AlignedText) -> None:
        self.claims = list(claims)
        self.aligned = aligned
        self.folded = aligned.folded
        self.stances = _read_stances(self.claims)
        self._memory: dict[str, Any] = {}
        self._number = {claim.id: number for number, claim in enumerate(self.claims)}
        stated = zip(self.claims, self.stances, strict=True)
        self._levels = {claim.id for claim, stance in stated if stance.kind is Kind.LEVEL}

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """Return what finders share about a report, made once."""
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]  # type: ignore[no-any-return]

    @cached_property
    def sentences(self) -> list[list[Claim]]:
        """Claims by sentence, in order."""
        return [list(group) for _, group in groupby(self.claims, key=lambda claim: claim.sentence)]

    @cached_property
    def series(self) -> dict[int, list[Claim]]:
        """Value lists by number, their claims in order."""
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            if claim.series >= 0:
                found.setdefault(claim.series, []).append(claim)
        return found

    def claims_before(self, place: int) -> int:
        """Return how many claims begin before a folded place."""
        return bisect_right(self._starts, place)

    @cached_property
    def _starts(self) -> list[int]:
        return [claim.quantity.start for claim in self.claims]

    def number_of(self, claim: Claim) -> int:
        """Return a claim's place in reading order, from 0."""
        return self._number[claim.id]

    def stance(self, claim: Claim) -> Stance:
        """Return the part a claim plays in its sentence."""
        return self.stances[self._number[claim.id]]

    def is_level(self, claim: Claim) -> bool:
        """Whether a claim states how much there is, not a comparison, change, rate or share."""
        return claim.id in self._levels

    def before(self, claim: Claim, *, sentence: bool = False, paragraph: bool = False) -> Iterator[Claim]:
        """Yield earlier claims of the same part, nearest first, within the sentence or paragraph where asked."""
        for number in range(self._number[claim.id] - 1, -1, -1):
            earlier = self.claims[number]
            if (
                earlier.part != claim.part
                or (sentence and earlier.sentence != claim.sentence)
                or (paragraph and earlier.paragraph != claim.paragraph)
            ):
                return
            yield earlier

    def after(self, claim: Claim) -> Iterator[Claim]:
        """Yield later claims of the same sentence, nearest first."""
        for later in self.claims[self._number[claim.id] + 1 :]:
            if later.sentence != claim.sentence:
                return
            yield later

    def sentence_before(self, claim: Claim) -> str:
        """Return the folded words of a claim's sentence up to it."""
        start = claim.quantity.start
        return self.folded[begin_of(self.folded, "。!?\n", start) : start]

    def lead_up(self, claim: Claim) -> str:
        """Return the folded words between a claim and the one before it."""
        number = self._number[claim.id]
        return self.between(self.claims[number - 1], claim) if number else ""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a folded one."""
        return self.aligned.original(start, end)

    def written(self, start: int, end: int) -> str:
        """Return what the original says at an original span."""
        return self.aligned.source[start:end]

    def between(self, first: Claim, second: Claim) -> str:
        """Return the folded words between two claims."""
        return self.folded[first.quantity.end : second.quantity.start]

    def base_of(self, relative: Claim) -> Claim | None:
        """Return the level that a rate speaks of: the last one before it in its sentence."""
        for claim in self.before(relative, sentence=True):
            if claim.depth <= relative.depth and self.is_level(claim):
                return claim
        return None


def _read_stances(claims: list[Claim]) -> list[Stance]:
    """The part each claim plays; a list's words stand before its first value and hold for all."""
    stances: list[Stance] = []
    for number, claim in enumerate(claims):
        before = claims[number - 1] if number else claim
        if claim.series >= 0 and claim.place > 0 and before.series == claim.series:
            stances.append(stances[-1])
            continue
        if stances and stances[-1].kind in (Kind.EARLIER, Kind.CHANGE) and _is_twin(before, claim):
            stances.append(stances[-1])
            continue
        stance = read_stance(claim)
        reached = stance.arrives and (not stances or stances[-1].kind is not Kind.CHANGE)  # 再减3天,降到45.6天
        if (
            stances
            and stances[-1].leaves
            and claim.before in ("到", "至")
            and before.quantity.unit == claim.quantity.unit
        ):
            stance = replace(stance, arrives=True)  # 由A、B到C
        alone = claim.clause == before.clause and ARRIVES_ALONE.fullmatch(claim.before)
        if reached and before.quantity.unit == claim.quantity.unit and alone:
            _mark_start(claims, stances, number - 1)
        stances.append(stance)
    return [_settled(claims, stances, at) for at in range(len(claims))]


def _is_twin(first: Claim, claim: Claim) -> bool:
    """比上年末的3126户5708人减少262户562人: another unit right behind, with no word of its own."""
    beside = claim.before in ("", "、") and claim.sentence == first.sentence and claim.depth == first.depth
    beside = beside and claim.clause == first.clause  # 11户虚增3.41亿元,3户虚减…: what comes next
    relative = claim.quantity.dimension in ("", "比率", "百分点", "倍")
    return beside and claim.series < 0 and not relative and claim.quantity.unit != first.quantity.unit


def _settled(claims: list[Claim], stances: list[Stance], at: int) -> Stance:
    """从, 由 and 自 start a movement only where something arrives: 从土地出让收益中计提5万元 does not."""
    stance = stances[at]
    if not stance.leaves or stance.kind is Kind.EARLIER:
        return stance
    for later in range(at + 1, min(at + 9, len(claims))):
        if claims[later].sentence != claims[at].sentence:
            break
        if stances[later].arrives and claims[later].quantity.dimension == claims[at].quantity.dimension:
            return stance
    return replace(stance, leaves=False)


def _mark_start(claims: list[Claim], stances: list[Stance], at: int) -> None:
    """33所上升到34所: the earlier value, and its whole list where it is one, starts the movement."""
    series = claims[at].series
    while at >= 0 and (series < 0 or claims[at].series == series):
        stances[at] = replace(stances[at], leaves=True)
        if series < 0:
            return
        at -= 1
