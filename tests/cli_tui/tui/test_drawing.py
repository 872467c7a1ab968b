"""A check drawn out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cli_tui.tui.drawing import write_interval
from cli_tui.tui.words import Words
from tests.cli_tui.tui.saved import SavedVolume


@pytest.mark.parametrize(
    ("surface", "value", "unit", "low", "high", "written"),
    [
        ("268914万元", 2689140000.0, "元", 2689135000.0, 2689145000.0, "268,913.5 – 268,914.5万元"),
        ("1.27亿元", 127000000.0, "元", 126500000.0, 127500000.0, "1.265 – 1.275亿元"),
        ("36,215.48", 362154800.0, "元", 362154750.0, 362154850.0, "36,215.475 – 36,215.485万元"),
        ("61.7万人次", 617000.0, "人次", 616500.0, 617500.0, "61.65 – 61.75万人次"),
        ("５０．０％", 50.0, "%", 49.95, 50.05, "49.95 – 50.05%"),
        ("九十八万元", 980000.0, "元", 975000.0, 985000.0, "97.5 – 98.5万元"),
    ],
)
def test_an_interval_is_written_in_the_scale_the_figure_is_printed_in(
    surface: str, value: float, unit: str, low: float, high: float, written: str
) -> None:
    report = SavedVolume().report
    figure = replace(report.figures[0], surface=surface, value=value, unit=unit, low=low, high=high)
    assert write_interval(figure, Words("zh")) == written
