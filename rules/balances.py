"""Named differences: 自然增长率 = 出生率 − 死亡率, 收支相抵结转 = 收入总计 − 支出总计."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.claim import Claim
from rules.amounts import nearly_equal
from rules.identities import Difference, difference_identities
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_FARTHEST = 24
_LEVELS = (Kind.LEVEL, Kind.RATE)


def find_balances(text: ReportText) -> Iterator[Relation]:
    """Yield differences whose two figures stand before them in the paragraph under the names an identity gives."""
    for difference in text.claims:
        said = _words(difference)
        for identity in difference_identities():
            if identity.difference.search(said):
                relation = _of(text, difference, identity)
                if relation:
                    yield relation
                break


def _words(claim: Claim) -> str:
    return f"{claim.indicator.folded} {claim.before}"


def _of(text: ReportText, difference: Claim, identity: Difference) -> Relation | None:
    minuends: list[Claim] = []
    subtrahends: list[Claim] = []
    for distance, claim in enumerate(text.before(difference, paragraph=True)):
        if distance > _FARTHEST:
            break
        if text.stance(claim).kind not in _LEVELS or claim.quantity.dimension != difference.quantity.dimension:
            continue
        if claim.level != difference.level or claim.bound != "=":
            continue
        if identity.minuend.search(claim.indicator.folded):
            minuends.append(claim)
        if identity.subtrahend.search(claim.indicator.folded):
            subtrahends.append(claim)
    for high in minuends:
        for low in subtrahends:
            if high is not low and nearly_equal(difference, high.quantity.value - low.quantity.value, [high, low]):
                return relate("diff", "identity", minuend=high, subtrahend=low, difference=difference)
    if identity.closed and len(minuends) == len(subtrahends) == 1 and minuends[0] is not subtrahends[0]:
        return relate("diff", "identity", minuend=minuends[0], subtrahend=subtrahends[0], difference=difference)
    return None
