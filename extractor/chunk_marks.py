"""Page-chunk marks: `12、` at a line start that a document-sharing site cut into mid-sentence.

Such sites break the text every few hundred characters and number the pieces
1、2、3、… through the whole file, also inside words and numbers. They are told
from real list items by their run: one unbroken count, most of it starting
where the line before had not ended.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:^|\n)[ ]*([0-9]{1,4})、")
_ENDS = frozenset("。！？!?；;：:…”》)]")
_SHORTEST_RUN = 4
_UNFINISHED_SHARE = 0.5


def find_chunk_marks(text: str) -> list[tuple[int, int]]:
    """Return the spans (mark and line break before it) to drop, in order."""
    marks = _counting_run(text)
    if len(marks) < _SHORTEST_RUN:
        return []
    unfinished = sum(_is_unfinished(text, mark.start()) for mark in marks[1:])
    if unfinished < _UNFINISHED_SHARE * (len(marks) - 1):
        return []
    first, *rest = marks
    kept_break = first.start() + (text[first.start()] == "\n")
    return [(kept_break, first.end()), *(mark.span() for mark in rest)]


def _counting_run(text: str) -> list[re.Match[str]]:
    """The marks that count 1, 2, 3 … from the first `1、` on."""
    run: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if int(mark.group(1)) == len(run) + 1:
            run.append(mark)
    return run


def _is_unfinished(text: str, break_at: int) -> bool:
    """Whether the line before the break stops in mid-sentence."""
    line = text[max(0, break_at - 80) : break_at].rstrip(" ")
    return bool(line) and line[-1] not in _ENDS and len(line) >= 40 and "\n" not in line[-40:]
