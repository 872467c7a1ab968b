"""OFD (GB/T 33190): pages of placed text objects in a ZIP of XML."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from extractor.errors import InputError
from extractor.reading import limits
from extractor.reading.content import Content, TextBuilder
from extractor.reading.layout import rows_of
from extractor.reading.packages import open_package, parse_xml, read_member
from extractor.reading.page import Line, Page, Places
from extractor.reading.paged import write_pages
from extractor.reading.rulings import Box, edges_of, find_grids

_NUMBERS = re.compile(r"-?[0-9]*\.?[0-9]+")
_DELTA = re.compile(r"g\s+([0-9]+)\s+(-?[0-9.]+)|(-?[0-9]*\.?[0-9]+)")
_WIDE_GAP = 1.6
_WORD_GAP = 0.3
_CJK = "\u2e80"
_A4 = (0.0, 0.0, 210.0, 297.0)


def read(data: bytes, password: str = "") -> Content:
    """Return the content of an OFD file.

    Raises:
        InputError: damaged, encrypted, or unsafe to unpack.
    """
    return build(data).finish()


def build(data: bytes) -> TextBuilder:
    """Return the text with its pieces tied to (page, glyph boxes)."""
    builder = TextBuilder("ofd")
    with open_package(data) as package:
        write_pages([_read_page(*page) for page in find_pages(package, builder)], builder)
    return builder


def find_boxes(
    data: bytes, password: str, spans: Sequence[tuple[int, int]]
) -> list[list[tuple[int, float, float, float, float]]]:
    """Return for each span the boxes (page, x0, bottom, x1, top in millimetres) of the lines it covers."""
    builder = build(data)
    found = []
    for start, end in spans:
        boxes = []
        for at, text, (page, glyphs) in builder.pieces:
            first, last = max(start, at), min(end, at + len(text))
            if first < last and glyphs:
                x0, top, x1, bottom = glyphs.box(first - at, last - at)
                boxes.append((page, x0, bottom, x1, top))
        found.append(boxes)
    return found


def find_pages(package: zipfile.ZipFile, builder: TextBuilder) -> Iterator[tuple[int, Box, Any, Any]]:
    """Yield (number, size, content, template content) of each page in order.

    Raises:
        InputError: the package's own references do not hold.
    """
    root = parse_xml(read_member(package, "OFD.xml"))
    count = 0
    for body in _each(root, "DocRoot"):
        document_path = (body.text or "").strip().lstrip("/")
        document = parse_xml(read_member(package, document_path))
        folder = document_path.rpartition("/")[0]
        size = _box_of(next(_each(document, "PhysicalBox"), None))
        templates = {template.get("ID"): template.get("BaseLoc", "") for template in _each(document, "TemplatePage")}
        for page in [page for pages in _each(document, "Pages") for page in pages if _name(page) == "Page"]:
            if count >= limits.MOST_PAGES:
                raise InputError("too-many-pages", pages=f">{limits.MOST_PAGES:,}", limit=f"{limits.MOST_PAGES:,}")
            content = parse_xml(read_member(package, _join(folder, page.get("BaseLoc", ""))))
            own = next(_each(content, "PhysicalBox"), None)
            template = next((templates.get(used.get("TemplateID")) for used in _each(content, "Template")), None)
            behind = parse_xml(read_member(package, _join(folder, template))) if template else None
            yield count, _box_of(own) if own is not None else size, content, behind
            count += 1
    if not count:
        raise InputError("damaged", why="OFD")


def _read_page(number: int, size: Box, content: Any, template: Any) -> Page:
    _, _, width, height = size
    lines: list[Line] = []
    drawn: list[Box] = []
    for part in (content, template):
        if part is not None:
            lines += [line for text in _each(part, "TextObject") for line in _text_lines(text)]
            drawn += [box for path in _each(part, "PathObject") for box in _path_boxes(path)]
    grids = find_grids(edges_of(drawn), lambda boxes: [_inside(lines, box) for box in boxes]) if len(drawn) > 2 else []
    for grid in grids:
        lines = [line for line in lines if not _is_in(line, (grid.x0, grid.top, grid.x1, grid.bottom))]
    return Page(number, width, height, _joined(lines), grids)


def _text_lines(text: Any) -> Iterator[Line]:
    """The lines of one text object: its text codes placed by boundary, matrix and deltas."""
    left, top, _, _ = _box_of(text)
    size = float(text.get("Size", "3.5"))
    a, b, c, d, e, f = _matrix_of(text.get("CTM"))
    for code in _each(text, "TextCode"):
        words = (code.text or "").strip("\r\n")
        if not words.strip():
            continue
        x, y = float(code.get("X", "0")), float(code.get("Y", str(size)))
        steps = _steps(code.get("DeltaX"), len(words), size)
        places = Places([x])
        for step in steps:
            places.append(places[-1] + step)
        moved = [left + a * place + c * y + e for place in places]
        base = top + b * x + d * y + f
        height = size * abs(d)
        line = Line(words, moved[0], base - 0.88 * height, moved[-1], base + 0.12 * height, Places(moved))
        line.glyphs.top, line.glyphs.bottom = line.top, line.bottom
        yield line


def _steps(delta: str | None, count: int, size: float) -> list[float]:
    """Advance of each character; where none is given a character is as wide as its type, ASCII half."""
    steps: list[float] = []
    for repeat, value, single in _DELTA.findall(delta or ""):
        steps += [float(value)] * min(int(repeat), count) if repeat else [float(single)]
    steps = steps[:count]
    while len(steps) < count:
        steps.append(steps[-1] if steps else size)
    return steps


def _joined(lines: list[Line]) -> list[Line]:
    """Text objects on one baseline that touch are one line."""
    joined: list[Line] = []
    for row in rows_of(lines):
        for line in row:
            last = joined[-1] if joined else None
            near = last is not None and line is not row[0] and line.x0 - last.x1 < _WIDE_GAP * max(line.size, last.size)
            if last is None or not near:
                joined.append(line)
                continue
            spaced = line.x0 - last.x1 > _WORD_GAP * line.size and last.text[-1:] < _CJK and line.text[:1] < _CJK
            places = Places([*last.glyphs[:-1], *([last.x1] if spaced else []), *line.glyphs])
            places.top, places.bottom = min(last.top, line.top), max(last.bottom, line.bottom)
            text = f"{last.text}{' ' if spaced else ''}{line.text}"
            joined[-1] = Line(text, last.x0, places.top, line.x1, places.bottom, places)
    return joined


def _inside(lines: Sequence[Line], box: Box) -> list[Line]:
    return _joined([line for line in lines if _is_in(line, box)])


def _is_in(line: Line, box: Box) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _path_boxes(path: Any) -> Iterator[Box]:
    """The straight strokes of a path: M, L and C closing commands of its abbreviated data."""
    left, top, _, _ = _box_of(path)
    a, b, c, d, e, f = _matrix_of(path.get("CTM"))
    data = next(_each(path, "AbbreviatedData"), None)
    tokens = (data.text or "").split() if data is not None else []
    start = last = (0.0, 0.0)
    at = 0
    while at < len(tokens):
        command = tokens[at]
        if command in ("S", "M", "L") and at + 2 < len(tokens):
            x, y = float(tokens[at + 1]), float(tokens[at + 2])
            here = (left + a * x + c * y + e, top + b * x + d * y + f)
            if command == "L":
                yield min(last[0], here[0]), min(last[1], here[1]), max(last[0], here[0]), max(last[1], here[1])
            else:
                start = here
            last, at = here, at + 3
        elif command == "C":
            yield min(last[0], start[0]), min(last[1], start[1]), max(last[0], start[0]), max(last[1], start[1])
            at += 1
        else:
            at += 1


def _each(element: Any, name: str) -> Iterator[Any]:
    yield from element.iter(f"{{*}}{name}")


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _join(folder: str, path: str) -> str:
    return path.lstrip("/") if path.startswith("/") or not folder else f"{folder}/{path}"


def _box_of(element: Any) -> Box:
    if element is None:
        return _A4
    written = element.get("Boundary") or element.text or ""
    found = [float(number) for number in _NUMBERS.findall(written)[:4]]
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 else _A4


def _matrix_of(written: str | None) -> tuple[float, ...]:
    found = [float(number) for number in _NUMBERS.findall(written or "")]
    return tuple(found) if len(found) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
