"""期初加减发生额等于期末 (balance)

What      期初结存、本期增加、本期减少与期末结存都写明时,期初加增加减减少须等于期末。
Why       结转、结存、存栏、未结一类数字抄错一位,或改了发生额没改期末数。
Rounding  各数取修约区间;算出的区间与所写期末数的区间不相交才算不符。
Not when  其间还有别的增减(调入、调出、核销、上解)没有一并写出;各数口径不同。

Passes    上年结转1250万元,本年收入8640万元,本年支出9015万元,年末结转875万元。
Fails     上年结转1250万元,本年收入8640万元,本年支出9015万元,年末结转785万元。
Passes    年初未结案件312件,新收1486件,审结1502件,年末未结296件。
Fails     年初未结案件312件,新收1486件,审结1502件,年末未结269件。
Passes    基金上年结转2.15亿元,当年收入5.60亿元,上级补助0.75亿元;当年支出6.40亿元,结转下年2.10亿元。
Fails     基金上年结转2.15亿元,当年收入5.60亿元,上级补助0.75亿元;当年支出6.40亿元,结转下年1.20亿元。
Passes    疑似辍学台账年初在册37人,新排查出58人,全年销号83人,年末余12人。
Fails     疑似辍学台账年初在册237人,新排查出158人,全年销号283人,年末余121人。
Passes    经特岗招聘96人、公开招聘71人、县外调入14人,合计181人;同期退休29人、调出8人,净增144人。
Passes    年初预算186400万元,执行中转移支付增加21560万元,压减3860万元,加上上年结转4280万元,调整后预算208380万元。
Fails     年初预算184600万元,执行中转移支付增加21560万元,压减3860万元,加上上年结转4280万元,调整后预算208380万元。
Fails     商品煤期初库存46.2万吨,自产1516.8万吨,外购173.5万吨,自用88.4万吨,对外销售1586.4万吨,期末库存67.1万吨。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.changes_of_parts import find_changes_of_parts
from rules.cues import words_of
from rules.exact import holds
from rules.identities import Balance, balances
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.running_accounts import find_running_accounts
from rules.stance import Kind
from rules.stocks import BALANCE, divided_figures, find_stocks

_FARTHEST = 16
_COMPARED = re.compile(r"[比较]|同[比期]")
_NESTED = re.compile(r"其中|[(含]|包括|总计|合计|总量|共计|累计")
_FIGURES = (Kind.LEVEL, Kind.EARLIER, Kind.CHANGE)


def find(text: ReportText) -> Iterator[Relation]:
    """Propose closings whose opening, additions and reductions a row of identities.yaml names, all in one paragraph, and stocks with their flows."""
    known: set[str] = set()
    for closing in text.claims:
        if closing.modality != "actual":
            continue
        words = words_of(closing)
        for row in balances():
            if row.closing.search(words) and (relation := _of(text, closing, row)):
                known.add(closing.id)
                yield relation
                break
    stocks = [one for one in find_stocks(text) if one.claim("closing").id not in known]
    yield from stocks
    yield from (one for one in find_changes_of_parts(text) if one.type == "balance")
    yield from find_running_accounts(text, known | {one.claim("closing").id for one in stocks})


def _of(text: ReportText, closing: Claim, row: Balance) -> Relation | None:
    """The balance of the closing's own stretch between semicolons, else that of its paragraph."""
    around = _around(text, closing)
    own = [claim for claim in around if not _is_apart(text, claim, closing)]
    found = _made_of(text, closing, row, own)
    return found if found or len(own) == len(around) else _made_of(text, closing, row, around)


def _is_apart(text: ReportText, claim: Claim, closing: Claim) -> bool:
    first, last = sorted((claim, closing), key=text.number_of)
    return first.sentence != last.sentence or ";" in text.between(first, last)


def _made_of(text: ReportText, closing: Claim, row: Balance, around: list[Claim]) -> Relation | None:
    """The balance of a closing with figures around it: one that holds, else one that nothing else of its kind stands among."""
    opening: list[Claim] = []
    income: list[Claim] = []
    outgo: list[Claim] = []
    others = 0
    for claim in around:
        words = words_of(claim)
        for pattern, group in ((row.opening, opening), (row.income, income), (row.outgo, outgo)):
            if pattern.search(words):
                group.append(claim)
                break
        else:
            others += 1
    if len(opening) != 1 or not income or not outgo:
        return None
    relation = relate(
        "balance", "identity", "firm" if not others else "likely",
        opening=opening[0], income=income, outgo=outgo, closing=closing,
    )  # fmt: skip
    single = len(income) == len(outgo) == 1
    kinds = {
        pattern.findall(words_of(claim))[-1]
        for pattern, group in ((row.income, income), (row.outgo, outgo))
        for claim in group
    }
    several = len(kinds) == len(income + outgo)  # 收入, 补助; not 教育支出, 农业支出, which name but some
    told = single or (several and _tells_all(text, opening[0], closing, income + outgo))
    return relation if holds(BALANCE, relation) or (told and not others) else None


def _tells_all(text: ReportText, opening: Claim, closing: Claim, flows: list[Claim]) -> bool:
    """Whether one sentence runs from opening to closing with every flow between, none of them part of another."""
    ends = opening.start, closing.start
    return (
        opening.sentence == closing.sentence
        and all(ends[0] < claim.start < ends[1] for claim in flows)
        and _NESTED.search(text.between(opening, closing)) is None
    )


def _around(text: ReportText, closing: Claim) -> list[Claim]:
    """Figures of the closing's kind near it in its paragraph, not in parentheses of their own, no parts of others, no changes."""
    divided = divided_figures(text)
    number = text.number_of(closing)
    behind = [claim for claim in text.claims[number + 1 : number + 3] if claim.sentence == closing.sentence]
    return [
        claim
        for claim in [*text.claims[max(0, number - _FARTHEST) : number], *behind]
        if claim.paragraph == closing.paragraph
        and claim.quantity.unit == closing.quantity.unit
        and claim.depth <= closing.depth
        and claim.modality == "actual"
        and claim.bound == "="
        and text.stance(claim).kind in _FIGURES
        and _COMPARED.search(claim.before) is None
        and claim.id not in divided
        and not _is_change_from(text, claim)
    ]


def _is_change_from(text: ReportText, claim: Claim) -> bool:
    """较上年25218.60万元增加3424.15万元: by how much it changed."""
    number = text.number_of(claim)
    before = text.claims[number - 1] if number else claim
    return (
        text.stance(claim).kind is Kind.CHANGE
        and before.sentence == claim.sentence
        and _COMPARED.search(before.before) is not None
    )


TYPE = RelationType(name="balance", code="GJ117", title="期初加减发生额等于期末", find=find, formula=BALANCE)
