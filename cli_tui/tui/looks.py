"""The theme's colours for what Rich draws, so that day and night agree with the rest of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


class Looks:
    """Styles by meaning."""

    def __init__(self, app: App[Any]) -> None:
        colours = app.theme_variables
        self.error = f"bold {colours['error']}"
        self.warning = f"bold {colours['warning']}"
        self.notice = colours["primary"]
        self.info = colours["secondary"]
        self.good = colours["success"]
        self.quiet = colours["secondary"]
        self.line = colours["border"]
        self.plain = colours["foreground"]

    def of(self, severity: str) -> str:
        """Return the style of a severity."""
        return str(getattr(self, severity))

    def of_verdict(self, verdict: str) -> str:
        """Return the style of a check's verdict."""
        return {"consistent": self.good, "rounding": self.notice, "inconsistent": self.error}.get(verdict, self.quiet)
