"""The screen in English: every word of it, on every screen."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from textual.pilot import Pilot

from cli_tui.tui.app import GoujiApp
from cli_tui.tui.shelf import Standing
from corpus.opened import OpenReport
from tests.cli_tui.tui.saved import SavedVolume
from tests.cli_tui.tui.test_pictures import SCREENS, press, ready

ROOT = Path(__file__).parents[3]
CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]")
FILES = ("cli_tui/tui/words.yaml", "corpus/answering/phrasing.yaml")
OF_ITS_OWN = {"ask", "unknown"}
"""Examples of questions."""


def pairs(found: Any, name: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(found, dict) and "zh" in found:
        yield name, {lang: str(said) for lang, said in found.items()}
    elif isinstance(found, dict):
        for key, value in found.items():
            yield from pairs(value, str(key))


@pytest.mark.parametrize("file", FILES)
def test_every_sentence_has_its_twin(file: str) -> None:
    found = list(pairs(yaml.safe_load((ROOT / file).read_text("utf-8"))))
    assert len(found) > 10
    for name, pair in found:
        assert pair.keys() >= {"zh", "en"}, name
        assert sorted(re.findall(r"\{(\w+)", pair["zh"])) == sorted(re.findall(r"\{(\w+)", pair["en"])), name
        if name not in OF_ITS_OWN:
            assert not CHINESE.search(pair["en"].replace("、", "", 1)), (name, pair["en"])


class Foreign(SavedVolume):
    """The kept report with every Chinese word of its own struck out, so that what is left is the screen's."""

    @cached_property
    def report(self) -> OpenReport:
        kept = super().report
        return OpenReport(CHINESE.sub("x", kept.text), strike(kept.object), ())


def strike(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: value if key in ("nature", "unchecked") else strike(value) for key, value in found.items()}
    if isinstance(found, list):
        return [strike(one) for one in found]
    return CHINESE.sub("x", found) if isinstance(found, str) else found


async def state(pilot: Pilot[None]) -> None:
    await press(pilot, "s")


@pytest.mark.parametrize("name", [*SCREENS, "state"])
def test_no_chinese_but_the_reports_own(name: str) -> None:
    many, steps = {**SCREENS, "state": (False, state)}[name]
    volume = Foreign(Standing("Hillside 2023", "Hillside", "2023", 30, 28, 3, 1, 0))

    async def draw() -> str:
        app = GoujiApp([volume, volume] if many else [volume], "en")
        async with app.run_test(size=(120, 40)) as pilot:
            await ready(pilot)
            await steps(pilot)
            await pilot.pause(0.2)
            return "\n".join(strip.text for strip in app.screen._compositor.render_strips())

    lines = [line for line in asyncio.run(draw()).replace("李文", "").splitlines() if CHINESE.search(line)]
    assert not [line for line in lines if "materials (、 between them)" not in line], "\n".join(lines)
