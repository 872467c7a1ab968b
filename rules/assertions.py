"""Sweeping statements (全面消除, 足额, 均达标) and what the same report says against them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.claim import Claim
from extractor.data import read_yaml
from rules.relation import Member, Relation
from rules.report_text import ReportText
from rules.stance import Kind
from rules.stretches import begin_of

_WORTH = re.compile(
    r"大班额|欠拨|欠发|拖欠|欠缴|辍学|失学|足额|全额|到位|拨付|落实|达标|合格|达到|符合|覆盖|事故|事件|纠纷|案件"
)
"""What every sweeping statement of assertions.yaml holds one of: clauses without are not looked at."""
_BREAK = re.compile(r"[,;。!?\n]")
_REMOVED = re.compile(r"消除|消灭|化解|清零|还清|清偿|整改")
_AT_LAST = re.compile(r"至此|如今|目前|已|现")
_STILL = re.compile(r"仍|还|尚|现")
_COMPLAINED = re.compile(r"反映|信访|投诉|诉求|举报|来信|来访")
_LONGEST = 80
_LEVEL = (Kind.LEVEL, Kind.RATE, Kind.SHARE)
_MOST = 50
_PAYERS = re.compile(r"中央|[省市县区]级|乡镇?级")
_SHORTEST = 2
_TELLING = 4


@dataclass(frozen=True, slots=True)
class Family:
    """What is said sweepingly in one field, and what speaks against it."""

    said: re.Pattern[str]
    figures: re.Pattern[str]
    words: re.Pattern[str]
    below: float | None
    """A rate speaks against it below this value; None: any figure above 0 does."""
    same_object: bool
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    text: str
    place: int
    """How many claims of the report begin before it."""


@cache
def _families() -> tuple[tuple[Family, ...], re.Pattern[str]]:
    given = read_yaml(Path(__file__).with_name("assertions.yaml"))
    families = tuple(
        Family(
            re.compile(row["said"]), re.compile(row["figures"]), re.compile(row["words"]),
            row.get("below"), row.get("same_object", False), tuple(row.get("objects", ())),
        )
        for row in given["families"]
    )  # fmt: skip
    return families, re.compile(given["not_said"])


def find_assertions(text: ReportText) -> Iterator[Relation]:
    """Yield sweeping statements with the figure or statement of the same part that speaks against each."""
    if not text.claims:
        return
    families, _ = _families()
    found = 0
    for clause in text.remember("worth reading", lambda: list(_worth_reading(text))):
        for family in families:
            said = family.said.search(clause.text)
            against = _against(text, clause, said, family) if said and _reports(clause) else None
            if said and against:
                start, end = text.original(clause.start + said.start(), clause.start + said.end())
                yield Relation(
                    "assertion",
                    (Member("assertion", None, start, end, text.written(start, end)), against),
                    "words",
                    "weak",
                )
                found += 1
                break
        if found >= _MOST:
            return


def _worth_reading(text: ReportText) -> Iterator[_Clause]:
    """Clauses that hold a word some statement is made with, each once."""
    read_to = 0
    for match in _WORTH.finditer(text.folded):
        if match.start() >= read_to:
            clause = _clause_around(text, match.start())
            read_to = clause.start + len(clause.text)
            yield clause


def _clause_around(text: ReportText, place: int) -> _Clause:
    folded = text.folded
    start = begin_of(folded, ",;。!?\n", place)
    end = _BREAK.search(folded, place, place + _LONGEST)
    stop = end.start() if end else min(len(folded), place + _LONGEST)
    return _Clause(start, folded[start:stop], text.claims_before(start))


def _reports(clause: _Clause) -> bool:
    return _families()[1].search(clause.text) is None


def _part(text: ReportText, clause: _Clause) -> int:
    return text.claims[max(0, clause.place - 1)].part


def _against(text: ReportText, clause: _Clause, said: re.Match[str], family: Family) -> Member | None:
    """The first figure, else the first statement, of the same part that speaks against what is said."""
    part, about = _part(text, clause), _objects(said, clause, family)
    if family.same_object and not about:
        return None
    inside = range(clause.start, clause.start + len(clause.text))
    speaking = text.remember(
        f"against {family.figures.pattern}",
        lambda: [claim for claim in text.claims if _speaks(text, claim, family)],
    )
    for claim in speaking:
        if claim.part != part or claim.quantity.start in inside:
            continue
        if (_REMOVED.search(said.group()) or _AT_LAST.search(clause.text)) and _is_what_was(text, claim, clause):
            continue
        words = f"{claim.indicator.folded}{claim.before}"
        if not family.same_object or (_names(about, words) and not _pays_another(clause.text, words)):
            return Member.of("against", claim)
    for other in text.remember("worth reading", lambda: list(_worth_reading(text))):
        hit = family.words.search(other.text) if other.start != clause.start else None
        if not hit or _part(text, other) != part or _pays_another(clause.text, other.text):
            continue
        if not family.same_object or _names(about, other.text):
            start, end = text.original(other.start, other.start + len(other.text))
            return Member("against", None, start, end, text.written(start, end).strip())
    return None


def _pays_another(said: str, words: str) -> bool:
    """中央、省级资金全部到位;县级配套资金未足额到位: whether two statements name budgets and none that is the same."""
    mine, theirs = (set(_PAYERS.findall(one)) for one in (said, words))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_what_was(text: ReportText, claim: Claim, clause: _Clause) -> bool:
    """超大班额11个;化解46个,超大班额全部清零: a figure of the paragraph before what was done about it."""
    start = claim.quantity.start
    before = start < clause.start and "\n" not in text.folded[start : clause.start]
    return before and _STILL.search(claim.before) is None


def _speaks(text: ReportText, claim: Claim, family: Family) -> bool:
    """Whether a figure of now, above nothing (or short of the whole), carries the words that speak against it."""
    stance = text.stance(claim)
    if claim.modality != "actual" or stance.kind not in _LEVEL or stance.leaves or claim.bound in ("<", "<="):
        return False
    if family.below is not None and claim.quantity.unit != "%":
        return False
    words = claim.indicator.folded
    if not family.figures.search(f"{words} {claim.before}") and not family.figures.search(words):
        return False
    if _COMPLAINED.search(text.sentence_before(claim)) and claim.quantity.unit in ("件", "条", "批"):
        return False  # 反映大班额的24件: letters, and no classes
    if claim.period and any(claim.period < other.period for other in text.claims if other.part == claim.part):
        return False
    if family.below is not None:
        return claim.quantity.size < family.below
    return claim.quantity.value > 0


def _objects(said: re.Match[str], clause: _Clause, family: Family) -> tuple[str, ...]:
    """What a statement is about: what it names, or the known things its clause names."""
    if family.objects:
        named = tuple(word for word in family.objects if word in clause.text)
        return named[:1]
    groups = said.groupdict()
    of = (groups.get("of") or groups.get("of2") or "").strip()
    return (of,) if len(of) >= _SHORTEST else ()


def _names(about: tuple[str, ...], words: str) -> bool:
    """Whether words name the same thing, by the end of its name: 校舍面积 is not 厕所面积."""
    return any(one[-_TELLING:] in words for one in about)
