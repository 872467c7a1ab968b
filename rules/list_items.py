"""How many things a stretch of text lists: in brackets, behind marks, by quotes, joints or a word that comes back."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from rules.announced import Announced
from rules.stretches import begin_of

_JOINTS = r"、|以及|及(?!其|时|格)|和|与"
_ANOTHER = re.compile(r"[0-9]|[一二两三四五六七八九十]+(?:个|[项条点方件])")
"""Another number announced behind the first: what is marked next is its."""
_CHAPTER = re.compile(r"\n[^\S\n]*[一二三四五六七八九十]{1,3}、")
"""四项指标全部达标 ends a chapter; the marks under the next heading are of that."""
_OPEN = re.compile(r"等(?!级|待|同|于|次|距|额)")
_QUOTED = re.compile(r"“[^“”]{1,24}”")
_QUOTE_BEFORE = re.compile(r"“([^“”]{3,80})”[^,;。:、“”()\n]{0,16}$")
_SENTENCE_END = re.compile(r"[。\n!?]")
_BRACKET = re.compile(r"[”’]?[^,;。:、()“”\n]{0,6}[(](?:即|包括|分别[为是])?[:,]?")
_COLON = re.compile(
    r"[”’]?[^,;。:、()“”\n]{0,14}(?:[,、]“[^“”]{2,8}”)?,?(?:即|包括|分别是|分别为|依次为|主要是|是|:|——|—)[:,]?(?=\S)"
)
_LED_ON = re.compile(r"[^,;。:“”()\n]{0,6}”[:,]?即[:,]?")
_MARK = re.compile(
    r"(?<![之统唯第同])(?P<numeral>[一二三四五六七八九十]{1,3})(?P<style>是)|第(?P<numeral2>[一二三四五六七八九十]{1,3})(?P<style2>[,、是])"
    r"|(?:^|(?<=[。;:,\s]))(?:[(](?P<numeral3>[一二三四五六七八九十]{1,3})(?P<style3>[)])|(?P<numeral4>[0-9]{1,2})(?P<style4>[.、])(?![0-9]))"
)
_NUMERALS = {
    word: at for at, word in enumerate(["", *"一二三四五六七八九十", *(f"十{digit}" for digit in "一二三四五六")])
}
_WHOLE_ITEM = 4
"""An item of so many letters is not half of one joined by 、."""
_LONGEST_BRACKET = 300
_LONGEST_LIST = 500
_FARTHEST_FIRST_MARK = 300
_FARTHEST_TIED = 24
_LONGEST_MARKED = 6000
_ABSTRACT = frozenset((*"项大条点步件", "方面", "个方面"))
_HEADS = (
    "方面",
    "重点",
    "问题",
    "特点",
    "环节",
    "难点",
    "短板",
    "亮点",
    "举措",
    "措施",
    "关键",
    "难题",
    "困难",
    "不足",
    "矛盾",
    "转变",
)
"""What announces headings to come; 3所 or 5名 before marks counts things of another kind."""


@dataclass(frozen=True, slots=True)
class Items:
    """A stretch that lists things, and how many."""

    start: int
    end: int
    count: int
    closed: bool
    """Nothing is left open: no 等, one way to count, all items alike."""


def in_bracket(text: str, announced: Announced) -> Items | None:
    """Items in a bracket right behind: 七化(即净化、绿化…)."""
    opening = _BRACKET.match(text, announced.after)
    if opening is None:
        return None
    close = text.find(")", opening.end())
    if not 0 < close - opening.end() < _LONGEST_BRACKET:
        return None
    return _flat(text, opening.end(), close, announced)


def behind_colon(text: str, announced: Announced) -> Items | None:
    """Items behind a colon, 即 or 是, up to the sentence's end."""
    opening = _COLON.match(text, announced.after)
    if opening is None:
        return None
    end = _SENTENCE_END.search(text, opening.end())
    stop = end.start() if end else len(text)
    return _flat(text, opening.end(), stop, announced) if stop - opening.end() < _LONGEST_LIST else None


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    number: int
    style: str


