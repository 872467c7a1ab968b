"""工作底稿: everything, passed checks and places to look included; it stays in the inspectors' file."""

from __future__ import annotations

from cli_tui.export.content import Content
from cli_tui.export.items import Item
from cli_tui.export.papers.layout import Paper
from cli_tui.export.papers.parts import (
    FILE_WIDTHS,
    describe_files,
    fill_item,
    fill_standards,
    quote_item,
    say_rulings,
    say_totals,
    sum_item,
)
from cli_tui.export.words import Words


def fill(paper: Paper, content: Content, words: Words) -> None:
    """Write the working paper."""
    paper.title(words("paper.workings_of", title=content.title))
    paper.heading(words("paper.h_object"))
    paper.table(FILE_WIDTHS, describe_files(content, words))
    paper.heading(words("paper.h_totals"))
    paper.text(say_totals(content, words))
    paper.text(say_rulings(content, words, "paper.reviewed_workings"))
    paper.heading(words("paper.h_findings"))
    for item in content.items:
        _fill_item(paper, item, words)
    if not content.items:
        paper.text(words("page.none"))
    paper.heading(words("paper.h_standards"))
    fill_standards(paper, content, words)
    paper.heading(words("paper.h_missing"))
    for number, what in enumerate(content.missing, 1):
        paper.text(f"{number}.{what}")
    if not content.missing:
        paper.text(words("paper.no_missing"))
    _fill_sites(paper, content, words)
    _fill_checks(paper, content, words)
    _fill_notes(paper, content, words)
    paper.text(words("page.limits"))
    paper.text(words("paper.made"))


def _fill_item(paper: Paper, item: Item, words: Words) -> None:
    decided = item.decided
    state = " ".join(filter(None, (decided.state, decided.ruling, decided.who, decided.date))) if decided else ""
    rows = (
        ("section", item.section),
        ("quote", quote_item(item, words)),
        ("sum", sum_item(item, words)),
        ("question", item.question),
        ("bring", "、".join(item.materials)),
        ("nature", item.nature),
        ("causes", "、".join(item.causes)),
        ("direction", words("paper.direction_of", direction=item.direction)),
        ("source", item.source),
        ("state", state or words("paper.unreviewed")),
        ("basis", decided.reason if decided else ""),
        ("explanation", decided.explanation if decided else ""),
        ("evidence", decided.materials if decided else ""),
        ("id", item.id),
    )
    fill_item(paper, item.number, item, rows, words, together=False)


def _fill_sites(paper: Paper, content: Content, words: Words) -> None:
    paper.heading(words("paper.h_sites"))
    if content.sites:
        paper.text(words("paper.sites_lead"))
        rows = [(site.name, "、".join(map(str, site.findings))) for site in content.sites]
        paper.table((78, 78), [(words("sites.name"), words("sites.findings")), *rows])
    else:
        paper.text(words("paper.sites_none"))
    chapters = []
    for group, items in content.groups.items():
        papers = dict.fromkeys(paper for item in items for paper in item.materials)
        numbers = "、".join(str(item.number) for item in items)
        chapters.append((group or words("paper.opening"), numbers, "、".join(papers)))
    if chapters:
        paper.text(words("paper.look"))
        paper.table(
            (58, 24, 74), [tuple(words(f"paper.look_{name}") for name in ("chapter", "findings", "papers")), *chapters]
        )


def _fill_checks(paper: Paper, content: Content, words: Words) -> None:
    paper.heading(words("paper.h_checks"))
    paged = any(check.place for check in content.checks)
    names = ("relation", "label", "figures", "formula", *(["place"] if paged else []))
    rows = [[words(f"checks.{name}") for name in names]]
    for check in content.checks:
        figures = check.figures.replace("、", "、 ")  # where a line may end: between figures, not inside one
        told = [check.relation, check.label, figures, check.formula or check.reason]
        rows.append([*told, check.place] if paged else told)
    paper.table((28, 16, 46, 46, 20) if paged else (30, 16, 52, 58), rows)


def _fill_notes(paper: Paper, content: Content, words: Words) -> None:
    paper.heading(words("paper.h_notes"))
    notes = list(content.notices)
    for finding, one in content.stale:
        notes.append(
            words("paper.stale", finding=finding, state=one.state, ruling=one.ruling, who=one.who, date=one.date)
        )
    for note in notes or [words("paper.no_notes")]:
        paper.text(note)
