"""Sheets that list schools one a row: which rows are schools of which level, which columns say what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from extractor.claim import Claim
from extractor.data import read_yaml
from extractor.document import Document
from extractor.table_reading import clean_label
from rules.table_figures import TableFigures, table_figures

_SCHOOL = re.compile(
    r"(?:小学|中学|初中|学校|完小|一贯制|附小|附中|[实外]小|[一二三四五六七八九十]小|[一二三四五六七八九十]中|教学点)(?:\(.*\))?(?:[东西南北本分]*校区?)?$"
)
_NAMED = re.compile(r"学校|校名|单位|名称")
_PUPILS = re.compile(r"(?:在校)?学生(?:总?人?数)?$|在校生(?:总?人?数)?$|在读人数$|学生总数")
_PRIMARY, _JUNIOR = re.compile(r"小学|完小|小$"), re.compile(r"初中|初级中学|中学|中$")
_FEWEST_SCHOOLS = 3
LEVELS = ("小学", "初中")


@dataclass(frozen=True, slots=True)
class SchoolIndicator:
    """One indicator of the norms file."""

    name: str
    amount: re.Pattern[str]
    each: re.Pattern[str]
    per: int
    norm: dict[str, Fraction]
    sets: tuple[str, ...]


@cache
def load_indicators() -> tuple[SchoolIndicator, ...]:
    """Return the indicators that schools are compared by."""
    facts: dict[str, Any] = read_yaml(Path(__file__).with_name("school_norms.yaml"))
    return tuple(
        SchoolIndicator(
            name,
            re.compile(row["amount"]),
            re.compile(row["each"]),
            row["per"],
            {level: Fraction(str(value)) for level, value in row.get("norm", {}).items()},
            tuple(row["set"]),
        )
        for name, row in facts["indicators"].items()
    )


@dataclass(slots=True)
class SchoolSheet:
    """A table whose rows are schools."""

    document: Document
    doc: int
    """Number of the attachment, from 1."""
    figures: TableFigures
    schools: dict[int, str]
    """Row -> name, total rows left out."""
    levels: dict[int, str]
    """Row -> 小学, 初中 or "" where its name and columns do not say."""

    def rows(self, level: str) -> list[int]:
        """Return the rows of the schools of a level; all for 义务教育 or none."""
        return [row for row in self.schools if level not in LEVELS or self.levels[row] == level]

    def covers(self, level: str) -> bool:
        """Whether the sheet lists the schools that a level, or the whole county where it is "", is about."""
        return bool(self.rows(level)) and (
            level in LEVELS or len(set(self.levels.values())) > 1 or "" in self.levels.values()
        )

    def column(self, pattern: re.Pattern[str], level: str = "") -> int | None:
        """Return the column whose header a pattern finds, one of the level's own first; None for none."""
        found = [column for column in self.figures.columns if pattern.search(self.figures.column_label(column))]
        if level in LEVELS:
            own = [column for column in found if level in self.figures.full_column_label(column)]
            other = LEVELS[1 - LEVELS.index(level)]
            found = own or [column for column in found if other not in self.figures.full_column_label(column)]
        return found[0] if found else None

    def pupils(self, level: str) -> int | None:
        """Return the column of enrolment."""
        return self.column(_PUPILS, level)

    def cells(self, column: int, level: str) -> list[Claim]:
        """Return a column's figures for the schools of a level."""
        return self.figures.column(column, self.rows(level))

    def describe_rows(self, rows: Sequence[int]) -> str:
        """Return where rows stand as the sheet itself numbers them."""
        table = self.figures.reading.table
        first, last = rows[0] + table.first_row, rows[-1] + table.first_row
        sheet = f"{table.name} " if table.name else ""
        return f"{sheet}第{first}行" if first == last else f"{sheet}第{first}–{last}行"


def find_school_sheets(document: Document, doc: int, claims: Sequence[Claim]) -> list[SchoolSheet]:
    """Return the tables of an attachment that list schools."""
    sheets = []
    for figures in table_figures(claims, document):
        reading = figures.reading
        schools: dict[int, str] = {}
        for row in figures.rows:
            names = [
                name for name in reading.row_label(row, max(figures.columns) + 1) if _SCHOOL.search(clean_label(name))
            ]
            if names and not figures.is_total_row(row):
                schools[row] = clean_label(names[-1])
        named = any(_NAMED.search(" ".join(reading.labels.get(column, ()))) for column in reading.stubs)
        if len(schools) >= _FEWEST_SCHOOLS and (named or len(schools) > len(figures.rows) / 2):
            levels = {row: _level_of(row, name, figures) for row, name in schools.items()}
            sheets.append(SchoolSheet(document, doc, figures, schools, levels))
    return sheets


def _level_of(row: int, name: str, figures: TableFigures) -> str:
    """A school's level: what another label of its row says, its name, else the table's caption and sheet."""
    others = [label for label in figures.reading.row_label(row, max(figures.columns) + 1) if clean_label(label) != name]
    table = figures.reading.table
    for words in (*others, name, table.name, figures.reading.caption):
        primary, junior = _PRIMARY.search(words) is not None, _JUNIOR.search(words) is not None
        if primary != junior:
            return LEVELS[0] if primary else LEVELS[1]
        if "一贯" in words:
            return ""
    return ""
