"""What came or left, by its kinds: 退休72人、调出28人、辞职9人,共减少109人; 全年增加78名:录用47名,…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.cues import comes, goes
from rules.relation import Relation, relate
from rules.report_text import ReportText

_IN_ALL = re.compile(
    r",?(?:以上|上述|合计|总共|累计|一?共|总计)(?:计)?(?P<way>减少|减员|流失|离开|增加|增员|补充|新增)[^,;。0-9]{0,4}"
)
_MOVED = re.compile(r"(?<!净)(?P<way>减少|减员|流失|增加|增员|补充|新增)[^,;。比较0-9]{0,6}$")
_OUT = ("减少", "减员", "流失", "离开")
_OPENS = re.compile(r"[^,;。:0-9]{0,6}:[^,;。0-9]{0,12}")
_MOST = 12


def find_flow_lists(text: ReportText) -> Iterator[Relation]:
    """Yield totals of what came or left with the kinds that their sentence lists, behind a colon or before 共."""
    for number, total in enumerate(text.claims):
        if total.quantity.unit in ("", "%") or total.modality != "actual" or total.series >= 0:
            continue
        summed, opened = _IN_ALL.fullmatch(total.before), _MOVED.search(total.before)
        if summed:
            parts = _run(text, text.claims[max(0, number - _MOST) : number][::-1], total, out=summed["way"] in _OUT)[
                ::-1
            ]
        elif (
            opened and number + 1 < len(text.claims) and _OPENS.fullmatch(text.between(total, text.claims[number + 1]))
        ):
            parts = _run(text, text.claims[number + 1 : number + 1 + _MOST], total, out=opened["way"] in _OUT)
        else:
            continue
        if len(parts) > 1:
            yield relate("sum", "cue", total=total, part=parts)


def _run(text: ReportText, claims: list[Claim], total: Claim, *, out: bool) -> list[Claim]:
    """Figures one behind the other that all came, or all left; empty where the sentence has one that may be either."""
    found: list[Claim] = []
    for claim in claims:
        if claim.sentence != total.sentence or (found and ";" in _gap(text, found[-1], claim)):
            break
        if claim.quantity.unit != total.quantity.unit or claim.depth != total.depth:
            return []
        if not (goes(claim) if out else comes(claim)):
            return []
        found.append(claim)
    return found


def _gap(text: ReportText, a: Claim, b: Claim) -> str:
    first, second = sorted((a, b), key=lambda claim: claim.quantity.start)
    return text.between(first, second)
