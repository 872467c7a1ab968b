"""Numbers as a worksheet shows them: what the reader of the sheet sees is what a claim stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

_SECTION = re.compile(r'(?:"[^"]*"|\\.|!.|[^;])*')
_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<plain>.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]+)")
_GENERAL_DIGITS = 10
_MOST_DECIMALS = 30


@dataclass(frozen=True, slots=True)
class _Section:
    """One of a format's sections: what to do with a number and the literals around it."""

    parts: tuple[str, ...]
    """Literals, and "\\0" for each digit place of the integer part, "\\1" for the decimals."""
    places: int
    """Least integer digits."""
    decimals: int
    least_decimals: int
    grouped: bool
    scale: int
    """Powers of ten to divide by; -2 for each percent sign."""
    condition: tuple[str, Decimal] | None
    general: bool


def show_number(value: float | int, form: str) -> str:
    """Return a number as a cell of a number format shows it."""
    try:
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    sections = _read_format(form or "General")
    section, strips_sign = _choose(sections, exact)
    if section.general:
        return _show_general(exact)
    return _fill(section, abs(exact) if strips_sign else exact)


def _choose(sections: tuple[_Section, ...], value: Decimal) -> tuple[_Section, bool]:
    for section in sections:
        if section.condition is not None and _meets(section.condition, value):
            return section, False
    if any(section.condition is not None for section in sections):
        rest = [section for section in sections if section.condition is None]
        return (rest[0] if rest else sections[-1]), False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _meets(condition: tuple[str, Decimal], value: Decimal) -> bool:
    sign, limit = condition
    return {
        "<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit, "=": value == limit,
        "<>": value != limit,
    }[sign]  # fmt: skip


def _show_general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return str(value.to_integral_value().quantize(Decimal(1)) if abs(value) < Decimal(10) ** 20 else value)
    digits = max(0, _GENERAL_DIGITS - len(str(abs(int(value)))))
    text = f"{value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fill(section: _Section, value: Decimal) -> str:
    scaled = value.scaleb(-section.scale)
    rounded = scaled.quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    while len(decimals) > section.least_decimals and decimals.endswith("0"):
        decimals = decimals[:-1]
    if section.places == 0 and whole == "0":
        whole = ""
    whole = whole.rjust(section.places, "0")
    if section.grouped:
        whole = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", ",", whole)
    sign = "-" if rounded < 0 else ""
    return sign + _lay(section.parts, whole, decimals)


def _lay(parts: tuple[str, ...], whole: str, decimals: str) -> str:
    """Put digits into the places, from the right; the first place takes what is left."""
    slots = [at for at, part in enumerate(parts) if part == "\0"]
    filled = list(parts)
    rest = whole
    for at in reversed(slots[1:]):
        filled[at], rest = rest[-1:], rest[:-1]
    if slots:
        filled[slots[0]] = rest
    return "".join(f".{decimals}" if part == "\1" and decimals else "" if part == "\1" else part for part in filled)


@lru_cache(maxsize=512)
def _read_format(form: str) -> tuple[_Section, ...]:
    texts = [match.group() for match in _SECTION.finditer(form) if match.group() or match.start() == 0]
    return tuple(_read_section(text) for text in texts[:4]) or (_read_section("General"),)


def _read_section(text: str) -> _Section:
    parts: list[str] = []
    places = decimals = least = commas = percents = 0
    condition: tuple[str, Decimal] | None = None
    grouped = general = after_point = False
    for match in _TOKEN.finditer(text):
        plain, bracket = match.group("plain"), match.group("bracket")
        if match.group("quoted") is not None or match.group("escaped") is not None:
            parts.append(match.group("quoted") or match.group("escaped") or "")
        elif bracket is not None:
            if found := _CONDITION.fullmatch(bracket):
                condition = (found.group(1), Decimal(found.group(2)))
            elif bracket.startswith("$"):
                parts.append(bracket[1:].split("-")[0])
        elif plain in ("0", "#", "?"):
            if after_point:
                decimals, least = decimals + 1, least + (plain == "0")
            else:
                if commas:
                    grouped, commas = True, 0
                places += plain == "0"
                parts.append("\0")
        elif plain == ".":
            after_point = True
            parts.append("\1")
        elif plain == ",":
            commas += 1
        elif plain == "%":
            percents += 1
            parts.append("%")
        elif plain is not None:
            parts.append(plain)
    joined = "".join(parts)
    general = "General" in joined or "G/通用格式" in joined or "/" in joined or "E" in joined or "@" in joined
    return _Section(
        tuple(parts),
        places,
        min(decimals, _MOST_DECIMALS),
        least,
        grouped,
        3 * commas - 2 * percents,
        condition,
        general,
    )
