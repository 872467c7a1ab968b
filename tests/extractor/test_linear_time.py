"""No string takes more than linear time or raises: rubbish of every kind that once hung a pattern."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator

import pytest

from extractor import extract, find_quantities
from extractor.document import Document

SMALL, TIMES = 2_000, 8  # characters, and how much longer the long text is
MEGABYTE = 1_000_000
SLOWEST = 3.0  # times what linear growth would take; quadratic growth takes 8 times as much again
FLOOR = 0.01  # seconds: what is shorter is all noise

RUBBISH = {
    "digits": "7",
    "one": "一",
    "ten thousands": "万",
    "hundreds": "百千",
    "respectively": "分别",
    "respectively with values": "分别为",
    "open brackets": "(",
    "full-width brackets": "（（",
    "book marks": "《",
    "quotes": "“",
    "commas": ",",
    "list commas": "、",
    "stops": "。",
    "points between digits": "1.",
    "stops between digits": "1。",
    "digits and commas": "1,000",
    "digits and commas without end": "111,",
    "spaces": " ",
    "line breaks": "\n",
    "digits and spaces": "1 ",
    "digits and line breaks": "1\n",
    "labels and figures by turns": "收入\n1\n",
    "chunk marks": "\n1、",
    "dashes": "—",
    "ranges": "1-",
    "ratios": "1:",
    "fractions": "1/2",
    "Chinese fractions": "三分之",
    "hundred parts": "百分之五",
    "percent signs": "%",
    "years": "2021年",
    "year lists": "2021、",
    "dates": "11月31日",
    "redacted years": "20__年",
    "underscores": "_",
    "units": "个百分点",
    "people": "人",
    "about": "约",
    "parts": "其中",
    "parts with values": "其中甲1个,",
    "totals": "共",
    "shares": "占1%",
    "growth": "比上年增长",
    "heading numbers": "一、",
    "bracket numbers": "(1)",
    "tabs": "\t",
    "cells": "|",
    "cells with values": "1|",
    "zero width": "\u200b",
    "one line of text": "全县共有小学12所,在校生3456人,",
    "one line without marks": "全县共有小学在校生教职工专任教师",
    "sentences": "全县共有小学12所,其中完全小学5所、教学点7个。",
    "series": "小学、初中分别为12、35所,",
    "paragraphs": "投入1.2亿元,比上年增长3.5%。\n",
}


def stop(*_: object) -> None:
    raise AssertionError("stopped: far beyond linear time")


@pytest.fixture(scope="module", autouse=True)
def _stopwatch() -> Iterator[None]:
    """Stop what would run for minutes; the first extraction, which loads words, is not measured."""
    extract(Document("全县共有小学12所。"))
    before = signal.signal(signal.SIGPROF, stop)
    yield
    signal.signal(signal.SIGPROF, before)


def seconds(text: str, *, whole: bool, limit: float = 5) -> float:
    """Return the processor time of reading a text, so that a busy machine does not count."""
    signal.setitimer(signal.ITIMER_PROF, limit)
    started = time.process_time()
    try:
        if whole:
            extract(Document(text))
        else:
            find_quantities(text)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - started


def check_linear(piece: str, short: int, times: int, *, whole: bool) -> None:
    text = (piece * (short // len(piece) + 1))[:short]
    small = max(FLOOR, min(seconds(text, whole=whole) for _ in range(2)))
    allowed = small * times * SLOWEST
    large = seconds(text * times, whole=whole, limit=max(2, allowed * 2))
    if large > allowed:
        large = min(large, seconds(text * times, whole=whole, limit=max(2, allowed * 2)))
    assert large <= allowed, f"{small:.3f} s for {short} characters, {large:.3f} s for {times} times as many"


@pytest.mark.parametrize("kind", RUBBISH)
def test_finding_quantities_is_linear(kind: str) -> None:
    check_linear(RUBBISH[kind], SMALL, TIMES, whole=False)


@pytest.mark.parametrize("kind", RUBBISH)
def test_extraction_is_linear(kind: str) -> None:
    check_linear(RUBBISH[kind], SMALL, TIMES, whole=True)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["digits", "one", "respectively", "open brackets", "commas"])
def test_a_megabyte_takes_four_times_a_quarter(kind: str) -> None:
    check_linear(RUBBISH[kind], MEGABYTE // 4, 4, whole=True)


@pytest.mark.parametrize("mark", ["7", "九"])
def test_line_of_a_million_digits_is_read_in_seconds(mark: str) -> None:
    text = f"共有{(mark * MEGABYTE)[:MEGABYTE]}人"
    assert seconds(text, whole=True, limit=40) < 30
