"""How each kind of rule is held against a report: limits, means, rises, comparisons, shares, amounts paid by a norm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from extractor.claim import Claim
from rules.norms_coefficients import coefficient_lists
from rules.norms_figures import Figures, levels_of, successions
from rules.norms_held import Held, Reading, hold, put_in_doubt
from rules.norms_judging import judge_amount, judge_limit, judge_mean, judge_order, judge_share
from rules.norms_places import is_of_other_place
from rules.norms_reading import counts_all_staff, holds_words, is_of_part_year, levels_for
from rules.norms_years import in_force, is_dated
from rules.pack import NormRule, Pack, Paid, Select
from rules.relation import Member
from rules.verdict import INCONSISTENT, ROUNDING

_PAID_REACH = 12


def check_limits(pack: Pack, versions: Sequence[NormRule], figures: Figures) -> Iterator[Held]:
    """Yield each selected figure held against its limit."""
    seen: set[str] = set()
    for claim in figures.measured(versions[0]):
        if claim.id in seen:
            continue
        seen.add(claim.id)
        readings = [
            Reading(rule, level, limit, judge_limit(claim.quantity, limit))
            for rule in in_force(versions, claim, figures.setting)
            for level in levels_for(claim, rule, levels_of(claim.indicator.name))
            if (limit := rule.limit_at(level)) is not None
        ]
        held = hold(pack, [Member.of("value", claim)], readings)
        if held is not None:
            yield _soften(held, claim, figures)


def _soften(held: Held, claim: Claim, figures: Figures) -> Held:
    """Leave a missed norm undetermined where the figure may be of another scope, place, level or stretch of time."""
    if held.judged.verdict.outcome not in (INCONSISTENT, ROUNDING):
        return held
    if claim.indicator.name in held.rule.soft and not counts_all_staff(claim, figures.text.folded):
        return put_in_doubt(held, "norm_scope")
    if is_of_other_place(claim, figures):
        return put_in_doubt(held, "norm_place")
    levels = levels_of(claim.indicator.name)
    if not claim.level and "" not in held.rule.limits and (not levels or not set(levels) <= set(held.rule.limits)):
        return put_in_doubt(held, "norm_level")
    if claim.quantity.dimension.startswith("元") and is_of_part_year(claim):
        return put_in_doubt(held, "norm_period")
    return held


def check_means(pack: Pack, versions: Sequence[NormRule], figures: Figures) -> Iterator[Held]:
    """Yield each list of as many values as the rule averages, their mean held against its limit."""
    for values in coefficient_lists(list(figures.measured(versions[0]))):
        readings = [
            Reading(rule, level, limit, judge_mean([one.quantity for one in values], limit))
            for rule in in_force(versions, values[0], figures.setting)
            if len(values) == rule.count
            for level in levels_for(values[0], rule, ())
            if (limit := rule.limit_at(level)) is not None
        ]
        held = hold(pack, [Member.of("value", one) for one in values], readings)
        if held is not None:
            yield held


def check_rises(pack: Pack, versions: Sequence[NormRule], figures: Figures) -> Iterator[Held]:
    """Yield each pair of years of an indicator that must not fall, or must rise."""
    for name in versions[0].select.indicators:
        for earlier, later in successions(figures, name):
            readings = [
                Reading(rule, later.level, None, judge_order(later.quantity, earlier.quantity, rule.op))
                for rule in in_force(versions, later, figures.setting)
            ]
            held = hold(pack, [Member.of("previous", earlier), Member.of("current", later)], readings)
            if held is not None:
                yield _dated(held, later, figures)


def check_above(pack: Pack, versions: Sequence[NormRule], figures: Figures) -> Iterator[Held]:
    """Yield each figure that must stand above another of the same time."""
    for claim in figures.of(versions[0]):
        other = figures.partner(claim, versions[0].other)
        if other is None or not _is_comparable(claim, other):
            continue
        readings = [
            Reading(rule, claim.level, None, judge_order(claim.quantity, other.quantity, rule.op))
            for rule in in_force(versions, claim, figures.setting)
        ]
        held = hold(pack, [Member.of("left", claim), Member.of("right", other)], readings)
        if held is not None:
            yield _dated(held, claim, figures)


def _is_comparable(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one level, or of things that have none (财政经常性收入) or only one (一本上线率)."""
    mine, others = levels_of(one.indicator.name), levels_of(other.indicator.name)
    return one.level == other.level or not mine or not others or (mine == others and len(mine) == 1)


