"""How far a scan is, and what it came to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, ProgressBar, Static

from cli_tui.messages import show_error
from cli_tui.tui.looks import Looks
from cli_tui.width import plain

if TYPE_CHECKING:
    from cli_tui.tui.scanning import ScanJob
    from cli_tui.tui.words import Words

_SECONDS_A_LOOK = 0.2


class ScanScreen(ModalScreen[bool]):
    """Shows a scan; leaving hides it, the scan goes on. Gives back whether to open the archive."""

    BINDINGS: ClassVar = [
        Binding("escape", "hide"),
        Binding("x", "stop"),
        Binding("enter", "open"),
    ]
    AUTO_FOCUS = ""  # Enter is for the archive, not for the button that happens to be first

    def __init__(self, job: ScanJob, words: Words, *, leaving: bool = False) -> None:
        super().__init__()
        self._job, self._words = job, words
        self._leaving = leaving

    def compose(self) -> ComposeResult:
        words, plan = self._words, self._job.plan
        with VerticalScroll(classes="dialog"):
            yield Static(Text(words("scan", "title"), style="bold"))
            yield Static(Text(plain(f"{plan.paths[0]} → {plan.archive}")), classes="about")
            yield ProgressBar(show_eta=False, id="bar")
            yield Static(id="pace")
            yield Static(id="counts")
            yield Static(id="outcome")
            with Horizontal(classes="buttons"):
                yield Button(words("scan", "open"), id="open", variant="primary", compact=True)
                yield Button(words("scan", "stop"), id="stop", compact=True)
                yield Button(words("scan", "hide"), id="hide", compact=True)

    def on_mount(self) -> None:
        """Look again and again until it ends."""
        self._looking = self.set_interval(_SECONDS_A_LOOK, self._look)
        self._look()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """As the key of the same name."""
        {"open": self.action_open, "stop": self.action_stop, "hide": self.action_hide}[event.button.id or "hide"]()

    def action_stop(self) -> None:
        """Finish the batch in hand and stop."""
        self._job.stop()
        self._look()

    def action_hide(self) -> None:
        """Leave the scan to itself."""
        self.dismiss(False)

    def action_open(self) -> None:
        """Open the archive once the scan has ended."""
        if not self._job.running and self._job.error is None:
            self.dismiss(True)

    def _look(self) -> None:
        job = self._job
        bar = self.query_one(ProgressBar)
        # Nothing to do is all done; a bar without a total would wander for ever.
        bar.update(total=job.total or (None if job.running else 1), progress=job.tally.files if job.total else 1)
        self.query_one("#pace", Static).update(Text(self._pace()))
        self.query_one("#counts", Static).update(Text(write_counts(job, self._words)))
        self.query_one("#outcome", Static).update(self._outcome())
        self.query_one("#open").display = not job.running and job.error is None
        self.query_one("#stop").display = job.running and not job.stopping
        hide = self.query_one("#hide", Button)
        hide.label = self._words("scan", "hide" if job.running else "close")
        hide.display = not self._leaving
        if not job.running:
            self._looking.stop()

    def _pace(self) -> str:
        job, words = self._job, self._words
        if job.total is None:
            return words("scan", "counting") if job.running else ""
        rate = job.tally.files / max(job.seconds, 1e-6)
        said = words("scan", "pace", files=job.tally.files, all=job.total, rate=rate, taken=_clock(job.seconds))
        left = job.remaining
        if job.running and not job.stopping and left is not None:
            said += words("scan", "left", left=_clock(left))
        return said

    def _outcome(self) -> Text:
        job, words, looks = self._job, self._words, Looks(self.app)
        said = Text()
        if job.error is not None:
            said.append(show_error(job.error, words.lang), style=looks.error)
        elif job.running:
            said.append(words("scan", "leaving" if self._leaving else "stopping") if job.stopping else "")
        else:
            said.append(words("scan", "stopped" if job.stopping else "ended"), style=looks.good)
        for path, message in job.failures:
            said.append(f"\n{words('scan', 'failed', path=plain(Path(path).name), message=plain(message))}")
        if job.failures and job.tally.failed > len(job.failures):
            said.append("\n" + words("scan", "more", count=job.tally.failed - len(job.failures)))
        return said


def write_counts(job: ScanJob, words: Words) -> str:
    """Return what a scan has come to so far."""
    tally = job.tally
    return words(
        "scan", "counts", reports=tally.reports, known=tally.known, failed=tally.failed, findings=tally.findings
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
