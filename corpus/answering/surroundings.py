"""Each figure of a report with the words around it, nearest first: what questions are matched against."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from corpus.opened import Figure, OpenReport
from extractor.document import Document
from extractor.fold import fold

_CLAUSE = re.compile(r"[,;:。!?、\n\t]")
_SENTENCE = re.compile(r"[。!?;\n]")
_JOINS_VALUES = re.compile(r"[、和及与]|以及")
_CHANGE = re.compile(
    r"(?:增长|增加|提高|上升|下降|降低|减少|净增|压减|缩小|缩短|收窄|扩大|延长|回落|回升|下滑|高出|增幅|降幅|增速|[多少][收产增减打招建卖]?|改善)(?:了|为|率|约|近|达)*$"
)
_ARRIVES = re.compile(r"(?:到|至|为)$")
_EARLIER = re.compile(
    r"(?:上年|去年|上一年|上期|同期|年初|复核前)[^,;。]{0,6}$|由[^,;。]{0,12}$|(?<![占同环之])比[^,;。]{0,20}的?$"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A figure's words, folded."""

    figure: Figure
    own: str
    """What it counts, with its catalogue name behind."""
    clause: str
    """The clause before and behind the figure."""
    before: str
    """The clause before it, from the last mark or figure."""
    sentence: str
    lead: str
    """The paragraph up to its sentence."""
    section: str
    run: int
    """Number of the run of values (分别为A、B和C) it stands in."""
    changed: bool
    """Says by how much something moved."""
    earlier: bool
    """States the same at an earlier time, for comparison."""
    limit: bool
    """Is what others are held against."""


def surround(report: OpenReport) -> list[Surroundings]:
    """Return every figure of the report itself with its words, in reading order."""
    aligned = Document(report.text).aligned
    folded = aligned.folded
    figures = [one for one in report.figures if not one.doc]
    spans = [(aligned.place_of(one.start), aligned.place_of(one.end)) for one in figures]
    clause_marks = [match.start() for match in _CLAUSE.finditer(folded)]
    sentence_marks = [match.start() for match in _SENTENCE.finditer(folded)]
    found: list[Surroundings] = []
    run = 0
    lead_in = ""  # the words before a run of values, which hold for all of them
    for at, (figure, (start, end)) in enumerate(zip(figures, spans, strict=True)):
        before_mark = _last(clause_marks, start)
        last_end = spans[at - 1][1] if at else 0
        next_start = spans[at + 1][0] if at + 1 < len(spans) else len(folded)
        before = folded[max(before_mark, min(last_end, start)) : start]
        clause_end = _next(clause_marks, end, len(folded))
        after = folded[end : max(end, min(clause_end, next_start))]
        sentence_start = _last(sentence_marks, start)
        paragraph_start = max(folded.rfind("\n", 0, start) + 1, start - 400)
        if not (at and _JOINS_VALUES.fullmatch(folded[last_end:start])):
            run += 1
            lead_in = before
        words = fold(figure.words).folded
        named = figure.name if figure.name and figure.name not in figure.words else ""
        found.append(
            Surroundings(
                figure=figure,
                own=f"{words if len(words) > 1 else lead_in} {named}".strip(),
                clause=f"{folded[max(before_mark, start - 80) : start]}|{after}",
                before=before,
                sentence=folded[
                    max(sentence_start, start - 300) : _next(sentence_marks, end, min(len(folded), end + 300))
                ],
                lead=folded[paragraph_start:start],
                section=fold(figure.section).folded,
                run=run,
                changed=figure.dimension == "百分点"
                or (_CHANGE.search(before) is not None and not _ARRIVES.search(before)),
                earlier=_EARLIER.search(before) is not None,
                limit=figure.modality == "standard" or figure.id in report.limits,
            )
        )
    return found


def _last(marks: list[int], place: int) -> int:
    at = bisect_left(marks, place) - 1
    return marks[at] + 1 if at >= 0 else 0


def _next(marks: list[int], place: int, default: int) -> int:
    at = bisect_left(marks, place)
    return min(marks[at], default) if at < len(marks) else default
