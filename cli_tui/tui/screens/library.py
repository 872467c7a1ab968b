"""The library: every report with its counts; files are audited while one looks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from cli_tui.messages import describe_error
from cli_tui.tui.looks import Looks
from cli_tui.tui.messages import ReportChosen
from cli_tui.tui.screens.page import PageScreen
from cli_tui.tui.shelf import FileVolume, Standing, Volume
from cli_tui.tui.widgets.key_bar import Key, KeyBar
from cli_tui.tui.widgets.report_list import ReportList
from cli_tui.tui.widgets.title_bar import TitleBar
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from cli_tui.tui.app import GoujiApp


class LibraryScreen(Screen[None]):
    """Reports, gravest first."""

    app: GoujiApp
    KEYS: ClassVar[tuple[Key, ...]] = (
        ("Enter", "open", "screen.open"),
        ("/", "filter", "screen.filter"),
        ("o", "order", "screen.order"),
        ("s", "scan", "app.scan"),
        ("?", "help", "screen.help"),
        ("q", "quit", "app.quit"),
        ("^P", "palette", "app.command_palette"),
        ("^L", "dark", "app.toggle_theme"),
    )
    BINDINGS: ClassVar = [
        Binding("slash", "filter"),
        Binding("o", "order"),
        Binding("s", "app.scan"),
        Binding("question_mark", "help"),
        Binding("escape", "all"),
    ]

    def __init__(self, volumes: Sequence[Volume], archive: str = "") -> None:
        super().__init__()
        self._archive = archive
        self._volumes = volumes
        self._order = "given"
        self._told = False

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield Input(placeholder=self.app.words("dialog", "filter"), id="filter", compact=True)
        yield ReportList(self.app.words, id="list")
        yield KeyBar(self.KEYS, self.app.words)

    def on_mount(self) -> None:
        """Show the list and begin to audit what was not."""
        self.query_one("#filter").display = False
        self._fill()
        self.query_one(ReportList).focus()
        self._audit_files()
        self.set_interval(1, self._tell_scan)

    def _tell_scan(self) -> None:
        """Keep the scan's count in the title up to date."""
        job = self.app.job
        if (job is not None and job.running) != self._told or self._told:
            self._told = job is not None and job.running
            self._fill()

    def on_screen_resume(self) -> None:
        """Show what was learnt meanwhile."""
        self._fill()

    @work(exclusive=True)
    async def _audit_files(self) -> None:
        waiting = [one for one in self._volumes if isinstance(one, FileVolume) and one.standing.claims is None]
        for volume in waiting:
            if volume.report is None:
                try:
                    volume.settle(await self.app.analyst.audit_file(volume.path, self.app.words.lang))
                except GoujiError as error:
                    said = describe_error(error, self.app.words.lang)["message"]
                    volume.standing = Standing(volume.standing.title, claims=0, error=said)
            if not self.display:  # left meanwhile: what it holds is being taken down
                return
            self._fill()

    def _fill(self) -> None:
        words = self.query_one("#filter", Input).value.strip()
        rows = [
            (number, one.standing)
            for number, one in enumerate(self._volumes)
            if not words or words in one.standing.title or words in one.standing.region or words in one.standing.year
        ]
        if self._order == "gravest":
            rows.sort(key=lambda row: (-row[1].errors, -row[1].warnings, row[0]))
        self.query_one(ReportList).show_rows(rows)
        self._standing(rows, filtered=bool(words))

    def _standing(self, rows: Sequence[tuple[int, Standing]], *, filtered: bool) -> None:
        say = self.app.words
        waiting = sum(standing.claims is None for _, standing in rows)
        said = [say("summary", "filtered" if filtered else "reports", count=len(rows))]
        if failed := sum(bool(standing.error) for _, standing in rows):
            said.append(say("summary", "failed", count=failed))
        totals = {
            "error": sum(standing.errors for _, standing in rows),
            "warning": sum(standing.warnings for _, standing in rows),
            "notice": sum(standing.notices for _, standing in rows),
        }
        said.append(
            say("summary", "progress", done=len(rows) - waiting, all=len(rows))
            if waiting
            else say("summary", "counts", **totals)
        )
        job = self.app.job
        if job is not None and job.running and job.total is not None:
            said.append(say("scan", "short", files=job.tally.files, all=job.total))
        names = [say("app"), say("library"), *([Path(self._archive).name] if self._archive else [])]
        self.query_one(TitleBar).show(" · ".join(names), "   ".join(said))

    def on_report_chosen(self, event: ReportChosen) -> None:
        """Open a report."""
        self.app.open_volume(self._volumes[event.number])

    def on_input_changed(self) -> None:
        """Filter while typing."""
        self._fill()

    def on_input_submitted(self) -> None:
        """Back to the list; open, where a second Enter was on its way before the list had the keyboard."""
        if self.focused is self.query_one(ReportList):
            self.action_open()
        else:
            self.set_focus(self.query_one(ReportList))

    def action_open(self) -> None:
        """Open the report under the cursor."""
        self.query_one(ReportList).action_choose()

    def action_filter(self) -> None:
        """Type what titles must hold."""
        field = self.query_one("#filter", Input)
        field.display = True
        self.set_focus(field)  # at once, for keys already typed

    def action_all(self) -> None:
        """Show all reports again."""
        field = self.query_one("#filter", Input)
        field.value = ""
        field.display = False
        self.query_one(ReportList).focus()

    def action_order(self) -> None:
        """Gravest first, or as given."""
        self._order = "given" if self._order == "gravest" else "gravest"
        self._fill()

    def action_help(self) -> None:
        """Show the keys."""
        from cli_tui.tui.screens.help import help_page

        self.app.push_screen(
            PageScreen(self.app.words("help", "title"), help_page(self.app.words, Looks(self.app)), self.app.words)
        )
