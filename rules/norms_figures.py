"""The figures of one report within a file, as norms look for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from extractor.catalogue import find_entry
from extractor.claim import Claim
from rules.norms_coefficients import COEFFICIENT, coefficient_name
from rules.norms_reading import fits_unit, holds_words, is_cited, is_far_end, states_value
from rules.norms_years import Setting, year_said
from rules.pack import NormRule
from rules.report_text import ReportText
from rules.stance import Kind

_SAYS_YEAR = re.compile(r"(?:19|20)[0-9]{2}年(?:度|末|底)?(?:为|是|达到?)?约?$")


class Figures:
    """One report's claims by what they count."""

    def __init__(
        self, text: ReportText, claims: Sequence[Claim], folded: str, setting: Setting, coefficients: frozenset[int]
    ) -> None:
        self.text = text
        self.claims = claims
        self.folded = folded
        """The report's own folded text."""
        self.setting = setting
        self.coefficients = coefficients
        """Numbers of the tables that list 差异系数."""

    @cached_property
    def by_name(self) -> dict[str, list[Claim]]:
        """Canonical name -> figures, in order."""
        found: dict[str, list[Claim]] = defaultdict(list)
        listed = COEFFICIENT in self.folded
        for claim in self.claims:
            name = (listed and coefficient_name(claim, self.text.folded, self.coefficients)) or claim.indicator.name
            if name:
                found[name].append(claim)
        return dict(found)

    def of(self, rule: NormRule) -> Iterator[Claim]:
        """Yield the figures a rule selects that state a value."""
        for name in rule.select.indicators:
            growth, standard = is_growth(name), "standard" in rule.modality
            for claim in self.by_name.get(name, ()):
                stated = claim.modality in rule.modality and (
                    states_value(self.text, claim, growth=growth, standard=standard) or self._is_dated_now(claim)
                )
                if stated and (not rule.select.without or holds_words(claim, rule.select)):
                    yield claim
        if rule.select.words and not rule.select.indicators:
            for claim in self.claims:
                if (
                    claim.modality in rule.modality
                    and holds_words(claim, rule.select)
                    and states_value(self.text, claim)
                ):
                    yield claim

    def _is_dated_now(self, claim: Claim) -> bool:
        """Whether a figure read as an earlier one, for the year beside it, is of the report's own year (2021年为96%)."""
        stance = self.text.stance(claim)
        now = self.setting.year is not None and year_said(claim) == self.setting.year
        return now and stance.kind is Kind.EARLIER and not stance.leaves and not is_cited(claim)

    def measured(self, rule: NormRule) -> Iterator[Claim]:
        """Yield those that a rule's limits can be held against; of rates of several years in a sentence the latest."""
        chosen = list(self.of(rule))
        latest = {(claim.sentence, claim.level): _year(claim) for claim in sorted(chosen, key=_year)}
        for claim in chosen:
            if claim.quantity.unit == "%" and claim.series < 0 and _year(claim) < latest[claim.sentence, claim.level]:
                continue
            if all(fits_unit(claim, limit) and not is_far_end(claim, limit) for limit in rule.limits.values()):
                yield claim

    @cached_property
    def _places(self) -> dict[tuple[object, ...], list[Claim]]:
        """Figures that state a value by indicator and period with place in a list, and by indicator and paragraph."""
        found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for name, claims in self.by_name.items():
            growth = is_growth(name)
            for claim in claims:
                if claim.modality == "actual" and states_value(self.text, claim, growth=growth):
                    found[name, "period", claim.period, claim.place].append(claim)
                    if claim.series < 0:
                        found[name, "paragraph", claim.paragraph].append(claim)
        return dict(found)

    def partner(self, claim: Claim, name: str) -> Claim | None:
        """Return the figure of another indicator for the same time, in the same place of a list where both stand in one."""
        if claim.period:
            same = self._places.get((name, "period", claim.period, claim.place), [])
            at = bisect_left(same, claim.start, key=lambda other: other.start)
            near = [other for other in same[max(0, at - 1) : at + 1] if _alike(claim, other)]
            if near:
                return min(near, key=lambda other: abs(other.start - claim.start))
        beside = [other for other in self._places.get((name, "paragraph", claim.paragraph), ()) if _alike(claim, other)]
        alone = len(beside) == 1 and claim.series < 0 and beside[0].period in ("", claim.period)
        return beside[0] if alone else None


def _year(claim: Claim) -> int:
    return year_said(claim) or 0


def _alike(one: Claim, other: Claim) -> bool:
    return one is not other and one.quantity.dimension == other.quantity.dimension


def is_growth(name: str) -> bool:
    """Whether an indicator is itself a rate of growth."""
    return name.endswith(("增长比例", "增长率"))


def levels_of(name: str | None) -> tuple[str, ...]:
    """Return the levels an indicator is about."""
    entry = find_entry(name)
    return entry.levels if entry else ()


def _states_dated(text: ReportText, claim: Claim) -> bool:
    """Whether a figure says what was in its own year, though for comparison (2020年为1210元)."""
    stance = text.stance(claim)
    earlier = stance.kind is Kind.EARLIER and not stance.leaves and not is_cited(claim)
    return states_value(text, claim) or (earlier and _SAYS_YEAR.search(claim.before) is not None)


def successions(figures: Figures, name: str) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of one indicator and level where the second is a year after the first: lists, 由…到…, years said."""
    claims = figures.by_name.get(name, [])
    for earlier, later in pairwise(claims):
        if earlier.modality != "actual" or later.modality != "actual" or earlier.level != later.level:
            continue
        if earlier.series >= 0 and earlier.series == later.series and later.place == earlier.place + 1:
            if earlier.period != later.period:
                yield earlier, later
            continue
    for claim in claims:
        number = figures.text.number_of(claim) + 1
        if claim.series >= 0 or number == len(figures.text.claims):
            continue
        following = figures.text.claims[number]
        if following.sentence != claim.sentence or following.quantity.dimension != claim.quantity.dimension:
            continue
        if figures.text.stance(claim).leaves and figures.text.stance(following).arrives:
            yield claim, following
    dated = sorted(
        (
            (year, claim)
            for claim in claims
            if (year := year_said(claim)) and claim.series < 0 and _states_dated(figures.text, claim)
        ),
        key=lambda pair: (pair[1].level, pair[0]),
    )
    for (before, one), (after, other) in pairwise(dated):
        if after == before + 1 and one.level == other.level and one.modality == other.modality == "actual":
            yield one, other
