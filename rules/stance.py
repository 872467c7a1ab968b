"""What part a figure plays in its sentence: a level, an earlier level, a change, a rate of change, a share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from extractor.claim import Claim


class Kind(Enum):
    """The part a figure plays."""

    LEVEL = "level"
    EARLIER = "earlier"
    """The same thing at an earlier time, printed for comparison."""
    REFERENCE = "reference"
    """What a rate right behind it is of: 为预算65000万元的81.3%."""
    CHANGE = "change"
    """By how much a level rose or fell."""
    GROWTH = "growth"
    """By what rate it rose or fell."""
    POINTS = "points"
    SHARE = "share"
    """Part of something in percent (占…, 完成预算的…)."""
    RATE = "rate"
    MULTIPLE = "multiple"
    TIME = "time"
    """A span of time (五年): says how long, compares with nothing."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A figure's part, and what its words compare with."""

    kind: Kind
    direction: int = 0
    """1 rises, -1 falls, 0 does not say."""
    basis: str = ""
    """What a comparison is made with: 上年, 上期, 年初, a year, or "" where it is not said."""
    arrives: bool = False
    """Leads to a later value: 增加到, 提升至."""
    leaves: bool = False
    """Starts from an earlier value: 由, 从."""
    per: bool = False
    """So much for each (人均, 每辆, 平均): nothing to add up."""
    yearly: bool = False
    """An average rate over years (年均增长)."""
    real: bool = False
    """Prices or scope taken out (可比价, 同口径): printed levels do not give it."""


_UP = (
    "增长|偏[多高]|超(?:年初|全年|年度|调整)?(?:预算|计划|任务)|增加|增支|多[支放发投缴销产征种养贷存交拨用]|上升|提高|提升|上涨|扩大|回升|递增|攀升|微增|增收|超收|增产|多收|升高|延长|多出|增|"
    "升|涨|多|(?<![副正职普])高(?!速)出?|快于|高于"
)
_DOWN = (
    "负增长|偏[少低]|下降|减少|减支|少[支放发投缴销产征种养贷存交拨用]|降低|回落|下跌|下滑|缩小|收窄|递减|"
    "缩减|压减|压缩|微降|减收|短收|减产|少收|缩短|减轻|减|降|跌|少|低于?|慢于"
)
_TRAIL = r"(?:了|幅度?|率|比例|速度?|额|数|量|额度|人数|约|近|超过|超|各|为|是|达到?|仅|只|分别|均|、|个)*$"
_CHANGE = re.compile(rf"(?<!新)(?<!最)(?<!累计)(?<!改造)(?:(?P<down>{_DOWN})|(?P<up>{_UP})){_TRAIL}")
_RATE_NOUN = re.compile(
    rf"(?:(?P<down>降幅|跌幅|减幅|削[减峰]率|下降率|降低率|减少率|压[降减]率)|(?P<up>增幅|增速|升幅|涨幅|增长率|增长速度)){_TRAIL}"
)
_POINTS = re.compile(rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP}))[^,;。]{{0,24}}$")
_ARRIVES = re.compile(
    rf"(?:{_UP}|{_DOWN}|调整|变|增|改|发展|扩展|扩|延伸|延长|拓展|拓宽|攀升|缩短|精简|跃升|恢复|优化|控制|拉升|达|转)(?:到|至|为|成)(?:了)?"
    r"(?:约|近|目前的?|当前的?|现在的?|如今的?|今年的?|当年的?|年[底末]的?|期末的?|[0-9_]{4}年(?:底|末)?的?|[0-9]{1,2}月(?:底|末|份)?的?|[^,;。0-9]{0,6}的)*$"
    rf"|^(?:{_UP}|{_DOWN})的$|^[^\W0-9_a-zA-Z]{{1,4}}(?<![截直年月日底末])(?:到|至)(?:了)?(?:约|近)?$"
)
ARRIVES_ALONE = re.compile(rf"(?:{_UP}|{_DOWN}|[上下]?调整?|提|变|扩|改)(?:到|至|为|成|的)(?:了)?")
"""The whole gap of 33所上升到34所: what stands before it is where it starts from."""
_TIME_WORD = (
    r"上年同期|去年同期|上年度?|去年|上期|上月|上旬|上季度?|上一[年月旬季届]度?|上届|上个月|前年|前一年|往年|同期|年初|期初|上学年|上一?学年|验收时|"
    r"区检时|前五年"
)
_DATED_EARLIER = re.compile(
    r"(?:[0-9_]{4}[年届]度?|[0-9]{1,2}月份?|第?[一二三四]季度)(?:末|底)?(?:(?:这[一个项]?|该|此)[^,;。0-9]{1,4}?|(?:第[一二三四五六七八]次)?(?:全国)?(?:人口|经济|农业)?(?:普查|调查|验收|建档)时?)?(?:为|是|的)(?:约|近)?$"
)
_EARLIER = re.compile(
    rf"(?:{_TIME_WORD})(?:末|底|的)*(?:[^,;。0-9比较占]{{2,8}}率)?"
    r"(?:(?:实际)?(?:基数|完成数|决算数|执行数)|数|实绩|水平)?(?:[生人户班校亩]均)?(?:分别)?(?:为|是|的|仅为|只有|有)?(?:约|近)?[(]?$"
)
_COMPARES = re.compile(r"(?:比|较|与|同|和)[^,;。(]{1,24}(?:的|为)?$")
_COMPARED_ON = re.compile(
    r"\)?(?:相比|增|减|短收|少收|多收|超收|上升|下降|提高|降低|回升|回落|上涨|下跌|翻|多|少|有所|持平|微|净|缩|扩|压|略|节|超|偏|结余)"
)
_ABOVE = re.compile(r"(?:高于|低于|多于|少于)[^,;。(]{0,16}(?:上一?[年届期]|去年|[0-9_]{4}年)[^,;。(]{0,8}的$")
_LEAVES = re.compile(r"(?:由|从|自)[^,;。]{0,24}$")
_NOT_EARLIER = re.compile(r"(?<!公共)(?<!基金)预算(?![内外])|结转|结余|滚存|计划|任务|年初(?=[^,;。]{0,4}(?:数|安排))")
_AGAINST = re.compile(r"(?:比|较|与)[^,;。(]{0,12}(?:预算|计划|目标|任务|概算|控制数|限额|定额)[^,;。]{0,4}$")
_PER = re.compile(
    r"每(?!年|月|日|季|学期|周)|[人户校生次亩班件单村均年月日场起店台床座套宗头株艘]均|平均(?!人数|人口|从业|在岗|职工|用工|在职)|均值|均分|单价|均价"
)
_SHARE = re.compile(
    r"占[^,;。占]*$|(?:占比|比重|份额|所占比例|构成比)(?:分别|均|各|为|达到?|是|约|超过|近|已)*$|"
    r"(?:完成|为|达到?|是|相当于)[^,;。]*?(?:预算|计划|目标|任务|指标)[^,;。]{0,10}的?(?:约)?$|^的(?:约|近)?$|^\)的$"
)
_REAL = re.compile(r"可比|不变价|扣除|剔除|实际增长|实际下降|同口径|名义")
_YEARLY = re.compile(r"[年月日]均|年平均|年递增|每年|逐年|平均每[年月]")
_BASES = (
    ("年初", re.compile(r"年初|上年末|上年底|期初")),
    ("上期", re.compile(r"环比|上月|上旬|上季|上一[月旬季]|上个月|[0-9]月份?")),
    ("上年", re.compile(r"同比|上年|去年|上学年|上一学年|上一年|前一年|上一?届")),
)
_YEAR = re.compile(r"(?:比|较|与|同|由|从)[^,;。]{0,6}?((?:19|20)[0-9_]{2})[年届]")
_SPANS = frozenset(("年", "月", "天", "周", "小时", "季"))


