"""Findings as marks in a web page, or in a page made of any document's text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import lxml.html
from lxml import etree

from extractor.reading.html import build

_STYLE = (
    "mark.gouji{padding:0 .1em;color:inherit}mark.gouji-error{background:#ffb3b3}mark.gouji-warning{background:#ffe08a}"
    "mark.gouji-notice{background:#bfe0ff}mark.gouji-info{background:#ddd}.gouji-list{border-top:2px solid #888;"
    "margin-top:2em;padding-top:1em;font:15px/1.7 sans-serif;white-space:pre-wrap}"
)
_PAGE_STYLE = "body{max-width:48em;margin:2em auto;padding:0 1em;font:16px/1.9 serif}.text{white-space:pre-wrap}"
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def mark(data: bytes, password: str, marks: Sequence[dict[str, Any]]) -> bytes:
    """Return a copy of a web page with a mark element around the words of each mark."""
    builder, root = build(data)
    cuts: dict[tuple[Any, str], list[tuple[int, int, dict[str, Any]]]] = {}
    for at, text, (element, kind, offset) in builder.pieces:
        for one in marks:
            start, end = max(one["start"], at), min(one["end"], at + len(text))
            if start < end:
                cuts.setdefault((element, kind), []).append((offset + start - at, offset + end - at, one))
    for (element, kind), spans in cuts.items():
        _wrap(element, kind, _apart(spans))
    body = root.find("body") if root.tag == "html" else root
    if body is not None and marks:
        _append_list(body, marks)
    doctype = root.getroottree().docinfo.doctype or "<!DOCTYPE html>"
    _declare_utf8(root)
    page: bytes = lxml.html.tostring(root, encoding="utf-8", doctype=doctype)
    return page


def _apart(spans: list[tuple[int, int, dict[str, Any]]]) -> Iterator[tuple[int, int, list[dict[str, Any]]]]:
    """Stretches without overlap, last first, each with the marks that cover it."""
    stops = sorted({stop for start, end, _ in spans for stop in (start, end)})
    for start, end in reversed(list(pairwise(stops))):
        covering = [one for a, b, one in spans if a <= start and end <= b]
        if covering:
            yield start, end, covering


def _wrap(element: Any, kind: str, spans: Iterator[tuple[int, int, list[dict[str, Any]]]]) -> None:
    """Put mark elements around stretches of an element's text or tail, from the last to the first."""
    for start, end, marks in spans:
        text = (element.text if kind == "text" else element.tail) or ""
        wrapped = etree.Element("mark")
        wrapped.set("class", f"gouji gouji-{marks[0]['severity']}")
        wrapped.set("title", _clean("\n".join(one["note"] for one in marks)))
        wrapped.text, wrapped.tail = text[start:end], text[end:]
        if kind == "text":
            element.text = text[:start]
            element.insert(0, wrapped)
        else:
            element.tail = None
            element.addnext(wrapped)
            element.tail = text[:start]


def _append_list(body: Any, marks: Sequence[dict[str, Any]]) -> None:
    style = etree.SubElement(body, "style")
    style.text = _STYLE
    notes = etree.SubElement(body, "div")
    notes.set("class", "gouji-list")
    notes.text = _clean("\n\n".join(_full_notes(marks)))


def _full_notes(marks: Sequence[dict[str, Any]]) -> list[str]:
    """Each finding's full note once, in order."""
    notes: dict[int, str] = {}
    for one in marks:
        if len(one["note"]) > len(notes.get(one["number"], "")):
            notes[one["number"]] = one["note"]
    return [notes[number] for number in sorted(notes)]


def _declare_utf8(root: Any) -> None:
    """Make the page say how it is encoded now."""
    for meta in root.iter("meta"):
        if meta.get("charset") is not None:
            meta.set("charset", "utf-8")
        elif (meta.get("http-equiv") or "").lower() == "content-type":
            meta.set("content", "text/html; charset=utf-8")
    if root.find(".//meta[@charset]") is None and (head := root.find("head")) is not None:
        head.insert(0, etree.Element("meta", charset="utf-8"))


def _clean(text: str) -> str:
    return _REFUSED.sub(" ", text)


def write_page(text: str, title: str, marks: Sequence[dict[str, Any]]) -> bytes:
    """Return a web page of a document's text with its marks; all of it escaped."""
    parts: list[str] = []
    at = 0
    spans = [(one["start"], one["end"], one) for one in marks]
    for start, end, covering in reversed(list(_apart(spans))):
        note = html.escape(_clean("\n".join(one["note"] for one in covering)))
        parts.append(html.escape(text[at:start]))
        parts.append(
            f'<mark class="gouji gouji-{covering[0]["severity"]}" title="{note}">{html.escape(text[start:end])}</mark>'
        )
        at = end
    parts.append(html.escape(text[at:]))
    notes = html.escape("\n\n".join(_full_notes(marks)))
    page = (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{_PAGE_STYLE}{_STYLE}</style></head><body>"
        f'<div class="text">{"".join(parts)}</div><div class="gouji-list">{notes}</div></body></html>\n'
    )
    return _clean(page).encode("utf-8")
