"""What comparing finds: a question to the unit, or a place worth a look; each with its evidence from both reports."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.comparing.account import Account
from extractor.claim import Claim

_ENDS = "。;;!?\n"
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of one of the reports."""

    document: int
    path: str
    title: str
    start: int
    end: int
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossFinding:
    """Two reports that cannot both be right; a question, never a charge."""

    rule: str
    """GJ201 上年数, GJ202 by change, GJ203 结转."""
    severity: str
    """warning 疑点; notice 提示 where a report says that scope or figures were revised."""
    title: str
    message: str
    formula: str
    evidence: tuple[Quote, ...]
    question: str
    possible_causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """选点参考: where a look at source records may pay. For the inspector alone; in no memo and no marked copy."""

    kind: str
    """outlier, copy, first_digit, last_digit or heaping."""
    title: str
    message: str
    sample: int
    """样本量: how many values or reports it rests on."""
    measure: float
    """How far it stands out: robust z, similarity, or p."""
    evidence: tuple[Quote, ...] = field(default=())
    caution: str = ""
    """不作为认定依据."""


def quote(account: Account, claim: Claim) -> Quote:
    """Return the clause that a figure stands in."""
    text = account.read()
    start = max(text.rfind(mark, max(0, claim.start - _LONGEST), claim.start) for mark in _ENDS) + 1
    start = max(start, claim.start - _LONGEST)
    ends = [at for mark in _ENDS if (at := text.find(mark, claim.end, claim.end + _LONGEST)) >= 0]
    end = min(ends, default=min(len(text), claim.end + _LONGEST))
    return Quote(
        document=account.document, path=account.path, title=account.title, start=start, end=end, page=claim.page,
        quote=re.sub(r"\s+", " ", text[start:end]).strip(),
    )  # fmt: skip
