"""Lists whose items tell two figures of one unit: 学生问卷620份,满意578份;家长问卷860份,满意782份;…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.closeness import is_slip_away, is_slip_off
from rules.countable import is_countable
from rules.paired_lists import PAIRED
from rules.relation import Relation, relate
from rules.report_text import ReportText

_FEWEST = 3
_TELLING = 100
_MOST = 12
_NUMBERS = "两三四五六七八"
_SO_MANY = re.compile(rf"(?P<number>[{_NUMBERS}])[类种项]")


def find_alternating_lists(text: ReportText) -> Iterator[Relation]:
    """Yield the sums of both figures of such items under two totals before, where one adds up and the other does or is a digit off."""
    before: list[Claim] = []
    for sentence in text.sentences:
        counted = [claim for claim in sentence if is_countable(text, claim)]
        stretches = _stretches(text, counted)
        for heads, items in ((before, stretches), (stretches[0] if stretches else [], stretches[1:])):
            if len(items) >= _FEWEST and heads and heads[0].paragraph == sentence[0].paragraph:
                yield from _under(heads, items)
        yield from _behind(text, sentence, before)
        before = counted


def _behind(text: ReportText, sentence: Sequence[Claim], before: list[Claim]) -> Iterator[Relation]:
    """甲类在管352846人,规范268105人;乙类在管118427人,规范88736人。两类在管合计471273人: the firsts of so many stretches before."""
    first = sentence[0]
    if _SO_MANY.match(f"{first.surface}{first.after}") and first.quantity.is_exact and len(sentence) > 1:
        number, total = first.quantity.value, sentence[1]
    elif match := _SO_MANY.match(first.before):
        number, total = Fraction(_NUMBERS.index(match["number"]) + 2), first
    else:
        return
    heads = [stretch[0] for stretch in _stretches(text, before) if stretch]
    alike = len({claim.quantity.unit for claim in (total, *heads)}) == 1
    if len(heads) != number or not alike or "合计" not in total.before or total.paragraph != heads[0].paragraph:
        return
    if adds_up(total, heads) or is_slip_away(total, heads):
        yield relate("sum", "list", "likely", total=total, part=heads)


def _stretches(text: ReportText, counted: list[Claim]) -> list[list[Claim]]:
    """Figures of a sentence between its semicolons."""
    stretches = [counted[:1]] if counted else []
    for first, second in pairwise(counted):
        if ";" in text.between(first, second):
            stretches.append([])
        stretches[-1].append(second)
    return stretches


def _under(heads: Sequence[Claim], items: Sequence[Sequence[Claim]]) -> Iterator[Relation]:
    if any(len(item) != 2 or item[0].quantity.unit != item[1].quantity.unit for item in items):
        return
    firsts, seconds = [item[0] for item in items], [item[1] for item in items]
    if len({claim.quantity.unit for claim in firsts}) != 1:
        return
    totals = [claim for claim in heads if claim.quantity.unit == firsts[0].quantity.unit][-_MOST:]
    for pair in combinations(totals, 2):
        sums = list(zip(pair, (firsts, seconds), strict=True))
        fits = [total.quantity.size >= _TELLING and adds_up(total, parts) for total, parts in sums]
        if not any(fits):
            continue
        for (total, parts), fit in zip(sums, fits, strict=True):
            if fit or adds_up(total, parts) or is_slip_off(total, parts):
                yield relate("sum", "list", "likely", op=PAIRED, total=total, part=parts)
        return
