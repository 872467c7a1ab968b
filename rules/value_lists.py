"""Lists of values behind 分别 and its kin, with what they are values of: n labels or n announced things, m values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.claim import Claim
from rules.announced import find_announced
from rules.report_text import ReportText
from rules.stretches import begin_of

_CUE = re.compile(r"(?:分别|依次)(?:[为是达到有占]|[^,;。:、0-9]{0,6}$)")
_STEM = re.compile(r"(?:^|(?<=[,;:。!?()\n]))[^,;:。!?()\n]*$")
_JOINT = re.compile(r"、|以及|及(?!其|格|以上|以下)|和|与")
_GOES_ON = re.compile(r"(?:、|以及|及|和|与)[0-9]")  # …4873台和1265架: a value in another unit
_DATED = re.compile(r"[0-9_]年|年份|[上下]半年|季度|月")
_SEVERAL = re.compile(r"[一二两三四五六七八九十0-9](?:[个家所项类省市县区州镇乡村校院名]|大类)")
_FARTHEST = 400
_BEHIND = 160


@dataclass(frozen=True, slots=True)
class ValueList:
    """What is said to have a value each, and the values; spans are folded."""

    start: int
    """Of what has values."""
    end: int
    named: int
    """How many have one."""
    values: tuple[Claim, ...]
    open: bool
    """The labels can be counted in more than one way, or stand for several periods."""


def find_value_lists(text: ReportText) -> Iterator[ValueList]:
    """Yield value lists with the labels joined before 分别, or with the number announced before it or right behind."""
    for claims in text.series.values():
        first, last = claims[0].quantity.start, claims[-1].quantity.end
        begin = begin_of(text.folded, "。!?\n", first)
        said = text.folded[max(begin, first - _FARTHEST) : first]
        cue = next(reversed(list(_CUE.finditer(said))), None)
        if cue is None:
            continue
        stem = _STEM.search(said, 0, cue.start())
        offset = first - len(said)
        before = text.claims[max(0, text.number_of(claims[0]) - 1)]
        if before is not claims[0] and before.quantity.start >= offset + cue.end():
            continue  # 分别为6.2亿千瓦时、148万吨和2.36万吨: the list begins before, in another unit
        if stem is not None and not _GOES_ON.match(text.folded, last):
            yield from _labelled(text, stem.group(), offset + stem.start(), claims)
        yield from _announced(text, offset, first, last, claims)


def _labelled(text: ReportText, stem: str, start: int, claims: list[Claim]) -> Iterator[ValueList]:
    pieces = _JOINT.split(stem)
    pauses = stem.count("、") + 1
    if len(pieces) < 2 or not all(pieces) or _SEVERAL.search(stem):
        return  # 上述四县及地直企业: five
    named = pauses if pauses == len(claims) else len(pieces)
    joints = [joint.group() for joint in _JOINT.finditer(stem)]
    unclear = any(joint != "、" for joint in joints[:-1])
    yield ValueList(start, start + len(stem), named, tuple(claims), unclear or _DATED.search(stem) is not None)


def _announced(text: ReportText, begin: int, first: int, last: int, claims: list[Claim]) -> Iterator[ValueList]:
    """8项指标…分别为, or 分别为…,8项指标: the number only where it agrees."""
    end = min(len(text.folded), last + _BEHIND)
    for announced in find_announced(text.folded[begin:end]):
        at = begin + announced.start
        if announced.stated == len(claims) and announced.unit in "项个科校县区镇类级年季" and not first <= at < last:
            yield ValueList(at, begin + announced.end, announced.stated, tuple(claims), open=True)
