"""The library: filtering and opening."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path

import pytest
from textual.widgets import Input

from cli_tui.tui.analyst import Analyst
from cli_tui.tui.app import GoujiApp
from cli_tui.tui.opening import open_volumes
from cli_tui.tui.screens.library import LibraryScreen
from cli_tui.tui.widgets.title_bar import TitleBar
from corpus.opened import OpenReport
from extractor.document import Document
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


@pytest.mark.parametrize("count", [1, 2])
def test_leaving_while_a_report_is_audited_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """An audit that ended while the screen was taken down wrote on lines that were gone."""
    for number in range(count):
        (tmp_path / f"青山{number}.txt").write_text(REPORT, "utf-8")

    async def run() -> None:
        taken_down = asyncio.Event()
        waiting: list[OpenReport] = []

        async def held(audited: Awaitable[OpenReport]) -> OpenReport:
            waiting.append(await audited)
            await taken_down.wait()
            return waiting[0]

        class Late(Analyst):
            async def audit(self, document: Document, lang: str) -> OpenReport:
                return await held(super().audit(document, lang))

            async def audit_file(self, path: str, lang: str) -> OpenReport:
                return await held(super().audit_file(path, lang))

        monkeypatch.setattr(TitleBar, "on_unmount", lambda _: taken_down.set(), raising=False)
        app = GoujiApp(open_volumes((str(tmp_path),), None, "zh"), "zh", analyst=Late())
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: bool(waiting))

    asyncio.run(run())
