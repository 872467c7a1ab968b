"""Rates of what was cut or saved: 送审1284.50万元,审定1186.72万元,核减率7.61%; 预算A,实际采购B,节约率P%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.claim import Claim
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_RATE = re.compile(r"(?:[核审]减|节[约支资]|下浮|压减|压价|降价)(?:比)?率(?:为|达到?|是|约)*$")
_ASKED = re.compile(r"送审|报审|上报|申报|预算|控制价|概算|限价|标底|估算|底价")
_GIVEN = re.compile(r"审定|核定|定案|审后|中标|成交|实际采购|采购[总金]?额|合同[金价]|结算|实际支[出付]")
_LOST = re.compile(r"(?:线损|网损|产销差)率(?:为|达到?|是|约)*$")
_SENT, _SOLD = re.compile(r"供[电水气热]总?量|购电量"), re.compile(r"[售销][电水气热]?总?量")
_NEAR = 4
_FAR = 12


def find_cut_rates(text: ReportText) -> list[Relation]:
    """Return rates of what was cut with what was asked for and what was given, told right before in one sentence, found once.

    The base is what was asked for, in the audit of works (核减率) as in government procurement (节约率).
    """
    return text.remember("cut rates", lambda: list(_find(text)))


def _find(text: ReportText) -> Iterator[Relation]:
    for percent in text.claims:
        if percent.quantity.dimension == "比率" and percent.series < 0 and _RATE.search(percent.before):
            before = [one for one in islice(text.before(percent, sentence=True), _NEAR) if one.quantity.unit != "%"]
            given = [one for one in before if is_given(one)]
            asked = [one for one in before if _ASKED.search(one.before) and one not in given]
            if len(asked) == len(given) == 1 and _are_one_kind(asked[0], given[0]):
                yield relate("growth", "identity", op="falls", previous=asked[0], current=given[0], percent=percent)
        if percent.quantity.unit == "%" and percent.series < 0 and _LOST.search(percent.before):
            yield from _lost(text, percent)


def _lost(text: ReportText, percent: Claim) -> Iterator[Relation]:
    """供电量38.64亿千瓦时,售电量36.42亿千瓦时,线损率5.75%: what was sent out and not sold, of what was sent out."""
    told = [one for one in islice(text.before(percent, paragraph=True), _FAR) if text.stance(one).kind is Kind.LEVEL]
    sent, sold = ([one for one in told if words.search(one.before)] for words in (_SENT, _SOLD))
    if len(sent) == len(sold) == 1 and sent[0].quantity.unit == sold[0].quantity.unit != "":
        yield relate("growth", "identity", "likely", op="falls", previous=sent[0], current=sold[0], percent=percent)


def is_given(claim: Claim) -> bool:
    """Return whether an amount is what was granted or paid in the end: 已结算项目送审造价 is not, 审定金额 is."""
    given, asked = (max((m.end() for m in words.finditer(claim.before)), default=0) for words in (_GIVEN, _ASKED))
    return given > asked


def _are_one_kind(asked: Claim, given: Claim) -> bool:
    money = asked.quantity.dimension == given.quantity.dimension in ("元", "")
    told = asked.start < given.start or "比" in asked.before
    return told and money and asked.series < 0 and given.series < 0 and given.quantity.size < asked.quantity.size
