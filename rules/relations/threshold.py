"""与文中所说的限值、目标相符 (threshold)

What      "低于160的限值"、"未达到1:13.5的要求"、"均高于监管要求"、"计划85名仅招到55名",所说的关系须与数值一致。
Why       数值或限值写错后,达标的说法不再成立。
Rounding  按修约区间判断;恰在限值上的,"以上""不低于"含本数,"超过""低于"不含。
Not when  限值不是针对该指标、该口径的。

Passes    资本充足率为13.56%,高于10.5%的监管要求。
Fails     资本充足率为9.56%,高于10.5%的监管要求。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.amounts import in_unit_of
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.stance import Kind
from rules.verdict import CONSISTENT, INCONSISTENT, UNDETERMINED, Verdict, as_rounded

_LIMIT_NOUN = re.compile(
    r"[^,;。]{0,12}(?:标准|限值|要求|目标|底线|红线|规定|限额|警戒线|上限|下限|控制线|指标|任务|平均水平|水平)"
)
_SAYS = re.compile(
    r"(?P<not>未|没有|尚未|不)?(?:能)?(?:均|都|也|还是|仍|已|远)*(?P<word>不低于|不高于|不超过|低于|高于|超过|优于|达到了?|达|小于|大于|少于|多于|突破)"
    r"(?:了|国家|省|市|规定|的|[^,;。0-9]{0,10})*$"
)
_LESS = ("低于", "小于", "少于", "不高于", "不超过")
_PLANNED = re.compile(r"计划|拟|目标|任务|预期|要求")
_ONLY = re.compile(r"仅|只|实际|最后|最终|但")


def find(text: ReportText) -> Iterator[Relation]:
    """Propose values with the limit or plan that the words hold them against."""
    for limit in text.claims:
        if limit.series >= 0 and limit.place == 0:
            yield from _series(text, limit)
        elif limit.series < 0:
            yield from _single(text, limit)
            yield from _planned(text, limit)


def _operator(limit: Claim) -> str:
    match = _SAYS.search(limit.before)
    if match is None:
        return ""
    word = match.group("word")
    less = word in _LESS
    if match.group("not"):
        less = not less
    if limit.quantity.kind == "ratio" and limit.quantity.surface.startswith("1"):
        less = not less  # 优于1:19: fewer pupils to a teacher
    strict = not match.group("not") and not word.startswith(("不", "达"))
    return ("<" if less else ">") + ("" if strict or (match.group("not") and word.startswith("达")) else "=")


def _single(text: ReportText, limit: Claim) -> Iterator[Relation]:
    """A,低于B的限值: the value stands before in the sentence."""
    if not _LIMIT_NOUN.match(limit.after):
        return
    op = _operator(limit)
    if not op:
        return
    for claim in text.before(limit, sentence=True):
        if claim.quantity.dimension == limit.quantity.dimension and claim.quantity.kind == limit.quantity.kind:
            if text.stance(claim).kind in (Kind.EARLIER, Kind.CHANGE, Kind.GROWTH):
                continue
            yield relate("threshold", "cue", op=op, value=claim, limit=limit)
            return


def _series(text: ReportText, first: Claim) -> Iterator[Relation]:
    """A、B、C均高于a、b、c的要求: element by element."""
    limits = text.series[first.series]
    op = _operator(first)
    if not op or not _LIMIT_NOUN.match(limits[-1].after):
        return
    for claim in text.before(first, sentence=True):
        if claim.series >= 0 and claim.series != first.series:
            values = text.series[claim.series]
            if len(values) == len(limits) and values[0].quantity.dimension == first.quantity.dimension:
                for value, limit in zip(values, limits, strict=True):
                    yield relate("threshold", "cue", op=op, value=value, limit=limit)
            return


def _planned(text: ReportText, claim: Claim) -> Iterator[Relation]:
    """计划招85名,仅招到55名: what came of a plan stands right behind it."""
    number = text.number_of(claim)
    if not _PLANNED.search(claim.before) or number + 1 == len(text.claims):
        return
    done = text.claims[number + 1]
    if (
        done.sentence != claim.sentence
        or done.quantity.dimension != claim.quantity.dimension
        or not _ONLY.search(done.before)
    ):
        return
    op = "<" if re.search(r"仅|只", done.before) else ">=" if re.search(r"超额|超过", done.after) else ""
    if op and text.is_level(done) and text.is_level(claim):
        yield relate("threshold", "cue", op=op, value=done, limit=claim)


def recheck(relation: Relation) -> Verdict:
    """Judge exactly, ends open or closed as the words say."""
    value, limit = relation.claim("value").quantity, relation.claim("limit").quantity
    if value.bound == "~" or value.more or limit.bound == "~":
        return Verdict(UNDETERMINED, reason="approximate")
    a, b = value.interval(), in_unit_of(limit, value, as_rounded)
    if relation.op.startswith(">"):
        wrong = a.high is not None and (
            a.high < limit.value or (a.high == limit.value and relation.op == ">" and a.low == a.high)
        )
    else:
        wrong = a.low is not None and (
            a.low > limit.value or (a.low == limit.value and relation.op == "<" and a.low == a.high)
        )
    return Verdict(INCONSISTENT if wrong else CONSISTENT, b, a)


TYPE = RelationType(name="threshold", code="GJ112", title="与文中所说的限值、目标相符", find=find, judge=recheck)