@lru_cache(maxsize=2)
def _marks_of(text: str) -> tuple[list[int], list[_Mark]]:
    """Every mark that counts on (一是, 第二, (三), 4.) and where each starts: one look at a text for all its announcements."""
    marks: list[_Mark] = []
    for found in _MARK.finditer(text):
        numeral, style = (part for part in found.groups() if part)
        number = int(numeral) if numeral.isdigit() else _NUMERALS.get(numeral, 0)
        marks.append(_Mark(found.start(), found.end(), number, style))
    return [mark.start for mark in marks], marks


def marked(text: str, announced: Announced) -> Items | None:
    """Items behind marks that count on from one: 一是…二是…, (一)…(二)…, 1.…2.…."""
    first, style, count, last = -1, "", 0, announced.after
    starts, marks = _marks_of(text)
    for at in range(bisect_left(starts, announced.after), len(starts)):
        mark = marks[at]
        if mark.end > announced.after + _LONGEST_MARKED:
            break
        if first < 0:
            if mark.start - announced.after > _FARTHEST_FIRST_MARK:
                return None
            if mark.number != 1:
                continue
            first, style = mark.start, mark.style
        if mark.style != style:
            continue
        if mark.number != count + 1:
            break
        count, last = mark.number, mark.end
    if count < 2:
        return None
    end = _SENTENCE_END.search(text, last)
    led = text[announced.after : first]
    abstract = announced.unit in _ABSTRACT or announced.what.startswith(_HEADS)
    closed = abstract and len(led) <= _FARTHEST_TIED and not _ANOTHER.search(led) and not _CHAPTER.search(led)
    return Items(first, end.start() if end else len(text), count, closed=closed)


def right_before(text: str, announced: Announced) -> Items | None:
    """Items right before the number: A、B、C三所学校, “A、B”两大主题, A、B等2个."""
    stop = announced.start
    if text[stop - 1 : stop] == "、":
        return None  # 分别为11个、8个、5个、3个: the last of a list of figures
    if text[stop - 1 : stop] in ("这", "共", "等", "的"):
        stop -= 1
    if text[stop - 1 : stop] == "等":
        stop -= 1
    quote = _QUOTE_BEFORE.search(text, max(0, stop - 100), stop)
    start = begin_of(text, "。;:,!?\n(", stop)
    if quote and "、" in quote.group(1):
        start, stop = quote.start(1), quote.end(1)
    pieces = [piece for piece in re.split(_JOINTS + r"|(?<=”)(?=“)", text[start:stop]) if piece.strip("“” ")]
    if len(pieces) < 2:
        return None
    return Items(start, stop, len(pieces), closed=False)


def by_word(text: str, announced: Announced) -> Items | None:
    """Items that all say the announced word: 三个优先 … A优先、B优先、C优先."""
    words = {announced.what[:2], announced.what[-2:]} if len(announced.what) > 1 else set()
    for word in words:
        region_end = min(len(text), announced.after + _LONGEST_LIST)
        if text.count(word, announced.after, region_end) < 2:
            continue
        piece = (
            rf"[^、,;。:“”()\n]{{1,40}}{re.escape(word)}|(?<=[、,;。:“”()\n]){re.escape(word)}[^、,;。:“”()\n]{{1,40}}"
        )
        found = list(re.finditer(rf"(?:{piece})(?=[、,;。:“”()\n]|$)", text[announced.after : region_end]))
        base = announced.after
        for run in re.finditer(r"[^,;。:()\n]+、[^,;。:()\n]+", text[base:region_end]):
            pieces = run.group().split("、")
            if len(pieces) == announced.stated and all(word in one for one in pieces):
                return Items(base + run.start(), base + run.end(), len(pieces), closed=False)
        if len(found) == announced.stated:
            return Items(base + found[0].start(), base + found[-1].end(), len(found), closed=False)
        if led := _LED_ON.match(text, announced.after):
            end = _SENTENCE_END.search(text, led.end())
            inside = [one for one in found if base + one.end() <= (end.start() if end else len(text))]
            if len(inside) > 1:
                return Items(base + inside[0].start(), base + inside[-1].end(), len(inside), closed=True)
    return None


