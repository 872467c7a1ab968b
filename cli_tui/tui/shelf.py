"""What the library holds: files and archived reports, opened the same way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cli_tui.tui.reviewing import Review
from corpus.opened import OpenReport
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from cli_tui.tui.analyst import Analyst
    from corpus.archive import Archive
    from corpus.archive.listing import Entry
    from corpus.decisions import DecisionStore
    from extractor.document import Document


@dataclass
class Standing:
    """What the library's list says of a report."""

    title: str
    region: str = ""
    year: str = ""
    claims: int | None = None
    """None: not audited yet."""
    checked: int = 0
    errors: int = 0
    warnings: int = 0
    notices: int = 0
    error: str = ""
    """Why it could not be read, in words."""


class Volume(Protocol):
    """A report on the shelf."""

    standing: Standing

    @property
    def title(self) -> str:
        """What to call it."""

    @property
    def key(self) -> str:
        """What tells it from the others."""

    @property
    def export_name(self) -> str:
        """Where an export goes if nobody says otherwise."""

    async def open(self, analyst: Analyst, show_text: Callable[[Document], None]) -> Review:
        """Return it under review; `show_text` is called as soon as there is a text."""

    async def export(self, analyst: Analyst, output: str, lang: str) -> None:
        """Write its findings to a file."""


class FileVolume:
    """A file, audited when it is opened."""

    def __init__(self, path: str, lang: str, store: DecisionStore | None = None) -> None:
        self.path, self._lang, self._store = path, lang, store
        self.standing = Standing(Path(path).name)
        self.report: OpenReport | None = None

    @property
    def title(self) -> str:
        """Its title, or its name."""
        return self.standing.title

    @property
    def key(self) -> str:
        """Its path."""
        return self.path

    @property
    def export_name(self) -> str:
        """A workbook beside it."""
        return str(Path(self.path).with_suffix(".疑点.xlsx"))

    async def open(self, analyst: Analyst, show_text: Callable[[Document], None]) -> Review:
        """Read it, show its text, audit it.

        Raises:
            GoujiError: it cannot be read.
        """
        from extractor import read

        document = await asyncio.to_thread(read, self.path)
        show_text(document)
        self.settle(await analyst.audit(document, self._lang))
        assert self.report is not None
        from corpus.decision_file import DecisionFile, beside
        from corpus.decisions import report_key

        store = self._store or DecisionFile(beside(self.path))
        return Review(self.report, report_key(document), store, document.sha256)

    def settle(self, report: OpenReport) -> None:
        """Keep the outcome of its audit."""
        self.report = report
        said, ledger = report.object["document"], report.object["coverage"]
        errors, warnings, notices = (
            sum(one.severity == severity for one in report.findings) for severity in ("error", "warning", "notice")
        )
        title = said["title"] or Path(self.path).name
        self.standing = Standing(
            title, said["region"], said["year"], ledger["claims"], ledger["checked"], errors, warnings, notices
        )

    async def export(self, analyst: Analyst, output: str, lang: str) -> None:
        """Write its findings to a file."""
        _check_ending(output)
        await analyst.export(self.path, output, lang)


class ArchivedVolume:
    """A report of an archive, as it was audited then."""

    def __init__(self, archive: Archive, entry: Entry, lang: str) -> None:
        self._archive, self._entry, self._lang = archive, entry, lang
        title = entry.title or Path(entry.path).name
        self.standing = Standing(
            title, entry.region, entry.year, entry.claims, entry.checked, entry.errors, entry.warnings, entry.notices
        )

    @property
    def title(self) -> str:
        """Its title, or its file's name."""
        return self.standing.title

    @property
    def key(self) -> str:
        """Its place in the archive."""
        return f"{self._archive.path}#{self._entry.document}"

    @property
    def export_name(self) -> str:
        """A file of report objects in the current folder."""
        return f"{self.title[:40].replace('/', '_')}.json"

    async def open(self, analyst: Analyst, show_text: Callable[[Document], None]) -> Review:
        """Load it.

        Raises:
            ArchiveError: it is damaged.
        """
        from corpus.archive.decisions import ArchivedDecisions

        report = OpenReport.archived(self._archive, self._entry.document)
        row = next(
            self._archive.query("SELECT report, sha256, run, id FROM documents WHERE id = ?", (self._entry.document,))
        )
        before = self._archive.one(
            "SELECT id FROM documents WHERE report = ? AND id < ? ORDER BY id DESC LIMIT 1", (row["report"], row["id"])
        )
        earlier = None
        if before is not None:
            found = self._archive.query("SELECT id FROM findings WHERE document = ? ORDER BY number", (before,))
            earlier = tuple(one["id"] for one in found)
        return Review(report, row["report"], ArchivedDecisions(self._archive), row["sha256"], earlier)

    async def export(self, analyst: Analyst, output: str, lang: str) -> None:
        """Write its report object to a file."""
        import json

        if Path(output).suffix.lower() != ".json":
            raise GoujiError("bad-output", output, ending=Path(output).suffix or "-", endings=".json")
        report = OpenReport.archived(self._archive, self._entry.document)
        Path(output).write_text(
            json.dumps(report.object, ensure_ascii=False, indent=1, allow_nan=False) + "\n", "utf-8"
        )


def _check_ending(output: str) -> None:
    from cli_tui.export import ENDINGS

    ending = Path(output).suffix.lower()
    if ending not in ENDINGS:
        raise GoujiError("bad-output", output, ending=ending or "-", endings=" ".join(ENDINGS))
