"""Findings as Word comments at the very words, runs split where needed."""

from __future__ import annotations

import copy
import io
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.text.run import Run

from extractor.reading.docx import build

_MOST_REFERENCES = 4
_AUTHOR, _INITIALS = "gouji", "gj"
_T, _R, _BOX = qn("w:t"), qn("w:r"), qn("w:txbxContent")
_NOTES = {qn("w:footnote"): qn("w:footnoteReference"), qn("w:endnote"): qn("w:endnoteReference")}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark(data: bytes, password: str, marks: Sequence[dict[str, Any]]) -> bytes:
    """Return a copy of a DOCX file with a comment for each mark."""
    builder, document = build(data)
    pieces = [(at, text, element) for at, text, element in builder.pieces if element.tag == _T]
    texts = _Texts(pieces)
    for one in sorted(_without_crowds(marks), key=lambda mark: -mark["start"]):
        runs = _anchor(texts, one["start"], one["end"], document)
        if runs:
            document.add_comment(runs, text=one["note"], author=_AUTHOR, initials=_INITIALS)
    copied = io.BytesIO()
    document.save(copied)
    return copied.getvalue()


def _without_crowds(marks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what only refers to a comment that has many places (a total's parts)."""
    places = Counter(one["number"] for one in marks)
    return [one for one in marks if one["main"] or places[one["number"]] <= _MOST_REFERENCES]


class _Texts:
    """The document's text elements by offset; splitting one keeps the list true."""

    def __init__(self, pieces: list[tuple[int, str, Any]]) -> None:
        self.starts = [at for at, _, _ in pieces]
        self.elements = [element for _, _, element in pieces]

    def covering(self, start: int, end: int) -> list[int]:
        """Return the numbers of the elements that a span touches."""
        at = max(0, bisect_right(self.starts, start) - 1)
        found = []
        while at < len(self.starts) and self.starts[at] < end:
            if self.starts[at] + len(self.elements[at].text or "") > start:
                found.append(at)
            at += 1
        return found

    def split(self, number: int, place: int) -> None:
        """Part an element's run at an offset of the text, so that the offset starts a run of its own."""
        offset = place - self.starts[number]
        element = self.elements[number]
        text = element.text or ""
        run = element.getparent()
        first_in_run = next((child for child in run if child.tag != qn("w:rPr")), None) is element
        if offset >= len(text) or (offset <= 0 and first_in_run):
            return
        fresh = copy.deepcopy(run)
        for child in list(fresh):
            if child.tag != qn("w:rPr"):
                fresh.remove(child)
        following = list(element.itersiblings())
        if offset > 0:
            rest = copy.deepcopy(element)
            element.text, rest.text = text[:offset], text[offset:]
            element.set(_SPACE, "preserve")
            rest.set(_SPACE, "preserve")
        else:
            rest = element
        fresh.append(rest)
        for sibling in following:
            fresh.append(sibling)
        run.addnext(fresh)
        if offset > 0:
            self.starts.insert(number + 1, place)
            self.elements.insert(number + 1, rest)


def _anchor(texts: _Texts, start: int, end: int, document: Any) -> list[Run]:
    """The first and last run of a span, split at its ends; the anchoring run for a text box or note."""
    numbers = texts.covering(start, end)
    if not numbers:
        return []
    outer = _outer_run(texts.elements[numbers[0]], document)
    if outer is not None:
        return [Run(outer, document)]
    texts.split(numbers[-1], end)
    texts.split(numbers[0], start)
    numbers = texts.covering(start, end)
    runs = [texts.elements[number].getparent() for number in numbers]
    runs = [run for run in runs if run.tag == _R]
    return [Run(runs[0], document), Run(runs[-1], document)] if runs else []


def _outer_run(element: Any, document: Any) -> Any:
    """Where text is in a text box or a note, which hold no comments: the run in the body that shows it."""
    for ancestor in element.iterancestors():
        if ancestor.tag == _BOX:
            return next((outer for outer in ancestor.iterancestors(_R)), None)
        if ancestor.tag in _NOTES:
            for reference in document.element.body.iter(_NOTES[ancestor.tag]):
                if reference.get(qn("w:id")) == ancestor.get(qn("w:id")):
                    return reference.getparent()
    return None
