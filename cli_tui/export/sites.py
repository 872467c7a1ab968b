"""选点参考: the schools and townships that stand where findings are, for choosing where to go and look."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cli_tui.export.items import Item
from cli_tui.export.legible import one_line
from extractor.data import read_yaml
from rules.report import Report

_MOST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A school, township or other unit that the report names beside findings."""

    name: str
    findings: tuple[int, ...]
    """Numbers of the findings in whose paragraphs it stands."""


@cache
def _pattern() -> re.Pattern[str]:
    words = read_yaml(Path(__file__).with_name("sites.yaml"))
    kinds, kind_words = "|".join(words["kinds"]), "|".join(words["kind_words"])
    return re.compile(
        rf"(?:^|(?<=[{words['before']}\s]))(?!(?:{kind_words}))"
        rf"((?:(?!{kind_words})[\u4e00-\u9fff_×]){{2,8}}?(?:{kinds}))(?![\u4e00-\u9fff]*?(?:数|率|生))"
        rf"(?=[{words['after']}\s]|$)"
    )


def find_sites(report: Report, items: tuple[Item, ...]) -> tuple[Site, ...]:
    """Return the units named in the paragraphs of findings, most findings first, then in reading order."""
    text = report.document.text
    found: dict[str, list[int]] = defaultdict(list)
    for item in items:
        if item.start < 0 or item.accepted or item.severity == "notice":
            continue
        begin = text.rfind("\n", 0, item.start) + 1
        end = text.find("\n", item.start)
        for match in _pattern().finditer(text[begin : end if end > 0 else len(text)][:5000]):
            name = one_line(match.group(1))
            if item.number not in found[name]:
                found[name].append(item.number)
    ranked = sorted(found.items(), key=lambda one: -len(one[1]))[:_MOST]
    return tuple(Site(name=name, findings=tuple(numbers)) for name, numbers in ranked)
