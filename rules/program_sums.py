"""What several named projects come to, and what is told of each: 实施“甲”“乙”项目共4.79亿元; 实施“甲”…元; “乙”…元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.countable import is_countable
from rules.paired_lists import PAIRED
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stretches import begin_of, end_of

_QUOTED = re.compile(r"“(?P<name>[^“”,;。:、()]{2,16})”")
_JOINED = re.compile(r"(?:[^,;。:“”]{0,4}[、和与及])?")
_KIND = re.compile(r"(?:建设|改造|提升|专项)*(?:工程|项目|计划|行动)?$")
_DIGITS = re.compile(r"[0-9.,。,]+")
_STOPS = "。!?\n"
_MOST_READINGS = 16
_MOST_PARTS = 4
_NEAR = 60  # sentences
_FEWEST, _SHORTEST = 2, 3
_MOST_NAMES = 6


def find_program_sums(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield totals of the sentence that names several projects side by side, with the figures of each one's sentence.

    Args:
        text: the report.
        known: totals (ids) whose parts are known.
    """
    if "”" not in text.folded:
        return
    said = [(_words_of(text, sentence), sentence) for sentence in text.sentences]
    for at, (whole, totals) in enumerate(said):
        names = _names_in(whole)
        if len(names) < _FEWEST:
            continue
        near = said[max(0, at - _NEAR) : at + _NEAR]
        told = [
            [
                figures
                for words, figures in near
                if figures is not totals and name in words and figures[0].part == totals[0].part
            ]
            for name in names
        ]
        if all(len(sentences) == 1 for sentences in told) and len({id(one[0]) for one in told}) == len(names):
            for total in totals:
                if total.id not in known and is_countable(text, total):
                    yield from _sum_of(text, total, [sentences[0] for sentences in told])


def _words_of(text: ReportText, sentence: list[Claim]) -> str:
    begin = begin_of(text.folded, _STOPS, sentence[0].quantity.start)
    return text.folded[begin : end_of(text.folded, _STOPS, sentence[-1].quantity.end)]


def _names_in(sentence: str) -> list[str]:
    """Quoted names side by side, without the word for what kind of thing they are."""
    names: list[str] = []
    end = -1
    for match in _QUOTED.finditer(sentence):
        if end >= 0 and not _JOINED.fullmatch(sentence, end, match.start()):
            if len(names) >= _FEWEST:
                break
            names = []
        names.append(_KIND.sub("", match["name"]))
        if len(names) > _MOST_NAMES:
            return []
        end = match.end()
    return names if all(len(name) >= _SHORTEST for name in names) else []


def _sum_of(text: ReportText, total: Claim, told: list[list[Claim]]) -> Iterator[Relation]:
    """The one reading in which each project gives one figure of the total's unit, and they make it up."""
    choices = [
        [one for one in figures if one.quantity.unit == total.quantity.unit and is_countable(text, one)][:_MOST_PARTS]
        for figures in told
    ]
    written = [[one for one in figures if _unit_of(one) == _unit_of(total)] or figures for figures in choices]
    choices = [one if len(one) == 1 else figures for one, figures in zip(written, choices, strict=True)]
    readings = [list(parts) for parts in islice(product(*choices), _MOST_READINGS)]
    fitting = [parts for parts in readings if adds_up(total, parts)]
    if len(fitting) == 1:
        yield relate("sum", "cue", "likely", op=PAIRED, total=total, part=fitting[0])
    elif not fitting and len(readings) == 1:
        yield relate("sum", "cue", "likely", op=PAIRED, total=total, part=readings[0])


def _unit_of(claim: Claim) -> str:
    """A unit as it is written, 万 and all: 新建校舍3.12万平方米 beside 硬化校园137610平方米."""
    return _DIGITS.sub("", claim.surface)
