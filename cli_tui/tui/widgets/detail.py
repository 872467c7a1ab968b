"""What is known of the finding, or of the figure, that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.text import Text
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from cli_tui.tui.drawing import draw_figures, draw_gap, place_of, write_interval
from cli_tui.tui.looks import Looks
from cli_tui.tui.widgets.scrolling import SCROLL_KEYS
from cli_tui.width import plain

if TYPE_CHECKING:
    from cli_tui.tui.words import Words
    from corpus.decisions import Decision
    from corpus.opened import Figure, OpenReport
    from rules.finding import Finding


class Detail(ScrollView, can_focus=True):
    """The detail pane; drawn line by line, so that another finding does not lay the whole screen out anew."""

    BINDINGS: ClassVar = list(SCROLL_KEYS)

    def __init__(self, words: Words, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self._shown: RenderableType = Text(words("detail", "empty"))
        self._strips: list[Strip] = []
        self._base = Style.null()

    def say(self, text: str) -> None:
        """Show a sentence."""
        self._show(Text(text, style="dim"))

    def show_finding(self, finding: Finding, report: OpenReport, history: Sequence[Decision]) -> None:
        """Show a finding with its relation drawn out, its question and its record."""
        self._show(Group(*self._finding(finding, report, history)))

    def show_figure(self, figure: Figure, report: OpenReport) -> None:
        """Show a figure with the checks it stands in."""
        self._show(Group(*self._figure(figure, report)))

    def _show(self, shown: RenderableType) -> None:
        self._shown = shown
        self.scroll_to(y=0, animate=False, immediate=True)
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap anew at the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        console = self.app.console
        lines = console.render_lines(self._shown, console.options.update(width=width, height=None), pad=False)
        self._strips = [Strip(line) for line in lines]
        # Set behind the reactive's back: the scrollbar has its room already, nothing else moves.
        self.set_reactive(Widget.virtual_size, Size(width, len(lines)))
        self.vertical_scrollbar.window_virtual_size = len(lines)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines; their common style is found once."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        at, width, base = self.scroll_offset.y + y, self.scrollable_content_region.width, self._base
        if at >= len(self._strips):
            return Strip.blank(width, base)
        return self._strips[at].apply_style(base).adjust_cell_length(width, base)

    def _finding(self, finding: Finding, report: OpenReport, history: Sequence[Decision]) -> list[RenderableType]:
        words, looks, check = self._words, Looks(self.app), report.check.get(finding.check)
        head = Text()
        head.append(words("severity", finding.severity), style=looks.of(finding.severity))
        head.append(f"  {plain(finding.title)}", style="bold")
        head.append(f"  {words('nature', finding.nature)}", style=looks.quiet)
        blocks: list[RenderableType] = [head, Text(plain(finding.formula), style="bold")]
        if history:
            blocks.insert(1, self._decision(history[-1]))
        if check is not None:
            drawn = draw_gap(check, [report.figure[one] for one in check.figures], words, looks)
            blocks += [drawn] if drawn else []
            blocks.append(Padding(draw_figures(check, report, words, looks), (1, 0, 1, 0)))
        if finding.repairs:
            blocks.append(self._labelled("repairs", ";".join(str(one) for one in finding.repairs), looks.good))
        blocks.append(self._labelled("question", finding.question, "bold"))
        if finding.possible_causes:
            blocks.append(self._labelled("causes", words("joint").join(finding.possible_causes)))
        if finding.materials:
            blocks.append(self._labelled("materials", words("joint").join(finding.materials)))
        if finding.impact:
            blocks.append(self._labelled("impact", finding.impact))
        if finding.source:
            blocks.append(self._labelled("source", finding.source))
        blocks.append(Text(words("detail", "rule", code=finding.rule), style=looks.quiet))
        if len(history) > 1:
            blocks.append(Text(f"\n{words('detail', 'record')}", style="bold"))
            blocks += [self._decision(one) for one in reversed(history)]
        return blocks

    def _labelled(self, label: str, text: str, style: str = "") -> Text:
        line = Text()
        line.append(f"{self._words('detail', label)}  ", style=Looks(self.app).quiet)
        line.append(plain(text), style=style)
        return line

    def _decision(self, decision: Decision) -> Text:
        words, looks = self._words, Looks(self.app)
        line = Text()
        line.append(f"{decision.when[:16].replace('T', ' ')}  ", style=looks.quiet)
        line.append(words("state", decision.state), style=looks.good)
        if decision.ruling:
            line.append(f":{words('ruling', decision.ruling)}", style=looks.good)
        said = [decision.who, decision.reason, decision.explanation, "、".join(decision.materials)]
        said += [f"{words('dialog', 'reviewer').partition('(')[0]} {decision.reviewer}"] if decision.reviewer else []
        line.append("  " + plain(" · ".join(one for one in said if one)))
        return line

    def _figure(self, figure: Figure, report: OpenReport) -> list[RenderableType]:
        words, looks = self._words, Looks(self.app)
        head = Text()
        head.append(plain(" ".join(figure.surface.split())), style="bold")
        head.append(f"  {place_of(figure)}", style=looks.quiet)
        facts = [write_interval(figure, words), figure.name, figure.level, figure.period, "、".join(figure.scope)]
        blocks: list[RenderableType] = [head, Text(" · ".join(one for one in facts if one), style=looks.quiet)]
        checks = report.checks_of.get(figure.id, [])
        blocks.append(Text(f"\n{words('detail', 'checks' if checks else 'no-checks')}", style="bold"))
        for check in checks:
            line = Text()
            line.append(words("verdict", check.verdict), style=looks.of_verdict(check.verdict))
            line.append(f"  {plain(check.trace or '、'.join(one.surface for one in check.members))}")
            line.append(f"  {check.reason}", style=looks.quiet)
            blocks.append(line)
        return blocks
