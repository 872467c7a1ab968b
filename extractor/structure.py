"""The outline of a text: parts of a file, headings, paragraphs, sentences, clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_PART = re.compile(
    r"(?:^|\n)[ \t]*((?:第[0-9一二三四五六七八九十]+[篇部]分?|附件[0-9一二三四五六七八九十]*|附[0-9一二三四五六七八九十]+)(?=[:： 、\n])[^\n]{0,60})"
)
_HEADING = re.compile(
    r"""(?:(?:^|\n|(?<=[。；;!?:：]))[ \t]*+|(?<=[ ]))(?:
      (?P<l1>第[一二三四五六七八九十百0-9]{1,3}[章节部]分?[ 、:]?|[一二三四五六七八九十]{1,3}、)
    | (?P<l2>\([一二三四五六七八九十]{1,3}\)、?|(?<=[\n ])\[(?=[^][\n0-9,;。、]{2,20}\]|(?:19|20)[0-9_]{2}年[^][\n,;。、]{1,16}\]))
    | (?P<l3>[0-9]{1,2}[.、](?![0-9])|[0-9]{1,2}[.、](?=(?:19|20)[0-9]{2}年))
    | (?P<l4>\([0-9]{1,2}\)、?|[0-9]{1,2}\)|[①-⑳])
    )""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[。!?！？\n](?:(?<!\n)[。!?！？]*[”’)]?|(?<=\n)\n*)")  # begins with a set: skips to it
_BRACKET = re.compile(r"\]|\n")
_LONGEST_TITLE = 40
_LONGEST_SENTENCE = 1500


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading or list item, in folded text."""

    start: int
    level: int
    """1 一、 2 (一) 3 1. 4 (1)."""
    marker: str
    title: str
    """What stands after the marker up to the first sentence or line end, or the next marker."""
    title_start: int

    def __str__(self) -> str:
        return f"{self.marker}{self.title}"


@dataclass(frozen=True, slots=True)
class Part:
    """One report of several in a file; no relation joins two."""

    title: str
    start: int
    end: int
    """Half-open span in the folded text."""


class Outline:
    """Where a folded place stands: in which part, under which headings."""

    __slots__ = ("_part_starts", "_paths", "_starts", "headings", "parts")

    def __init__(self, text: str) -> None:
        self.parts = find_parts(text)
        self._part_starts = [part.start for part in self.parts]
        self.headings = find_headings(text)
        self._starts = [heading.start for heading in self.headings]
        self._paths = _find_paths(self.headings, self._part_starts)

    def part_at(self, place: int) -> int:
        """Return the number of the part that holds the place."""
        return max(0, bisect_right(self._part_starts, place) - 1)

    def path_at(self, place: int) -> tuple[Heading, ...]:
        """Return the headings above the place, outermost first."""
        at = bisect_right(self._starts, place)
        return self._paths[at - 1] if at else ()


def find_parts(text: str) -> tuple[Part, ...]:
    """Return the reports of a file in order; one part over all where there is one."""
    marks = list(_PART.finditer(text))
    if len(marks) < 2:
        return (Part("", 0, len(text)),)
    starts = [mark.start() for mark in marks]
    ends = [*starts[1:], len(text)]
    parts = [Part(mark.group(1).strip(), start, end) for mark, start, end in zip(marks, starts, ends, strict=True)]
    if text[: starts[0]].strip():
        parts.insert(0, Part("", 0, starts[0]))
    return tuple(parts)


def find_headings(text: str) -> tuple[Heading, ...]:
    """Return numbered headings and list items in order."""
    marks = list(_HEADING.finditer(text))
    headings = []
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        kind = mark.lastgroup or "l1"
        end = mark.end()
        until = min(end + _LONGEST_TITLE, following.start() if following else len(text))
        bracketed = text[end - 1] == "["  # 【财政】
        stop = (_BRACKET if bracketed else _SENTENCE_END).search(text, end, until)
        title = text[end : stop.start() if stop else until]
        begin = end + len(title) - len(title.lstrip())
        marker = "" if bracketed else mark.group(kind)
        headings.append(Heading(mark.start(kind), int(kind[1]), marker, title.strip(), begin))
    return tuple(headings)


def _find_paths(headings: tuple[Heading, ...], part_starts: list[int]) -> list[tuple[Heading, ...]]:
    paths: list[tuple[Heading, ...]] = []
    stack: list[Heading] = []
    part = 0
    for heading in headings:
        now = bisect_right(part_starts, heading.start)
        if now != part:
            stack, part = [], now
        while stack and stack[-1].level >= heading.level:
            stack.pop()
        stack.append(heading)
        paths.append(tuple(stack))
    return paths


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the spans of the non-empty lines of a folded text."""
    found, at = [], 0
    for line in text.split("\n"):
        if line and not line.isspace():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def find_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentence spans of a paragraph, end marks included.

    One that never ends is cut at a mark, so that work per figure stays bounded.
    """
    spans: list[tuple[int, int]] = []
    at = start
    for match in _SENTENCE_END.finditer(text, start, end):
        spans += _cut(text, at, match.end())
        at = match.end()
    if at < end and not text[at:end].isspace():
        spans += _cut(text, at, end)
    return spans


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_SENTENCE:
        mark = max(text.rfind(mark, start, start + _LONGEST_SENTENCE) for mark in ";,、")
        stop = mark + 1 if mark > start else start + _LONGEST_SENTENCE
        yield start, stop
        start = stop
    yield start, end
