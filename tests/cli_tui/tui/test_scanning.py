"""Scanning from the screen: asked for, watched, hidden, stopped, opened; and what hinders it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, Static

from cli_tui.tui.app import GoujiApp
from cli_tui.tui.opening import open_volumes
from cli_tui.tui.scanning import ScanJob
from cli_tui.tui.screens.library import LibraryScreen
from cli_tui.tui.screens.scan import ScanScreen
from cli_tui.tui.screens.scan_form import ScanForm
from cli_tui.tui.widgets.report_list import ReportList
from corpus.archive import Archive
from corpus.scanning.scan import Plan
from tests.cli_tui.tui.terminal import gouji, open_terminal
from tests.cli_tui.tui.test_terminal import REPORT

Step = Callable[[Pilot[None], GoujiApp], Awaitable[None]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports and a file that is none."""
    (tmp_path / "青山.txt").write_text(REPORT, "utf-8")
    (tmp_path / "下级").mkdir()
    (tmp_path / "下级" / "白水.txt").write_text(REPORT.replace("青山", "白水"), "utf-8")
    (tmp_path / "坏.txt").write_bytes(b"\x00\x01\x02" * 50)
    return tmp_path


def shown(app: GoujiApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def until(pilot: Pilot[None], told: Callable[[], bool]) -> None:
    for _ in range(2400):
        if told():
            break
        await pilot.pause(0.05)
    assert told(), shown(pilot.app)  # type: ignore[arg-type]
    await pilot.pause()


def drive(folder: Path, step: Step, lang: str = "zh", size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        app = GoujiApp(open_volumes((str(folder),), None, lang), lang)
        async with app.run_test(size=size) as pilot:
            await pilot.press("s")
            await until(pilot, lambda: isinstance(app.screen, ScanForm))
            await step(pilot, app)

    asyncio.run(run())


def said(app: GoujiApp, place: str) -> str:
    return str(app.screen.query_one(place, Static).content)


async def begin(pilot: Pilot[None], app: GoujiApp) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, ScanScreen))


def ended(app: GoujiApp) -> bool:
    return app.job is not None and not app.job.running and not app.screen.query_one("#stop").display


def test_the_archive_of_a_scan_is_opened(folder: Path) -> None:
    async def step(pilot: Pilot[None], app: GoujiApp) -> None:
        assert [one.value for one in app.screen.query(Input)] == [str(folder), str(folder / "archive.db")]
        await begin(pilot, app)
        await until(pilot, lambda: ended(app))
        assert "3/3 个文件" in said(app, "#pace")
        assert said(app, "#counts") == "新核对 2 份   已在档 0 份   未能读取 1 个   疑点 4 条"
        assert "全部完成" in said(app, "#outcome")
        assert "坏.txt" in said(app, "#outcome")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert "archive.db" in shown(app)
        assert "2 份报告" in shown(app)
        rows = "".join(app.screen.query_one(ReportList).render_line(at).text for at in (1, 2))
        assert "青山县" in rows
        assert "白水县" in rows
        assert app.job is None

    drive(folder, step)


def test_a_second_scan_leaves_out_what_is_there(folder: Path) -> None:
    async def step(pilot: Pilot[None], app: GoujiApp) -> None:
        await begin(pilot, app)
        await until(pilot, lambda: ended(app))
        await pilot.press("escape")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, ScanForm))
        await begin(pilot, app)
        await until(pilot, lambda: ended(app))
        assert "新核对 0 份   已在档 2 份" in said(app, "#counts")

    drive(folder, step)


def test_stopping_finishes_the_batch_in_hand(folder: Path) -> None:
    for number in range(300):
        (folder / f"报告{number}.txt").write_text(REPORT.replace("青山", f"青山{number}"), "utf-8")

    async def step(pilot: Pilot[None], app: GoujiApp) -> None:
        await begin(pilot, app)
        job = app.job
        assert job is not None
        await until(pilot, lambda: job.tally.files > 0)
        assert job.remaining
        await pilot.press("x")
        assert "手上的一批" in said(app, "#outcome")
        await until(pilot, lambda: ended(app))
        assert 0 < job.tally.files < 303
        assert "已停止" in said(app, "#outcome")
        with Archive.open(job.plan.archive) as archive:
            assert archive.one("SELECT count(*) FROM files") == job.tally.files
            assert archive.one("SELECT finished FROM runs") is not None

    drive(folder, step)


