"""What a school-by-school sheet gives when counted again: schools, norms met, class sizes, 差异系数."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from extractor.claim import Claim
from rules.school_sheets import SchoolIndicator, SchoolSheet, load_indicators

_CLASS = re.compile(r"班")
_SIZE = re.compile(r"人数|学生|班额")


@dataclass(frozen=True, slots=True)
class Recount:
    """A figure worked out from a sheet."""

    value: Fraction
    room: Fraction
    """How far the printing of the sheet's own figures may move it."""
    rows: tuple[int, ...]
    """Rows it was worked out from."""


def count_schools(sheet: SchoolSheet, level: str) -> Recount | None:
    """Return how many schools of a level the sheet lists."""
    rows = sheet.rows(level)
    return Recount(Fraction(len(rows)), Fraction(0), tuple(rows)) if rows else None


def values_of(
    sheet: SchoolSheet, indicator: SchoolIndicator, level: str
) -> list[tuple[int, Fraction, Fraction, Fraction]]:
    """Return (row, value per pupil, pupils, how far printing may move the value) for each school that has all of them."""
    pupils, each = sheet.pupils(level), sheet.column(indicator.each, level)
    amount = None if each is not None else _amount_column(sheet, indicator, level)
    if pupils is None or (each is None and amount is None):
        return []
    found = []
    for row in sheet.rows(level):
        enrolled, cell = sheet.figures.at(row, pupils), sheet.figures.at(row, each if each is not None else amount or 0)
        if enrolled is None or cell is None or not enrolled.quantity.value:
            continue
        quantity, number = cell.quantity, enrolled.quantity.value
        room = Fraction(0) if quantity.is_exact else quantity.place / 2
        if each is None:
            value, room = quantity.value * indicator.per / number, room * indicator.per / number
        else:
            value = quantity.value
        found.append((row, value, number, room))
    return found


def _amount_column(sheet: SchoolSheet, indicator: SchoolIndicator, level: str) -> int | None:
    column = sheet.column(indicator.amount, level)
    label = sheet.figures.full_column_label(column) if column is not None else ""
    return None if "均" in label or "每百" in label or "率" in label else column


def count_meeting(sheet: SchoolSheet, indicator: SchoolIndicator, level: str, limit: Fraction) -> Recount | None:
    """Return how many schools of a level reach a limit."""
    values = values_of(sheet, indicator, level)
    if not values or len(values) < len(sheet.rows(level)):
        return None
    met = [row for row, value, _, _ in values if value >= limit]
    unsure = sum(abs(value - limit) <= room for _, value, _, room in values if room)
    return Recount(Fraction(len(met)), Fraction(unsure), tuple(row for row, _, _, _ in values))


def variation(sheet: SchoolSheet, indicator: SchoolIndicator, level: str) -> Recount | None:
    """Return the 差异系数: enrolment-weighted standard deviation over the mean of all pupils."""
    values = values_of(sheet, indicator, level)
    if len(values) < 2 or len(values) < len(sheet.rows(level)):
        return None
    pupils = sum((number for _, _, number, _ in values), Fraction(0))
    mean = sum((value * number for _, value, number, _ in values), Fraction(0)) / pupils
    if not mean:
        return None
    variance = sum((number * (value - mean) ** 2 for _, value, number, _ in values), Fraction(0)) / pupils
    room = max(room for _, _, _, room in values)
    coefficient = Fraction(math.sqrt(variance)) / mean
    return Recount(coefficient, 2 * room / mean, tuple(row for row, _, _, _ in values))


def mean_variation(sheet: SchoolSheet, level: str) -> Recount | None:
    """Return the 综合差异系数: the mean over one whole set of indicators that the sheet holds."""
    for name in ("八项", "七项"):
        wanted = [indicator for indicator in load_indicators() if name in indicator.sets]
        found = [variation(sheet, indicator, level) for indicator in wanted]
        whole = [one for one in found if one is not None]
        if len(whole) == len(wanted):
            count = len(whole)
            return Recount(
                sum((one.value for one in whole), Fraction(0)) / count,
                sum((one.room for one in whole), Fraction(0)) / count,
                whole[0].rows,
            )
    return None


def class_sizes(sheet: SchoolSheet, level: str) -> list[tuple[int, Fraction]]:
    """Return (row, pupils) of each class where the sheet lists classes and not schools."""
    reading = sheet.figures.reading
    per_class = any(_CLASS.search(" ".join(reading.labels.get(column, ()))) for column in reading.stubs)
    column = next((at for at in sheet.figures.columns if _SIZE.search(sheet.figures.column_label(at))), None)
    if not per_class or column is None:
        return []
    return [(row, claim.quantity.value) for row in sheet.rows(level) if (claim := sheet.figures.at(row, column))]


def count_classes(sheet: SchoolSheet, level: str, low: int, high: int | None) -> Recount | None:
    """Return how many classes have at least `low` and at most `high` pupils."""
    sizes = class_sizes(sheet, level)
    if not sizes:
        return None
    rows = [row for row, size in sizes if size >= low and (high is None or size <= high)]
    return Recount(Fraction(len(rows)), Fraction(0), tuple(row for row, _ in sizes))


def columns_like(sheet: SchoolSheet, words: str, level: str) -> Iterator[list[Claim]]:
    """Yield the figures of each column that words name, over the schools of a level."""
    for column in sheet.figures.columns:
        if _key(sheet.figures.column_label(column)) == _key(words) and _key(words):
            cells = sheet.cells(column, level)
            if cells and all(sheet.figures.adds(claim.cell.row, column) for claim in cells if claim.cell):
                yield cells


_NOISE = re.compile(
    r"全[县区市省校]|我[县区市省]|义务教育(?:阶段)?|小学|初中|中小学|学校|现有|共有|共|总|合计|各类|数量?$|人数|的|[()\s,、]"
)
_SAME_WORDS = (("在校学生", "学生"), ("在校生", "学生"), ("学生人", "学生"), ("教学班", "班级"), ("教学班级", "班级"))


def _key(words: str) -> str:
    bare = _NOISE.sub("", words)
    for long, short in _SAME_WORDS:
        if bare == long:
            return short
    return {"班": "班级", "教师": "专任教师"}.get(bare, bare)
