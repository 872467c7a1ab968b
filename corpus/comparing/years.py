"""This year's report against last year's: the figures of last year that both tell of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.comparing.account import Account, Told
from corpus.comparing.carried import find_carried
from extractor.claim import Claim
from rules.judge import Judged, judge_all
from rules.power import power_of
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.relations import diff, growth, ppdiff, same
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING

_VALUES = frozenset(("level", "rate", "share"))
_RESTATED = re.compile(
    r"同口径|可比口径|可比价|口径调整|调整口径|新口径|修订|修正数?|核实|重新核定|更正|普查|调整后|合并|划转|剔除|扣除|不再包含|按可比"
)
_SENTENCE_ENDS = "。!?！？\n"


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """Figures of two reports that must agree, judged."""

    kind: str
    """stated, changed or carried."""
    judged: Judged
    last: Told
    this: tuple[Told, ...]
    """The figure of this year's report first, then what it is computed with."""
    restated: bool
    """Whether either report speaks of revised figures or scope there."""

    @property
    def power(self) -> float:
        """Chance that a random slip in one of the figures would have been noticed."""
        found = power_of(self.judged.type, self.judged.relation)
        if found is not None:
            return found
        claims = [member.claim for member in self.judged.relation.members if member.claim is not None]
        span = max(abs(float(claim.quantity.value)) for claim in claims)
        return max(0.0, 1 - sum(_width(claim) for claim in claims) / span) if span else 0.0


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a comparison of two years could notice."""

    comparable: int
    """Figures of last year's report that could be told of again."""
    mentions: int
    """Places where this year's report speaks of last year."""
    matched: int
    judged: int
    agreeing: int
    power: float
    """Sum over the judged checks of the chance that a random slip would have been noticed."""

    def __add__(self, other: Reach) -> Reach:
        return Reach(
            self.comparable + other.comparable,
            self.mentions + other.mentions,
            self.matched + other.matched,
            self.judged + other.judged,
            self.agreeing + other.agreeing,
            self.power + other.power,
        )


NOTHING = Reach(0, 0, 0, 0, 0, 0.0)


@dataclass(frozen=True, slots=True)
class YearsCompared:
    """What comparing two reports came to."""

    last: Account
    this: Account
    checks: tuple[CrossCheck, ...]
    comparable: int
    mentions: int

    @property
    def broken(self) -> list[CrossCheck]:
        """The checks that do not hold."""
        return [check for check in self.checks if check.judged.verdict.outcome == INCONSISTENT]

    @property
    def reach(self) -> Reach:
        """How much it could notice."""
        judged = [
            check for check in self.checks if check.judged.verdict.outcome in (CONSISTENT, ROUNDING, INCONSISTENT)
        ]
        return Reach(
            self.comparable,
            self.mentions,
            len(self.checks),
            len(judged),
            sum(check.judged.verdict.outcome in (CONSISTENT, ROUNDING) for check in judged),
            sum(check.power for check in judged),
        )


def compare_years(last: Account, this: Account) -> YearsCompared:
    """Hold a report against the one of the year before.

    Last year's figure is what this year's report prints for last year, or what
    its change over last year makes it; both are held against what last year's
    report printed, within what rounding allows.
    """
    known = _by_key(last)
    stated = [told for told in this.told if _is_of_last_year(told, last.year, this.year)]
    changes = [told for told in this.told if told.telling.base is not None and told.claim.modality == "actual"]
    said = {told.key for told in stated}
    proposed = [(kind, relation, told) for told in stated for kind, relation in _stated(known, told)]
    for told in changes:
        base = this.base_of(told)
        if base is not None and base.key and base.key not in said:
            proposed += [(kind, relation, told) for kind, relation in _changed(known, told, base)]
    judged = judge_all([(kind, relation) for kind, relation, _ in proposed])
    checks = [
        _check("stated" if one.type is same.TYPE else "changed", one, told, last, this)
        for one, (_, _, told) in zip(judged, proposed, strict=True)
    ]
    carried = [_check("carried", one, told, last, this) for one, told in find_carried(last, this)]
    mentions = len(stated) + sum(1 for told in changes if (base := this.base_of(told)) and base.key not in said)
    return YearsCompared(
        last, this, tuple(_kindest(checks) + carried), sum(map(len, known.values())), mentions + len(carried)
    )


