"""Running headers, footers and page numbers: lines at a page's edge that say nothing of its content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.reading.page import Line, Page

_PAGE_NUMBER = re.compile(
    r"^[-—–·\s]*(?:第\s*)?[0-9ivxIVX]{1,4}\s*(?:页)?(?:\s*[/,，、]?\s*共?\s*[0-9]{1,4}\s*页?)?[-—–·\s]*$|^[Pp]age\s*[0-9]+"
)
_CONTENTS_LINE = re.compile(r"[.．…·]{4,}\s*[0-9]{1,4}\s*$")
"""A line of the table of contents: a title again, and its page."""
_EDGE_ROWS = 2
_EDGE_SHARE = 0.12
"""Share of the page's height at top and bottom where furniture stands."""
_FEWEST_PAGES = 3


def find_furniture(pages: Sequence[Page]) -> set[int]:
    """Return the ids of the lines that are furniture."""
    edges = [_edge_lines(page) for page in pages]
    seen: Counter[tuple[str, bool]] = Counter()
    for lines in edges:
        seen.update({_key(line, page_top) for line, page_top in lines})
    needed = max(2, min(_FEWEST_PAGES, len(pages)))
    found: set[int] = set()
    for page in pages:
        for row in page.blocks:
            if (
                isinstance(row, list)
                and row[-1].text[-1:].isdigit()
                and _CONTENTS_LINE.search(row[-1].text)
                and len(row) < 3
            ):
                found.update(id(line) for line in row)
    for lines in edges:
        for line, page_top in lines:
            repeated = len(pages) > 1 and seen[_key(line, page_top)] >= needed
            if _PAGE_NUMBER.match(line.text) or repeated:
                found.add(id(line))
    return found


def _key(line: Line, page_top: bool) -> tuple[str, bool]:
    return re.sub(r"[0-9]+", "#", line.text.replace(" ", "")), page_top


def _edge_lines(page: Page) -> list[tuple[Line, bool]]:
    """Lines of the first and last rows that stand in the page's margins, and whether at its top."""
    rows = [block for block in page.blocks if isinstance(block, list)]
    edge = page.height * _EDGE_SHARE
    top = [(line, True) for row in rows[:_EDGE_ROWS] for line in row if line.bottom < edge]
    bottom = [(line, False) for row in rows[-_EDGE_ROWS:] for line in row if line.top > page.height - edge]
    return top + bottom
