"""Rows of the archive's views as files: CSV, JSON lines, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.archive.archive import Archive
from corpus.archive.errors import ArchiveError

VIEWS = ("报告", "数据", "核对", "疑点", "标准", "认定", "未读文件")
ENDINGS = (".csv", ".jsonl", ".parquet")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(columns: Sequence[str], rows: Iterator[Sequence[Any]], path: str) -> int:
    """Write rows to a file, format by its ending; return how many.

    Raises:
        ArchiveError: the ending names no format, or what Parquet needs is not installed.
    """
    ending = Path(path).suffix.lower()
    if ending == ".csv":
        return _write_csv(columns, rows, path)
    if ending == ".jsonl":
        return _write_lines(columns, rows, path)
    if ending == ".parquet":
        return _write_parquet(columns, rows, path)
    raise ArchiveError("bad-output", path, ending=ending or "-", endings=" ".join(ENDINGS))


def read_view(archive: Archive, view: str) -> tuple[list[str], Iterator[Sequence[Any]]]:
    """Return the columns of a view and its rows."""
    cursor = archive.connection.execute(f'SELECT * FROM "{VIEWS[VIEWS.index(view)]}"')
    return [column[0] for column in cursor.description], (tuple(row) for row in cursor)


def _write_csv(columns: Sequence[str], rows: Iterator[Sequence[Any]], path: str) -> int:
    """With a byte order mark, which Excel needs to read Chinese, and no cell that it would take for a formula."""
    count = 0
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_harmless(cell) for cell in row])
            count += 1
    return count


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _write_lines(columns: Sequence[str], rows: Iterator[Sequence[Any]], path: str) -> int:
    count = 0
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
            count += 1
    return count


def _write_parquet(columns: Sequence[str], rows: Iterator[Sequence[Any]], path: str) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ArchiveError("extra-missing", path, extra="cluster", package="pyarrow") from error
    listed = list(rows)
    table = pa.table({name: [row[at] for row in listed] for at, name in enumerate(columns)})
    pq.write_table(table, path, compression="zstd")
    return len(listed)
