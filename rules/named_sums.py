"""Sums whose parts the words name again: 农业与牧业两项加总223.8亿元, 合作社与家庭农场之和为8451家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.countable import is_countable
from rules.kinds import same_kind
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stretches import begin_of

_NAMED = re.compile(
    r"(?:[^,;。:、]{2,8}(?<![初高])中)?(?:上述|其中|以上)?(?P<names>[^,;。:、与和及]{1,10}(?:[、与和及][^,;。:、与和及]{1,10}?){1,4}?)(?:即[^,;。:、0-9]{2,8})?"
    r"(?:[两二三四五](?:者|[项类种个][^,;。0-9、]{0,3}?)?)?(?:合计|加总|之和|相加|共计|总计|合起来|共)(?:为|达到?|约)?[^,;。0-9]{0,4}"
)
_JOINT = re.compile(r"[、与和及]")


def find_renamed_sums(text: ReportText) -> Iterator[Relation]:
    """Yield totals with the figures of the paragraph that their own clause names."""
    for total in text.claims:
        if not is_countable(text, total):
            continue
        start = total.quantity.start
        begin = begin_of(text.folded, ",;:。\n()", start)
        match = _NAMED.fullmatch(text.folded[begin:start])
        if match is None:
            continue
        earlier = [claim for claim in text.before(total, paragraph=True) if same_kind(claim, total)]
        names = _spelled_out(_JOINT.split(match.group("names")))
        parts = [_called(text, earlier, name) if len(name) > 1 else None for name in names]
        found = [part for part in parts if part is not None]
        if len(found) == len(parts) == len(set(found)):
            yield relate("sum", "cue", total=total, part=found)


def _spelled_out(names: list[str]) -> list[str]:
    """县、乡、村道: of 县道, 乡道 and 村道."""
    short = all(len(name) == 1 for name in names[:-1])
    return [*(name + names[-1][1:] for name in names[:-1]), names[-1]] if short else names


def _called(text: ReportText, earlier: list[Claim], name: str) -> Claim | None:
    """The one countable figure under a name; None where there is none, or there are several of different values."""
    named = [
        claim
        for claim in earlier
        if is_countable(text, claim)
        and (
            claim.indicator.folded.startswith(name)
            or claim.indicator.folded.endswith(name)
            or claim.before.lstrip("、,和与及其中").startswith(name)
        )
    ]
    return named[0] if len({claim.quantity.value for claim in named}) == 1 else None
