"""Rows of the text pane: every character shown once, none too wide, numbers whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cli_tui.tui.rows import Layout
from extractor.document import Document

WORDS = st.text(alphabet="小学教师人数为,。、%()ab 0123456789.\n", max_size=300)


@given(WORDS, st.integers(8, 60))
def test_rows_hold_the_text_in_order_and_fit(text: str, width: int) -> None:
    layout = Layout(text, width)
    shown = [piece for row in layout.rows for piece in row.pieces]
    assert "".join(text[piece.start : piece.end] for piece in shown) == text.replace("\n", "")
    assert all(layout.cells(piece.start, piece.end) <= layout.width for piece in shown)


@given(WORDS, st.integers(8, 60), st.data())
def test_a_place_is_found_on_its_row(text: str, width: int, data: st.DataObject) -> None:
    layout = Layout(text, width)
    places = [at for at, character in enumerate(text) if character != "\n"]
    if places:
        place = data.draw(st.sampled_from(places))
        row = layout.rows[layout.row_of(place)]
        piece = next(one for one in row.pieces if one.start <= place < one.end)
        column = piece.column + layout.cells(piece.start, place)
        assert layout.place_at(layout.row_of(place), column) == place


def test_numbers_and_closing_marks_are_kept_whole() -> None:
    layout = Layout("全县共有专任教师12345.67人,其中小学", 18)
    lines = [layout.text[row.pieces[0].start : row.pieces[0].end] for row in layout.rows]
    assert any("12345.67" in line for line in lines)
    assert not any(line.startswith((",", "。")) for line in lines)


def test_tables_stand_in_columns() -> None:
    text = "各校情况如下:\n学校\t班数\t人数\n一小\t12\t560\n二小\t9\t401\n完。"
    document = Document(text)
    layout = Layout(text, 40, document.tables)
    rows = [[text[piece.start : piece.end] for piece in row.pieces] for row in layout.rows]
    assert ["一小", "12", "560"] in rows
    columns = {row.pieces[1].column for row in layout.rows if len(row.pieces) == 3}
    assert len(columns) == 1


def test_a_line_of_a_million_characters_is_laid_out_at_once() -> None:
    layout = Layout("长" * 1_000_000, 80)
    assert len(layout.rows) == 25_000
