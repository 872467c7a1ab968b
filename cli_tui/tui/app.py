"""The terminal screen: a library of reports, and one report under review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding

from cli_tui.tui.analyst import Analyst
from cli_tui.tui.archiving import Archiving
from cli_tui.tui.screens.library import LibraryScreen
from cli_tui.tui.screens.review import ReviewScreen
from cli_tui.tui.themes import DARK, LIGHT
from cli_tui.tui.words import Words

if TYPE_CHECKING:
    from textual.screen import Screen

    from cli_tui.tui.shelf import Volume


class GoujiApp(Archiving):
    """gouji's screen."""

    CSS_PATH = "styles.tcss"
    TITLE = "勾稽"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar = [
        Binding("ctrl+l", "toggle_theme", show=False),
        Binding("q", "quit", show=False),
        Binding("ctrl+c", "quit", show=False),
    ]

    def __init__(
        self,
        volumes: Sequence[Volume],
        lang: str = "zh",
        *,
        archive: str = "",
        dark: bool = True,
        analyst: Analyst | None = None,
    ) -> None:
        super().__init__()
        self.words = Words(lang)
        self.analyst = analyst or Analyst()
        self.volumes = volumes
        self.archive = archive
        self._dark = dark
        self._library: LibraryScreen | None = None

    def on_mount(self) -> None:
        """Open the library, or the only report there is."""
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        self.theme = DARK.name if self._dark else LIGHT.name
        self.animation_level = "none"  # a page that glides is a page drawn ten times
        if len(self.volumes) == 1:
            self.open_volume(self.volumes[0])
        else:
            self.show_library()

    def on_unmount(self) -> None:
        """Let go of the analyst; a scan finishes the batch in hand."""
        self.analyst.close()
        if self.job is not None:
            self.job.stop()

    def open_volume(self, volume: Volume) -> None:
        """Put a report under review."""
        self.push_screen(ReviewScreen(volume))

    def show_library(self) -> None:
        """Show the library; a review that is open is left."""
        if isinstance(self.screen, ReviewScreen):
            self.pop_screen()
        if self._library is None:
            self._library = LibraryScreen(self.volumes, self.archive)
            self.push_screen(self._library)

    def show_volumes(self, volumes: Sequence[Volume], archive: str) -> None:
        """Show a library in place of the one there was."""
        self.volumes, self.archive = volumes, archive
        while isinstance(self.screen, ReviewScreen | LibraryScreen):
            self.pop_screen()
        self._library = None
        self.show_library()

    def action_toggle_theme(self) -> None:
        """Day or night."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_command_palette(self) -> None:
        """Offer the commands, asking in the screen's language."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=self.words("dialog", "command"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the screen by name."""
        for key, name, action in getattr(screen, "KEYS", ()):
            yield SystemCommand(self.words("key", name), key, partial(self.call_later, self.run_action, action))
        yield SystemCommand(self.words("key", "dark"), "Ctrl+L", self.action_toggle_theme)
        if not isinstance(screen, LibraryScreen):
            yield SystemCommand(self.words("key", "scan"), "", partial(self.call_later, self.run_action, "app.scan"))
        yield SystemCommand(self.words("key", "quit"), "q", self.action_quit)
