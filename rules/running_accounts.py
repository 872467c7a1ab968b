"""Money told step by step: 年初预算A,转移支付增加B,压减C,加上上年结转D,调整后预算E; 收入A,支出B,调出C,结转下年D."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.cues import is_joined
from rules.exact import holds
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind
from rules.stocks import BALANCE

_CLOSES = re.compile(
    r"(?:结转下[一]?年|(?:年末|年终|年底|期末)(?:预计)?(?:滚存|累计)?(?:结[余转]|余额)|可[用支][^,;。0-9]{0,2}财力|可(?:安排|使用|支配|供?安排使用)(?:的)?(?:资金|收入|财力)"
    r"|调整后?的?预算(?:数)?|变动预算(?:数)?|全年预算(?:数)?|收[入支]总计|支出总计|净额|收支相抵|(?<!上年)(?<!滚存)(?<!累计)结余|结存)(?:预计)?(?:为|达|共|是)?$"
)
_TAKES = re.compile(
    r"减去|扣除|减掉|压减|核减|调减|减少|支出|上解|调出|流出|还本|结余分配|上缴|补充[^,;。]{0,4}(?:基金|资金)|安排[^,;。]{0,6}调节基金|调入一般公共预算"
)
_GIVES = re.compile(
    r"加上|^,?加|增加|追加|补助|返还|转移支付|调入|上年(?:滚存|累计)?结[转余]|转贷|动用|收入|流入|新增|专项|发行"
)
_IN, _OUT, _NET = re.compile(r"流入(?:为|达)?$"), re.compile(r"流出(?:为|达)?$"), re.compile(r"净额(?:为|达)?$")
_GOES_ON = re.compile(r"[,;]?(?:再)?(?:加|减|扣|另)")
_STEP = re.compile(r"[,;]?(?:再|另)?(?:(?P<more>加上|加)|减去|扣除|减)")
_ASIDE = re.compile(r"其中|包括|[比较]|同期|占|完成|上年(?!(?:滚存|累计)?结)|去年|预算的")
_FIGURES = (Kind.LEVEL, Kind.EARLIER, Kind.CHANGE, Kind.REFERENCE)
_SET_OFF = re.compile(r"相抵(?:后|之后)?,?[^,;。]{0,8}$")
_TOTAL = re.compile(r"(?:收入|收)(?:总[计量额]|合计)(?:为|达|共|是)?$")
_MOST = 14
_FEWEST = 3


def find_running_accounts(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield balances of sentences that add and take figure by figure up to what is left, every one of its unit among them.

    Args:
        text: the report.
        known: closings (ids) whose account is told by name.
    """
    for sentence in text.sentences:
        people = [claim for claim in sentence if claim.quantity.unit == "人" and claim.cell is None]
        yield from _spelt_out(text, people)
        money = [claim for claim in sentence if claim.quantity.dimension == "元" and claim.cell is None]
        start = half = 0
        for at, closing in enumerate(money[1:], 1):
            if ";" in text.between(money[at - 1], closing):
                half = at
            if _CLOSES.search(closing.before):
                begin = half if half > start and at - half >= _FEWEST - 1 else start
                if closing.id not in known and (relation := _account(text, money[begin:at], closing)):
                    yield relation
                start = at  # what is left is what the next steps go on from


def _spelt_out(text: ReportText, figures: list[Claim]) -> Iterator[Relation]:
    """在校生10592人,减去毕业离校3486人,加上新生3942人、转入398人,减去退学74人,今年在校生为11372人: of any unit, every step said."""
    for at, opening in enumerate(figures[:-2]):
        flows: list[Claim] = []
        sides: list[bool] = []
        for flow in figures[at + 1 :]:
            step = _STEP.match(flow.before)
            if flow.depth != opening.depth or not (step or (sides and is_joined(flow))):
                break
            flows.append(flow)
            sides.append(step["more"] is not None if step else sides[-1])
        closing = figures[at + 1 + len(flows)] if at + 1 + len(flows) < len(figures) else opening
        if len(flows) < _FEWEST - 1 or all(sides) or closing.depth != opening.depth or is_joined(closing):
            continue
        income, outgo = (
            [flow for flow, more in zip(flows, sides, strict=True) if more is way] for way in (True, False)
        )
        if all(text.stance(one).kind in _FIGURES for one in (opening, closing)):
            yield relate("balance", "cue", "likely", opening=opening, income=income, outgo=outgo, closing=closing)
            return


def _account(text: ReportText, steps: list[Claim], closing: Claim) -> Relation | None:
    if not _FEWEST - 1 <= len(steps) <= _MOST or any(not _may_step(text, one, closing) for one in steps):
        return None
    if _SET_OFF.search(closing.before) and (total := _total_before(text, steps[0])):
        relation = relate("balance", "cue", "likely", opening=total, income=[], outgo=steps, closing=closing)
        return relation if all(_TAKES.search(one.before) for one in steps) else None
    opening, *flows = steps
    if _GOES_ON.match(opening.before):
        return None  # 加上补助…: what it is added to stands before
    income: list[Claim] = []
    outgo: list[Claim] = []
    side: list[Claim] | None = None
    for flow in flows:
        takes, gives = _last(_TAKES, flow.before), _last(_GIVES, flow.before)
        if not is_joined(flow) or side is None or (takes < 0 <= gives and side is outgo and "加" in flow.before):
            side = outgo if takes >= 0 and (takes >= gives or "减" in flow.before) else income if gives >= 0 else None
        if side is None:
            return None
        side.append(flow)
    if not outgo and len(income) == 0:
        return None
    relation = relate("balance", "cue", "likely", opening=opening, income=income, outgo=outgo, closing=closing)
    plain = _IN.search(opening.before) and outgo and _OUT.search(outgo[0].before) and _NET.search(closing.before)
    return relation if len(flows) > 1 or plain or holds(BALANCE, relation) else None


def _total_before(text: ReportText, first: Claim) -> Claim | None:
    """收入总计66.49亿元。本年支出63.28亿元,上解1.16亿元,债务还本1.05亿元,收支相抵后结转1.00亿元: what the sentence before came to."""
    number = text.number_of(first)
    before = text.claims[number - 1] if number else None
    if before is None or before.sentence != first.sentence - 1 or before.paragraph != first.paragraph:
        return None
    return before if _TOTAL.search(before.before) and _may_step(text, before, first) else None


def _last(words: re.Pattern[str], before: str) -> int:
    return max((match.start() for match in words.finditer(before)), default=-1)


def _may_step(text: ReportText, claim: Claim, closing: Claim) -> bool:
    """Whether a figure is a step of the account, neither some of another nor held against one."""
    return (
        claim.quantity.unit == closing.quantity.unit
        and claim.depth == closing.depth
        and claim.bound == "="
        and claim.series < 0
        and text.stance(claim).kind in _FIGURES
        and not text.stance(claim).per
        and _ASIDE.search(claim.before) is None
    )