def _by_key(last: Account) -> dict[str, list[Told]]:
    """Last year's own figures under their keys; what it says of the year before, of aims and of norms left out."""
    known: dict[str, list[Told]] = defaultdict(list)
    for told in last.told:
        claim = told.claim
        own_year = not (claim.period.isdigit() and last.year.isdigit() and claim.period != last.year)
        if (
            told.key
            and told.telling.stance in _VALUES
            and claim.modality == "actual"
            and claim.bound == "="
            and own_year
        ):
            known[told.key].append(told)
    return known


def _is_of_last_year(told: Told, last_year: str, this_year: str) -> bool:
    claim, telling = told.claim, told.telling
    if not told.key or claim.modality != "actual" or claim.bound != "=":
        return False
    if telling.stance == "earlier":
        return telling.basis in ("", "上年") or telling.basis == last_year != ""
    return telling.stance in _VALUES and claim.period == last_year != "" and last_year != this_year


def _stated(known: dict[str, list[Told]], told: Told) -> Iterator[tuple[RelationType, Relation]]:
    for candidate in known.get(told.key, ()):
        yield same.TYPE, relate("same", "years", "likely", first=candidate.claim, second=told.claim)


def _changed(known: dict[str, list[Told]], told: Told, base: Told) -> Iterator[tuple[RelationType, Relation]]:
    """The change with both levels: last year's from last year's report."""
    change, now = told.claim, base.claim
    rises = told.telling.direction >= 0
    op = "rises" if rises else "falls"
    for candidate in known.get(base.key, ()):
        then = candidate.claim
        if told.telling.stance == "growth":
            yield growth.TYPE, relate("growth", "years", "likely", op=op, previous=then, current=now, percent=change)
        elif told.telling.stance == "change":
            high, low = (now, then) if rises else (then, now)
            yield diff.TYPE, relate("diff", "years", "likely", op=op, minuend=high, subtrahend=low, difference=change)
        else:
            members = {"from": then, "to": now, "points": change}
            yield ppdiff.TYPE, relate("ppdiff", "years", "likely", op=op, **members)


def _check(kind: str, judged: Judged, told: Told, last: Account, this: Account) -> CrossCheck:
    own = {one.claim.id: one for one in last.told}
    of_last = next(member.claim for member in judged.relation.members if member.claim and _is_from(member.claim, own))
    rest = tuple(
        one
        for member in judged.relation.members
        if (claim := member.claim) is not None and claim is not of_last and claim is not told.claim
        for one in this.told
        if one.claim is claim
    )
    broken = judged.verdict.outcome == INCONSISTENT
    restated = broken and (_speaks_of_revision(last, of_last) or _speaks_of_revision(this, told.claim))
    return CrossCheck(kind, judged, own[of_last.id], (told, *rest), restated)


def _is_from(claim: Claim, own: dict[str, Told]) -> bool:
    return claim.id in own and own[claim.id].claim is claim


def _speaks_of_revision(account: Account, claim: Claim) -> bool:
    """Whether the sentence of a figure says that scope or figures were revised."""
    text = account.read()
    start = max(text.rfind(mark, 0, claim.start) for mark in _SENTENCE_ENDS) + 1
    end = min((at for mark in _SENTENCE_ENDS if (at := text.find(mark, claim.end)) >= 0), default=len(text))
    return _RESTATED.search(text, start, end) is not None


def _kindest(checks: Sequence[CrossCheck]) -> list[CrossCheck]:
    """One check for each figure of this year's report: the best of those that last year's several figures of one key allow."""
    best: dict[str, CrossCheck] = {}
    order = (CONSISTENT, ROUNDING)
    for check in checks:
        name = check.this[0].claim.id
        rank = check.judged.verdict.outcome
        if name not in best or (rank in order and best[name].judged.verdict.outcome not in order):
            best[name] = check
    return list(best.values())


def _width(claim: Claim) -> float:
    return 1.0 if claim.quantity.is_exact else float(claim.quantity.place)
