"""What last year carried out and this year carried in: 结转下年 against 上年结转."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from corpus.comparing.account import Account, Told
from rules.judge import Judged, judge_all
from rules.relation import relate
from rules.relations import same

_OUT = re.compile(r"结转(?:下年|至下年|到下年|次年|下一?年度)|(?:年末|年终|期末|年底)(?:滚存)?(?:净)?(?:结转|结余)")
_IN = re.compile(r"(?:上年|上年度|上一年|年初|期初)(?:滚存)?(?:净)?(?:结转|结余)|(?:上年|上年度)[^,;。0-9]{0,4}转入")
_FUNDS = ("政府性基金", "国有资本", "社会保险基金", "社保基金", "一般公共预算", "项目支出", "基本支出", "财政拨款")
_AROUND = 30


def find_carried(last: Account, this: Account) -> list[tuple[Judged, Told]]:
    """Return what was carried out against what was carried in, judged; only where each side has one figure of a fund."""
    out, into = _by_fund(_carried(last, _OUT, _IN)), _by_fund(_carried(this, _IN, _OUT))
    pairs = [(out[fund][0], into[fund][0]) for fund in into if len(into[fund]) == 1 and len(out.get(fund, ())) == 1]
    relations = [(same.TYPE, relate("same", "years", "likely", first=a.claim, second=b.claim)) for a, b in pairs]
    return [(one, told) for one, (_, told) in zip(judge_all(relations), pairs, strict=True)]


def _carried(account: Account, pattern: re.Pattern[str], other: re.Pattern[str]) -> Iterator[tuple[str, Told]]:
    """Amounts that the words right before say were carried, with the fund those words name."""
    text = ""
    for told in account.told:
        claim = told.claim
        if claim.quantity.dimension != "元" or claim.modality != "actual" or claim.bound != "=":
            continue
        text = text or account.read()
        before = re.split(r"[。;;\n]|[0-9.]+[万亿]?元", text[max(0, claim.start - _AROUND) : claim.start])[-1]
        if pattern.search(before) and not other.search(before):
            sentence = text[max(text.rfind("。", 0, claim.start), text.rfind("\n", 0, claim.start)) + 1 : claim.start]
            yield next((fund for fund in _FUNDS if fund in sentence), ""), told


def _by_fund(carried: Iterable[tuple[str, Told]]) -> dict[str, list[Told]]:
    """Figures by fund, one that is printed twice once."""
    found: dict[str, list[Told]] = defaultdict(list)
    for fund, told in carried:
        if all(told.claim.quantity.value != other.claim.quantity.value for other in found[fund]):
            found[fund].append(told)
    return found
