"""Folding: one written form for the grammar to read, the way back kept.

What is folded: full-width forms, traditional characters, `。` and `·` used as a
decimal point, thousands separators, spaces and line breaks inside numbers and
words, page-chunk marks that a web converter left in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extractor.aligned import AlignedText
from extractor.chunk_marks import find_chunk_marks
from extractor.traditional import simplifying_table
from extractor.wrapped_lines import find_wraps

# Marks that mean the same are written one way; `。` stays, it is the sentence end.
_SAME_MARKS = str.maketrans(
    {
        "\u3000": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\ufeff": " ", "\r": " ", "\x0b": " ", "\x0c": "\n",
        "\u2028": "\n", "\u2029": "\n",
        "−": "-", "－": "-", "‐": "-", "‑": "-", "–": "—", "―": "—", "─": "—", "━": "—", "～": "~", "〜": "~", "∼": "~", "∽": "~",
        "∶": ":", "︰": ":", "﹕": ":", "﹪": "%", "﹣": "-", "○": "〇", "◯": "〇", "「": "“", "」": "”", "『": "“", "』": "”",
        "＂": "”", "﹐": ",", "﹔": ";", "﹙": "(", "﹚": ")", "‧": "·", "・": "·", "•": "·", "【": "[", "】": "]", "﹝": "〔", "﹞": "〕",
        "㎡": "㎡",
    }
)  # fmt: skip
_DECIMAL = re.compile(r"(?<![0-9.])([0-9]+)[。·]([0-9]+)")
_YEAR = re.compile(r"(?:19|20)(?:[0-9]{2}年|_)")
_LIST_NUMBER = re.compile(r"([1-9][0-9]?)[。、](?![0-9])")
_THOUSANDS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
# Spaces inside a figure: before its unit, around a percent sign or a decimal point, between digit groups.
_INNER_SPACE = re.compile(
    r" (?:(?<=[0-9] ) *(?=[0-9]{3}(?:[^0-9.]|\.[0-9]+[^0-9 ]))"
    r"|(?<=[0-9] ) *(?=,[0-9]{3}(?![0-9]))|(?<=[0-9], ) *(?=[0-9]{3}(?![0-9])[万亿元人])"
    r"|(?<=[0-9.] ) *(?=[%‰万亿元人所个名年月日])|(?<=[0-9] ) *(?=\.[0-9])|(?<=[0-9]\. ) *(?=[0-9]))"
)
_LETTERED = re.compile(
    r"[0-9](?<![0-9.][0-9])(?: [0-9]){0,8} ?\. ?[0-9](?: [0-9]){0,4}(?= ?[%‰万亿千元人公])"
)  # 8 6 . 5 万
_SPACED = re.compile(r"[0-9.,] ")  # asked first: most texts have no space to take out of a figure
_MARK_SPACE = re.compile(
    r"(?<=[,;:、]) (?=[\u4e00-\u9fff(“])|(?<=[^0-9\s][,;:、]) (?=[0-9])"
)  # 3360人, 比上年: typed the Western way
_WESTERN_STOP = re.compile(
    r"(?:(?<=[%\u4e00-\u9fff)])|(?<=[0-9]\.[0-9])|(?<=[0-9]\.[0-9]{2}))\.(?= [\u4e00-\u9fff(“])"
)  # 占69.3%. 平均: a sentence end; 1. 平均 is a list number
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\x00-\x08\x0e-\x1f\x7f]")


@cache
def _table() -> dict[int, int]:
    """Code point map of everything replaced one for one."""
    table = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    table.update({key: ord(value) for key, value in _SAME_MARKS.items()})
    table.update(simplifying_table())
    return table


def _replace_characters(text: str) -> str:
    table = _table()
    changing = [mark for mark in set(text) if ord(mark) in table]
    if len(changing) > 40:  # translate looks every character up; a few replaces are faster
        return text.translate(table)
    for mark in changing:
        text = text.replace(mark, chr(table[ord(mark)]))
    return text


def fold(text: str, dropped: Iterable[tuple[int, int]] = ()) -> AlignedText:
    """Return the text as the grammar reads it, aligned with the original.

    Args:
        text: what was read.
        dropped: spans that are not read on: running headers, breaks that only wrap.
    """
    aligned = AlignedText(text, _replace_characters(text)).delete(dropped)
    if _INVISIBLE.search(aligned.folded):
        aligned = aligned.delete(match.span() for match in _INVISIBLE.finditer(aligned.folded))
    aligned = aligned.delete(find_chunk_marks(aligned.folded))
    aligned = aligned.delete(find_wraps(aligned.folded))
    if _DECIMAL.search(aligned.folded):
        aligned = aligned.replace(_write_decimal_points(aligned.folded))
    if _SPACED.search(aligned.folded):
        lettered = (
            (at, at + 1)
            for match in _LETTERED.finditer(aligned.folded)
            for at in range(match.start(), match.end())
            if aligned.folded[at] == " "
        )
        aligned = aligned.delete(lettered)
        aligned = aligned.delete(match.span() for match in _INNER_SPACE.finditer(aligned.folded))
    if _WESTERN_STOP.search(aligned.folded):
        aligned = aligned.replace(_WESTERN_STOP.sub("。", aligned.folded))
    aligned = aligned.delete(match.span() for match in _MARK_SPACE.finditer(aligned.folded))
    separators = [
        (at, at + 1)
        for match in _THOUSANDS.finditer(aligned.folded)
        for at in range(match.start(), match.end())
        if aligned.folded[at] == ","
    ]
    return aligned.delete(separators)


def _write_decimal_points(text: str) -> str:
    """Write `12。5` as `12.5`; a sentence end before a year or a list number stays one."""

    def point(match: re.Match[str]) -> str:
        after = match.start(2)
        if _YEAR.match(text, after) or _continues_list(text, after):
            return match.group()
        return f"{match.group(1)}.{match.group(2)}"

    return _DECIMAL.sub(point, text)


def _continues_list(text: str, at: int) -> bool:
    """Whether `2。一些` at this place is the next item of a list that item 1 opened."""
    number = _LIST_NUMBER.match(text, at)
    if number is None or number.group(1) == "1":
        return False
    before = int(number.group(1)) - 1
    return re.search(rf"(?:^|[。；;\s]){before}[。、.](?![0-9])", text[max(0, at - 2000) : at]) is not None
