"""A step of a finding: its state, ruling, reason, who."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static

from cli_tui.messages import describe_error
from cli_tui.tui.looks import Looks
from cli_tui.width import plain
from corpus.decisions import (
    EXPLAINED,
    OTHER_SCOPE,
    PASSED_ON,
    RULED,
    SLIP,
    STATES,
    UNFOUNDED,
    WRONG,
    Decision,
    DecisionError,
    decide,
)

if TYPE_CHECKING:
    from cli_tui.tui.words import Words
    from rules.finding import Finding

CHOICES = {"confirm": (SLIP, WRONG, OTHER_SCOPE, PASSED_ON), "dismiss": (UNFOUNDED, OTHER_SCOPE), "state": STATES}
"""What each dialog offers: rulings, or states."""


class Choices(OptionList):
    """One of several: the one under the cursor, marked so that it shows without colour, too; Enter goes on."""

    def __init__(self, labels: Sequence[str], start: int) -> None:
        super().__init__(*(f"○ {label}" for label in labels), id="choice", compact=True, markup=False)
        self._labels, self._start = labels, start

    def on_mount(self) -> None:
        """Begin where the last step ended."""
        self.highlighted = self._start

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Move the mark."""
        event.stop()
        for at, label in enumerate(self._labels):
            self.replace_option_prompt_at_index(at, f"{'●' if at == event.option_index else '○'} {label}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on to the reason."""
        event.stop()
        self.screen.focus_next()


class DecideScreen(ModalScreen[Decision | None]):
    """Asks for a decision; gives it back complete, or None."""

    BINDINGS: ClassVar = [Binding("escape", "cancel"), Binding("ctrl+s", "save")]

    def __init__(self, kind: str, finding: Finding, who: str, words: Words, last: Decision | None) -> None:
        super().__init__()
        self._kind, self._finding, self._who, self._words, self._last = kind, finding, who, words, last

    def compose(self) -> ComposeResult:
        words, kind = self._words, self._kind
        group = "state" if kind == "state" else "ruling"
        start = STATES.index(self._last.state) if kind == "state" and self._last else 0
        if kind == "state" and self._last is None:
            start = 1
        with VerticalScroll(classes="dialog"):
            yield Static(Text(words("dialog", kind), style="bold"))
            yield Static(Text(plain(f"{self._finding.title}:{self._finding.formula}")), classes="about")
            yield Choices([words(group, choice) for choice in CHOICES[kind]], start)
            required = "reason-free" if kind == "state" else "reason"
            yield Input(placeholder=words("dialog", required), id="reason", compact=True)
            if kind == "state":
                yield Input(placeholder=words("dialog", "explanation"), id="explanation", compact=True)
                yield Input(placeholder=words("dialog", "materials"), id="materials", compact=True)
            with Horizontal(classes="two"):
                yield Input(self._who, placeholder=words("dialog", "who"), id="who", compact=True)
                yield Input(placeholder=words("dialog", "reviewer"), id="reviewer", compact=True)
            yield Static("", id="complaint")
            with Horizontal(classes="buttons"):
                yield Button(words("dialog", "save"), id="save", variant="primary", compact=True)
                yield Button(words("dialog", "cancel"), id="cancel", compact=True)

    def on_mount(self) -> None:
        """Start where the person types or chooses first."""
        self.query_one("#reason" if self._kind == "dismiss" else "#choice").focus()

    def on_input_submitted(self) -> None:
        """Enter in any field records."""
        self.action_save()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Record or leave."""
        if event.button.id == "save":
            self.action_save()
        else:
            self.action_cancel()

    def action_cancel(self) -> None:
        """Leave without a step."""
        self.dismiss(None)

    def action_save(self) -> None:
        """Check the step and give it back, or say what is missing."""
        chosen = CHOICES[self._kind][self.query_one(Choices).highlighted or 0]
        state, ruling = (chosen, "") if self._kind == "state" else (RULED, chosen)
        explanation = self._typed("explanation")
        if state == RULED and not ruling:
            ruling = self._last.ruling if self._last and self._last.ruling else SLIP
        decision = Decision(
            finding=self._finding.id,
            report="",
            sha256="",
            state=EXPLAINED if self._kind == "state" and explanation and state not in (RULED, *STATES[3:]) else state,
            ruling=ruling,
            who=self._typed("who") or self._who,
            reason=self._typed("reason"),
            explanation=explanation,
            materials=tuple(one.strip() for one in self._typed("materials").split("、") if one.strip()),
            reviewer=self._typed("reviewer"),
        )
        try:
            decide(decision)
        except DecisionError as error:
            complaint = describe_error(error, self._words.lang)["message"]
            self.query_one("#complaint", Static).update(Text(complaint, style=Looks(self.app).error))
            self.query_one("#reviewer" if error.kind == "decision-reviewer" else "#reason", Input).focus()
            return
        self.dismiss(decision)

    def _typed(self, field: str) -> str:
        found = self.query(f"#{field}").results(Input)
        return next((one.value.strip() for one in found), "")
