"""Series of generated reports with breaks between years, copies and outliers planted, and what was planted."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from corpus.generator.report import GeneratedReport, write_report
from corpus.generator.sentence import mistype
from corpus.generator.world import World

PLACES = 60
FIELDS = ((0, "education"), (2, "finance"))
SEED = 5


@dataclass
class Series:
    """What stands in a folder of reports of two years, and what is wrong between them."""

    reports: dict[int, GeneratedReport] = field(default_factory=dict)
    breaks: list[tuple[str, str]] = field(default_factory=list)
    """(place, the wrong figure as this year's report prints it)."""
    copies: list[tuple[str, str]] = field(default_factory=list)
    """(place, place)."""
    outliers: list[tuple[str, str]] = field(default_factory=list)
    """(place, the far value as printed)."""


def number_of(place: int, of_field: int, year: int) -> int:
    return (place * 5 + of_field) * 4 + year


def clean_series() -> Series:
    """Two years of two reports of every place, nothing wrong."""
    numbers = [number_of(place, of_field, year) for place in range(PLACES) for of_field, _ in FIELDS for year in (0, 1)]
    return Series({number: write_report(SEED, number, errors=0) for number in numbers})


def broken_series() -> Series:
    """The same with breaks in every third place, copies in every tenth, outliers in every twelfth."""
    series = clean_series()
    dice = random.Random(11)
    for place in range(0, PLACES, 3):
        for of_field, name in FIELDS:
            _plant_break(series, place, of_field, name, dice)
    for place in range(1, PLACES, 10):
        _plant_copy(series, place, place + 4)
    for place in range(2, PLACES, 12):
        _plant_outlier(series, place, dice)
    return series


def _plant_break(series: Series, place: int, of_field: int, name: str, dice: random.Random) -> None:
    """Let this year's report remember one figure of last year otherwise; all it says hangs together in itself."""
    number = number_of(place, of_field, 1)
    last, this = series.reports[number - 1], series.reports[number]
    world = World(SEED, place, name)
    candidates = [figure for figure, facts in world.figures.items() if "sum" not in facts and "part" not in facts]
    dice.shuffle(candidates)
    for figure in candidates:
        right = _printed(world, figure, this.year - 1)
        wrong = mistype(right, dice)
        if not wrong or not _tells(last.text, right):
            continue
        other = World(SEED, place, name)
        other.value(figure, this.year)  # this year's own figures stay
        for one in other.figures:
            other.value(one, this.year)
        for one in [one for one, facts in other.figures.items() if "sum" not in facts]:
            other.value(one, this.year - 1)
        other.rewrite(figure, this.year - 1, int(wrong.replace(".", "")))
        changed = write_report(SEED, number, errors=0, world=other)
        if changed.text != this.text and _tells(changed.text, wrong):
            series.reports[number] = changed
            series.breaks.append((this.place, wrong))
            return


def _printed(world: World, figure: str, year: int) -> str:
    value = world.value(figure, year)
    return f"{value // 10}.{value % 10}" if world.is_rate(figure) else str(value)


def _tells(text: str, figure: str) -> bool:
    return re.search(rf"(?<![0-9.]){re.escape(figure)}(?![0-9.])", text) is not None


def _plant_copy(series: Series, place: int, other: int) -> None:
    """Put the first section of one place's report in the place of another's, name changed."""
    first, second = (series.reports[number_of(one, 0, 0)] for one in (place, other))
    section = first.text.split("\n\n")[2].replace(first.place, second.place)
    parts = second.text.split("\n\n")
    parts[2] = section
    series.reports[second.number] = _with_text(second, "\n\n".join(parts))
    series.copies.append((first.place, second.place))


def _plant_outlier(series: Series, place: int, dice: random.Random) -> None:
    """Let a rate of one place lie far below everybody's, printed where the report prints it."""
    number = number_of(place, 0, 0)
    report = series.reports[number]
    world = World(SEED, place, "education")
    for figure in ("retention", "inclusive", "fitness"):
        right = _printed(world, figure, report.year)
        if _tells(report.text, right):
            far = f"{dice.randrange(12, 30)}.{dice.randrange(10)}"
            series.reports[number] = _with_text(
                report, re.sub(rf"(?<![0-9.]){re.escape(right)}(?![0-9.])", far, report.text)
            )
            series.outliers.append((report.place, f"{far}%"))
            return


def _with_text(report: GeneratedReport, text: str) -> GeneratedReport:
    return GeneratedReport(
        number=report.number,
        place=report.place,
        field=report.field,
        year=report.year,
        title=report.title,
        text=text,
        planted=(),
    )


def write_to(folder: Path, series: Series) -> Path:
    folder.mkdir(parents=True)
    for report in series.reports.values():
        (folder / report.name).write_text(report.text, "utf-8")
    return folder
