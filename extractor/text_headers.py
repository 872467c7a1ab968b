"""The header of a table copied with one cell a line: which label stands over which column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.table import HEADER, Cell

Span = tuple[int, int]

_STUB = re.compile(
    r"(?:项\s*目|指\s*标|名\s*称|类\s*[别型]|科\s*目|分\s*类|单\s*位|地\s*区|年\s*[份度]|学\s*[校段]|区\s*[县域]|县\s*[区市]|部\s*门|月\s*份|季\s*度"
    r"|行\s*业|产\s*品|品\s*[种名]|序\s*号|编\s*号|内\s*容|种\s*类|层\s*次|阶\s*段|乡\s*镇|街\s*道|来\s*源|用\s*途|构\s*成|事\s*项)(?:名称)?$"
)
_LEAD = re.compile(
    r"^(?:附?表\s*[0-9一二三四五六七八九十]|附[件表]|第.{1,3}[章节部]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|[(（]?(?:计量|金额)?单\s*位\s*[:：])"
    r"|(?:情况|统计|明细|汇总|一览|总|决算|预算)表$|单\s*位\s*[:：].{1,8}$"
)
_SECTION = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[、.．])"
)
_OF_WHICH = re.compile(r"其\s*中\s*[:：]?")
_MOST_LEAD = 6


@dataclass(frozen=True, slots=True)
class Header:
    """What stands over the first row."""

    cells: tuple[Cell, ...] = ()
    lines: int = 0
    """Rows of the grid that it takes."""
    length: int = 0
    """Labels, from the first, that are none of the first row's: header and what stands above it."""


def read_header(text: str, labels: Sequence[Span], stubs: int, width: int) -> Header:
    """Return the header among the labels before a table's first row.

    Where it cannot be told which label stands over which column, the columns
    stay without: a wrong label would misread every figure under it.

    Args:
        text: holds the labels.
        labels: caption and header, what stands before the first row's own labels.
        stubs: label columns of the table.
        width: columns of figures.
    """
    length, rest = len(labels), list(labels)
    words = [text[slice(*label)] for label in rest]
    lead = max((at + 1 for at, said in enumerate(words) if _LEAD.search(said) and at + width < len(words)), default=0)
    named = [at for at, said in enumerate(words) if at >= lead and _STUB.search(said)]
    surplus = len(rest) - stubs - width
    if surplus in named:
        lead = surplus
    elif named and named[0] < surplus:
        lead = named[0]
    elif not named and lead < surplus <= lead + _MOST_LEAD:
        lead = surplus
    if width == 1 and not named:  # labels and numbers by turns are a letterhead as well
        return Header(length=length)
    rest, surplus = rest[lead:], surplus - lead
    if surplus == 0 or (surplus == -1 and (stubs > 1 or lead not in named)):
        return _in_a_line(rest, stubs, width, length)
    return _under_groups(text, rest, stubs, width, length) if surplus > 0 else Header(length=length)


def _in_a_line(labels: Sequence[Span], stubs: int, width: int, length: int) -> Header:
    """A header of one row; with a label too few the corner is empty, or one label stands over all stubs."""
    shift = stubs + width - len(labels)
    cells = [
        Cell(0, at if stubs > 1 and at == 0 else at + shift, *label, marks=HEADER) for at, label in enumerate(labels)
    ]
    return Header(tuple(cells), 1, length)


def _under_groups(text: str, labels: list[Span], stubs: int, width: int, length: int) -> Header:
    """A header with labels over labels: 其中 before the last ones, or the same ones under each group."""
    words = [text[slice(*label)] for label in labels]
    surplus = len(labels) - stubs - width
    if surplus == 1 and _SECTION.search(words[-1]):
        return _in_a_line(labels[:-1], stubs, width, length - 1)
    inner = [at for at, said in enumerate(words) if at > stubs and _OF_WHICH.fullmatch(said)]
    if surplus == 1 and len(inner) == 1:
        return _in_a_line([*labels[: inner[0]], *labels[inner[0] + 1 :]], stubs, width, length)
    each, left = divmod(width, surplus)
    below = words[stubs + surplus :]
    if surplus == 1 or each < 2 or left or any(said != below[at % each] for at, said in enumerate(below)):
        return Header(length=length)
    cells = [Cell(0, at, *label, row_span=2, marks=HEADER) for at, label in enumerate(labels[:stubs])]
    cells += [
        Cell(0, stubs + at * each, *label, column_span=each, marks=HEADER)
        for at, label in enumerate(labels[stubs : stubs + surplus])
    ]
    cells += [Cell(1, stubs + at, *label, marks=HEADER) for at, label in enumerate(labels[stubs + surplus :])]
    return Header(tuple(cells), 2, length)
