"""A draft pack from a plan: every demand in figures becomes a rule that cites the plan's own sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from extractor import extract
from extractor.claim import Claim
from extractor.document import Document
from extractor.places import year_of
from rules.derive_bounds import op_of
from rules.derive_words import own_words, share_among, share_of_base, subject_of
from rules.norms_figures import levels_of
from rules.norms_years import year_said
from rules.pack import sign_of
from rules.report_text import ReportText
from rules.stance import Kind

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[][0-9]{4}[〕\]][0-9]{1,4}号")
_LONGEST_QUOTE = 80
_LONGEST_TITLE = 60
_BREAKS = "。;!?,，；！？\n"
_ASKS = re.compile(r"不得?(?:低于|少于|小于|高于|超过|多于)|必须|应当|应达|须达?|至少|控制在")
_FORECAST = re.compile(r"据?测算|预测|预计|据估计")
_LISTED = re.compile(r"(?:大|项|条|个)?(?:原则|行动|工程|任务|措施|机制|体系|方面|重点|目标|步骤|阶段)")
_BANNED = re.compile(r"(?:消除|杜绝|取消|化解|严禁|不得出现|没有|无)(?:全部|所有)?$")
"""What a figure behind these delimits is to be gone: 消除56人以上大班额 asks for no 56."""
_SPENT = re.compile(r"(?:通过|用|利用|经过|力争)[^,;。]{0,6}$")
_MULTIPLIERS = ((10**8, "亿"), (10**4, "万"))
_CLASS_SIZES = ("平均班额", "最大班额")


@dataclass(frozen=True, slots=True)
class Demand:
    """One figure that a plan asks for."""

    claim: Claim
    op: str
    indicators: tuple[str, ...]
    words: tuple[str, ...]
    """The plan's own, where the catalogue has no name for what it asks for."""
    start: int
    end: int
    """Span of the quote in the plan's text."""


def find_demands(document: Document) -> list[Demand]:
    """Return what a plan asks for in figures, in order: targets and norms, not what it says there is today."""
    text = ReportText(extract(document), document.aligned)
    demands = []
    for claim in text.claims:
        if not _is_asked(claim, text):
            continue
        start, end = _quote(document.text, claim)
        indicators = _indicators(claim, text)
        words = () if indicators else own_words(subject_of(claim, text))
        if indicators or words:
            demands.append(Demand(claim, op_of(claim, text), indicators, words, start, end))
    return demands


def _is_asked(claim: Claim, text: ReportText) -> bool:
    """Whether a plan demands a figure: no forecast, no earlier level, no list it announces, no span of years in passing."""
    stance = text.stance(claim)
    if claim.cell is not None or stance.kind is Kind.EARLIER or stance.leaves:
        return False
    if claim.modality == "actual" and not _ASKS.search(claim.before):
        return False
    if claim.bound != "=" and _BANNED.search(claim.before):
        return False
    sentence = text.folded[max(0, claim.quantity.start - 60) : claim.quantity.start].rpartition("。")[2]
    if _FORECAST.search(sentence) or claim.quantity.unit == "期":
        return False
    if claim.quantity.chinese and _LISTED.match(claim.after):
        return False
    if stance.kind is Kind.TIME:
        return claim.bound != "=" or _SPENT.search(claim.before) is not None
    if stance.kind is Kind.POINTS:  # 达到60%,比上年提高16个百分点: the level says it
        return next((one.quantity.unit for one in text.before(claim, sentence=True)), "") != "%"
    return True


def _indicators(claim: Claim, text: ReportText) -> tuple[str, ...]:
    """Canonical names; a limit on 每班 binds the mean and the largest class alike."""
    name = claim.indicator.name or share_of_base(claim) or share_among(claim, text)
    if name in _CLASS_SIZES:
        return _CLASS_SIZES
    return (name,) if name else ()


def _quote(text: str, claim: Claim) -> tuple[int, int]:
    """The clause around a figure, cut to a length a person reads at a glance."""
    start = max(text.rfind(mark, max(0, claim.start - _LONGEST_QUOTE), claim.start) for mark in _BREAKS) + 1
    start = max(start, claim.start - _LONGEST_QUOTE)
    ends = [at for mark in _BREAKS if (at := text.find(mark, claim.end, claim.end + _LONGEST_QUOTE)) >= 0]
    end = min(ends, default=min(len(text), claim.end + _LONGEST_QUOTE // 2))
    while start < claim.start and text[start].isspace():
        start += 1
    return start, end


def derive_pack(document: Document, name: str) -> dict[str, Any]:
    """Return a draft pack as plain values, in the order they are written.

    Args:
        document: the plan.
        name: what the pack is to be called.
    """
    title = document.title or Path(document.path).stem or name
    number = _NUMBER.search(document.aligned.folded[:3000])
    plan: dict[str, Any] = {"title": title[:_LONGEST_TITLE]}
    if number:
        plan["number"] = number.group()
    if year := year_of(title):
        plan["year"] = int(year) if year.isascii() else year
    return {
        "pack": name,
        "title": title[:_LONGEST_TITLE],
        "draft": True,
        "subject": True,
        "documents": {"PLAN": plan},
        "rules": _without_clashes(
            [_rule(number, demand, document) for number, demand in enumerate(find_demands(document), 1)]
        ),
    }


def _without_clashes(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let a later year's demand on the same thing end the earlier one; where years do not tell them apart, either will do."""
    alike: dict[str, list[dict[str, Any]]] = {}
    for rule in rules:
        alike.setdefault(f"{rule['select']}{rule.get('level', '')}", []).append(rule)
    for group in alike.values():
        years = [rule.get("from") for rule in group]
        if len(group) > 1 and None not in years and len(set(years)) == len(years):
            ordered = sorted(group, key=lambda rule: int(rule["from"]))
            for rule, following in pairwise(ordered):
                rule["to"] = following["from"] - 1
        elif len(group) > 1:
            for rule in group:
                rule["either"] = group[0]["id"]
    return rules


def _rule(number: int, demand: Demand, document: Document) -> dict[str, Any]:
    claim = demand.claim
    what = demand.indicators[0] if demand.indicators else "".join(demand.words)
    select = {"indicator": list(demand.indicators)} if demand.indicators else {"words": list(demand.words)}
    level = "" if demand.indicators and levels_of(what) == (claim.level,) else claim.level
    rule: dict[str, Any] = {
        "id": f"demand-{number}",
        "title": f"{'' if level in what else level}{what}{sign_of(demand.op)}{_printed(claim)}"[:_LONGEST_TITLE],
        "select": select,
    }
    if level:
        rule["level"] = level
    rule["limit"] = f"{demand.op} {_printed(claim)}"
    if demand.indicators:
        rule["needed"] = True
    if year := year_said(claim):
        rule["from"] = year
    rule["source"] = {
        "document": "PLAN",
        "checked": "document",
        "quote": document.text[demand.start : demand.end],
        "start": demand.start,
        "end": demand.end,
    }
    return rule


def _printed(claim: Claim) -> str:
    """The figure as a limit is written: plain digits with the canonical unit."""
    quantity = claim.quantity
    value = quantity.value
    multiplier, said = next((pair for pair in _MULTIPLIERS if quantity.unit and value >= pair[0] * 100), (1, ""))
    value /= multiplier
    number = str(value) if value.denominator == 1 else f"{float(value):.10g}"
    return f"1:{number}" if quantity.kind == "ratio" else f"{number}{said}{quantity.unit}"
