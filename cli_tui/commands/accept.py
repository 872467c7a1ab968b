"""gouji accept: a finding settled, with who, when and why, outside the document."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from cli_tui.width import plain
from corpus.decisions import RULINGS, UNFOUNDED
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from rules.finding import Finding
    from rules.report import Report


@click.command(name="accept")
@click.argument("path", metavar="PATH")
@click.argument("finding", metavar="FINDING")
@click.option("--reason", required=True, help="理由 / why")
@click.option(
    "--as", "ruling", type=click.Choice(RULINGS), default=UNFOUNDED, show_default=True, help="认定结论 / ruling"
)
@click.option("--by", "who", help="核查人,默认为本机用户名 / who decides, by default the user of this machine")
@click.option("--reviewer", default="", help="复核人 / who reviewed, someone else")
@click.option("--explanation", default="", help="单位说明 / what the unit says")
@click.option("--material", "materials", multiple=True, help="佐证材料,可多次 / evidence brought, repeatable")
@click.option("--baseline", metavar="FILE", help="记录文件,默认 PATH.gouji.jsonl / file of decisions")
@click.option("--db", metavar="FILE", help="记入档案 / record in an archive instead")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(
    path: str,
    finding: str,
    reason: str,
    ruling: str,
    who: str | None,
    reviewer: str,
    explanation: str,
    materials: tuple[str, ...],
    baseline: str | None,
    db: str | None,
    lang: str,
) -> None:
    """记录对一条疑点的认定。认定为“口径差异”或“不成立”的,下次核对不再计数。

    Record a ruling on a finding; under 口径差异 or 不成立 the finding leaves the count of later audits.
    """
    from corpus.decision_file import beside
    from corpus.decision_store import open_archived, open_decisions
    from corpus.decisions import RULED, Decision, decide, report_key
    from rules import audit

    if db and baseline:
        raise click.UsageError("--db 与 --baseline 只能用一个 / --db and --baseline exclude each other")
    store = db or baseline or str(beside(path))
    try:
        report = audit(path, lang=lang)
        found = find_finding(report, finding)
        decision = decide(
            Decision(
                finding=found.id,
                report=report_key(report.document),
                sha256=report.document.sha256,
                state=RULED,
                ruling=ruling,
                who=who or getpass.getuser(),
                reason=reason,
                explanation=explanation,
                materials=materials,
                reviewer=reviewer,
            )
        )
        (open_archived(store) if db else open_decisions(store)).record(decision)
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    again = plain(f'gouji audit "{path}" --baseline "{store}"')
    if lang == "zh":
        click.echo(f"已记录:{found.id} 认定为{ruling},核查人 {plain(decision.who)}。再次核对:{again}")
    else:
        click.echo(f"recorded: {found.id} {ruling}, by {plain(decision.who)}; audit again: {again}")


def find_finding(report: Report, name: str) -> Finding:
    """Return the finding with an id, or the only one whose id begins so.

    Raises:
        GoujiError: there is none, or more than one.
    """
    begins = [one for one in report.findings if one.id.startswith(name)]
    exact = [one for one in begins if one.id == name]
    if len(exact or begins) != 1:
        raise GoujiError("finding-unknown", report.document.path, finding=name)
    return (exact or begins)[0]
