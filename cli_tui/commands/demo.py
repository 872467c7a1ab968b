"""gouji demo: the main job on the project's own sample reports."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="demo")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh")
def command(lang: str) -> None:
    """核对自带的样例报告(每份都埋了几处错)。

    Audit the sample reports; each has a few planted errors.
    """
    from rich.console import Console

    import corpus
    from cli_tui.render.terminal import print_report
    from rules import audit

    folder = Path(corpus.__file__).parent / "samples"
    console = Console(soft_wrap=True)
    for file in sorted(folder.glob("*.txt")):
        if not file.stem.endswith((".clean", ".rounded")):
            report = audit(file, lang=lang)
            report.document.path = file.name
            print_report(report, console)
    told = (
        "样例在 {}。核对自己的报告:gouji audit 报告.docx"
        if lang == "zh"
        else "The samples are in {}. Your own report: gouji audit REPORT.docx"
    )
    console.print(told.format(folder), highlight=False, markup=False)
