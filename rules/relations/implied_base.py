"""同一分母算得出 (implied_base)

What      同一整体的两个部分各有人数和比率而整体没有写出时,两处推算的整体须能相等。
Why       上线243人占28.7%、上线385人占45.3%,推算的考生数若对不上,必有一个数有误或分母不同。
Rounding  整体为人数、校数时须是整数;两个推算区间没有公共整数才算不符。
          只有一个部分和它的比率时,推算的整体区间里须有整数:36所占80.95%,没有哪个整数做得到。
Not when  两个比率的分母本来就不同(时期、口径、学段不同)。
Not when  更高一档包含在低一档里;比率只印到整数。

Passes    经自查,小学达标34所,达标率为80.95%。
Fails     经自查,小学达标36所,达标率为80.95%。
Passes    2020年一本上线243人,上线率28.7%;二本以上上线383人,上线率45.3%。
Fails     2020年一本上线243人,上线率28.7%;二本以上上线385人,上线率45.3%。
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from extractor.interval import Interval
from rules.cues import is_joined
from rules.relation import Member, Relation
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.shares import find_shares
from rules.stance import Kind
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED, Verdict

_RATE_NAME = re.compile(r"([^,;。、的0-9]{1,4}率|占比|比重)(?:分别|均)?(?:为|达到?|是|约)*$")
_OWN_RATE = re.compile(r"[,、]?(?P<verb>[^,;。、的0-9]{2,4}?)[率面](?:为|达到?|是)?")
_BARE_SHARE = re.compile(r"[,、]?(?:占比|比例|占)(?:为|达到?|是)?")
_UNDONE = re.compile(r"未|没有|尚|不(?:达|合)")
_TELLING_COUNT = 5000
_ALL = 100
_THINGS = frozenset(["人", "名", "所", "个", "家", "户", "件", "辆", "台", "村", "班", "校", "座", "条", "项"])
_SHARE_OF = re.compile(r"^,?占(?P<whole>[^,;。0-9]*?)(?:总数|总量)?(?:的)?$")


def find(text: ReportText) -> Iterator[Relation]:
    """Propose neighbouring pairs of count and rate under one name of rate."""
    pairs: list[tuple[Claim, Claim, str]] = []
    for number, percent in enumerate(text.claims):
        match = _RATE_NAME.search(percent.before)
        if number == 0 or match is None or percent.quantity.unit != "%" or percent.bound != "=":
            continue
        part = text.claims[number - 1]
        if part.sentence == percent.sentence and part.quantity.is_exact and text.stance(part).kind is Kind.LEVEL:
            pairs.append((part, percent, match.group(1)))
    yield from _moved_pairs(text)
    yield from _shares_of_one(text)
    yield from _alone(text)
    for (part, percent, name), (part2, percent2, name2) in itertools.pairwise(pairs):
        if (
            name == name2
            and part.sentence == part2.sentence
            and part.level == part2.level
            and part.quantity.unit == part2.quantity.unit
            and part.quantity.value > 0 < part2.quantity.value
            and _share_whole(part, part2)
        ):
            members = (
                Member.of("part", part),
                Member.of("percent", percent),
                Member.of("part", part2),
                Member.of("percent", percent2),
            )
            yield Relation("implied_base", members, "inferred", "likely")


def _alone(text: ReportText) -> Iterator[Relation]:
    """小学达标36所,达标率为80.95%: whatever the whole is, it is a whole number of schools."""
    stated = {relation.claim("percent").id for relation in find_shares(text)}
    for number, percent in enumerate(text.claims[1:], 1):
        part = text.claims[number - 1]
        if (
            percent.quantity.unit != "%"
            or percent.bound != "="
            or percent.id in stated
            or part.bound != "="
            or not part.quantity.is_exact
            or part.paragraph != percent.paragraph
            or part.clause + 1 < percent.clause
            or not 1 < part.quantity.value < _TELLING_COUNT
            or not text.is_level(part)
            or part.quantity.unit not in _THINGS
            or part.quantity.chinese  # 大气、水两项占79.3%
        ):
            continue
        if not is_joined(part) and _rate_of_part(part, percent) and percent.quantity.value < _ALL:
            members = Member.of("part", part), Member.of("percent", percent)
            yield Relation("implied_base", members, "inferred", "likely")


def _rate_of_part(part: Claim, percent: Claim) -> bool:
    """Whether the words make a rate that of the count right before it: its own verb (达标…达标率), or 占 with nothing else."""
    if _BARE_SHARE.fullmatch(percent.before):
        return True
    match = _OWN_RATE.fullmatch(percent.before)
    words = f"{part.before}{part.after}{part.indicator.folded}"
    if _UNDONE.search(words):
        return False  # 5个项目未按期完工,完工率72.2%: of the others
    return match is not None and re.search(rf"(?<![不未没无本]){match.group('verb')}", words) is not None


def _moved_pairs(text: ReportText) -> Iterator[Relation]:
    """达标学校由7所增加到8所,达标率由63.6%上升到72.7%: both of one whole."""
    for number in range(3, len(text.claims)):
        first, second, low, high = text.claims[number - 3 : number + 1]
        stances = text.stances[number - 3 : number + 1]
        if (
            low.quantity.unit == high.quantity.unit == "%"
            and first.quantity.unit == second.quantity.unit
            and first.quantity.is_exact
            and first.sentence == high.sentence
            and stances[0].leaves
            and stances[1].arrives
            and stances[2].leaves
            and stances[3].arrives
        ):
            members = tuple(
                Member.of(role, claim)
                for role, claim in (("part", first), ("percent", low), ("part", second), ("percent", high))
            )
            relation = Relation("implied_base", members, "inferred", "weak")
            if recheck(relation).outcome == CONSISTENT:
                yield relation  # schools merge and open: that the base moved is no contradiction


def _shares_of_one(text: ReportText) -> Iterator[Relation]:
    """优秀等级324人,占参测学生的18.0%;良好等级756人,占42.0%: the second share names no whole, so it is of the first's."""
    stated = {relation.claim("percent").id for relation in find_shares(text)}
    pairs: list[tuple[Claim, Claim, str]] = []
    for number, percent in enumerate(text.claims):
        match = _SHARE_OF.match(percent.before)
        part = text.claims[number - 1]
        if (
            number
            and match
            and percent.id not in stated
            and part.clause + 1 >= percent.clause
            and part.quantity.is_exact
        ):
            pairs.append((part, percent, match.group("whole")))
    for (part, percent, whole), (part2, percent2, whole2) in itertools.pairwise(pairs):
        same = (part.sentence, part.level, part.quantity.unit) == (part2.sentence, part2.level, part2.quantity.unit)
        if same and whole and not whole2 and part.quantity.value > 0 < part2.quantity.value:
            roles = (("part", part), ("percent", percent), ("part", part2), ("percent", percent2))
            yield Relation("implied_base", tuple(Member.of(*role) for role in roles), "inferred", "likely")


