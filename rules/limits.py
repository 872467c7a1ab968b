"""Limits and plans that the words hold figures against: 均低于0.65, 高于10.5%的监管要求, 计划85名仅招到55名."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from extractor.claim import Claim
from rules.cues import is_joined
from rules.likeness import words_overlap
from rules.margins import margin_under_limit
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind
from rules.wholes import totals_by_part

_LIMIT_NOUN = re.compile(
    r"(?:以上|以下|以内|之内)?(?:的)?[^,;。]{0,12}(?:标准|限值|要求|目标|底线|红线|规定|限额|警戒线|上限|下限|控制线|指标|任务|平均水平|水平|比例)"
)
_EVERY = r"(?:均|都|皆|全部|各项?均?|全|依次)"
_SAYS = re.compile(
    rf"(?P<not>未|没有|尚未|不)?(?P<every>{_EVERY})?(?P<not2>未|没有)?(?:能|还是|仍|已|远|明显|大幅|严格)*"
    r"(?P<word>不低于|不少于|不高于|不超过|低于|高于|超过|优于|控制在|达到了?|达|小于|大于|少于|多于|突破|保持在|稳定在|在)(?!规定的?(?:合格)?学历)"
    r"(?:了|国家|省|市|规定|的|[^,;。(0-9]{0,14})*$"
)
_NOT_ONE, _SHORT = re.compile(r"没有一[个户所家名人处校班]$"), 4
"""没有一户超过25平方米: the one is a figure of its own."""
_LESS = ("低于", "小于", "少于", "不高于", "不超过", "控制在")
_PLACED = ("在", "保持在", "稳定在", "达", "达到", "达到了")
_PLANNED = re.compile(r"计划|拟|目标|任务|预期|要求")
_SO_FAR = re.compile(r"至今|截至|截止|目前|实际|已")
_COME_OF, _COME_OF_FIGURES = 3, 12  # sentences, figures
_ONLY = re.compile(r"仅|只")
_BEYOND = re.compile(r"[^。]{0,6}超额|超过")
_QUOTA = re.compile(r"(?:限额|上限|额度)(?:为|是)?$")
_FULL = re.compile(r"\(?(?:满分|分值)(?:为|是)?$")
_BALANCE = re.compile(r"余额|实际|实有")
_PASSED_OVER = (Kind.EARLIER, Kind.CHANGE, Kind.GROWTH, Kind.POINTS, Kind.TIME)
_SHORT_OF = re.compile(r"[,;]?(?:仅|尚|还|只)?(?:离|距)")
_NAMED_LIMIT = re.compile(r"(?:限额|限值|上限|额度|计划|目标|预算|定额)$")
_NORM_BEFORE = re.compile(r"(?:标准|要求|规定|底线|平均水平|均值|平均值)$")
_ASKED = re.compile(r"(?:^|[,;。:])对[^,;。:]*$|应当?(?:达到?|不[低高少多超]于?过?|控制)")
"""What ought to be, or whom something is done to: no statement that it is so."""
_CLASS = re.compile(r"(?:以[上下内])?的[^,;。0-9]{0,8}(?:有|占|为|共|仅)$")
_OF_CLASS = re.compile(r"(?:以[上下内])?的(?![^,;。]*(?:标准|要求|规定|底线|限|目标|水平))[^,;。0-9]{1,8}")
_COUNTS = ("个", "人", "户")
_BEHIND_LIMIT = re.compile(r"的[^,;。0-9]{0,8}(?:标准|要求|底线|上限|下限|目标|水平|限值)")
_LINE = re.compile(r"(?:以[上下内])?(?:之间|的(?!标准|要求))|至$")
"""A line that divides classes, no value: 500万人至900万人之间的有2个."""
_TAKEN_OFF = re.compile(r"扣(?:减|除|分)?$")
_MANNER = re.compile(
    r"[一二三四五六七八九十两0-9]+(?:个|项)?|个|各|项|指标|年级|学段|两者|三者|全部|均|都|且|也|又|并|但|其|该|目前|已经?"
    r"|仍然?|还|是|却|连续|年|符合|满足|实现"
)
_IN_TURN = re.compile(r"均|都|分别|依次")
_LIKE = 0.5
_RATE_NAME = re.compile(r"[\u4e00-\u9fff]{2}率")
_MOST_VALUES = 24
_FAR = 3  # times: no figure is so far above what it is said to be below


@dataclass(frozen=True, slots=True)
class _Saying:
    op: str
    every: bool


def find_limits(text: ReportText) -> Iterator[Relation]:
    """Yield values with the limit that the words right before it hold them against."""
    for limit in text.claims:
        if limit.series >= 0 and limit.place:
            continue
        limits = text.series[limit.series] if limit.series >= 0 else [limit]
        saying = _saying(text, limit)
        behind = limits[-1].after
        if saying and _is_margin(text, limit, saying):
            continue
        if saying and (saying.every or limit.modality == "standard" or _LIMIT_NOUN.match(behind)):
            values = _held(text, limit, len(limits), every=saying.every)
            for value, bound in zip(values, limits if len(limits) > 1 else limits * len(values), strict=False):
                yield relate("threshold", "cue", op=saying.op, value=value, limit=bound)
        elif limit.series < 0:
            yield from _planned(text, limit)
            yield from _come_of(text, limit)
            yield from _within_quota(text, limit)
            yield from _within_full_marks(text, limit)


def _is_margin(text: ReportText, limit: Claim, saying: _Saying) -> bool:
    """低于限额14.18亿元: the figure is how far below, the limit being told before, or the value being far larger."""
    if margin_under_limit(text, limit) is not None:
        return True
    value = next(text.before(limit, sentence=True), None)
    if saying.op.startswith("<") and _NORM_BEFORE.search(limit.before) and value is not None:
        return value.quantity.rough > limit.quantity.rough  # 综合差异系数0.372,低于国家标准0.278: by so much
    named = _NAMED_LIMIT.search(limit.before) is not None and not limit.after.startswith("的")
    return (
        named and saying.op.startswith("<") and value is not None and value.quantity.rough > _FAR * limit.quantity.rough
    )


def _saying(text: ReportText, limit: Claim) -> _Saying | None:
    """What the words before a limit say: below, not above, reaching; in …以上 the bound itself says it."""
    match = _SAYS.search(limit.before)
    if match is None or _SHORT_OF.match(limit.before) or _ASKED.search(limit.before) or _is_class(text, limit):
        return None  # 离“不少于在校生2倍”的目标还差306人次; 对强度低于1.6%的企业; 低于12%的有1个
    begin = limit.quantity.start - len(limit.before)
    none = _NOT_ONE.search(text.folded[max(0, begin - _SHORT) : begin]) is not None and match.start() == 0
    word, denied = match.group("word"), bool(match.group("not") or match.group("not2") or none)
    every = match.group("every") is not None
    if word in _PLACED:
        placed = limit.bound if limit.bound not in "=~" else ">=" if word.startswith("达") else ""
        if not placed or (limit.bound in "=~" and limit.modality != "standard"):
            return None
        op = placed
    else:
        less = word in _LESS
        op = ("<" if less else ">") + ("=" if word.startswith(("不", "控")) else "")
        if word == "优于" and limit.quantity.kind == "ratio" and not limit.quantity.surface.startswith("1:"):
            op = "<"  # 19.89:1优于20:1: fewer pupils to a teacher
    ratio = limit.quantity.kind == "ratio"
    if (ratio and word not in ("优于", *_PLACED)) or (word == "优于" and not ratio):
        return None  # 1:0.69低于1:0.8, and 1:14高于1:15; 能耗优于基准: which is more is not said
    if denied and not (word in _PLACED and limit.bound.startswith("<")):  # 未达到10%: the bound says it already
        op = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}[op]
    within = word in _PLACED and limit.bound.startswith("<")  # 达到1:4以内: what is less is said of the 4
    if ratio and limit.quantity.surface.startswith("1:") and not within:
        op = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}[op]  # 优于1:19: fewer pupils to a teacher
    return _Saying(op, every and limit.series < 0)


def _is_class(text: ReportText, limit: Claim) -> bool:
    """低于12%的有1个; 超过56人的班级382个: whether a limit only says which ones are counted behind it."""
    number = text.number_of(limit) + 1
    behind = text.claims[number] if number < len(text.claims) else None
    if behind is not None and limit.after == behind.before and behind.quantity.dimension in _COUNTS:
        return _OF_CLASS.fullmatch(limit.after) is not None
    return _CLASS.match(limit.after) is not None


def _held(text: ReportText, limit: Claim, count: int, *, every: bool) -> list[Claim]:
    """The figures a limit is held against: one for each of its list, all of the sentence's, or the last one."""
    found: list[Claim] = []
    for claim in text.before(limit, sentence=True):
        if text.stance(claim).kind in _PASSED_OVER or _LINE.match(claim.after):
            continue
        if _BEHIND_LIMIT.fullmatch(claim.before) or (claim.bound == limit.bound != "=" and claim.level != limit.level):
            continue  # 高于100千克的标杆水平8.7千克,但优于117千克: by how much; 小学均小于0.50,初中均小于0.45: another limit
        if ";" in text.between(claim, found[-1] if found else limit) and (found or every):
            break  # 均未超过2000人;班额上,小学班级均在45人以内: of what its own half of the sentence says
        if found and claim.modality == "standard":
            break
        if claim.depth > limit.depth or not _comparable(claim, limit):
            if found or count > 1:
                break
            continue
        if every and found and found[0].series >= 0 and claim.series != found[0].series:
            break  # 班额依次为52.0人、53.0人和52.4人,均未突破55人: of the list alone
        found.append(claim)
        if len(found) == (_MOST_VALUES if every else count):
            break
    if count > 1:
        return found[::-1] if len(found) == count else _held_in_turn(text, limit, count)
    if found and _is_quoted(text.between(found[0], limit)):
        return []
    if not every and found:
        if _names_another(found[0], limit) or _names_subject(found[0], limit) or _TAKEN_OFF.search(found[0].before):
            return []  # 共扣8分,高于85分: what is left is
        of_list = is_joined(found[0])  # 甲3人、乙4人,未超过10人: of the two together
        return [totals_by_part(text).get(found[0].id, found[0]) if of_list else found[0]]
    return found[::-1]


