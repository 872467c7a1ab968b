"""Personal data: numbers that name a person are neither stored nor indexed."""

from __future__ import annotations

import re

_BIRTH_DATE = r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = re.compile(rf"(?<![0-9A-Za-z])[1-9]\d{{5}}{_BIRTH_DATE}\d{{3}}[0-9Xx](?![0-9A-Za-z])")
_IDENTITY_15 = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<![0-9A-Za-z.-])1[3-9]\d-?\d{4}-?\d{4}(?![0-9A-Za-z.-])(?!\s*[元万亿人个所名%])")
_CARD = re.compile(r"(?<![0-9A-Za-z.])(?:62|4\d|5[1-5])\d{14}(?:\d{3})?(?![0-9A-Za-z.])")
_LONG_NUMBER = re.compile(r"\d{11}|1[3-9]\d-\d{4}-?\d{4}|1[3-9]\d{5}-\d{4}")
_DIGIT = re.compile(r"[0-9Xx]")


def mask_personal(text: str) -> str:
    """Return a text of the same length whose identity, mobile phone and bank card numbers read ****.

    The length is kept so that every offset into the text stays good. Groups of
    digits with spaces between them are left alone: they are columns of a table.
    """
    if _LONG_NUMBER.search(text) is None:
        return text
    for pattern in (_IDENTITY, _CARD, _IDENTITY_15, _MOBILE):
        text = pattern.sub(_mask, text)
    return text


def _mask(match: re.Match[str]) -> str:
    return _DIGIT.sub("*", match.group())
