"""HTML: the main text with its tables, menus and page furniture left out of what is read on."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
from lxml import etree

from extractor.errors import InputError
from extractor.reading.content import Content, TextBuilder
from extractor.reading.text import decode
from extractor.table import HEADER, Cell, Table

_NEVER = frozenset(
    ("script", "style", "noscript", "template", "head", "select", "option", "button", "input", "textarea", "iframe",
     "object", "svg", "canvas", "audio", "video", "rt", "rp", "title")
)  # fmt: skip
_BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
     "blockquote", "pre", "table", "tr", "td", "th", "caption", "figure", "figcaption", "header", "footer", "nav",
     "aside", "form", "fieldset", "hr", "center", "address", "tbody", "thead", "tfoot", "body")
)  # fmt: skip
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "form"))
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|menus|sidebar|breadcrumbs?|crumbs?|footer|foot|copyright|share|toolbar|pager|pagination|"
    r"related|recommend|comment|banner|login|search|friendlink|links?|topbar|ewm|qrcode|ad|ads)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_CJK = "\u2e80"
"""Characters from here on are set without spaces: a line break in the source is none in the text."""
_MOST_LINKED = 0.6
_MAIN_SHARE = 0.5
_DEEPEST = 400


def read(data: bytes, password: str = "") -> Content:
    """Return the content of a web page.

    Raises:
        InputError: it holds no elements, or no known encoding.
    """
    return build(data)[0].finish()


def build(data: bytes) -> tuple[TextBuilder, Any]:
    """Return the text, its pieces tied to (element, "text" or "tail"), and the tree."""
    root = _parse(_decode(data))
    builder = TextBuilder("html")
    body = root.find("body") if root.tag == "html" else root
    body = root if body is None else body
    writer = _Writer(builder, _find_main(body))
    writer.block(body, dropped=False)
    return builder, root


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared.group(1).decode("ascii").lower()
        name = "gb18030" if name in ("gb2312", "gbk", "gb_2312-80") else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, "").removeprefix("\ufeff")


def _parse(text: str) -> Any:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.replace("\x00", " "), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise InputError("damaged", why="HTML") from error
    return root


def _find_main(body: Any) -> Any:
    """The innermost element that still holds most of the text that is not links."""
    weights: dict[Any, int] = {}
    for element in reversed(list(body.iter())):  # children before parents
        own = len((element.text or "").strip()) if isinstance(element.tag, str) and element.tag not in _NEVER else 0
        if element.tag == "a":
            own = 0
        below = sum(weights.get(child, 0) for child in element)
        tails = sum(len((child.tail or "").strip()) for child in element)
        weights[element] = (
            0 if element.tag in _NEVER or element.tag == "a" or _is_furniture(element) else own + below + tails
        )
    main, total = body, weights[body]
    while True:
        heavy = max(main, key=lambda child: weights.get(child, 0), default=None)
        if heavy is None or heavy.tag in ("p", "table", "tbody", "tr", "span") or weights[heavy] < _MAIN_SHARE * total:
            return main
        if weights[heavy] < 0.85 * weights[main] and heavy.tag not in ("main", "article"):
            return main
        main = heavy


def _is_furniture(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag in _FURNITURE_TAGS or element.get("role") in ("navigation", "banner", "contentinfo", "search"):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if element.tag in ("body", "html", "main", "article") or not _FURNITURE.search(names):
        return False
    words = "".join(element.itertext())
    return len(words) < 400 or sum(len("".join(link.itertext())) for link in element.iter("a")) > _MOST_LINKED * len(
        words
    )


class _Writer:
    """Writes elements as text, a block a line."""

    def __init__(self, builder: TextBuilder, main: Any) -> None:
        self.builder = builder
        self.main = main
        self.above = set(main.iterancestors())
        self.space = False
        self.depth = 0

    def block(self, element: Any, *, dropped: bool) -> None:
        """Write an element; what stands outside the main text is written and dropped."""
        inside = element is self.main or element in self.above
        if not dropped and not inside and element.getparent() in self.above:
            dropped = True
        if not dropped and not inside and _is_furniture(element):
            dropped = True
        start = self.builder.at
        self._content(element, dropped=dropped)
        if dropped and self.builder.at > start:
            self._end()
            self.builder.drop(start, self.builder.at)

    def _content(self, element: Any, *, dropped: bool) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise InputError("damaged", why="HTML: nesting")
        preserved = element.tag == "pre"
        self._text(element, "text", preserved)
        for child in element:
            self._child(child, dropped=dropped)
            self._text(child, "tail", preserved)
        self.depth -= 1

    def _child(self, child: Any, *, dropped: bool) -> None:
        tag = child.tag
        if (
            not isinstance(tag, str)
            or tag in _NEVER
            or _HIDDEN.search(child.get("style", ""))
            or "hidden" in child.attrib
        ):
            return
        if tag == "br":
            self._end()
        elif tag == "table" and _is_data(child):
            self._end()
            start = self.builder.at
            self._table(child)
            if dropped:
                self.builder.drop(start, self.builder.at)
        elif tag in _BLOCKS:
            self._end()
            self.block(child, dropped=dropped)
            self._end()
        else:
            self._content(child, dropped=dropped)

    def _text(self, element: Any, kind: str, preserved: bool = False) -> None:
        text = element.text if kind == "text" else element.tail
        if not text:
            return
        if preserved:
            self.builder.add(text, (element, kind, 0))
            return
        at, wrapped = 0, False
        for gap in [*_SPACE.finditer(text), None]:
            word = text[at : gap.start() if gap else len(text)]
            if word:
                if self.space and not self._fresh() and not (wrapped and word[0] > _CJK and self.builder.ends_in(_CJK)):
                    self.builder.add(" ")
                wrapped = False
                self.builder.add(word, (element, kind, at))
                self.space = False
            if gap:
                self.space, at = True, gap.end()
                wrapped = wrapped or "\n" in gap.group()

    def _fresh(self) -> bool:
        return self.builder.ends_with(("\n", "\t", ""))

    def _end(self) -> None:
        self.space = False
        self.builder.end_line()

    def _table(self, table: Any) -> None:
        builder = self.builder
        start = builder.at
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate(_rows(table)):
            column = 0
            for number, cell in enumerate(item for item in line if item.tag in ("td", "th")):
                while (row, column) in taken:
                    column += 1
                rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
                taken.update((row + down, column + right) for down in range(rows) for right in range(columns))
                if number:
                    builder.add("\t")
                self.space = False
                begin = builder.at
                self._cell(cell)
                if builder.at > begin:
                    cells.append(
                        Cell(row, column, begin, builder.at, rows, columns, HEADER if cell.tag == "th" else "")
                    )
                column += columns
            builder.add("\n")
        if cells:
            builder.content.tables.append(Table(tuple(cells), start, builder.at))

    def _cell(self, cell: Any) -> None:
        """A cell's text, its blocks a line each, none left open."""
        first = self.builder.at
        self._text(cell, "text")
        for child in cell:
            if isinstance(child.tag, str) and child.tag not in _NEVER:
                if (child.tag == "br" or child.tag in _BLOCKS) and self.builder.at > first and not self._fresh():
                    self.builder.add("\n")
                if child.tag != "br":
                    self._cell(child)
            self._text(child, "tail")


def _rows(table: Any) -> list[Any]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), 500)) if value.isdigit() and value.isascii() else 1


def _is_data(table: Any) -> bool:
    """Whether a table holds data and does not only place blocks on the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = _rows(table)
    widest = max((sum(cell.tag in ("td", "th") for cell in row) for row in rows), default=0)
    return len(rows) > 1 and widest > 1
