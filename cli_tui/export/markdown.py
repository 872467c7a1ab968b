"""The report as Markdown: for people who paste it into notes, and for programs that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cli_tui.export.content import Content, make_content
from cli_tui.export.items import Item
from cli_tui.export.summary import list_facts
from cli_tui.export.words import Words
from cli_tui.export.writing import write_text
from rules.report import Report

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:$^=@])")
_STANDARDS = ("title", "level", "limit", "value", "conclusion", "stance", "source", "remark")
_CHECKS = ("relation", "label", "figures", "formula", "place", "reason", "finding")


def write(reports: Sequence[Report], path: Path, lang: str) -> None:
    """Write all reports, one after the other.

    Raises:
        GoujiError: the file cannot be written.
    """
    words = Words(lang)
    lines = [line for report in reports for line in _lines(make_content(report), words)]
    write_text(path, "\n".join(lines) + "\n")


def escape(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no link, no HTML, no table's end."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def _lines(content: Content, words: Words) -> Iterator[str]:
    yield f"# {escape(content.title)}\n"
    yield from _table(("", ""), list_facts(content, words))
    yield f"\n## {words('page.findings')}\n"
    if not content.items:
        yield words("page.none")
    for item in content.items:
        yield from _item(item, words)
    if content.standards:
        yield f"\n## {words('standards.sheet')}\n"
        head = [words(f"standards.{name}") for name in _STANDARDS]
        yield from _table(head, ([getattr(row, name) for name in _STANDARDS] for row in content.standards))
    if content.missing:
        yield f"\n## {words('missing.sheet')}\n"
        yield from (f"{number}. {escape(what)}" for number, what in enumerate(content.missing, 1))
    if content.sites:
        yield f"\n## {words('sites.sheet')}\n"
        yield from (f"- {escape(site.name)}: {'、'.join(map(str, site.findings))}" for site in content.sites)
    yield f"\n## {words('checks.sheet')}\n"
    head = [words(f"checks.{name}") for name in _CHECKS]
    yield from _table(head, ([getattr(row, name) or "" for name in _CHECKS] for row in content.checks))
    yield f"\n{words('page.limits')}\n"


def _item(item: Item, words: Words) -> Iterator[str]:
    yield f"### {item.number}\\. {item.label} {escape(item.title)} `{item.id}`\n"
    for quote in item.quotes:
        marked = "".join(f"**{escape(text)}**" if figure else escape(text) for text, figure in quote.pieces)
        yield f"> {quote.place} {marked}\n>"
    yield f"\n- {words('paper.sum')}: {escape(item.formula)}"
    if item.repairs:
        yield f"- {words('page.repair')}: {escape('、'.join(item.repairs))}"
    yield f"- {words('paper.question')}: {escape(item.question)}"
    said = {
        "section": item.section,
        "bring": "、".join(item.materials),
        "causes": "、".join(item.causes),
        "source": item.source,
    }
    if decided := item.decided:
        told = (decided.state, decided.ruling, decided.who, decided.reviewer, decided.date, decided.reason)
        said["state"] = " · ".join(filter(None, told))
        said["explanation"] = decided.explanation
        said["evidence"] = decided.materials
    yield from (f"- {words(f'paper.{name}')}: {escape(text)}" for name, text in said.items() if text)
    yield ""


def _table(head: Iterable[str], rows: Iterable[Iterable[str | int]]) -> Iterator[str]:
    names = [escape(name) for name in head]
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(escape(str(value)) for value in row)} |"
