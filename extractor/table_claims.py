"""Tables are claims too: each figure of a table with the labels, unit and period of its row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.catalogue import name_of
from extractor.cell_values import Kind, read_value, with_unit
from extractor.claim import CellPlace, Claim
from extractor.document import Document
from extractor.indicator import Indicator
from extractor.level import level_of
from extractor.period import kind_of
from extractor.places import year_of
from extractor.scope import scope_of
from extractor.table_reading import CellReading, TableReading, clean_label
from extractor.units import NO_UNIT, Unit, load_units

_COUNTED = re.compile(
    r"人数|学生|教师|教职工|幼儿|班数|班级|校数|所数|园数|户数|人口|册数|台数|床位|男|女|个数|辆数|件数|数量|[人校班户台册所个间]$|合计|小计|总计"
)
_GENERIC = re.compile(
    r"(?:数\s*值|数\s*量|金\s*额|指\s*标\s*值?|实\s*绩|本\s*年(?:度|数|累计)?|本\s*期数?|上\s*年(?:度|数|同期)?|绝对数|实\s*际\s*(?:值|数)|实测值|达到值|完成值|总量|数据|结果|情况|(?:19|20)[0-9]{2}年?(?:末|底|度)?)"
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}年?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年|学年|$|[^0-9])")
_LAST_YEAR = re.compile(r"上年|去年|上期|同期")
_COMPARED = re.compile(r"[比较](?:上年|去年|上期|同期)")
_NORM = re.compile(r"标准(?!化|煤|箱)(?:值|要求)?$|限值|国标|省标|规定值|应达")
_AIM = re.compile(
    r"目标(?:值|任务)?$|计划(?:数|值)?$|规划(?:数|值)?$|任务数$|预期|(?:年初|全年|本年|调整)预算(?:数)?$|^预算数$"
)
_LEVEL = re.compile(r"(?:全[县区市]|普通)?(?:小学|初中|高中|中职|幼儿园|义务教育|特殊教育)(?:阶段|学段|学校|部)?")
_RATE_LABEL = re.compile(r"%|％")
_FIRST_NUMBER = 1_000_000
"""Paragraphs and sentences of tables count from here: they are none of the text's."""
_ROWS_A_TABLE = 10_000


def table_claims(document: Document) -> Iterator[Claim]:
    """Yield the claims of a document's tables, table by table, in reading order."""
    for reading in document.table_readings:
        yield from _claims_of(reading, document)


def _claims_of(reading: TableReading, document: Document) -> Iterator[Claim]:
    base = document.aligned.place_of(reading.table.start)
    headings = document.outline.path_at(base)
    section = " / ".join(f"{heading.marker}{heading.title}" for heading in headings)
    year = _table_year(reading, [heading.title for heading in headings], document.title)
    part = document.outline.part_at(base)
    for cell in _figures(reading):
        claim = _read_claim(reading, cell, year)
        if claim is not None:
            yield replace(claim, section=section, part=part, page=document.page_of(claim.start))


def _figures(reading: TableReading) -> Iterator[CellReading]:
    """Cells that hold figures, in reading order, each once."""
    for (row, column), cell in sorted(reading.cells.items()):
        if (
            cell.kind is Kind.NUMBER
            and row >= reading.header_rows
            and column not in reading.skipped
            and column not in reading.stubs
            and (cell.cell.row, cell.cell.column) == (row, column)
        ):
            yield cell


def _read_claim(reading: TableReading, cell: CellReading, year: str) -> Claim | None:
    quantity = read_value(cell.written)
    if quantity is None:
        return None
    row, column = cell.cell.row, cell.cell.column
    rows, columns = reading.row_label(row, column), reading.labels.get(column, ())
    unit, times = reading.unit_at(row, column)
    said = " ".join((*rows, *columns))
    if unit.dimension != "比率" and columns and _RATE_LABEL.search(columns[-1]):
        unit, times = load_units()["%"], 1
    if any(_is_of_other_unit(unit, clean_label(label)) for label in columns or rows[-1:]):
        unit, times = NO_UNIT, 1
    quantity = with_unit(quantity, unit, times, counts=_COUNTED.search(said) is not None)
    start, end = cell.cell.start + quantity.start, cell.cell.start + quantity.end
    words = _indicator(rows, columns)
    period = _period(rows, columns, year)
    level = level_of(" ".join(rows)) or level_of(" ".join(columns)) or level_of(reading.caption) or ""
    number = _FIRST_NUMBER + reading.number * _ROWS_A_TABLE
    return Claim(
        id=f"t{reading.number}r{row}c{column}",
        start=start,
        end=end,
        surface=cell.written[quantity.start : quantity.end],
        quantity=quantity,
        indicator=Indicator(text=words, folded=words, name=_name(rows, columns, quantity.dimension, level)),
        level=level,
        scope=scope_of(said),
        period=period,
        period_kind=kind_of(said),
        modality=_modality((*rows, *columns)),
        paragraph=number,
        sentence=number + row,
        clause=column,
        before=words,
        cell=CellPlace(reading.number, row, column, times if quantity.unit_of is unit else 1),
    )


def _is_of_other_unit(unit: Unit, label: str) -> bool:
    """Whether a unit said of the whole table cannot be meant of a label: 万元 of rates and counts, 人 of schools."""
    if unit.dimension == "元":
        return re.search(r"[率比]$|人数$|[个校班]数$", label) is not None
    return unit.name == "人" and re.search(r"[率比]$|(?:学校|机构|班级|[校所园班台册个])数$|面积$", label) is not None


def _indicator(rows: tuple[str, ...], columns: tuple[str, ...]) -> str:
    """Row label with its column's, left out where it only says which year or that it is a value."""
    named = [clean_label(words) for words in columns]
    named = [words for words in named if words and not _GENERIC.fullmatch(words)]
    label = "".join(dict.fromkeys(clean_label(words) for words in rows if not (named and _YEARS.fullmatch(words))))
    return f"{label}{''.join(dict.fromkeys(named))}" or "".join(clean_label(words) for words in columns)


def _name(rows: tuple[str, ...], columns: tuple[str, ...], dimension: str, level: str) -> str | None:
    """The catalogue's name for row and column label together, a label that only says the level left out."""
    if name := name_of(_indicator(rows, columns), dimension, level):
        return name
    narrowed = [
        tuple(words for words in labels if not _LEVEL.fullmatch(clean_label(words))) for labels in (rows, columns)
    ]
    return None if narrowed == [rows, columns] else name_of(_indicator(*narrowed), dimension, level)


def _modality(labels: tuple[str, ...]) -> str:
    """A column of targets or norms holds targets or norms; a budget in an account of what was done is a fact."""
    if any(_NORM.search(words) for words in labels):
        return "standard"
    return "target" if any(_AIM.search(words) for words in labels) else "actual"


def _period(rows: tuple[str, ...], columns: tuple[str, ...], year: str) -> str:
    for words in (*reversed(columns), *reversed(rows)):
        if match := _YEAR.search(words):
            return str(match.group())
        if _LAST_YEAR.search(words) and not _COMPARED.search(words):
            return str(int(year) - 1) if year.isdigit() else ""
    return year


def _table_year(reading: TableReading, headings: list[str], title: str) -> str:
    for words in (*reversed(reading.caption.split("\n")), *reversed(headings), title):
        years: set[str] = set(_YEAR.findall(words))
        if len(years) == 1:
            return years.pop()
        if found := year_of(words):
            return found
    return ""