def _held_in_turn(text: ReportText, limit: Claim, count: int) -> list[Claim]:
    """交流146人,占11.77%;其中骨干38人,占26.03%,均高于10%和20%的规定: the only rates of the sentence, one for each limit."""
    if not _IN_TURN.search(limit.before):
        return []
    found = [
        claim
        for claim in islice(text.before(limit, sentence=True), _MOST_VALUES)
        if _comparable(claim, limit) and text.stance(claim).kind not in _PASSED_OVER
    ]
    told = all(claim.modality == "actual" and claim.depth == limit.depth for claim in found)
    return found[::-1] if told and len(found) == count else []


def _is_quoted(words: str) -> bool:
    """最低的仅为41.2%,与“每所学校余项不低于85%”的要求相去甚远: a rule is cited, and nothing said to keep it."""
    return words.count("“") > words.count("”")


def _names_subject(value: Claim, limit: Claim) -> bool:
    """Whether the words before 超过 and its kin name what is held to the limit, and the figure goes by others: 职工持股未超过20%."""
    match = _SAYS.search(limit.before)
    if match is None or limit.clause == value.clause:
        return False
    named = _MANNER.sub("", limit.before[: match.start()].strip(",;、"))
    words = f"{value.indicator.folded}{value.before}{value.after}"
    return len(named) > 1 and named not in words and words_overlap(named, words) < _LIKE


