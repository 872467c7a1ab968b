"""Stocks told with what came and what left: 年初在册37人,新排查出58人,销号83人,年末余12人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.cues import comes, goes
from rules.exact import holds
from rules.operands import Operands, V
from rules.relation import Relation, relate
from rules.relation_type import Formula
from rules.report_text import ReportText
from rules.stance import Kind
from rules.sums import sums_of

_OPENING = re.compile(
    r"(?:年初|期初|月初|季初|上年[末底]|上年结[转余]|上期|原(?:有|存)?(?![因则始来本值价])|旧[有存]|[由从])(?:的|为|有|共|在册|在校|在岗|库存|存栏|结存|余额)*[^,;。0-9]{0,10}$"
)
_CLOSING = re.compile(
    r"(?:(?:学?年|期|月|季)[末底]|现有?|目前|至今|尚|还|仍|实|结|只|仅)[^,;。0-9]{0,3}(?:余|存|有|剩|在|为)[^,;。0-9]{0,6}$"
    r"|(?:学?年|期|月|季)[末底][^,;。0-9]{0,6}$"
)
_MADE = re.compile(
    r"(?:自产|生产|产出|入藏|入院|外购|购进|购入|收回|收治|收住|接收|繁殖|新借|借入|举借|发行|排查|新登记|立案|受理|新收|计提|增加|返贫)[^,;。0-9]{0,6}$"
)
_SPENT = re.compile(
    r"(?:自用|耗用|使用|剔除|剔旧|出院|销[售号]|售出|出[库栏]|宰杀|审结|办结|结案|改造|加固|修复|整治|减员|支出|减少|化解|买断|动用|转为|转型|改为|改制|处置)[^,;。0-9]{0,6}$"
)
_NETS = re.compile(r"净(?:(?P<down>减|流出|转出|迁出)|增|流入|转入|迁入)[^,;。0-9]{0,4}$")
_SET_OFF = re.compile(r"相抵(?:后|之后)?,?[^,;。0-9]{0,4}(?:盈利|盈余|利润|(?P<down>亏损))[^,;。0-9]{0,2}$")
"""盈利186万元、73万元,亏损62万元,盈亏相抵净盈利197万元."""
_PROFIT, _LOSS = re.compile(r"盈利|盈余|利润"), re.compile(r"亏损?")
_NET = re.compile(r"净|相抵|[比较与]")
_PATIENTS = re.compile(r"[入出在住]院[^,;。]{0,4}$")
_SURPLUS = re.compile(r"[当本][年期](?:度)?[^,;。0-9]{0,4}结余(?:为|达)?$")
_BRACKET = re.compile(r"\([^()]*\)$")
_MOST = 8

_ITEMS = re.compile(r"[,;][一二三四五六七八九十]是")


@dataclass(slots=True)
class _Account:
    opening: list[Claim] = field(default_factory=list)
    income: list[Claim] = field(default_factory=list)
    outgo: list[Claim] = field(default_factory=list)
    closing: list[Claim] = field(default_factory=list)
    others: list[Claim] = field(default_factory=list)


def find_stocks(text: ReportText) -> Iterator[Relation]:
    """Yield balances of sentences that tell of one stock alone, every figure of its unit being an end or a flow."""
    for sentence in text.sentences:
        if len(sentence) < 3:
            continue
        for figures in _by_unit(text, sentence):
            yield from _nets(text, figures)
            account = _read(text, figures)
            if account is None:
                continue
            found = [_relate(account, closing) for closing in account.closing]
            yield from found if len(found) == 1 else [one for one in found if holds(BALANCE, one)][:1]


def _totals_that_come(text: ReportText) -> set[str]:
    """Totals of what came by several ways: 招聘96人、调入14人,合计110人."""
    return {one.claim("total").id for one in sums_of(text) if all(map(comes, one.claims("part")))}


def _nets(text: ReportText, figures: list[Claim]) -> Iterator[Relation]:
    """补充181人;退休29人、调出8人,净增144人: three flows or more and what they come to, nothing else among them."""
    for at, net in enumerate(figures):
        named = _NETS.search(net.before) or _SET_OFF.search(net.before)
        if named is None or at > _MOST:
            continue
        flows = figures[:at]
        summed = text.remember("totals that come", lambda: _totals_that_come(text))
        came = [one for one in flows if comes(one) or one.id in summed]
        went = [one for one in flows if goes(one)]
        if named.re is _SET_OFF:
            went = [one for one in flows if _LOSS.search(one.before)]
            came = [one for one in flows if one not in went and _PROFIT.search(one.before)]
        if not came or not went or len(came) + len(went) < max(3, len(flows)):
            continue
        more, less = (went, came) if named["down"] else (came, went)
        yield relate("balance", "cue", "likely", opening=more[0], income=more[1:], outgo=less, closing=net)


def _relate(account: _Account, closing: Claim) -> Relation:
    return relate(
        "balance", "cue", "likely",
        opening=account.opening[0], income=account.income, outgo=account.outgo, closing=closing,
    )  # fmt: skip


def _by_unit(text: ReportText, sentence: list[Claim]) -> list[list[Claim]]:
    """Figures that can be added, those left out that only divide another one."""
    kinds: list[list[Claim]] = []
    for claim in sentence:
        if claim.quantity.unit in ("", "%") or claim.cell or claim.modality != "actual":
            continue
        mine = next(
            (kind for kind in kinds if _are_alike(kind[0], claim) and kind[0].depth == claim.depth),
            None,
        )
        if mine is None:
            kinds.append([claim])
        else:
            mine.append(claim)
    divided = divided_figures(text)
    return [[one for one in kind if divided.get(one.id) not in kind] for kind in kinds if len(kind) >= 3]


def _are_alike(first: Claim, claim: Claim) -> bool:
    """Whether two figures count the same; 入院38806人次 are patients as 在院872人 are."""
    patients = _PATIENTS.search(first.before) is not None and _PATIENTS.search(claim.before) is not None
    units = {first.quantity.unit, claim.quantity.unit}
    return len(units) == 1 or (patients and units == {"人", "人次"})


def divided_figures(text: ReportText) -> dict[str, Claim]:
    """Return part id -> the total that it and others make up."""
    return text.remember("divided figures", lambda: _divided(text))


def _divided(text: ReportText) -> dict[str, Claim]:
    sums = [one for one in sums_of(text) if adds_up(one.claim("total"), one.claims("part"))]
    return {part.id: one.claim("total") for one in sums for part in one.claims("part")}


def _read(text: ReportText, figures: list[Claim]) -> _Account | None:
    """Ends and flows of one stock; None where a figure is neither, or an end is missing."""
    account = _Account()
    if _ITEMS.search(text.between(figures[0], figures[-1])):
        return None  # 一是新增加工线8条,二是旅游线由4条增到6条: one thing after the other
    for claim in figures:
        stance = text.stance(claim)
        said = _BRACKET.sub("", claim.before) or _BRACKET.sub("", claim.indicator.folded)  # 自用(电厂、焦化厂)88.4万吨
        if _NET.search(said) and not stance.leaves and stance.kind is not Kind.EARLIER:
            continue  # 净减113万元, 较期初上升15.5万吨: what the ends differ by
        dated_end = bool(account.opening) and _CLOSING.search(said) and not _OPENING.search(said)
        if stance.arrives or (dated_end and stance.kind is Kind.EARLIER and not stance.leaves):
            account.closing.append(claim)  # 年初1.12亿元,…10月末为0.85亿元: later than what opened the account
        elif stance.leaves or stance.kind is Kind.EARLIER or _OPENING.search(said):
            account.opening.append(claim)
        elif _SURPLUS.search(said) and (account.opening or claim is figures[0]):
            account.income.append(claim)
        elif _CLOSING.search(said):
            account.closing.append(claim)
        elif goes(claim) or _SPENT.search(said):
            account.outgo.append(claim)
        elif comes(claim) or _MADE.search(said):
            account.income.append(claim)
        elif account.opening and account.closing and (account.income or account.outgo):
            break  # 年末剩15.3万条,按省定20万条的下限尚缺…: the account is told
        else:
            account.others.append(claim)
    told = bool(account.opening)
    if not told and len(account.closing) > 1 and account.closing[0] is figures[0]:
        account.opening, told = [account.closing.pop(0)], True  # 3月底在岗3827人,…10月底实有4041人
    elif not told and account.others[:1] == figures[:1] and account.closing:
        account.opening = [account.others.pop(0)]
    if account.others or len(account.opening) != 1 or not account.closing:
        return None
    flows = account.income + account.outgo
    both = bool(account.income and account.outgo) or len(flows) > 1 or (told and bool(flows))
    return account if both and len(flows) <= _MOST else None


def carried(figures: Operands[V]) -> V:
    """Opening, and what came, less what went."""
    stock = figures("opening")
    if figures.has("income"):
        stock = stock + figures.added("income")
    return stock - figures.added("outgo") if figures.has("outgo") else stock


BALANCE = Formula(stated="closing", expected=carried, many=frozenset({"income", "outgo"}))
"""期末 = 期初 + 增 - 减."""
