"""The part of the screen that fills archives: a scan beside whatever else is shown."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import App

from cli_tui.messages import show_error
from cli_tui.tui.screens.scan import ScanScreen, write_counts
from cli_tui.tui.shelf import FileVolume
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from cli_tui.tui.scanning import ScanJob
    from cli_tui.tui.shelf import Volume
    from cli_tui.tui.words import Words


class Archiving(App[None]):
    """An application that scans."""

    words: Words
    volumes: Sequence[Volume]
    archive: str
    """Path of the archive the library shows, empty for files."""
    job: ScanJob | None = None
    """The scan that runs, or ended and was not looked at."""
    _leaving = False

    def show_volumes(self, volumes: Sequence[Volume], archive: str) -> None:
        """Show a library in place of the one there was."""
        raise NotImplementedError

    @work
    async def action_scan(self) -> None:
        """Ask what to scan and begin, or show how far a scan is; its archive is opened when the person wants to."""
        # Scanning is loaded when somebody scans.
        from cli_tui.tui.scanning import ScanJob, archive_beside
        from cli_tui.tui.screens.scan_form import ScanForm

        if self.job is None:
            folder = self._folder()
            form = ScanForm(folder, self.archive or archive_beside(folder), self.words)
            plan = await self.push_screen_wait(form)
            if plan is None:
                return
            self.job = ScanJob(plan)
            self._run(self.job)
        job = self.job
        if await self.push_screen_wait(ScanScreen(job, self.words)):
            self._open_archive(job.plan.archive)
        if not job.running:
            self.job = None

    @work
    async def _run(self, job: ScanJob) -> None:
        """Let a scan run beside the screen; where nobody watches it, tell that it ended."""
        await asyncio.to_thread(job.run)
        if self._leaving:
            self.exit()
        elif self.is_running and not isinstance(self.screen, ScanScreen):
            said = show_error(job.error, self.words.lang) if job.error else write_counts(job, self.words)
            self.notify(self.words("scan", "see", counts=said), markup=False, timeout=20)

    async def action_quit(self) -> None:
        """Leave; a scan finishes the batch in hand first."""
        if self.job is None or not self.job.running:
            self.exit()
            return
        self.job.stop()
        if not self._leaving:
            self._leaving = True
            self.push_screen(ScanScreen(self.job, self.words, leaving=True))

    def _open_archive(self, archive: str) -> None:
        """Show an archive in place of what the library held."""
        from cli_tui.tui.opening import open_volumes

        try:
            self.show_volumes(open_volumes((), archive, self.words.lang), archive)
        except GoujiError as error:
            self.notify(show_error(error, self.words.lang), severity="error", markup=False)

    def _folder(self) -> str:
        """Where the reports on the shelf lie."""
        places = {str(Path(one.path).resolve().parent) for one in self.volumes if isinstance(one, FileVolume)}
        return os.path.commonpath(places) if places else str(Path.cwd())