def earlier_in_sentence(text: str, announced: Announced) -> Items | None:
    """As many names joined by 、 as announced, earlier in the sentence."""
    start = begin_of(text, "。!?\n", announced.start)
    if text.find("、", start, announced.start) < 0:
        return None
    for stretch in reversed(list(re.finditer(r"[^,;。:()]+", text[start : announced.start]))):
        if "、" in stretch.group() and announced.stated in _ways_to_count(stretch.group()):
            return Items(start + stretch.start(), start + stretch.end(), announced.stated, closed=False)
    return None


def joined_by_word(text: str, announced: Announced) -> Items | None:
    """Names joined by 与 and its kin earlier in the sentence that all end in the announced word: 管理平台与资源平台…两平台."""
    if len(announced.what) < 2:
        return None
    start = begin_of(text, "。!?\n", announced.start)
    piece = rf"[^,;。:、“”()\n]{{1,20}}?{re.escape(announced.what)}"
    for found in re.finditer(rf"{piece}(?:(?:{_JOINTS}){piece})+", text[start : announced.start]):
        if found.group().count(announced.what) == announced.stated:
            return Items(start + found.start(), start + found.end(), announced.stated, closed=False)
    return None


def _ways_to_count(stretch: str) -> set[int]:
    """How many things a run of names lists: 与 and 和 may join the last name, or stand before the first (我区与甲校、乙校)."""
    listed = stretch.count("、") + 1
    joined = re.search(rf"(?:{_JOINTS})", stretch[stretch.rfind("、") + 1 :])
    pieces = len(re.split(_JOINTS, stretch))
    return {listed, listed + 1 if joined else listed} | ({pieces} if pieces <= listed + 1 else set())


def _flat(text: str, start: int, end: int, announced: Announced) -> Items | None:
    """Count the things of a flat list: by quotes, by 、 and ;, by clauses."""
    listed = text[start:end].strip()
    amounts = announced.unit and re.search(rf"[0-9]{re.escape(announced.unit)}", listed)
    if not listed or _OPEN.search(listed) or amounts:
        return None  # 5所(小学3所、初中1所、一贯制学校1所): how many of each
    quotes = _QUOTED.findall(listed)
    by_quotes = len(quotes) if len("".join(quotes)) > 0.6 * len(listed) else 0
    pauses = [piece for piece in re.split(r"、|;", listed) if piece.strip()]
    clauses = [piece for piece in re.split(r",|;", listed) if piece.strip()]
    first = re.split(r"[,;。]", listed)[0]
    joined = [piece for piece in re.split(_JOINTS, first if "、" in first else listed) if piece.strip()]
    counts = [by_quotes, len(pauses), len(clauses), len(joined)]
    if announced.stated in counts:
        return Items(start, end, announced.stated, closed=True)
    flat = not re.search(r"[,;:()]", listed)
    alike = flat and _alike(pauses) and len(joined) == len(pauses)
    short = flat and announced.stated > len(joined)  # however it is divided
    long = flat and announced.stated < len(pauses) == len(joined) and min(map(len, pauses)) >= _WHOLE_ITEM
    best = by_quotes or len(pauses)
    return Items(start, end, best, closed=alike or short or long or by_quotes > 1) if best > 1 else None


def _alike(pieces: list[str]) -> bool:
    """Whether items are built alike: one ending, or one length of four or less."""
    endings = {piece.strip("“”")[-2:] for piece in pieces}
    lengths = {len(piece.strip("“”")) for piece in pieces}
    return len(pieces) > 1 and (len(endings) == 1 or (len(lengths) == 1 and max(lengths) <= 4))