def test_a_hidden_scan_goes_on_and_tells_when_it_ended(folder: Path) -> None:
    async def step(pilot: Pilot[None], app: GoujiApp) -> None:
        await begin(pilot, app)
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("o", "j")  # the library is at hand meanwhile
        job = app.job
        assert job is not None
        await until(pilot, lambda: not job.running)
        await until(pilot, lambda: "入档结束" in "".join(str(one.message) for one in app._notifications))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, ScanScreen))
        assert app.screen.query_one("#open", Button).display
        await pilot.press("escape")
        assert app.job is None

    drive(folder, step)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("#folder", "/nowhere/at/all", {"zh": "找不到文件", "en": "file not found"}),
        ("#folder", "", {"zh": "找不到文件", "en": "file not found"}),
        ("#folder", "空", {"zh": "没有可读", "en": "no report in this folder"}),
        ("#archive", "青山.txt", {"zh": "不是勾稽的档案", "en": "no archive of gouji"}),
        ("#archive", "没有/a.db", {"zh": "打不开", "en": "cannot be opened"}),
    ],
)
def test_what_cannot_be_scanned_is_a_sentence(
    folder: Path, lang: str, field: str, typed: str, told: dict[str, str]
) -> None:
    (folder / "空").mkdir()

    async def step(pilot: Pilot[None], app: GoujiApp) -> None:
        app.screen.query_one(field, Input).value = str(folder / typed) if typed else ""
        await pilot.press("enter")
        await until(pilot, lambda: bool(said(app, "#complaint")))
        assert told[lang] in said(app, "#complaint")
        assert app.screen.query_one(field).has_focus
        assert app.job is None

    drive(folder, step, lang)


def test_leaving_waits_for_the_batch_in_hand(folder: Path) -> None:
    async def step(pilot: Pilot[None], app: GoujiApp) -> None:
        await begin(pilot, app)
        await pilot.press("escape", "q")
        await until(pilot, lambda: isinstance(app.screen, ScanScreen))
        assert "退出" in said(app, "#outcome")
        await until(pilot, lambda: not app.is_running)
        with Archive.open(folder / "archive.db") as archive:
            assert archive.one("SELECT finished FROM runs") is not None

    drive(folder, step)


def test_an_archive_lost_under_a_scan_is_a_sentence(folder: Path) -> None:
    async def step(pilot: Pilot[None], app: GoujiApp) -> None:
        await pilot.press("escape")
        app.job = ScanJob(Plan(paths=(str(folder),), archive=str(folder / "没有" / "a.db"), endings={".txt"}))
        app.job.run()
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, ScanScreen))
        assert "打不开" in said(app, "#outcome")
        assert not app.screen.query_one("#open").display
        assert not app.screen.query_one("#stop").display

    drive(folder, step)


def test_a_scan_in_a_terminal(folder: Path) -> None:
    with open_terminal(gouji("tui", "."), folder, width=80, height=24) as terminal:
        terminal.wait_for("3 份报告", "批量入档")
        terminal.press("C-p")
        terminal.wait_for("要做什么")
        terminal.settle()
        terminal.type("批量入档")
        terminal.settle()
        terminal.press("Enter")
        terminal.wait_for("批量核对并存入档案", "archive.db")
        terminal.settle()
        terminal.press("Enter")
        terminal.wait_for("全部完成", "新核对 2 份", "未能读取 1 个", seconds=60)
        terminal.press("Enter")
        terminal.wait_for("报告库 · archive.db", "2 份报告", "白水县")
        terminal.press("Enter")
        terminal.wait_for("20+8=28", "待核 2")
        terminal.press("q")
        terminal.wait_for("ended")
