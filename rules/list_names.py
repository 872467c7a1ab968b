"""The figure that an opener names: 基层机构包括…, 流动人口中,…."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from extractor.claim import Claim
from rules.kinds import same_kind
from rules.report_text import ReportText

_ALIKE = 70


def find_named(text: ReportText, last: Claim, name: str) -> Claim:
    """The figure an opener names (基层机构包括…), the last one where it names none."""
    name = re.sub(r"^(?:主要|全[县区市省国校]|其)", "", name)
    if len(name) < 2 or last.indicator.folded == name:
        return last
    near = [
        claim for _, claim in zip(range(12), text.before(last, paragraph=True), strict=False) if same_kind(claim, last)
    ]
    if calls(last, name):
        return next((claim for claim in near if claim.indicator.folded == name), last)
    return first_like(near, name) or last


def first_like(claims: Iterable[Claim], name: str) -> Claim | None:
    """The figure of a name, else the first whose words are like it, or have it in them (基层机构: 基层医疗卫生机构)."""
    like = [claim for claim in claims if calls(claim, name)]
    return next((claim for claim in like if claim.indicator.folded == name), like[0] if like else None)


def calls(claim: Claim, name: str) -> bool:
    """Whether a figure's words are like a name, or one is all in the other."""
    words = claim.indicator.folded
    if len(words) > 1 and (name.startswith(words) or name.endswith(words)):
        return True
    if len(claim.before) > 1 and name.startswith(claim.before[-2:]):
        return True  # 到岗教师中: of 实际到岗247名
    rest = iter(words)
    return fuzz.partial_ratio(name, words) >= _ALIKE or (len(name) > 3 and all(letter in rest for letter in name))


def headed_alike(same: list[Claim], first: Claim, name: str) -> Claim | None:
    """共增加编制内教师56人。新增教师中,…: the figure that closes the sentence before, where its noun is taken up."""
    last = same[-1] if same else None
    if last is None or last.sentence + 1 != first.sentence or last.indicator.folded[-2:] != name[-2:]:
        return None
    return last
