"""What to ask for: the figures that a rate or quotient is made of, where the report gives the result alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from extractor.catalogue.catalogue import Entry, load_catalogue
from extractor.claim import Claim
from rules.judge import Judged
from rules.verdict import UNDETERMINED
from rules.wording import say

_MOST = 30
_ITS_OWN = re.compile(r"本年|上年|本期|上期")  # rates of growth: of the figure itself, not of another
_MOST_NAMED = 4


def find_requests(claims: Sequence[Claim], checks: Sequence[Judged], lang: str) -> list[dict[str, Any]]:
    """Return what would let the unjudged rates and quotients of a report be computed again, one entry a figure asked for.

    Args:
        claims: all claims of the report.
        checks: its judged relations.
        lang: zh or en.
    """
    judged = {
        member.claim.id
        for check in checks
        if check.verdict.outcome != UNDETERMINED
        for member in check.relation.members
        if member.claim is not None
    }
    given = {(claim.part, claim.indicator.name) for claim in claims}
    wanted: dict[tuple[int, str, tuple[str, ...]], list[Claim]] = {}
    for claim in claims:
        entry = load_catalogue().get(claim.indicator.name or "")
        if entry is None or entry.of is None or claim.id in judged or claim.modality != "actual":
            continue
        names = tuple(name for name in _parts(entry, claim.level) if (claim.part, name) not in given)
        if names and not any(_ITS_OWN.match(name) for name in names):
            wanted.setdefault((claim.part, claim.level, names), []).append(claim)
    return [
        {
            "pack": "",
            "rule": "",
            "indicator": "、".join(names),
            "level": level if not any(level in name for name in names) else "",
            "part": part,
            "source": "",
            "message": say("request", "state", lang).format(name="、".join(names), figures=_name(figures, lang)),
            "claims": [claim.id for claim in figures],
        }
        for (part, level, names), figures in list(wanted.items())[:_MOST]
    ]


def _parts(entry: Entry, level: str) -> list[str]:
    """Numerator and denominator, at the level of the figure where the catalogue tells levels apart."""
    assert entry.of is not None
    catalogue = load_catalogue()
    return [part.at.get(level, name) if (part := catalogue.get(name)) else name for name in entry.of]


def _name(claims: Sequence[Claim], lang: str) -> str:
    named = [f"{claim.indicator.text}{claim.surface}" for claim in claims[:_MOST_NAMED]]
    more = {"zh": "等", "en": " …"}[lang] if len(claims) > _MOST_NAMED else ""
    return "、".join(named) + more