@lru_cache(maxsize=50_000)
def _read(before: str, after: str, dimension: str, phrase: str) -> Stance:
    basis = _basis(before)
    arrives = _ARRIVES.search(before) is not None
    leaves = _LEAVES.search(before) is not None
    change = None if arrives else _RATE_NOUN.search(before) or _CHANGE.search(before)
    direction = 0 if change is None else (-1 if change.group("down") else 1)
    if dimension == "百分点":
        points = _POINTS.search(before)
        return Stance(Kind.POINTS, (-1 if points.group("down") else 1) if points else 0, basis)
    if dimension in ("倍", "番"):
        return Stance(Kind.MULTIPLE, direction, basis)
    if not arrives and _is_earlier(before, after):
        return Stance(Kind.EARLIER, basis=basis, leaves=leaves)
    if dimension == "比率":
        if direction:
            real = _REAL.search(before) is not None
            return Stance(Kind.GROWTH, direction, basis, yearly=_YEARLY.search(before) is not None, real=real)
        kind = Kind.SHARE if _SHARE.search(before) else Kind.RATE
        return Stance(kind, basis=basis, arrives=arrives, leaves=leaves)
    if not direction and _AGAINST.search(before) and _COMPARED_ON.match(after):
        return Stance(Kind.REFERENCE, basis=basis)
    if direction:
        return Stance(Kind.CHANGE, direction, basis, yearly=_YEARLY.search(before) is not None)
    if after.strip("约近") == "的":
        return Stance(Kind.REFERENCE, basis=basis)
    timed = _DURATION.search(phrase) or _DURATION.search(after)  # 366天均有有效监测数据
    if dimension in _SPANS and not _PER.search(before) and not arrives and not leaves and not timed:
        return Stance(Kind.TIME)
    counts = dimension in ("个", "种", "人") and before.endswith("的")  # 均价上涨的8种 are no average
    per = not counts and _PER.search(before) is not None
    return Stance(Kind.LEVEL, basis=basis, arrives=arrives, leaves=leaves, per=per)


_DURATION = re.compile(r"天数|优|良|污染|时间|时长|寿命|年限|工期|住院日|监测")


def _is_earlier(before: str, after: str) -> bool:
    if _NOT_EARLIER.search(before):
        return False
    if _EARLIER.search(before) or _DATED_EARLIER.search(before) or _ABOVE.search(before):
        return True
    return _COMPARES.search(before) is not None and _COMPARED_ON.match(after) is not None and not _CHANGE.search(before)


def _basis(before: str) -> str:
    if year := _YEAR.search(before):
        return year.group(1)
    for name, pattern in _BASES:
        if pattern.search(before):
            return name
    return ""


def read_stance(claim: Claim) -> Stance:
    """Return the part a claim plays, read from the words right around it."""
    return _read(claim.before, claim.after[:8], claim.quantity.dimension, claim.indicator.folded[-6:])


def bases_agree(a: str, b: str) -> bool:
    """Whether two comparisons may be with the same thing; an unsaid one may be with any."""
    if not a or not b or a == b:
        return True
    years = a.isdigit() or b.isdigit() or "_" in a + b
    return years and "上期" not in (a, b)
