"""Questions and answers beside the text; a quote that is clicked is shown in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from cli_tui.tui.looks import Looks
from cli_tui.tui.messages import Asked, PlaceChosen
from cli_tui.width import plain
from corpus.answering.answer import by_quote, quote_parts

if TYPE_CHECKING:
    from textual import events

    from cli_tui.tui.words import Words
    from corpus.answering.answer import Answer, Citation

_MOST_QUOTES = 12


class Quote(Static, can_focus=True):
    """A quoted place; Enter or a click shows it in the text."""

    BINDINGS: ClassVar = [Binding("enter", "choose", show=False)]

    def __init__(self, group: tuple[Citation, ...]) -> None:
        self._first = group[0]
        quote = Text("“")
        for words, figure in quote_parts(group):
            quote.append(_flat(words), style="underline bold" if figure else "")
        page = f"p{self._first.page} " if self._first.page else ""
        quote.append(f"” [{page}{' '.join(one.claim for one in group if one.claim)}]")
        super().__init__(quote)

    def action_choose(self) -> None:
        """Show the place."""
        self.post_message(PlaceChosen(self._first.start, self._first.end))

    def on_click(self, event: events.Click) -> None:
        """Show the place."""
        self.action_choose()


class ChatPane(Vertical):
    """The chat."""

    def __init__(self, words: Words, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self._waiting: Static | None = None

    def compose(self) -> ComposeResult:
        yield VerticalScroll(id="talk", can_focus=False)
        yield Input(placeholder=self._words("dialog", "ask"), id="question", compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass a question on."""
        event.stop()
        asked = event.value.strip()
        if not asked or self._waiting is not None:
            return
        event.input.value = ""
        self._waiting = Static(self._words("dialog", "thinking"), classes="about", markup=False)
        question = Text()
        question.append("? ", style=Looks(self.app).notice)
        question.append(plain(asked), style="bold")
        self._add(Static(question, classes="asked"), self._waiting)
        self.post_message(Asked(asked))

    async def show_answer(self, answer: Answer) -> None:
        """Show an answer with its quotes."""
        await self.end_waiting()
        quotes: list[Static] = [Quote(group) for group in by_quote(answer.citations)[:_MOST_QUOTES]]
        if answer.near:
            quotes.append(
                Static(
                    self._words("dialog", "like" if answer.kind == "absent" else "near"), classes="about", markup=False
                )
            )
            quotes += [Quote(group) for group in by_quote(answer.near)]
        answered = Static(Text(plain(answer.text)), classes="answered")
        self._add(answered, *quotes)
        talk = self.query_one("#talk", VerticalScroll)
        talk.call_after_refresh(talk.scroll_to_widget, answered, animate=False, top=True)
        if answer.citations:
            first = answer.citations[0]
            self.post_message(PlaceChosen(first.start, first.end))

    async def show_error(self, sentence: str) -> None:
        """Show why there is no answer."""
        await self.end_waiting()
        self._add(Static(Text(plain(sentence), style=Looks(self.app).error)))

    async def end_waiting(self) -> None:
        """Take the waiting line away."""
        if self._waiting is not None:
            await self._waiting.remove()
            self._waiting = None

    def focus_input(self) -> None:
        """Put the cursor where questions are typed."""
        self.query_one("#question", Input).focus()

    def _add(self, *widgets: Static) -> None:
        talk = self.query_one("#talk", VerticalScroll)
        talk.mount(*widgets)
        talk.call_after_refresh(talk.scroll_end, animate=False)


def _flat(text: str) -> str:
    return " ".join(plain(text).split("\n"))
