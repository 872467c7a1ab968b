"""Five screens as pictures at two sizes; GOUJI_PICTURES=update draws them anew, to be looked at before they are kept."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from cli_tui.tui.app import GoujiApp
from cli_tui.tui.screens.review import ReviewScreen
from cli_tui.tui.shelf import Standing
from tests.cli_tui.tui.saved import SavedVolume

PICTURES = Path(__file__).parent / "snapshots"
Steps = Callable[[Pilot[None]], Awaitable[None]]


async def ready(pilot: Pilot[None]) -> None:
    for _ in range(1200):
        screen = pilot.app.screen
        if not isinstance(screen, ReviewScreen) or screen.review is not None:
            break
        await pilot.pause(0.05)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def look(pilot: Pilot[None]) -> None:
    await press(pilot, "n")


async def decide(pilot: Pilot[None]) -> None:
    await press(pilot, "n", "c", "down")


async def charts(pilot: Pilot[None]) -> None:
    await press(pilot, "v")


async def explain(pilot: Pilot[None]) -> None:
    await press(pilot, "question_mark")


async def stay(pilot: Pilot[None]) -> None:
    await pilot.pause()


def shelf() -> list[SavedVolume]:
    standings = [
        Standing("青山县2023年教育工作报告", "青山县", "2023", 30, 28, 3, 1, 0),
        Standing("白水县2022年国民经济和社会发展统计公报", "白水县", "2022", 1204, 980, 0, 2, 5),
        Standing(
            "一份题目很长很长的关于进一步加强和改进全县义务教育优质均衡发展工作的自评报告(送审稿)",
            "",
            "",
            96,
            40,
            12,
            0,
            1,
        ),
        Standing("坏文件.pdf", claims=0, error="文件不完整或已损坏(无法解析)。请重新获取或用原软件打开后另存一份。"),
        Standing("尚未核对.docx"),
    ]
    return [SavedVolume(standing) for standing in standings]


SCREENS: dict[str, tuple[bool, Steps]] = {
    "library": (True, stay),
    "review": (False, look),
    "decide": (False, decide),
    "charts": (False, charts),
    "help": (False, explain),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", SCREENS)
def test_picture(name: str, size: tuple[int, int]) -> None:
    many, steps = SCREENS[name]

    async def draw() -> str:
        app = GoujiApp(shelf() if many else [SavedVolume()])
        async with app.run_test(size=size) as pilot:
            await ready(pilot)
            await steps(pilot)
            await pilot.pause(0.3)
            return app.export_screenshot()

    # The numbers in ids and class names are hashes of the whole picture: only what is drawn counts.
    drawn = re.sub(r"terminal-\d+", "terminal", asyncio.run(draw()))
    file = PICTURES / f"{name}-{size[0]}x{size[1]}.svg"
    if os.environ.get("GOUJI_PICTURES") == "update":
        file.write_text(drawn, "utf-8")
    if drawn != file.read_text("utf-8"):
        pytest.fail(f"{name} looks different; draw it with GOUJI_PICTURES=update and look")
