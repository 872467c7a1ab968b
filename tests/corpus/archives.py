"""Small archives for tests, filled as a scan fills them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.archive import Archive
from corpus.archive.rows import ReportRows
from corpus.archive.writer import FileRow, Writer
from extractor.document import Document
from rules import audit


def fill_archive(path: Path, texts: dict[str, str]) -> Archive:
    """Return an archive that holds texts under their file names, in order."""
    archive = Archive.create(path)
    with archive.writing() as connection:
        connection.execute(
            "INSERT INTO runs (started, version, who, machine, lang, jobs, arguments) VALUES ('2024-01-01T00:00:00Z', '0.1.0', '', '', 'zh', 1, '[]')"
        )
    writer = Writer(archive, 1, "0.1.0")
    for name, text in texts.items():
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        report = audit(Document(text, name, sha256=sha256))
        file = FileRow(path=name, raw=None, sha256=sha256, size=len(text), modified="2024-01-01T00:00:00Z")
        writer.write([ReportRows(report)], [file])
    return archive
