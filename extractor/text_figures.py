"""Which piece of a plain text can be a table's cell with a figure."""

from __future__ import annotations

import re

from extractor.cell_values import Kind, kind_of
from extractor.fold import fold

_FIGURE = re.compile(
    r"[-+−－(（]?[0-9０-９][0-9０-９,，]*(?:[.．。][0-9０-９]+)?[%％‰]?[)）]?(?:[\u4e00-\u9fff]{1,3})?|[-—–─－]{1,3}|…{1,2}|/|无"
)
_NAMED = re.compile(
    r"(?:19|20)[0-9]{2}(?:年.{0,4})?|[0-9]{1,2}(?:[-—–~至][0-9]{1,2})?(?:月份?|季度|日|号|届|级|班|年级|中|小|岁)(?:末|底)?"
)
_LONGEST = 20


def is_figure(words: str) -> bool:
    """Whether a cell holds a figure or a mark for none, and not a year, a month or another name with a number."""
    if not words or len(words) > _LONGEST or _NAMED.fullmatch(words):
        return False
    if _FIGURE.fullmatch(words):
        return True
    return any(mark.isdigit() for mark in words) and kind_of(fold(words).folded.strip()) is Kind.NUMBER
