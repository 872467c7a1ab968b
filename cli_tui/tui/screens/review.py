"""One report under review: queue left, text right, the check below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from cli_tui.messages import show_error
from cli_tui.tui.looks import Looks
from cli_tui.tui.messages import Asked, FigureChosen, FindingChosen, PlaceChosen
from cli_tui.tui.reviewing import Review
from cli_tui.tui.screens.decide import DecideScreen
from cli_tui.tui.screens.page import PageScreen
from cli_tui.tui.screens.type_in import TypeInScreen
from cli_tui.tui.widgets.chat_pane import ChatPane
from cli_tui.tui.widgets.detail import Detail
from cli_tui.tui.widgets.key_bar import Key, KeyBar
from cli_tui.tui.widgets.queue import FindingQueue
from cli_tui.tui.widgets.text_view import TextView
from cli_tui.tui.widgets.title_bar import TitleBar
from corpus.decisions import Decision, DecisionError
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from textual import events

    from cli_tui.tui.app import GoujiApp
    from cli_tui.tui.shelf import Volume
    from extractor.document import Document
    from rules.finding import Finding

_SEVERITIES = ("error", "warning", "notice", "info")


class ReviewScreen(Screen[None]):
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
        self._volume = volume
        self._review: Review | None = None
        self._words_found = ""
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
        self.app.theme_changed_signal.subscribe(self, lambda _: self._show_report() if self._review else None)
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
            self._review = await self._volume.open(self.app.analyst, self._show_text)
            self._review.load()
        except GoujiError as error:
            self.query_one(Detail).say(show_error(error, self.app.words.lang))
            self._title("")
            return
        self._show_report()

    def _show_text(self, document: Document) -> None:
        self.query_one(TextView).show_text(document.text, document.tables)
        self._title(self.app.words("summary", "auditing"))

    def _show_report(self) -> None:
        assert self._review is not None
        report = self._review.report
        self.query_one(TextView).show_report(report)
        self._fill_queue()
        if not report.findings:
            ledger = report.object["coverage"]
            self.query_one(Detail).say(self.app.words("detail", "none", open=ledger["claims"] - ledger["checked"]))
        self._standing()

    @property
    def _findings(self) -> list[Finding]:
        assert self._review is not None
        shown = _SEVERITIES[: _SEVERITIES.index(self._least) + 1]
        return [one for one in self._review.report.findings if one.severity in shown]

    def _fill_queue(self) -> None:
        assert self._review is not None
        queue = self.query_one(FindingQueue)
        chosen = queue.chosen.id if queue.chosen else ""
        queue.show_findings(self._findings, self._review.states, self._review.freshness, chosen)

    def _title(self, standing: str | Text) -> None:
        self.query_one(TitleBar).show(self._volume.title, standing)

    def _standing(self) -> None:
        """How the review stands: open findings, counts, coverage, what the last version's findings became."""
        assert self._review is not None
        words, looks, report = self.app.words, Looks(self.app), self._review.report
        ledger = report.object["coverage"]
        counts = {one: sum(finding.severity == one for finding in report.findings) for one in _SEVERITIES}
        line = Text()
        if corrected := self._review.corrected:
            line.append(words("version", "corrected", count=len(corrected)) + "  ", style=looks.good)
        for severity in _SEVERITIES[:3]:
            look = looks.of(severity) if counts[severity] else looks.quiet
            line.append(f"{words('severity', severity)} {counts[severity]}  ", style=look)
        line.append(words("summary", "checked", checked=ledger["checked"], claims=ledger["claims"]), style=looks.quiet)
        line.append("  " + words("summary", "open", open=self._review.open), style="bold")
        self._title(line)

    def on_finding_chosen(self, event: FindingChosen) -> None:
        """Show a finding and light its figures."""
        if self._review is None:
            return
        finding = next((one for one in self._review.report.findings if one.id == event.finding), None)
        if finding is None:
            return
        report = self._review.report
        self.query_one(ContentSwitcher).current = "detail"
        self.query_one(Detail).show_finding(finding, report, self._review.history(finding.id))
        spans = report.spans_of(finding)
        self.query_one(TextView).light(spans)
        if event.jump:
            self.query_one(TextView).focus()

    def on_figure_chosen(self, event: FigureChosen) -> None:
        """From a figure in the text to its finding, or to what is known of it."""
        if self._review is None:
            return
        report = self._review.report
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
        if self._review is None:
            await chat.show_error(words("dialog", "wait"))
            return
        try:
            answer = await self.app.analyst.ask(self._volume.key, self._review.report, event.question, words.lang)
        except GoujiError as error:
            await chat.show_error(show_error(error, words.lang))
            return
        await chat.show_answer(answer)

    def action_step(self, step: int) -> None:
        """Go to the next or last finding; while words are looked for, to their next place."""
        if self._words_found and self.focused is self.query_one(TextView):
            self._find(self._words_found)
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
            self._words_found = ""
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
        if self._review is not None:
            self._fill_queue()
            self.notify(" ".join(self.app.words("severity", one) for one in _SEVERITIES[: _SEVERITIES.index(self._least) + 1]))

    @work
    async def action_decide(self, kind: str) -> None:
        """Take a step with the finding under the cursor."""
        words, queue = self.app.words, self.query_one(FindingQueue)
        finding = queue.chosen
        if self._review is None or finding is None:
            self.notify(words("dialog", "no-finding"), severity="warning")
            return
        last = self._review.states.get(finding.id)
        given = await self.app.push_screen_wait(DecideScreen(kind, finding, self._review.who, words, last))
        if given is None:
            return
        self._review.who = given.who
        try:
            decision = self._review.take(given)
        except GoujiError as error:
            self.notify(show_error(error, words.lang), severity="error", markup=False)
            return
        self._decided(decision, "recorded")
        if kind != "state":
            queue.move(1)

    def action_undo(self) -> None:
        """Take the last step back."""
        words = self.app.words
        try:
            decision = self._review.undo(words("dialog", "undo-reason")) if self._review else None
        except DecisionError as error:
            self.notify(show_error(error, words.lang), severity="error", markup=False)
            return
        if decision is None:
            self.notify(words("dialog", "nothing-to-undo"), severity="warning")
        else:
            self._decided(decision, "undone")

    def _decided(self, decision: Decision, how: str) -> None:
        assert self._review is not None
        words, queue = self.app.words, self.query_one(FindingQueue)
        queue.redraw(decision.finding, self._review.states)
        state = words("ruling", decision.ruling) if decision.ruling else words("state", decision.state)
        self.notify(words("dialog", how, state=state), timeout=2, markup=False)
        self._standing()
        if queue.chosen and queue.chosen.id == decision.finding:
            self.on_finding_chosen(FindingChosen(decision.finding))

    @work
    async def action_search(self) -> None:
        """Look for words in the text."""
        words = await self.app.push_screen_wait(TypeInScreen(self.app.words("dialog", "search"), self._words_found))
        if words:
            self.query_one(TextView).focus()
            self._find(words)

    def _find(self, words: str) -> None:
        self._words_found = words
        at, count = self.query_one(TextView).find(words)
        said = self.app.words("dialog", "found", at=at, count=count) if count else self.app.words("dialog", "not-found", words=words)
        self.notify(said, timeout=2, markup=False)

    def action_rule(self) -> None:
        """Show the manual page of the finding's rule."""
        finding = self.query_one(FindingQueue).chosen
        if finding is None:
            self.notify(self.app.words("dialog", "no-finding"), severity="warning")
            return
        from rules.registry import find_type, page_of

        kind = find_type(finding.rule)
        page = page_of(kind) if kind else finding.source or finding.rule
        self.app.push_screen(PageScreen(finding.rule, Text(page), self.app.words))

    def action_plots(self) -> None:
        """Show the charts."""
        if self._review is None:
            return
        from cli_tui.tui.screens.plots import PlotsScreen

        queue = self.query_one(FindingQueue)
        self.app.push_screen(PlotsScreen(self._review.report, queue.chosen, self.app.words))

    @work
    async def action_export(self) -> None:
        """Write the findings to a file."""
        from cli_tui.export import ENDINGS

        words = self.app.words
        hint = words("dialog", "export-hint", endings=" ".join(ENDINGS))
        output = await self.app.push_screen_wait(TypeInScreen(words("dialog", "export"), self._volume.export_name, hint))
        if not output:
            return
        try:
            await self._volume.export(self.app.analyst, output, words.lang)
        except GoujiError as error:
            self.notify(show_error(error, words.lang), severity="error", markup=False)
        except OSError as error:
            self.notify(f"{output}: {error.strerror}", severity="error", markup=False)
        else:
            self.notify(words("dialog", "exported", path=output), markup=False)

    def action_help(self) -> None:
        """Show the keys."""
        from cli_tui.tui.screens.help import help_page

        self.app.push_screen(PageScreen(self.app.words("help", "title"), help_page(self.app.words, Looks(self.app)), self.app.words))