def _share_whole(first: Claim, second: Claim) -> bool:
    """Whether the words make the two counts parts of one whole: one takes the other in (以上)."""
    return "以上" in first.before + second.before and first.quantity.value != second.quantity.value


def _whole(part: Claim, percent: Claim, *, cut: bool) -> Interval:
    """Values of the whole that print this rate of this count."""
    rate = percent.quantity.interval(cut=cut)
    value = part.quantity.value * 100
    low = value / rate.high if rate.high else None
    high = value / rate.low if rate.low and rate.low > 0 else None
    return Interval(low, high, rate.high_closed, rate.low_closed)


def _common_integer(interval: Interval) -> bool:
    if interval.is_empty or interval.low is None or interval.high is None:
        return not interval.is_empty
    first = math.ceil(interval.low)
    if first == interval.low and not interval.low_closed:
        first += 1
    return Fraction(first) in interval


def _judge_alone(part: Claim, percent: Claim) -> Verdict:
    """Whether some whole number gives the one rate of the one count."""
    for cut, outcome in ((False, CONSISTENT), (True, ROUNDING)):
        whole = _whole(part, percent, cut=cut)
        if _common_integer(whole):
            return Verdict(outcome, whole, whole, reason="truncation" if cut else "")
    return Verdict(INCONSISTENT, _whole(part, percent, cut=False))


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: some whole number must give both rates, both rounded or both truncated."""
    parts, percents = relation.claims("part"), relation.claims("percent")
    if not all(part.quantity.is_exact for part in parts) or any(percent.bound != "=" for percent in percents):
        return Verdict(UNDETERMINED, reason="approximate")
    if len(parts) == 1:
        return _judge_alone(parts[0], percents[0])
    for cut, outcome in ((False, CONSISTENT), (True, ROUNDING)):
        first, second = (_whole(part, percent, cut=cut) for part, percent in zip(parts, percents, strict=True))
        if _common_integer(first.meet(second)):
            return Verdict(outcome, first, second, reason="truncation" if cut else "")
    first, second = (_whole(part, percent, cut=False) for part, percent in zip(parts, percents, strict=True))
    return Verdict(INCONSISTENT, first, second)


TYPE = RelationType(name="implied_base", code="GJ113", title="同一分母算得出", find=find, judge=recheck)
