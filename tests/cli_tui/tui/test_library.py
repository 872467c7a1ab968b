"""The library: filtering and opening."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.widgets import Input

from cli_tui.tui.app import GoujiApp
from cli_tui.tui.opening import open_volumes
from cli_tui.tui.screens.library import LibraryScreen
from tests.cli_tui.tui.test_scanning import until
from tests.cli_tui.tui.test_terminal import REPORT


def test_two_enters_in_a_row_after_a_filter_open_the_report(tmp_path: Path) -> None:
    """The second one reached the field before the list had the keyboard, and was lost."""
    (tmp_path / "青山.txt").write_text(REPORT, "utf-8")
    (tmp_path / "白水.txt").write_text(REPORT.replace("青山", "白水"), "utf-8")

    async def run() -> None:
        app = GoujiApp(open_volumes((str(tmp_path),), None, "zh"), "zh")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("slash", *"青山")
            field = app.screen.query_one(Input)
            for _ in range(2):
                await field.action_submit()
            await until(pilot, lambda: not isinstance(app.screen, LibraryScreen))

    asyncio.run(run())
