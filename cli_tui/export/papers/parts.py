"""What several papers have in common: quotes, counts, the table of norms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cli_tui.export.content import Content
from cli_tui.export.items import Item
from cli_tui.export.papers.layout import TEXT_WIDTH, Paper
from cli_tui.export.papers.tables import Run, Value
from cli_tui.export.summary import extent
from cli_tui.export.words import Words

_LABEL = 22.0
_LONGEST = 600
"""Characters of a value in a paper; the page, workbook and JSON have it whole."""
ITEM_WIDTHS = (_LABEL, TEXT_WIDTH - _LABEL)


def quote_item(item: Item, words: Words) -> list[Run]:
    """Return the quotes of an item, its figures in bold."""
    runs: list[Run] = []
    for quote in item.quotes:
        before, after = words("paper.quoted", place=quote.place, text="\n").split("\n")
        runs += [(f" {before}" if runs else before, False), *quote.pieces, (after, False)]
    return runs


def sum_item(item: Item, words: Words) -> str:
    """Return the arithmetic of an item and what the other figures make of it."""
    return item.formula + (words("paper.repair", repairs="、".join(item.repairs)) if item.repairs else "")


def describe_files(content: Content, words: Words) -> list[Sequence[Value]]:
    """Return a table of the files that were read."""
    rows: list[Sequence[Value]] = [tuple(words(f"paper.{name}") for name in ("file", "extent", "sha256", "date"))]
    for one in (content.source, *content.attachments):
        rows.append((one.name, extent(one, words), one.sha256, content.date))
    return rows


FILE_WIDTHS = (44.0, 26.0, 60.0, 26.0)


def say_totals(content: Content, words: Words) -> str:
    """Return the overall counts, and why figures were not checked."""
    totals = content.totals
    reasons = "、".join(words("paper.totals_reason", why=why, count=count) for why, count in totals.unchecked)
    names = ("claims", "checked", "judged", "agreeing", "broken", "undetermined", "open")
    counts = {name: getattr(totals, name) for name in names}
    return words("paper.totals", why=words("paper.totals_why", reasons=reasons) if reasons else "", **counts)


def say_rulings(content: Content, words: Words, key: str) -> str:
    """Return how many findings there are and what people made of them."""
    counts = Counter(item.severity for item in content.items)
    ruled = [item for item in content.items if item.is_ruled]
    rulings = Counter(item.decided.ruling or item.decided.state for item in ruled if item.decided)
    listed = "、".join(words("paper.ruling_count", ruling=ruling, count=count) for ruling, count in rulings.items())
    return words(
        key,
        found=len(content.items),
        ruled=len(ruled),
        open=len(content.items) - len(ruled),
        rulings=words("paper.rulings", rulings=listed) if listed else "",
        **{severity: counts[severity] for severity in ("error", "warning", "notice", "info")},
    )


def fill_standards(paper: Paper, content: Content, words: Words) -> None:
    """Write the table of norms, and which norms they are."""
    packs = "、".join(f"{title}({why})" for title, why in content.packs)
    paper.text(words("paper.packs", packs=packs) if packs else words("paper.no_packs"))
    if content.standards:
        names = ("title", "level", "limit", "value", "conclusion", "stance", "source")
        rows = [[words(f"standards.{name}") for name in names]]
        for row in content.standards:
            rows.append([getattr(row, name) for name in names])
        paper.table((32, 15, 20, 22, 18, 17, 32), rows)


def fill_item(
    paper: Paper,
    number: int,
    item: Item,
    rows: Iterable[tuple[str, Value]],
    words: Words,
    *,
    together: bool = True,
    blank: int = 0,
) -> None:
    """Write one finding: its number in this paper and title, and a table of what is said of it."""
    paper.subheading(words("paper.item", number=number, title=item.title, label=item.label))
    filled = [
        (words(f"paper.{name}"), _fit(value, words))
        for name, value in rows
        if value or (blank and name == "explanation")
    ]
    paper.table(ITEM_WIDTHS, filled, head=False, together=together, blank=blank)


def _fit(value: Value, words: Words) -> Value:
    """A value no longer than a page can show: a row over a page's height stalls what sets it."""
    runs = [(value, False)] if isinstance(value, str) else value
    count = sum(len(text) for text, _ in runs)
    if count <= _LONGEST:
        return value
    kept: list[Run] = []
    room = _LONGEST
    for text, bold in runs:
        kept.append((text[:room], bold))
        room -= len(text[:room])
    return [*kept, (words("list.cut", count=count), False)]
