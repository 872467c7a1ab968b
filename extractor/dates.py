"""Dates and years: kept apart from quantities, remembered as periods, checked against the calendar."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from extractor.numerals import read_numeral
from extractor.units import NO_UNIT, find_unit

_YEAR = r"(?:(?:19|20)[0-9]{2}(?![0-9.])|20(?:_{2}|[xX×*]{2})|[一二][九〇零][〇零一二三四五六七八九]{2}(?!所|个|人))"
_TO = r"[ ]?(?:-{1,2}|—{1,2}|~|至|到)[ ]?"
_DATE = re.compile(
    rf"""
    (?=[0-9一二三四五六七八九十上下前第])(?<![0-9])(?:
    (?P<iso>(?:19|20)(?:[0-9]{{2}}|__)[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}(?:[ ]?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?)
  | (?P<years>{_YEAR}年?(?:、{_YEAR}年?)*[、和与及]{_YEAR}(?=年|[^0-9]))年?
  | (?P<from>{_YEAR})年?(?:度|[0-9]{{1,2}}月)?{_TO}(?P<to>{_YEAR}(?:年(?:度|[0-9]{{1,2}}月)?|(?=[^0-9年]))|[0-9]{{2}}年)
  | (?P<year>{_YEAR})(?:年(?P<part>末|底|初|度|上半年|下半年|(?:[春秋]季)?学[期年])?|(?=级|届))
      (?:十?[一二三四五六七八九十]月(?:[一二三四五六七八九十]{{1,3}}日)?|(?P<month>[0-9]{{1,2}})(?:(?:-|—|~|至)(?P<month_to>[0-9]{{1,2}}))?月(?:(?P<day>[0-9]{{1,4}})(?:[-—~至、](?P<day_to>[0-9]{{1,2}}))?[日号])?)?
  | (?P<month2>[0-9]{{1,2}})(?:(?:-|—|~|至)(?P<month_to2>[0-9]{{1,2}}))?月(?!薪)
      (?:(?P<day2>[0-9]{{1,4}})(?:[-—~至、](?P<day_to2>[0-9]{{1,2}}))?[日号])?
  | (?P<chinese>(?:[一二三四五六七八九]|十[一二]?)月(?:份|[底初末上中下]旬?|[一二三四五六七八九十]{{1,3}}日)
      |[上下]半年|第?[一二三四]季度|前[二三]季度|一至[一二三四五六七八九十]{{1,2}}月)
  | (?P<bare>(?:19[5-9]|20[0-4])[0-9](?=[^0-9.%,:/a-zA-Z亿万千百\]〕]))
    )""",
    re.VERBOSE,
)
_SPELT = re.compile(r"([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日")
_UP_TO = re.compile(rf"{_TO}[0-9]+(?!年)[万亿千]?")
_MORE = re.compile(r"[余多来几]")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date, year or run of years as written."""

    start: int
    end: int
    years: tuple[str, ...]
    """Years named, "20__" where redacted; empty for a bare month or day."""
    is_range: bool = False
    impossible: bool = False
    """No calendar has it: 11月31日, 13月."""
    garbled: bool = False
    """Two dates run together by a lost dash: 9月2627日."""


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateSpan]:
    """Return dates in order; nothing overlaps."""
    matches = _DATE.finditer(text, start, len(text) if end is None else end)
    return [_read(match) for match in matches if not _is_figure(text, match)]


def _is_figure(text: str, match: re.Match[str]) -> bool:
    """Whether a number that could be a year counts something: 2000余份, 2000至2500人, 1980—2030千瓦时."""
    if match.group("bare"):
        place = match.end()
        if _MORE.match(text, place):
            return True
        upper = _UP_TO.match(text, place)
        return find_unit(text, upper.end() if upper else place)[0] is not NO_UNIT
    return (
        match.group("from") is not None and "年" not in match.group() and find_unit(text, match.end())[0] is not NO_UNIT
    )


def _read(match: re.Match[str]) -> DateSpan:
    start, end = match.span()
    kind = match.lastgroup
    if years := match.group("years"):
        found = re.findall(_YEAR, years)
        return DateSpan(start, end, tuple(_plain(year) for year in found))
    if match.group("from"):
        first, last = match.group("from"), re.sub(r"年.*", "", match.group("to"))
        last = first[:2] + last if len(last) == 2 else last
        return DateSpan(start, end, (_plain(first), _plain(last)), is_range=True)
    if match.group("year"):
        numbers = _spelt(match) or _printed(match, "month", "day", "month_to", "day_to")
        impossible, garbled = _check(match.group("year"), *numbers)
        return DateSpan(start, end, (_plain(match.group("year")),), impossible=impossible, garbled=garbled)
    if match.group("month2"):
        impossible, garbled = _check(None, *_printed(match, "month2", "day2", "month_to2", "day_to2"))
        return DateSpan(start, end, (), impossible=impossible, garbled=garbled)
    if kind in ("iso", "bare"):
        return DateSpan(start, end, (match.group()[:4],))
    return DateSpan(start, end, (), impossible=_check(None, *(_spelt(match) or (None,)))[0])


def _printed(match: re.Match[str], *names: str) -> tuple[int | None, ...]:
    return tuple(int(text) if (text := match.group(name)) else None for name in names)


def _spelt(match: re.Match[str]) -> tuple[int | None, ...]:
    """Month and day of a date in words (三月三十二日); empty where there are none."""
    found = _SPELT.search(match.group())
    numbers = [read_numeral(text) for text in found.groups()] if found else []
    return tuple(None if number is None else int(number) for number in numbers)


def _plain(year: str) -> str:
    return "20__" if year[2] in "_xX×*" else year.translate(_DIGITS)


def _check(
    year: str | None,
    month: int | None,
    day: int | None = None,
    month_to: int | None = None,
    day_to: int | None = None,
) -> tuple[bool, bool]:
    """Whether no calendar has a date, and whether it is two dates run together."""
    if month is None:
        return False, False
    if not 1 <= month <= 12 or (month_to is not None and not 1 <= month_to <= 12):
        return True, False
    known = int(_plain(year)) if year and _plain(year).isdigit() else 2024  # a leap year: give February its 29th
    last = calendar.monthrange(known, month)[1]
    if day is not None and day > 99:
        return False, True
    return any(each is not None and not 1 <= each <= last for each in (day, day_to)), False
