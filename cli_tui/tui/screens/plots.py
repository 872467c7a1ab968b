"""Charts where people would rather look: coverage, differences between schools, an indicator over the years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TabbedContent, TabPane

from cli_tui.tui.drawing import scale_of
from cli_tui.tui.looks import Looks
from cli_tui.width import plain
from rules.wording import say_reason

if TYPE_CHECKING:
    from textual.widget import Widget

    from cli_tui.tui.words import Words
    from corpus.opened import Figure, OpenReport
    from rules.finding import Finding

_BAR = 40
_MOST_BARS = 24


class PlotsScreen(ModalScreen[None]):
    """The charts of one report."""

    BINDINGS: ClassVar = [Binding("escape,q,v", "dismiss")]

    def __init__(self, report: OpenReport, finding: Finding | None, words: Words) -> None:
        super().__init__()
        self._report, self._finding, self._words = report, finding, words

    def compose(self) -> ComposeResult:
        words = self._words
        with Vertical(classes="page tall"):
            yield Static(Text(words("plots", "title"), style="bold"))
            with TabbedContent():
                with TabPane(words("plots", "coverage")):
                    yield Static(self._coverage())
                if bars := [one for one in self._report.figures if "差异系数" in one.words + one.name]:
                    with TabPane(words("plots", "equity")):
                        yield Static(self._bars([(_label(one), one.value, one.surface) for one in bars[:_MOST_BARS]]))
                for name, series in self._series():
                    with TabPane(name):
                        yield _draw_series(series)
            yield Static(Text(words("help", "close"), style="dim"))

    def _coverage(self) -> Text:
        ledger, words = self._report.object["coverage"], self._words
        bars = [(words("plots", "checked"), float(ledger["checked"]), str(ledger["checked"]))]
        for reason, count in sorted(ledger["unchecked"].items(), key=lambda one: -one[1]):
            said = words("reasons", reason)
            bars.append((say_reason(reason, words.lang) if said == reason else said, float(count), str(count)))
        return self._bars(bars)

    def _bars(self, bars: list[tuple[str, float, str]]) -> Text:
        """Horizontal bars with labels of any width in front."""
        most = max((value for _, value, _ in bars), default=0) or 1
        wide = max((Text(label).cell_len for label, _, _ in bars), default=0)
        drawn, looks = Text("\n", no_wrap=True), Looks(self.app)
        for label, value, printed in bars:
            drawn.append(" " * (wide - Text(label).cell_len) + label + " ", style=looks.quiet)
            eighths = round(value / most * _BAR * 8)
            drawn.append("█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip(), style=looks.notice)
            drawn.append(f" {plain(printed)}\n", style="bold")
        return drawn

    def _series(self) -> Iterator[tuple[str, list[Figure]]]:
        """Indicators that the report gives for three years or more; that of the finding first."""
        found: dict[tuple[str, str, str], dict[str, Figure]] = {}
        for one in self._report.figures:
            if one.period[:4].isdigit() and len(one.period) == 4 and one.modality == "actual":
                found.setdefault((one.name or one.words, one.level, one.unit), {}).setdefault(one.period, one)
        check = self._report.check.get(self._finding.check) if self._finding else None
        mine = set(check.figures) if check else set()
        long = [(key, years) for key, years in found.items() if len(years) > 2 and key[0]]
        long.sort(key=lambda one: not any(figure.id in mine for figure in one[1].values()))
        for (name, level, _), years in long[:3]:
            title = plain(" ".join(f"{level if level not in name else ''}{name}".split()))[:12]
            yield title or self._words("plots", "series"), [years[year] for year in sorted(years)]


def _label(figure: Figure) -> str:
    words = " ".join(figure.words.split())
    return plain(words)[:14]


def _draw_series(series: list[Figure]) -> Widget:
    from textual_plotext import PlotextPlot

    class SeriesPlot(PlotextPlot):
        """Values by year; figures only on the axes, for plotext counts every character one cell wide."""

        def on_mount(self) -> None:
            super().on_mount()
            years = [float(one.period) for one in series]
            values = [one.value / scale for one in series]
            self.plt.plot(years, values, marker="braille")
            self.plt.scatter(years, values, marker="dot")
            self.plt.xticks(years, [f"{year:.0f}" for year in years])
            self.plt.yticks(values, [f"{value:,.10g}" for value in values])

    unit = series[0].unit
    scale, prefix = scale_of(max(abs(one.value) for one in series), unit)
    printed = "   ".join(f"{one.period} {plain(one.surface)}" for one in series)
    return Vertical(Static(Text(f"{printed}   ({prefix}{unit})")), SeriesPlot())
