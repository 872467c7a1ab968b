"""核查意见: only what a person has confirmed; suggestions and conclusion are left for people to write."""

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
from corpus.decisions import UNFOUNDED
from extractor.errors import GoujiError


def fill(paper: Paper, content: Content, words: Words) -> None:
    """Write the opinion.

    Raises:
        GoujiError: no finding of the report has been ruled on.
    """
    ruled = [item for item in content.items if item.is_ruled]
    if content.items and not ruled:
        raise GoujiError("opinion-unreviewed", content.source.name, count=len(content.items))
    listed = [item for item in ruled if item.decided and item.decided.ruling != UNFOUNDED]
    paper.title(words("paper.opinion_of", title=content.title))
    paper.heading(words("paper.h_basis"))
    paper.text(words("paper.basis_lead"))
    paper.table(FILE_WIDTHS, describe_files(content, words))
    paper.heading(words("paper.h_method"))
    paper.text(words("paper.method", version=content.version))
    paper.heading(words("paper.h_totals"))
    paper.text(say_totals(content, words))
    paper.text(say_rulings(content, words, "paper.reviewed"))
    paper.heading(words("paper.h_items"))
    for number, item in enumerate(listed, 1):
        _fill_ruled(paper, number, item, words)
    if not listed:
        paper.text(words("paper.none_listed"))
    elif len(listed) < len(ruled):
        paper.text(words("paper.unfounded", count=len(ruled) - len(listed)))
    paper.heading(words("paper.h_standards"))
    fill_standards(paper, content, words)
    paper.heading(words("paper.h_suggest"))
    paper.text(words("paper.by_hand"))
    for _ in range(3):
        paper.text("")
    paper.heading(words("paper.h_limits"))
    paper.text(words("paper.limits"))
    paper.signature(words("paper.signed"), words("paper.seal"), words("paper.day"))


def _fill_ruled(paper: Paper, number: int, item: Item, words: Words) -> None:
    decided = item.decided
    assert decided is not None
    blank = "____"
    people = words("paper.names", who=decided.who or blank, reviewer=decided.reviewer or blank, date=decided.date)
    rows = (
        ("quote", quote_item(item, words)),
        ("sum", sum_item(item, words)),
        ("explanation", decided.explanation or words("paper.no_explanation")),
        ("evidence", decided.materials),
        ("ruling", decided.ruling or decided.state),
        ("basis", decided.reason),
        ("source", item.source),
        ("people", people),
        ("listed", str(item.number)),
    )
    fill_item(paper, number, item, rows, words)
