"""Worksheets: numbers as shown, and the traps told."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from extractor.document import Document
from extractor.language import extract
from extractor.reading import read_bytes
from extractor.reading.formulas import recompute
from extractor.reading.number_formats import show_number


def sheet_of(rows: list[list[Any]]) -> tuple[Workbook, Any]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    return book, sheet


def read_book(book: Workbook) -> Document:
    out = io.BytesIO()
    book.save(out)
    return read_bytes(out.getvalue(), "x.xlsx")


def kinds(document: Document) -> set[str]:
    return {notice.kind for notice in document.notices}


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.541, "0.0%", "54.1%"), (12345.678, "#,##0.00", "12,345.68"), (-5.5, "#,##0.0_);(#,##0.0)", "(5.5)"),
        (0, '0.00;-0.00;"—"', "—"), (123456, "0!.0,", "12.3"), (98765, '[>=10000]0!.0000"万";0', "9.8765万"), (12, '0"所"', "12所"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"), (3.14159, "General", "3.14159"), (0.1 + 0.2, "General", "0.3"),
        (2, "00", "02"), (0.005, "0.00", "0.01"), (5, "0.##", "5."), (1e6, "General", "1000000"), (0.5, "# ?/?", "0.5"),
        (1.005, "0.00", "1.01"), (-3, "0", "-3"), (-0.001, "0.0", "0.0"),
    ],
)  # fmt: skip
def test_number_is_read_as_it_is_shown(value: float, form: str, shown: str) -> None:
    assert show_number(value, form).rstrip(".") == shown.rstrip(".")


def test_interval_comes_from_the_displayed_format() -> None:
    book, sheet = sheet_of([["学校", "占比"], ["一小", 0.54123], ["二小", 0.45877]])
    sheet["B2"].number_format = sheet["B3"].number_format = "0.0%"
    claim = extract(read_book(book))[0]
    assert (claim.surface, claim.quantity.unit) == ("54.1%", "%")
    assert claim.quantity.ends == (54.05, 54.15)


def test_numbers_stored_as_text_are_read_and_told() -> None:
    document = read_book(sheet_of([["学校", "学生数"], ["一小", "300"], ["二小", 200]])[0])
    assert "typed-numbers" in kinds(document)
    assert [float(claim.quantity.value) for claim in extract(document)] == [300, 200]


def test_hidden_rows_are_read_and_told_hidden_sheets_left_out_and_told() -> None:
    book, sheet = sheet_of([["学校", "学生数"], ["一小", 300], ["二小", 200], ["合计", 500]])
    sheet.row_dimensions[3].hidden = True
    other = book.create_sheet("底稿")
    other.append(["x", 1])
    other.append(["y", 2])
    other.sheet_state = "hidden"
    document = read_book(book)
    assert {"rows-hidden", "sheet-hidden"} <= kinds(document)
    assert "200" in document.text
    assert "y" not in document.text


def test_merged_headers_give_both_labels() -> None:
    book, sheet = sheet_of([["学校", "在校学生数", None], [None, "男", "女"], ["一小", 120, 110], ["二小", 90, 95]])
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A2")
    assert [claim.indicator.text for claim in extract(read_book(book))][:2] == ["一小在校学生数男", "一小在校学生数女"]


def test_blank_zero_and_dash_differ() -> None:
    document = read_book(sheet_of([["学校", "学生数"], ["一小", 0], ["二小", "—"], ["三小", None], ["四小", 5]])[0])
    assert [float(claim.quantity.value) for claim in extract(document)] == [0, 5]


def test_formula_without_a_stored_value_is_recomputed_or_told() -> None:
    book, sheet = sheet_of(
        [["学校", "学生数"], ["一小", 300], ["二小", 200], ["合计", "=SUM(B2:B3)"], ["占比", "=VLOOKUP(1,B2:B3,1)"]]
    )
    document = read_book(book)
    assert "合计\t500" in document.text
    assert "uncached-formulas" in kinds(document)
    assert sheet.title == "Sheet"


def test_total_typed_by_hand_beside_formulas_is_told() -> None:
    rows = [["学校", "男", "女"], ["一小", 3, 4], ["二小", 5, 6], ["合计", "=SUM(B2:B3)", 11]]
    assert "typed-totals" in kinds(read_book(sheet_of(rows)[0]))


def test_dates_are_no_figures() -> None:
    document = read_book(
        sheet_of(
            [
                ["学校", "建成", "学生数"],
                ["一小", datetime.date(1998, 9, 1), 300],
                ["二小", datetime.date(2005, 9, 1), 210],
            ]
        )[0]
    )
    assert [float(claim.quantity.value) for claim in extract(document)] == [300, 210]


CELLS = {(1, 1): Decimal(3), (2, 1): Decimal(4), (1, 2): Decimal("0.5")}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(A1:A2)", "7"), ("=A1+A2*2", "11"), ("=(A1+A2)/B1", "14"), ("=ROUND(A1/A2,1)", "0.8"), ("=-A1+10%", "-2.9"),
        ("=AVERAGE(A1:A2)", "3.5"), ("=SUM(A1,A2,$B$1)", "7.5"), ("=MAX(A1:B2)", "4"), ("=IF(A1>1,2,3)", None),
        ("=A1/C9", None), ("=Sheet2!A1", None), ("=SUM(", None), ("=" + "(" * 100 + "1" + ")" * 100, "1"), ("=" + "A1+" * 200 + "1", None),
        ("=SUM(A1:ZZ999999)", None),
    ],
)  # fmt: skip
def test_plain_formulas_are_recomputed(formula: str, value: str | None) -> None:
    found = recompute(formula, lambda row, column: CELLS.get((row, column)))
    assert (None if found is None else str(found.normalize())) == (
        None if value is None else str(Decimal(value).normalize())
    )
