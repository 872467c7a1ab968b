"""What a batch came to as Parquet: one file a table, `files` last, whose being there says the batch is whole.

A batch's name is made from its files and the version of gouji: done twice, it
is written twice under one name, and counts once.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, fields
from functools import cache
from typing import Any

from corpus.archive.claim_rows import INDICATOR_COLUMNS
from corpus.archive.migrate import migrate
from corpus.archive.rows import ReportRows
from corpus.archive.texts import unpack
from corpus.archive.writer import COLUMNS, FileRow
from corpus.cluster.urls import open_filesystem
from corpus.scanning.batch import Batch, Tally
from corpus.scanning.sources import Source


def name_batch(sources: Sequence[Source], version: str) -> str:
    """Return the name of a batch's parts."""
    digest = hashlib.sha256(version.encode())
    for source in sources:
        digest.update(f"\n{source.path}\t{source.size}\t{source.modified}".encode("utf-8", "replace"))
    return digest.hexdigest()[:24]


def is_whole(folder: str, name: str) -> bool:
    """Whether a batch's parts are all there."""
    filesystem, path = open_filesystem(folder)
    return bool(filesystem.exists(f"{path}/files/{name}.parquet"))


def write_parts(batch: Batch, folder: str, name: str) -> None:
    """Write a batch's rows under a URL."""
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for report in batch.reports:
        tables["documents"].append(report.document)
        claims = [(*row, *key) for row, key in zip(report.claims, report.indicators, strict=True)]
        for table, lines in (*report.below(), ("claims", claims)):
            names = _columns(table)
            tables[table] += [{"sha256": report.sha256, **dict(zip(names, line, strict=True))} for line in lines]
    for table in ("documents", *COLUMNS):
        _write(table, tables[table], folder, name)
    tally = asdict(batch.tally)
    _write(
        "files",
        [asdict(file) for file in batch.files],
        folder,
        name,
        {f"tally.{key}": str(tally[key]) for key in tally},
    )


def read_parts(folder: str, name: str) -> Batch:
    """Return a batch from its parts."""
    below = {table: _read(table, folder, name)[0] for table in COLUMNS}
    by_report: dict[str, dict[str, list[tuple[Any, ...]]]] = defaultdict(lambda: {table: [] for table in COLUMNS})
    for table, lines in below.items():
        names = _columns(table)
        for line in lines:
            by_report[line["sha256"]][table].append(tuple(line[column] for column in names))
    reports = []
    for document in _read("documents", folder, name)[0]:
        rows = by_report[document["sha256"]]
        width = len(COLUMNS["claims"])
        indicators = [line[width:] for line in rows["claims"]]
        rows["claims"] = [line[:width] for line in rows["claims"]]
        reports.append(
            ReportRows(
                sha256=document["sha256"],
                text=unpack(document["text"]),
                document=document,
                indicators=indicators,
                **rows,
            )
        )
    files, said = _read("files", folder, name)
    kinds = {field.name: type(getattr(Tally(), field.name)) for field in fields(Tally)}
    tally = Tally(**{key: kind(said[f"tally.{key}"]) for key, kind in kinds.items()})
    return Batch(reports=reports, files=[FileRow(**file) for file in files], tally=tally)


def _columns(table: str) -> tuple[str, ...]:
    return (*COLUMNS[table], *INDICATOR_COLUMNS) if table == "claims" else COLUMNS[table]


def _write(table: str, lines: list[dict[str, Any]], folder: str, name: str, said: dict[str, str] | None = None) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(column, _type(table, column)) for column in _all_columns(table)], metadata=said or {})
    data = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(lines, schema=schema), data, compression="zstd")
    filesystem, path = open_filesystem(folder)
    filesystem.makedirs(f"{path}/{table}", exist_ok=True)
    unfinished, finished = f"{path}/{table}/.{name}.unfinished", f"{path}/{table}/{name}.parquet"
    filesystem.pipe_file(unfinished, data.getvalue())
    filesystem.mv(unfinished, finished)


def _read(table: str, folder: str, name: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    import pyarrow.parquet as pq

    filesystem, path = open_filesystem(folder)
    read = pq.read_table(io.BytesIO(filesystem.cat_file(f"{path}/{table}/{name}.parquet")))
    said = {key.decode(): value.decode() for key, value in (read.schema.metadata or {}).items()}
    lines: list[dict[str, Any]] = read.to_pylist()
    return lines, said


_DOCUMENT = (
    "sha256", "report", "title", "region", "year", "format", "chars", "pages", "lang", "packs", "missing", "remarks", "claims",
    "checked", "operand", "unchecked", "agreeing", "judged", "checks", "errors", "warnings", "notices", "infos", "standards",
    "completeness", "text",
)  # fmt: skip


def _all_columns(table: str) -> tuple[str, ...]:
    if table == "documents":
        return _DOCUMENT
    if table == "files":
        return tuple(field.name for field in fields(FileRow))
    return "sha256", *_columns(table)


def _type(table: str, column: str) -> Any:
    import pyarrow as pa

    if column == "sha256" or (table == "claims" and column in INDICATOR_COLUMNS):
        return pa.string()
    types = {"INTEGER": pa.int64(), "REAL": pa.float64(), "BLOB": pa.binary(), "TEXT": pa.string()}
    return types[_declared(table)[column]]


@cache
def _declared(table: str) -> dict[str, str]:
    """The columns of an archive's table with their types, as its schema declares them."""
    with sqlite3.connect(":memory:", isolation_level=None) as connection:
        migrate(connection, "")
        return {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table})")}
