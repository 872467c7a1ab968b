"""Complete divisions of a whole: 小学 and 初中 of 义务教育, 男 and 女, three industries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.claim import Claim
from extractor.data import read_yaml


@dataclass(frozen=True, slots=True)
class Partition:
    """Classes that together leave nothing of the whole out."""

    classes: tuple[re.Pattern[str], ...]
    more: tuple[re.Pattern[str], ...]
    """Classes that a list of it may have besides."""
    of: re.Pattern[str] | None
    units: re.Pattern[str] | None
    """In what the classes leave nothing out; None: in whatever is counted."""


@cache
def load_partitions() -> tuple[Partition, ...]:
    """Return the divisions of partitions.yaml."""
    rows = read_yaml(Path(__file__).with_name("partitions.yaml"))
    return tuple(
        Partition(
            tuple(re.compile("|".join(words)) for words in row["classes"]),
            tuple(re.compile("|".join(words)) for words in row.get("more", ())),
            re.compile(row["of"]) if "of" in row else None,
            re.compile(row["units"]) if "units" in row else None,
        )
        for row in rows
    )


def divides(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts are the classes of one known division of the whole, all of them."""
    added = sum(part.quantity.value for part in parts)
    if not whole.quantity.value / 2 <= added <= whole.quantity.value * 2:
        return False
    if len({part.quantity.unit for part in parts}) > 1:
        return False  # 19个乡镇有7个没有…;县城6所
    levels = {part.level for part in parts}
    if len(levels) == 1 and not levels & {whole.level, ""}:
        return False  # 学校120所,农村小学80所,城市小学20所: of the primary schools alone
    names = [f"{part.level} {part.before} {part.indicator.folded}" for part in parts]
    about = f"{whole.level} {whole.indicator.folded} {whole.before}"
    return any(_is_of(partition, names, about, whole.quantity.unit) for partition in load_partitions())


def are_all_classes(parts: Sequence[Claim], about: str) -> bool:
    """Whether figures are named as all the classes of one known division, whatever they count of each.

    Args:
        parts: figures side by side.
        about: words that say what is divided.
    """
    names = [f"{part.before} {part.indicator.folded}" for part in parts]
    return any(_is_of(partition, names, about, "") for partition in load_partitions() if partition.units is None)


def _is_of(partition: Partition, names: list[str], about: str, unit: str) -> bool:
    """Whether names are all the classes of a division, each once, and none of another."""
    least, most = len(partition.classes), len(partition.classes) + len(partition.more)
    if not least <= len(names) <= most or (partition.of and not partition.of.search(about)):
        return False
    if partition.units and not partition.units.search(unit):
        return False
    known = partition.classes + partition.more
    return all(any(one.search(name) for name in names) for one in partition.classes) and all(
        any(one.search(name) for one in known) for name in names
    )


def is_by_level(parts: Sequence[Claim], total: Claim) -> bool:
    """新增学位4350个,小学、初中、普通高中分别新增…: a total of no one level, and one part for each."""
    levels = [part.level for part in parts]
    return not total.level and all(levels) and len(set(levels)) == len(levels)
