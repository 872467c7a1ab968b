"""The reports of an archive as a list, and its totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.archive.archive import Archive

_ORDERS = {
    "gravest": "errors DESC, warnings DESC, d.id",
    "newest": "d.run DESC, d.id DESC",
    "place": "d.region, d.year, d.title, d.id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One archived report in a list."""

    document: int
    path: str
    title: str
    region: str
    year: str
    chars: int
    claims: int
    checked: int
    errors: int
    warnings: int
    notices: int
    infos: int


def list_reports(
    archive: Archive, *, order: str = "gravest", words: str = "", limit: int = -1, offset: int = 0
) -> Iterator[Entry]:
    """Yield the reports of an archive.

    Args:
        archive: where from.
        order: gravest, newest or place.
        words: what title, place or file name must hold.
        limit: how many at most, -1 for all.
        offset: how many to leave out in front.
    """
    rows = archive.query(
        f"""
        SELECT d.id AS document, coalesce((SELECT f.path FROM files f WHERE f.document = d.id ORDER BY f.run DESC LIMIT 1), '') AS path,
          d.title, d.region, d.year, d.chars, d.claims, d.checked, d.errors, d.warnings, d.notices, d.infos
        FROM documents d
        WHERE :words = '' OR instr(d.title || ' ' || d.region || ' ' || d.year, :words) OR EXISTS (
          SELECT 1 FROM files f WHERE f.document = d.id AND instr(f.path, :words))
        ORDER BY {_ORDERS[order]} LIMIT :limit OFFSET :offset
        """,
        {"words": words, "limit": limit, "offset": offset},
    )
    for row in rows:
        yield Entry(**dict(row))


def count_all(archive: Archive) -> dict[str, Any]:
    """Return an archive's totals: reports, files, characters, claims, checks, findings by severity, decisions, places, years, bytes."""
    totals = dict(
        next(
            archive.query(
                """
                SELECT count(*) AS reports, coalesce(sum(chars), 0) AS characters, coalesce(sum(claims), 0) AS claims,
                  coalesce(sum(checked), 0) AS checked, coalesce(sum(checks), 0) AS checks, coalesce(sum(judged), 0) AS judged,
                  coalesce(sum(agreeing), 0) AS agreeing, coalesce(sum(errors), 0) AS errors,
                  coalesce(sum(warnings), 0) AS warnings, coalesce(sum(notices), 0) AS notices, coalesce(sum(infos), 0) AS infos,
                  count(DISTINCT nullif(region, '')) AS places, count(DISTINCT nullif(year, '')) AS years
                FROM documents
                """
            )
        )
    )
    totals["files"] = archive.one("SELECT count(*) FROM files")
    totals["failed"] = archive.one("SELECT count(*) FROM files WHERE error <> ''")
    totals["runs"] = archive.one("SELECT count(*) FROM runs")
    totals["decisions"] = archive.one("SELECT count(*) FROM decisions")
    totals["bytes"] = sum(file.stat().st_size for end in ("", "-wal") if (file := Path(archive.path + end)).exists())
    return totals


def list_failures(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the files that could not be read, newest first, each with what was said of it."""
    for row in archive.query("SELECT path, message FROM files WHERE error <> '' ORDER BY run DESC, id"):
        yield row["path"], row["message"]
