"""What takes in what by its very meaning: higher classes in lower ones, done in given, this year's intake among pupils."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.claim import Claim
from extractor.indicator import is_host
from extractor.level import find_levels
from rules.identities import nested_counts
from rules.likeness import words_overlap
from rules.relation import Relation, relate
from rules.report_text import ReportText

_CLASS = re.compile(r"(?P<from>[0-9]+(?:\.[0-9]+)?)(?P<of>周?岁|分|天|人|吨级?|平方米|万元)(?:及|或|\(含\))?以上")
_DONE = re.compile(
    r"(?:其中|目前|现|现在|截至目前|实际)?(?:均|都|全部)?(?:已|现已|实际|实有|实|在[编岗]|办[结复]|建成|竣工|开工|完成|投用|投入使用|到岗|整改|落实|通过|达标|入学|交流|招到|结案|审结|收到回复|回复|移送|提起公诉|起诉|不起诉|附条件|批准|处理|查处|变更|完成修复|入住|投产|兑现|采纳)[^,;。]{0,8}|[^,;。]{0,8}(?:达标|合格|通过)的"
)
_INSIDE = re.compile(r"(?:以上|左右)?[^,;。:、()]{0,8}(?<![初高其])中(?:有|的)?(?:超过|仅|达标的?)?")
_AMONG = re.compile(
    r"[^,;。:、()]{1,12}(?:之中|当中|(?<![初高其集])中|里)(?:,(?:已经?|只|仅|尚|还|现)?有?|(?:已经?|只|仅|尚|还|现)?有)(?P<named>[^,;。:、()]{0,10})"
)
_OF_ANYTHING = ("个", "处", "项", "座", "套", "件")
_SHORT = 6
_GIVEN = re.compile(
    r"计划|符合|应|核定|编制|受理|接到|发现|排查|收到|适龄|下达|需|聘请|总投资|项目|立案|抗诉|审查|侦查|终结|检查|任务|建议|遗留|办理|线索|举报|信访|提案|议案|征集|收集|查摆"
)


def find_containments(text: ReportText) -> Iterator[Relation]:
    """Yield pairs of a whole and a part that no word of listing joins."""
    for sentence in text.sentences:
        levels = [claim for claim in sentence if text.is_level(claim) and claim.bound == "=" and claim.quantity.unit]
        yield from _classes(text, levels)
        yield from _within(text, sentence)
        yield from _hosts(text, levels)
        yield from _named(levels)
        for given, done in pairwise(levels):
            if is_done_of(given, done):
                yield relate("subset", "cue", "weak", whole=given, part=[done])


def is_among(text: ReportText, whole: Claim, part: Claim) -> bool:
    """Whether the words say that a figure counts some of the one before it: 75个评估点里有68个; 65名毕业生中,62人."""
    if whole.quantity.unit != part.quantity.unit or not whole.quantity.unit or text.stance(whole).per:
        return False
    match = _AMONG.fullmatch(text.between(whole, part))
    return match is not None and not (match["named"] and part.quantity.unit in _OF_ANYTHING)


def _within(text: ReportText, sentence: list[Claim]) -> Iterator[Relation]:
    """9项指标中7项以上: the second number stands inside what the first counts."""
    for whole, part in pairwise(sentence):
        if is_among(text, whole, part) or (
            whole.quantity.unit == part.quantity.unit != "" and _INSIDE.fullmatch(text.between(whole, part))
        ):
            yield relate("subset", "cue", whole=whole, part=[part])


def _hosts(text: ReportText, levels: list[Claim]) -> Iterator[Relation]:
    """全县教职工4060人,中小学3432人: a level or place alone behind a figure of no level is some of it."""
    for whole, part in pairwise(levels):
        named = part.before.strip("、,其中和")
        if (
            whole.quantity.unit == part.quantity.unit
            and not whole.level
            and not find_levels(whole.before)
            and 1 < len(named) <= _SHORT
            and is_host(named)
            and not is_host(whole.before.strip("、,其中和"))
            and not text.stance(whole).per
            and part.quantity.value <= whole.quantity.value
        ):
            yield relate("subset", "structure", "weak", whole=whole, part=[part])


def _class_of(text: ReportText, claim: Claim) -> tuple[str, float] | None:
    """The lower end of the class a figure counts: in its own words, or in the limit right before it."""
    matches = list(_CLASS.finditer(claim.before))
    if matches:
        return matches[-1].group("of"), float(matches[-1].group("from"))
    number = text.number_of(claim)
    limit = text.claims[number - 1]
    if number and limit.sentence == claim.sentence and limit.bound in (">", ">=") and claim.before.startswith("的"):
        return limit.quantity.unit, limit.quantity.size
    return None


def _classes(text: ReportText, levels: list[Claim]) -> Iterator[Relation]:
    """60岁以上…65岁以上…, 超过45人的班级…55人以上的班级…: the higher class lies in the lower."""
    by_class: list[tuple[str, float, Claim]] = []
    for claim in levels:
        if found := _class_of(text, claim):
            by_class.append((*found, claim))
    for (of, low, wide), (of2, high, narrow) in pairwise(by_class):
        same = of == of2 and wide.quantity.unit == narrow.quantity.unit and wide.level == narrow.level
        if same and low < high:
            yield relate("subset", "identity", whole=wide, part=[narrow])


def _named(levels: list[Claim]) -> Iterator[Relation]:
    """二本以上385人…一本243人, 在校生…招生…: named so that one takes in the other."""
    for wide, narrow in nested_counts():
        wholes = [
            claim
            for claim in levels
            if wide.search(claim.indicator.folded) and not narrow.search(claim.indicator.folded)
        ]
        parts = [claim for claim in levels if narrow.search(claim.indicator.folded)]
        for part in parts:
            alike = [one for one in wholes if one.quantity.unit == part.quantity.unit and one.level == part.level]
            before = [one for one in alike if one.start < part.start]
            whole = before[-1] if before else next(iter(alike), None)  # 家长收回…、满意…,学生收回…、满意…
            if whole is not None and whole is not part:
                yield relate("subset", "identity", "likely", whole=whole, part=[part])


def is_done_of(given: Claim, done: Claim) -> bool:
    """Return whether a figure is what came of the one before it: 问题线索20起,办结15起: what was done, of what there was to do."""
    if given.quantity.unit != done.quantity.unit or done.clause not in (given.clause, given.clause + 1):
        return False
    if not _DONE.fullmatch(done.before) or done.quantity.value > given.quantity.value or given.depth != done.depth:
        return False
    return (
        _GIVEN.search(given.before) is not None or words_overlap(given.indicator.folded, done.indicator.folded) >= 0.5
    )
