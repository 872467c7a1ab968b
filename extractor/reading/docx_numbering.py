"""Automatic numbering of Word paragraphs: 一、 (一) 1. as Word prints it, counted as Word counts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ORDERED = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_SILENT = frozenset(("bullet", "none"))
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    restart: int
    """Level whose step starts this one anew (1-based as in the file); -1: any above."""


class Numbering:
    """The lists of a document with their counts so far."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        self._read(root)
        self._read_styles(document)

    def mark(self, paragraph: Any) -> str:
        """Return what Word prints before a paragraph, "" where it has no number; counts on."""
        number, level = self._place(paragraph)
        levels = self._levels.get(number)
        if not levels or level not in levels:
            return ""
        counts = self._counts[self._abstract[number]]
        now = counts[level]
        counts[level] = levels[level].start if now is None else now + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else -1
            if restart == -1 or level < restart:
                counts[deeper] = None
        if levels[level].format in _SILENT:
            return ""
        return re.sub(
            r"%([1-9])", lambda match: self._written(levels, counts, int(match.group(1)) - 1), levels[level].text
        )

    def _written(self, levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
        if level not in levels:
            return ""
        count = counts[level]
        return write_count(levels[level].start if count is None else count, levels[level].format)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        style = properties.find(qn("w:pStyle"))
        number, level = self._styles.get(style.get(qn("w:val")), ("", 0)) if style is not None else ("", 0)
        own = properties.find(qn("w:numPr"))
        if own is not None:
            number, level = _read_place(own, number, level)
        return number, level

    def _read(self, root: Any) -> None:
        abstracts: dict[str, dict[int, _Level]] = {}
        for abstract in root.findall(qn("w:abstractNum")):
            abstracts[abstract.get(qn("w:abstractNumId"))] = {
                int(level.get(qn("w:ilvl"))): _read_level(level) for level in abstract.findall(qn("w:lvl"))
            }
        for num in root.findall(qn("w:num")):
            key, reference = num.get(qn("w:numId")), num.find(qn("w:abstractNumId"))
            base = reference.get(qn("w:val")) if reference is not None else ""
            levels = dict(abstracts.get(base, {}))
            shared = base
            for override in num.findall(qn("w:lvlOverride")):
                at = int(override.get(qn("w:ilvl")))
                own, start = override.find(qn("w:lvl")), override.find(qn("w:startOverride"))
                if own is not None:
                    levels[at] = _read_level(own)
                if start is not None and at in levels:
                    old = levels[at]
                    levels[at] = _Level(int(start.get(qn("w:val"))), old.format, old.text, old.restart)
                shared = f"{base}/{key}"
            self._levels[key], self._abstract[key] = levels, shared

    def _read_styles(self, document: Any) -> None:
        based: dict[str, str] = {}
        for style in document.styles.element.findall(qn("w:style")):
            key = style.get(qn("w:styleId"))
            parent = style.find(qn("w:basedOn"))
            if parent is not None:
                based[key] = parent.get(qn("w:val"))
            own = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if own is not None:
                self._styles[key] = _read_place(own, "", 0)
        for key in based:
            seen, at = {key}, key
            while at not in self._styles and at in based and based[at] not in seen:
                at = based[at]
                seen.add(at)
            if at in self._styles:
                self._styles[key] = self._styles[at]


def _read_place(properties: Any, number: str, level: int) -> tuple[str, int]:
    key, depth = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    return (
        key.get(qn("w:val")) if key is not None else number,
        min(int(depth.get(qn("w:val"))), _LEVELS - 1) if depth is not None else level,
    )


def _read_level(level: Any) -> _Level:
    def value(name: str, default: str) -> str:
        found = level.find(qn(name))
        return default if found is None else found.get(qn("w:val"), default)

    return _Level(
        int(value("w:start", "1")),
        value("w:numFmt", "decimal"),
        value("w:lvlText", ""),
        int(value("w:lvlRestart", "-1")),
    )


def write_count(count: int, form: str) -> str:
    """Return a count as a numbering format writes it."""
    if form in _ORDERED:
        marks = _ORDERED[form]
        return marks[count - 1] if 1 <= count <= len(marks) else str(count)
    if form in ("upperRoman", "lowerRoman"):
        roman = _write_roman(count)
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ideographDigital":
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    if form.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting", "koreanCounting")):
        return _write_chinese(count, _DIGITS, "十百")
    if form.startswith("chineseLegal"):
        return _write_chinese(count, _FORMAL, "拾佰")
    return str(count)


def _write_chinese(count: int, digits: str, steps: str) -> str:
    if not 0 < count < 1000:
        return str(count)
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    text = f"{digits[hundreds]}{steps[1]}" if hundreds else ""
    if tens:
        text += steps[0] if tens == 1 and not hundreds and digits[1] == "一" else f"{digits[tens]}{steps[0]}"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


def _write_roman(count: int) -> str:
    text = ""
    for value, mark in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while count >= value and len(text) < 40:
            text, count = text + mark, count - value
    return text