def _names_another(value: Claim, limit: Claim) -> bool:
    """Whether the limit is of a rate by another name: 产销差率…漏损率控制在10%."""
    named = _RATE_NAME.findall(limit.before)
    return bool(named) and not any(
        name in f"{value.indicator.folded}{value.before}" or name.endswith(value.indicator.folded[-2:])
        for name in named
    )


def _comparable(claim: Claim, limit: Claim) -> bool:
    a, b = claim.quantity, limit.quantity
    return a.dimension == b.dimension and (a.kind == b.kind or "ratio" not in (a.kind, b.kind))


def _planned(text: ReportText, claim: Claim) -> Iterator[Relation]:
    """计划招85名,仅招到55名: what came of a plan stands right behind it."""
    number = text.number_of(claim)
    if not (_PLANNED.search(claim.before) or claim.modality == "target") or number + 1 == len(text.claims):
        return
    done = text.claims[number + 1]
    if done.sentence != claim.sentence or done.quantity.dimension != claim.quantity.dimension:
        return
    behind = text.folded[done.quantity.end : done.quantity.end + 12]
    op = "<" if _ONLY.search(done.before) else ""
    op = op or (">=" if _BEYOND.match(behind.lstrip(",人名个所")) and text.is_level(done) else "")
    if op and text.is_level(done) and text.is_level(claim):
        yield relate("threshold", "cue", op=op, value=done, limit=claim)


def _come_of(text: ReportText, plan: Claim) -> Iterator[Relation]:
    """用三年投资30亿元建成30所学校。…至今,总共投资37.3亿元,新建学校32所: what came of a plan, sentences behind it."""
    noun = plan.indicator.folded[-2:]
    if plan.modality != "target" or plan.quantity.dimension in ("", "比率") or len(noun) < 2 or not text.is_level(plan):
        return
    number = text.number_of(plan)
    for done in text.claims[number + 1 : number + 1 + _COME_OF_FIGURES]:
        if done.paragraph != plan.paragraph or done.sentence - plan.sentence > _COME_OF:
            return
        like = done.quantity.unit == plan.quantity.unit and done.indicator.folded.endswith(noun)
        if like and done.modality == "actual" and text.is_level(done) and done.sentence != plan.sentence:
            if _SO_FAR.search(text.sentence_before(done)):
                yield relate("threshold", "inferred", "weak", op=">=", value=done, limit=plan)
            return


def _within_quota(text: ReportText, quota: Claim) -> Iterator[Relation]:
    """债务限额38.46亿元,余额36.92亿元: what is used stands right behind its limit."""
    number = text.number_of(quota)
    if not _QUOTA.search(quota.before) or number + 1 == len(text.claims):
        return
    used = text.claims[number + 1]
    if used.sentence == quota.sentence and _comparable(used, quota) and _BALANCE.search(used.before):
        yield relate("threshold", "cue", op="<=", value=used, limit=quota)


def _within_full_marks(text: ReportText, full: Claim) -> Iterator[Relation]:
    """质量与管理21.4分(满分22分): what is scored stands right before what could be."""
    number = text.number_of(full)
    if not number or full.quantity.unit != "分" or not _FULL.search(full.before) or full.depth == 0:
        return
    scored = text.claims[number - 1]
    beside = scored.sentence == full.sentence and scored.depth == full.depth - 1 and scored.quantity.unit == "分"
    if beside and text.between(scored, full).startswith("(") and text.is_level(scored):
        yield relate("threshold", "cue", op="<=", value=scored, limit=full)
