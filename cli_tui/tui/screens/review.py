"""One report under review: queue left, text right, the check below it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import ContentSwitcher

from cli_tui.messages import show_error
from cli_tui.tui.looks import Looks
from cli_tui.tui.messages import Asked, FigureChosen, FindingChosen, PlaceChosen
from cli_tui.tui.screens.deciding import Deciding
from cli_tui.tui.screens.looking import Looking
from cli_tui.tui.widgets.chat_pane import ChatPane
from cli_tui.tui.widgets.detail import Detail
from cli_tui.tui.widgets.key_bar import Key, KeyBar
from cli_tui.tui.widgets.queue import FindingQueue
from cli_tui.tui.widgets.text_view import TextView
from cli_tui.tui.widgets.title_bar import TitleBar
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from textual import events

    from cli_tui.tui.app import GoujiApp
    from cli_tui.tui.shelf import Volume
    from extractor.document import Document
    from rules.finding import Finding

_SEVERITIES = ("error", "warning", "notice", "info")


class ReviewScreen(Deciding, Looking):
    """Look, decide, note, next."""

    app: GoujiApp
    KEYS: ClassVar[tuple[Key, ...]] = (
        ("n/p", "next", "screen.step(1)"),
        ("Enter", "jump", "screen.jump"),
        ("c", "confirm", "screen.decide('confirm')"),
        ("d", "dismiss", "screen.decide('dismiss')"),
        ("s", "state", "screen.decide('state')"),
        ("u", "undo", "screen.undo"),
        ("t", "ask", "screen.chat"),
        ("?", "help", "screen.help"),
        ("Esc", "back", "screen.back"),
        ("/", "search", "screen.search"),
        ("e", "export", "screen.export"),
        ("v", "plots", "screen.plots"),
        ("r", "rule", "screen.rule"),
        ("f", "grave", "screen.grave"),
    )
    BINDINGS: ClassVar = [
        Binding("n", "step(1)"),
        Binding("p", "step(-1)"),
        Binding("c", "decide('confirm')"),
        Binding("d", "decide('dismiss')"),
        Binding("s", "decide('state')"),
        Binding("u", "undo"),
        Binding("t", "chat"),
        Binding("slash", "search"),
        Binding("v", "plots"),
        Binding("r", "rule"),
        Binding("e", "export"),
        Binding("f", "grave"),
        Binding("question_mark", "help"),
        Binding("escape", "back"),
    ]

    def __init__(self, volume: Volume) -> None:
        super().__init__()
        self.volume = volume
        self._least = "notice"

    def compose(self) -> ComposeResult:
        words = self.app.words
        yield TitleBar(id="title")
        with Horizontal(id="panes"):
            yield FindingQueue(words, id="queue")
            with Vertical(id="right"):
                yield TextView(id="text")
                with ContentSwitcher(initial="detail", id="below"):
                    yield Detail(words, id="detail")
                    yield ChatPane(words, id="chat")
        yield KeyBar(self.KEYS, words)

    def on_mount(self) -> None:
        """Name the panes and begin to read."""
        words = self.app.words
        for pane in ("queue", "text", "detail", "chat"):
            self.query_one(f"#{pane}").border_title = words("pane", pane)
        self._title(words("summary", "reading"))
        self.app.theme_changed_signal.subscribe(self, lambda _: self._show_report() if self.review else None)
        self.query_one(FindingQueue).focus()
        self._open()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the room there is."""
        wide, tall = event.size
        self.set_class(wide < 100, "narrow")
        self.set_class(wide >= 160, "wide")
        self.set_class(wide < 50 or tall < 14, "tiny")

    @work(exclusive=True)
    async def _open(self) -> None:
        """Read, show the text, audit, show the findings."""
        try:
            self.review = await self.volume.open(self.app.analyst, self._show_text)
            self.review.load()
        except GoujiError as error:
            if self.display:
                self.query_one(Detail).say(show_error(error, self.app.words.lang))
                self._title("")
            return
        if self.display:  # else left meanwhile: what it holds is being taken down
            self._show_report()

    def _show_text(self, document: Document) -> None:
        if not self.display:
            return
        self.query_one(TextView).show_text(document.text, document.tables)
        self._title(self.app.words("summary", "auditing"))

    def _show_report(self) -> None:
        assert self.review is not None
        report = self.review.report
        self.query_one(TextView).show_report(report)
        self._fill_queue()
        if not report.findings:
            ledger = report.object["coverage"]
            self.query_one(Detail).say(self.app.words("detail", "none", open=ledger["claims"] - ledger["checked"]))
        self.show_standing()
        gc.freeze()  # a full collection over all that was loaded holds a key up by a tenth of a second

    @property
    def _findings(self) -> list[Finding]:
        assert self.review is not None
        shown = _SEVERITIES[: _SEVERITIES.index(self._least) + 1]
        return [one for one in self.review.report.findings if one.severity in shown]

    def _fill_queue(self) -> None:
        assert self.review is not None
        queue = self.query_one(FindingQueue)
        chosen = queue.chosen.id if queue.chosen else ""
        queue.show_findings(self._findings, self.review.states, self.review.freshness, chosen)

    def _title(self, standing: str | Text) -> None:
        self.query_one(TitleBar).show(self.volume.title, standing)

    def show_standing(self) -> None:
        """How the review stands: open findings, counts, coverage, what the last version's findings became."""
        assert self.review is not None
        words, looks, report = self.app.words, Looks(self.app), self.review.report
        ledger = report.object["coverage"]
        counts = {one: sum(finding.severity == one for finding in report.findings) for one in _SEVERITIES}
        line = Text()
        if corrected := self.review.corrected:
            line.append(words("version", "corrected", count=len(corrected)) + "  ", style=looks.good)
        for severity in _SEVERITIES[:3]:
            look = looks.of(severity) if counts[severity] else looks.quiet
            line.append(f"{words('severity', severity)} {counts[severity]}  ", style=look)
        line.append(words("summary", "checked", checked=ledger["checked"], claims=ledger["claims"]), style=looks.quiet)
        line.append("  " + words("summary", "open", open=self.review.open), style="bold")
        self._title(line)

    def on_finding_chosen(self, event: FindingChosen) -> None:
        """Show a finding and light its figures."""
        if self.review is None:
            return
        finding = next((one for one in self.review.report.findings if one.id == event.finding), None)
        if finding is None:
            return
        report = self.review.report
        with self.app.batch_update():  # one redraw for the three panes
            self.query_one(ContentSwitcher).current = "detail"
            self.query_one(Detail).show_finding(finding, report, self.review.history(finding.id))
            self.query_one(TextView).light(report.spans_of(finding))
        if event.jump:
            self.query_one(TextView).focus()

    def on_figure_chosen(self, event: FigureChosen) -> None:
        """From a figure in the text to its finding, or to what is known of it."""
        if self.review is None:
            return
        report = self.review.report
        ids = {check.id for check in report.checks_of.get(event.claim, ())}
        findings = [one.id for one in self._findings if one.check in ids]
        if findings:
            self.query_one(FindingQueue).highlighted = [one.id for one in self._findings].index(findings[0])
        else:
            figure = report.figure[event.claim]
            self.query_one(ContentSwitcher).current = "detail"
            self.query_one(Detail).show_figure(figure, report)
            self.query_one(TextView).light([], (figure.start, figure.end))

    def on_place_chosen(self, event: PlaceChosen) -> None:
        """Show a quoted place."""
        self.query_one(TextView).light([], (event.start, event.end))

    @work
    async def on_asked(self, event: Asked) -> None:
        """Answer a question in the analyst's process."""
        chat = self.query_one(ChatPane)
        words = self.app.words
        if self.review is None:
            await chat.show_error(words("dialog", "wait"))
            return
        try:
            answer = await self.app.analyst.ask(self.volume.key, self.review.report, event.question, words.lang)
        except GoujiError as error:
            if self.display:
                await chat.show_error(show_error(error, words.lang))
            return
        if self.display:
            await chat.show_answer(answer)

    def action_step(self, step: int) -> None:
        """Go to the next or last finding; while words are looked for, to their next place."""
        if self.words_found and self.focused is self.query_one(TextView):
            self.find_words(self.words_found)
        else:
            self.query_one(FindingQueue).move(step)

    def action_jump(self) -> None:
        """From the queue to the text."""
        chosen = self.query_one(FindingQueue).chosen
        if chosen is not None:
            self.on_finding_chosen(FindingChosen(chosen.id, jump=True))

    def action_back(self) -> None:
        """From chat or text to the queue, from the queue to the library."""
        queue = self.query_one(FindingQueue)
        if self.query_one(ContentSwitcher).current == "chat":
            self.query_one(ContentSwitcher).current = "detail"
            queue.focus()
        elif self.focused is not queue:
            self.words_found = ""
            self.query_one(TextView).find("")
            queue.focus()
        else:
            self.app.show_library()

    def action_chat(self) -> None:
        """Open the chat."""
        self.query_one(ContentSwitcher).current = "chat"
        self.query_one(ChatPane).focus_input()

    def action_grave(self) -> None:
        """Show all findings, or only errors and doubts, or only errors."""
        self._least = {"notice": "warning", "warning": "error", "error": "info", "info": "notice"}[self._least]
        if self.review is not None:
            self._fill_queue()
            self.notify(
                " ".join(self.app.words("severity", one) for one in _SEVERITIES[: _SEVERITIES.index(self._least) + 1])
            )
