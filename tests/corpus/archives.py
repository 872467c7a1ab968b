"""Reports and archives that several test modules build on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.archive import Archive
from corpus.scanning.batch import Tally
from corpus.scanning.scan import Plan, scan

ENDINGS = frozenset({".txt"})


def plan_for(archive: Path, *paths: Path | str, **more: Any) -> Plan:
    """A scan of paths into an archive."""
    return Plan(paths=tuple(map(str, paths)), archive=str(archive), endings=ENDINGS, **more)


def scan_into(archive: Path, *paths: Path | str, **more: Any) -> Tally:
    """Scan paths into an archive."""
    return scan(plan_for(archive, *paths, **more))


def fill_archive(path: Path, texts: dict[str, str]) -> Archive:
    """Return an archive that holds texts under their file names."""
    folder = path.parent / f"{path.stem}-reports"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    scan_into(path, folder)
    return Archive.create(path)


def content(path: Path) -> dict[str, Any]:
    """Everything an archive holds that a scan put there, by hash and not by number: equal for equal scans."""
    with Archive.open(path) as archive:
        documents = {row["id"]: row["sha256"] for row in archive.query("SELECT id, sha256 FROM documents")}
        tables = {}
        for table, order in (("claims", "number"), ("checks", "number"), ("findings", "number"), ("parts", "number")):
            names = [name for name in archive.database[table].columns_dict if name not in ("document", "indicator")]
            listed = ", ".join(f'"{name}"' for name in names)
            rows: dict[str, list[tuple[Any, ...]]] = {}
            for row in archive.query(f"SELECT document, {listed} FROM {table} ORDER BY document, {order}"):
                rows.setdefault(documents[row[0]], []).append(tuple(row)[1:])
            tables[table] = rows
        files = {
            (row["path"], row["sha256"], row["error"], documents.get(row["document"]))
            for row in archive.query("SELECT * FROM files")
        }
        return {"documents": set(documents.values()), "files": files, **tables}
