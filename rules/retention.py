"""巩固率 over a cohort that some joined and some left: 毕业生 ÷ (入学 + 转入 − 转出)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from extractor.claim import Claim
from rules.quotients import is_share
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slipped_shares import is_share_off
from rules.slips import slip_between
from rules.stance import Kind

_RATE = re.compile(r"巩固率|保留率")
_ENTERED = re.compile(r"入学|招生|新生|入校|初一|一年级|七年级")
_JOINED = re.compile(r"转入|迁入|复学")
_LEFT = re.compile(r"转出|迁出|死亡")
_FINISHED = re.compile(r"毕业|结业|在校|在读")
_MOST = 10


def find_retention(text: ReportText) -> Iterator[Relation]:
    """Yield retention rates with the cohort and its transfers, where their sentence tells all of them once.

    The count is that of 义务教育 statistics: those who transfer in belong to
    the cohort, those who transfer out do not.
    """
    for percent in text.claims:
        if not _RATE.search(percent.before) or percent.quantity.unit != "%" or percent.bound != "=":
            continue
        roles: dict[re.Pattern[str], list[Claim]] = {one: [] for one in (_JOINED, _LEFT, _FINISHED, _ENTERED)}
        for claim in islice(text.before(percent, sentence=True), _MOST):
            if claim.quantity.dimension == "人" and text.stance(claim).kind in (Kind.LEVEL, Kind.EARLIER):
                role = next((pattern for pattern in roles if pattern.search(claim.before)), None)
                if role is not None:
                    roles[role].append(claim)
        joined, left, finished, entered = roles.values()
        if len(finished) == len(entered) == 1 and max(len(joined), len(left)) == 1:
            yield relate(
                "share", "identity", "likely", part=finished, whole=entered[0], joined=joined, left=left, percent=percent
            )  # fmt: skip
        elif len(finished) == len(entered) == 1 and not joined and not left and entered[0].start < finished[0].start:
            part, whole = finished[0], entered[0]
            if is_share(part, whole, percent) or _is_off(part, whole, percent):  # who came and left is not told
                yield relate("share", "identity", "likely", part=[part], whole=whole, percent=percent)


def _is_off(part: Claim, whole: Claim, percent: Claim) -> bool:
    """Whether a digit of one of the figures, or two of the rate's swapped, would make the rate: no transfers do that."""
    if is_share_off(part, whole, percent):
        return True
    if not whole.quantity.value:
        return False
    place = percent.quantity.place
    printed = Fraction(math.floor(part.quantity.value * 100 / whole.quantity.value / place + Fraction(1, 2))) * place
    return slip_between(percent.quantity, printed) == "swap"
