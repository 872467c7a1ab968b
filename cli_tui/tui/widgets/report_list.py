"""The library's list: any number of reports, only the rows on screen are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from cli_tui.tui.messages import ReportChosen
from cli_tui.width import plain

if TYPE_CHECKING:
    from textual import events

    from cli_tui.tui.shelf import Standing
    from cli_tui.tui.words import Words

_COLUMNS = (
    ("region", 12, 90),
    ("year", 6, 60),
    ("claims", 8, 70),
    ("checked", 8, 80),
    ("error", 7, 0),
    ("warning", 7, 0),
    ("notice", 7, 60),
)
"""Name, width, and from which width of the list on it is shown."""


class ReportList(ScrollView, can_focus=True):
    """Rows of reports with a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--head", "list--cursor", "list--error", "list--warning", "list--dim", "list--failed"
    }  # fmt: skip
    BINDINGS: ClassVar = [
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("pagedown,space", "move_page(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("g,home", "move(-1000000000)", show=False),
        Binding("G,end", "move(1000000000)", show=False),
        Binding("enter", "choose", show=False),
    ]
    cursor: reactive[int] = reactive(0)

    def __init__(self, words: Words, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self._rows: Sequence[tuple[int, Standing]] = ()

    def show_rows(self, rows: Sequence[tuple[int, Standing]]) -> None:
        """Show reports under their numbers; the cursor stays where it can."""
        self._rows = rows
        self.cursor = max(0, min(self.cursor, len(rows) - 1))
        self.virtual_size = Size(0, len(rows) + 1)
        self.refresh()

    def watch_cursor(self, cursor: int) -> None:
        """Keep the cursor in view; the head takes the first line."""
        height = max(2, self.scrollable_content_region.height)
        top = self.scroll_offset.y
        if cursor < top:
            self.scroll_to(y=cursor, animate=False, immediate=True)
        elif cursor > top + height - 2:
            self.scroll_to(y=cursor - height + 2, animate=False, immediate=True)
        self.refresh()

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(len(self._rows) - 1, self.cursor + step))

    def action_move_page(self, step: int) -> None:
        """Move the cursor by a screen."""
        self.action_move(step * max(1, self.scrollable_content_region.height - 2))

    def action_choose(self) -> None:
        """Open the report under the cursor."""
        if self.cursor < len(self._rows):
            self.post_message(ReportChosen(self._rows[self.cursor][0]))

    def on_click(self, event: events.Click) -> None:
        """Move there; a second click opens."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y == 0:
            return
        row = self.scroll_offset.y + offset.y - 1
        if row < len(self._rows):
            if row == self.cursor:
                self.action_choose()
            self.cursor = row

    def render_line(self, y: int) -> Strip:
        """Draw the head or one report."""
        width = self.scrollable_content_region.width
        columns = [one for one in _COLUMNS if width >= one[2]]
        room = max(8, width - sum(one[1] for one in columns) - 1)
        if y == 0:
            style = self.rich_style + self.get_component_rich_style("list--head")
            cells = [_fit(f" {self._words('column', 'title')}", room)] + [
                _right(self._words("column", name), wide) for name, wide, _ in columns
            ]
            return Strip([Segment("".join(cells), style)]).adjust_cell_length(width, style)
        at = self.scroll_offset.y + y - 1
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        base = self.rich_style
        if at == self.cursor:
            base += self.get_component_rich_style("list--cursor", partial=True)
        standing = self._rows[at][1]
        segments = [Segment(_fit(f" {_plain(standing.title)}", room), base)]
        if standing.error:
            failed = base + self.get_component_rich_style("list--failed", partial=True)
            segments.append(Segment(_fit(f" {_plain(standing.error)}", width - room), failed))
        else:
            segments += [self._cell(name, wide, standing, base) for name, wide, _ in columns]
        return Strip(segments).adjust_cell_length(width, base)

    def _cell(self, name: str, wide: int, standing: Standing, base: Style) -> Segment:
        if name in ("region", "year"):
            return Segment(_right(_plain(getattr(standing, name)), wide), base)
        if standing.claims is None:
            return Segment(
                _right("…" if name == "error" else "", wide),
                base + self.get_component_rich_style("list--dim", partial=True),
            )
        value = {
            "claims": standing.claims, "checked": standing.checked, "error": standing.errors,
            "warning": standing.warnings, "notice": standing.notices,
        }[name]  # fmt: skip
        look = f"list--{name}" if name in ("error", "warning") and value else "list--dim"
        return Segment(_right(f"{value:,}", wide), base + self.get_component_rich_style(look, partial=True))


def _plain(text: str) -> str:
    return plain(" ".join(text.split()))


def _fit(text: str, room: int) -> str:
    return set_cell_size(text, room) if cell_len(text) <= room else set_cell_size(text, max(0, room - 2)) + "… "


def _right(text: str, room: int) -> str:
    wide = cell_len(text)
    return " " * (room - wide) + text if wide < room else " " + set_cell_size(text, room - 1)
