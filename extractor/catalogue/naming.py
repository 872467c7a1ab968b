"""From a report's words to the catalogue's name: exact, behind neutral words, words in order, then near names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from extractor.catalogue.catalogue import Entry, load_catalogue

_NEAR = 0.9
_SHORTEST_NEAR = 6
_LONGEST = 240
_THINGS = frozenset(("个", "间", "台", "套", "座", "部"))
_NEUTRAL = re.compile(
    r"[一二三四五六七八九]是|全[县区市省州国旗校乡镇]|[我本][县区市校省州国]|各[地校县级]?|每[所个]?学校|每校|[0-9_.—~-]+|"
    r"义务教育阶段|义务教育|义教阶段|义教|高中阶段|学前教育|特殊教育|教育|阶段|学段|中小学校|中小学|(?:小学|初中|高中|中学)部|小学|初中|高中|普通|学前|幼儿园|学校|"
    r"县域内?|区域内?|辖?区内|辖区|城乡|城区|农村|城镇|乡镇|乡村|县城|区|县|市|级|"
    r"年末|年底|年度|年级|年|月|学年|学期|[春夏秋冬]季|当年|目前|现有|共有|其中|所有|全体|平均|"
    r"在校|学生|[至到初底和及与的有总共、]"
)
_PLACE = re.compile(r"[\u4e00-\u9fff_]{1,8}?(?:自治[区州县旗]|[省市县区州旗乡镇])")
_YEAR = re.compile(r"[0-9_]{4}年(?:度|末|底|初|秋季学期|春季学期|秋季|春季)?")
_TRAIL = re.compile(
    r"(?:偏[低高大小]|较[低高大小]|不高|达到?|处于|保持在|稳定在|分别|均|为|是|约|各|共计|共|计|有|,|每[生人](?:每?(?:学?年|学期|天|月))?|[由从](?:[0-9_]{4}年[^,;。]{0,4})?)+$"
)
_LEVEL_LAST = re.compile(r"(?:小学|初中|高中)$")
_TURNS = frozenset("非未不无超缺免停弱残拟拆撤")
"""Characters that make another indicator of a name: 非寄宿生, 超大班额."""


@dataclass(slots=True)
class _Names:
    """The catalogue turned round, for figures of one dimension."""

    behind: dict[str, Entry] = field(default_factory=dict)
    whole: dict[str, Entry] = field(default_factory=dict)
    sequences: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=lambda: defaultdict(list))
    """Last two characters of the last word -> words in order."""
    near: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Last character -> names long enough to be told from a near one."""
    longest: int = 0


def name_of(phrase: str, dimension: str, level: str = "") -> str | None:
    """Return the canonical name of what a phrase counts, None where the catalogue has none.

    Args:
        phrase: folded words of the report.
        dimension: what the figure's unit measures; an indicator of another dimension is not meant.
        level: the figure's level, which tells 小学在校生 from 在校生总数.
    """
    return _name(phrase, dimension, level) if phrase and len(phrase) <= _LONGEST else None


def specify(name: str, earlier: Sequence[str]) -> str:
    """Return what a general name means behind the indicators named before it in its sentence, the last of them first."""
    follows = load_catalogue()[name].follows
    return next((follows[one] for one in reversed(earlier) if one in follows), name) if follows else name


@lru_cache(maxsize=50_000)
def _name(phrase: str, dimension: str, level: str) -> str | None:
    names = _by_dimension().get(_kind(dimension.partition("/")[0]))
    if names is None:
        return None
    core = phrase.strip(" “”\"'*·")
    starts = _neutral_starts(core)
    entry = _find(core, starts, names)
    if entry is None and (trimmed := _trim(core, dimension)) != core:
        core = trimmed
        entry = _find(core, starts, names)
    if entry is None:
        entry = _near(core[max(starts) :], names)
    if entry is None:
        return None
    return entry.name if "中小学" in phrase else entry.at.get(level, entry.name)


def _trim(core: str, dimension: str) -> str:
    """Drop what joins a name to its value; behind a rate or coefficient the level too (差异系数小学为)."""
    core = _TRAIL.sub("", core)
    return core if dimension else _LEVEL_LAST.sub("", core)


def _kind(dimension: str) -> str:
    """Things are counted in 个, 间 or 台 as the office likes."""
    return "个" if dimension in _THINGS else dimension


def _neutral_starts(core: str) -> list[int]:
    """Where a name may begin: behind a place, a year, and each word that narrows nothing the level or scope does not say."""
    starts = _behind_words(core, 0)
    if place := _PLACE.match(core):
        starts += _behind_words(core, place.end())
    for year in _YEAR.finditer(core):
        starts += _behind_words(core, year.end())
    return starts


def _behind_words(core: str, start: int) -> list[int]:
    starts = [start]
    while match := _NEUTRAL.match(core, starts[-1]):
        starts.append(match.end())
    return starts


def _find(core: str, starts: list[int], names: _Names) -> Entry | None:
    for start in range(max(0, len(core) - names.longest), len(core) - 1):
        entry = names.behind.get(core[start:])
        if entry is not None and (entry.any or start in starts):
            return entry
    for words, entry in names.sequences.get(core[-2:], ()):
        if _in_order(words, core):
            return entry
    for start in starts:
        if entry := names.whole.get(core[start:]):
            return entry
    return None


def _in_order(words: tuple[str, ...], text: str) -> bool:
    at = 0
    for word in words[:-1]:
        at = text.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return len(text) - len(words[-1]) >= at and text.endswith(words[-1])


def _near(core: str, names: _Names) -> Entry | None:
    """The entry of a name that differs by a character or so, and by none that turns it."""
    if not _SHORTEST_NEAR <= len(core) <= names.longest or core[-1] not in names.near:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found = process.extractOne(core, names.near[core[-1]], scorer=Indel.normalized_similarity, score_cutoff=_NEAR)
    if found is None or set(core).symmetric_difference(found[0]) & _TURNS:
        return None
    return names.behind[found[0]]


@cache
def _by_dimension() -> dict[str, _Names]:
    tables: dict[str, _Names] = defaultdict(_Names)
    for entry in load_catalogue().values():
        names = tables[_kind(entry.dimension)]
        for name in entry.names:
            names.behind.setdefault(name, entry)
            names.longest = max(names.longest, len(name))
            if len(name) >= _SHORTEST_NEAR:
                names.near[name[-1]].append(name)
        for name in entry.alone:
            names.whole.setdefault(name, entry)
        for written in entry.reads:
            words = tuple(written.split("…"))
            names.sequences[words[-1][-2:]].append((words, entry))
    return dict(tables)
