"""数据疑点清单 (约谈提纲): what goes to the unit, each finding with its question and the papers to bring."""

from __future__ import annotations

from cli_tui.export.content import Content
from cli_tui.export.papers.layout import Paper
from cli_tui.export.papers.parts import fill_item, quote_item, sum_item
from cli_tui.export.words import Words

_ROOM = 18
"""Millimetres for the unit to write in."""


def fill(paper: Paper, content: Content, words: Words) -> None:
    """Write the findings that wait for an answer, by chapter of the report."""
    groups = {
        group: [item for item in items if item.severity in ("error", "warning") and not item.is_ruled]
        for group, items in content.groups.items()
    }
    count = sum(map(len, groups.values()))
    paper.title(words("paper.list_of", title=content.title), words("paper.list_under"))
    paper.text(words("paper.to"), indent=False)
    lead = "paper.list_lead" if count else "paper.list_none"
    values = {"title": content.title, "file": content.source.name, "sha256": content.source.sha256[:16], "count": count}
    paper.text(words(lead, **values))
    number = 0
    for group, items in groups.items():
        if not items:
            continue
        paper.heading(group or words("paper.opening"), numbered=False)
        for item in items:
            number += 1
            rows = (
                ("quote", quote_item(item, words)),
                ("sum", sum_item(item, words)),
                ("question", item.question),
                ("bring", "、".join(item.materials)),
                ("listed", str(item.number)),
                ("explanation", item.decided.explanation if item.decided else ""),
            )
            fill_item(paper, number, item, rows, words, blank=_ROOM)
    paper.text(words("paper.contact"))
    paper.text(words("paper.unit"))
    paper.signature(words("paper.group_seal"), words("paper.day"))