def check_shares(pack: Pack, versions: Sequence[NormRule], figures: Figures) -> Iterator[Held]:
    """Yield each amount that must be a share of another one named beside it."""
    for part in figures.of(versions[0]):
        whole = figures.partner(part, versions[0].other)
        if whole is None or whole.level != part.level:
            continue
        readings = [
            Reading(rule, part.level, limit, judge_share(part.quantity, whole.quantity, limit))
            for rule in in_force(versions, part, figures.setting)
            if (limit := rule.limit_at(part.level) or rule.limit_at("")) is not None
        ]
        held = hold(pack, [Member.of("part", part), Member.of("whole", whole)], readings)
        if held is not None:
            yield held


def _dated(held: Held, claim: Claim, figures: Figures) -> Held:
    """A duty that began in a year binds nobody whose years are blacked out."""
    missed = held.judged.verdict.outcome == INCONSISTENT
    if missed and held.rule.first_year and not is_dated(claim, figures.setting):
        return put_in_doubt(held, "norm_year")
    return held


def check_amounts(pack: Pack, versions: Sequence[NormRule], figures: Figures) -> Iterator[Held]:
    """Yield each amount held against so many people at so much a year, whole or by term."""
    for amount in figures.of(versions[0]):
        for rule in in_force(versions, amount, figures.setting):
            people = _people_paid(rule, amount, figures)
            if not people:
                continue
            due = sum((claim.quantity.value * group.rate for group, claim in people), Fraction(0))
            verdict, nearest = judge_amount(amount.quantity, due, rule.terms)
            members = [Member.of("part", claim) for _, claim in people] + [Member.of("total", amount)]
            held = hold(pack, members, [Reading(rule, "", None, replace(verdict, computed=nearest))])
            if held is not None:
                yield held
                break


def _people_paid(rule: NormRule, amount: Claim, figures: Figures) -> list[tuple[Paid, Claim]]:
    """The groups of a rule in the sentence before an amount, back to the amount before it.

    None unless every count of people there is a group found once, or their total.
    """
    found: list[tuple[Paid, Claim]] = []
    others: list[Claim] = []
    level = ""
    for claim in reversed(_people_before(amount, figures)):
        level = claim.level or level  # 小学寄宿生410人、非寄宿生1530人
        group = next((one for one in rule.paid if _is_of(claim, level, one)), None)
        if group is None:
            others.append(claim)
        elif any(group is other for other, _ in found):
            return []
        else:
            found.append((group, claim))
    total = sum((claim.quantity.value for _, claim in found), Fraction(0))
    return found if all(claim.quantity.value == total for claim in others) else []


def _people_before(amount: Claim, figures: Figures) -> list[Claim]:
    """Counts of people in the sentence before an amount, nearest first, back to the amount before it."""
    counts = []
    for steps, claim in enumerate(figures.text.before(amount, sentence=True)):
        if claim.quantity.dimension == "元" or steps > _PAID_REACH:
            break
        if claim.quantity.dimension in ("人", "人次"):
            counts.append(claim)
    return counts


def _is_of(claim: Claim, level: str, group: Paid) -> bool:
    return group.level in ("", level) and holds_words(claim, Select(words=group.words, without=group.without))


CHECKERS: dict[str, Callable[[Pack, Sequence[NormRule], Figures], Iterator[Held]]] = {
    "limit": check_limits,
    "mean": check_means,
    "rises": check_rises,
    "above": check_above,
    "share": check_shares,
    "amount": check_amounts,
}
