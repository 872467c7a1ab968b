"""A whole report: title, sections, sentences chosen by seed, some figures planted wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.generator.sentence import Slip, moves, write_sentence
from corpus.generator.world import FIELDS, World, load_field, place_name

_ORDINALS = "一二三四五六七八"
_YEARS = (2020, 2021, 2022, 2023)
_OPENINGS = (
    "{year}年,在上级部门的支持下,{place}围绕年度目标抓落实,各项工作平稳推进。现将有关情况报告如下。",
    "按照年初部署,{place}把重点任务分解到股室和乡镇,逐项对账。主要情况如下。",
    "本报告依据{place}{year}年统计报表和部门台账整理,数据截至年末。",
)
_UNBROKEN = ("plain", "carry", "told")  # without figures, between years, or put in a way that leaves a checker in doubt
_LAST = ("有关说明", "基础管理", "补充情况")
_CLOSINGS = (
    "下一步,将继续补短板、强弱项,推动各项任务见底见效。",
    "存在的不足主要是基础工作不够扎实,今后将加强调度和核查。",
    "以上报告,请予审议。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A figure that is wrong on purpose."""

    start: int
    end: int
    surface: str
    right: str
    kind: str
    """sum, share, growth, points, diff or same: the relation it breaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedReport:
    """A report with what is wrong in it."""

    number: int
    place: str
    field: str
    year: int
    title: str
    text: str
    planted: tuple[Planted, ...]

    @property
    def name(self) -> str:
        """A file name, different for every number."""
        return f"{self.number:06}-{self.place}-{self.field}-{self.year}.txt"


@dataclass(slots=True)
class _Page:
    """Text as it grows."""

    text: str = ""
    planted: list[Planted] = field(default_factory=list)

    def add(self, sentence: str, slip: Slip | None = None, kind: str = "") -> None:
        if slip is not None:
            start, end = len(self.text) + slip.start, len(self.text) + slip.end
            self.planted.append(Planted(start=start, end=end, surface=slip.surface, right=slip.right, kind=kind))
        self.text += sentence


def write_report(seed: int, number: int, *, errors: int | None = None, world: World | None = None) -> GeneratedReport:
    """Return a report; the same seed and number always give the same one.

    Numbers run through the years of a county's field, then its other fields,
    then the next county. What one report says of last year is what last year's
    report said.

    Args:
        seed: of everything.
        number: from 0.
        errors: how many figures to plant wrong; by default none in half the reports, else one or two.
        world: the county's figures, if they are not to be the seed's own.
    """
    place_number, name, year = locate(number)
    place = place_name(place_number)
    world = world or World(seed, place_number, name)
    content = load_field(name)
    dice = random.Random(f"{seed}/{number}")
    if errors is None:
        errors = dice.choices((0, 1, 2), (50, 40, 10))[0]
    chosen = [(section["title"], _choose(section["sentences"], dice)) for section in content["sections"]]
    breakable = [id(one) for _, sentences in chosen for one in sentences if next(iter(one)) not in _UNBROKEN]
    marked = set(dice.sample(breakable, min(errors, len(breakable))))
    page = _Page()
    title = dice.choice(content["titles"]).format(place=place, year=year)
    page.add(f"{title}\n\n{dice.choice(_OPENINGS).format(place=place, year=year)}\n")
    later: list[tuple[str, Slip | None]] = []
    for ordinal, (heading, sentences) in enumerate(chosen):
        page.add(f"\n{_ORDINALS[ordinal]}、{heading}\n")
        for one in sentences:
            _write(page, one, world, year, dice if id(one) in marked else None, later)
        for sentence in dice.sample(load_field("common"), dice.randrange(2, 6)):
            page.add(sentence)
        page.add("\n")
    page.add(f"\n{_ORDINALS[len(chosen)]}、{dice.choice(_LAST)}\n")
    for sentence, slip in later:
        page.add(sentence, slip, "same")
    page.add(dice.choice(_CLOSINGS) + "\n")
    return GeneratedReport(
        number=number, place=place, field=name, year=year, title=title, text=page.text, planted=tuple(page.planted)
    )


def locate(number: int) -> tuple[int, str, int]:
    """Return county number, field and year of a report's number."""
    of_field, year = divmod(number, len(_YEARS))
    place, name = divmod(of_field, len(FIELDS))
    return place, FIELDS[name], _YEARS[year]


def _choose(sentences: list[dict[str, Any]], dice: random.Random) -> list[dict[str, Any]]:
    """Most of a section's sentences in their order; of two that are put alike about the same figures, either."""
    kept = [one for one in sentences if dice.random() < 0.85 or "plain" in one]
    said: set[object] = set()
    chosen = []
    for one in kept if dice.random() < 0.5 else kept[::-1]:
        key = _figures_of(next(iter(one.values())))
        if key not in said:
            said.add(key)
            chosen.append(one)
    return [one for one in sentences if one in chosen]


def _figures_of(pattern: Any) -> object:
    """What a sentence tells of: its figures, or itself where it has none."""
    if isinstance(pattern, dict):
        return str(pattern)
    return frozenset(part.split("}")[0] for part in pattern.split("{")[1:]) or pattern


def _write(
    page: _Page,
    one: dict[str, Any],
    world: World,
    year: int,
    slip: random.Random | None,
    later: list[tuple[str, Slip | None]],
) -> None:
    kind, pattern = next(iter(one.items()))
    if kind == "same":
        page.add(write_sentence(pattern["first"], world, year)[0])
        later.append(write_sentence(pattern["second"], world, year, slip))
    elif not moves(pattern, world, year):
        return
    else:
        page.add(*write_sentence(pattern, world, year, slip), kind)


def write_reports(folder: Path, count: int, *, seed: int = 1, first: int = 0) -> Iterator[GeneratedReport]:
    """Write reports into a folder, a thousand to a subfolder, and yield each."""
    for number in range(first, first + count):
        report = write_report(seed, number)
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / report.name).write_text(report.text, "utf-8")
        yield report
