"""What the screen costs: a large report to its text, to its findings and from key to redraw; an archive to its list."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHARS = 30_000
DENSE = 17_800
"""Characters of real reports, about 800 claims; the rest is prose without figures."""
REPORTS = 10_000
_PROSE = "各部门坚持问题导向,压实责任,细化措施,统筹推进各项重点工作落地见效,群众的获得感和满意度持续增强。\n"


@dataclass(frozen=True, slots=True)
class Opened:
    """One opening of a report in a process of its own."""

    text: float
    """Seconds from the start of the process to the text on screen."""
    analysed: float
    """Seconds to the findings."""
    text_work: float
    analysed_work: float
    """The same in processor seconds, of both processes: what other programs take does not count."""
    key: float
    """Processor seconds from a key to the redrawn screen, median."""
    claims: int
    checks: int


def write_report(file: Path) -> None:
    """Write a report of 30,000 characters with about 800 claims."""
    text = "云溪县综合工作报告\n"
    for sample in sorted((ROOT / "corpus" / "samples").glob("*.txt")):
        if len(text) < DENSE and sample.stem.count(".") == 0 and sample.stem != "traditional":
            text += sample.read_text("utf-8") + "\n"
    text += _PROSE * (1 + (CHARS - len(text)) // len(_PROSE))
    file.write_text(text[:CHARS], "utf-8")


def open_once(file: Path) -> Opened:
    """Open a report in a new process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "GOUJI_STARTED": str(time.time())}
    command = [sys.executable, "-m", "tests.benchmarks.screen", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    return Opened(**json.loads(done.stdout))


def write_archive(file: Path, count: int = REPORTS) -> None:
    """Write an archive that lists thousands of reports: one that was scanned, entered again and again."""
    from tests.corpus.archives import fill_archive

    text = "青山县2023年教育工作报告\n全县共有学校30所,其中小学20所,初中8所。\n"
    archive = fill_archive(file, {"青山.txt": text})
    rows = archive.database.conn
    for table, key in (("documents", "id"), ("files", "id")):
        names = [name for name in archive.database[table].columns_dict if name != key]
        changed = [
            {
                "sha256": "sha256 || '-' || n.value",
                "report": "report || n.value",
                "path": "path || n.value",
                "document": "n.value",
            }.get(name, f'"{name}"')
            for name in names
        ]
        listed = ", ".join(f'"{name}"' for name in names)
        numbers = "WITH RECURSIVE n(value) AS (SELECT 2 UNION ALL SELECT value + 1 FROM n WHERE value < ?)"
        rows.execute(
            f"{numbers} INSERT INTO {table} ({key}, {listed}) SELECT n.value, {', '.join(changed)} FROM {table}, n WHERE {table}.{key} = 1",
            (count,),
        )
    rows.commit()
    archive.close()


def list_once(file: Path) -> float:
    """Return the processor seconds from opening an archive to its list on screen."""
    from cli_tui.tui.app import GoujiApp
    from cli_tui.tui.opening import open_volumes
    from cli_tui.tui.screens.library import LibraryScreen
    from cli_tui.tui.widgets.report_list import ReportList

    async def show() -> float:
        app = GoujiApp([])
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            begun = time.process_time()
            screen = LibraryScreen(open_volumes((), str(file), "zh"))
            await app.push_screen(screen)
            drawn = screen.query_one(ReportList).render_line(1).text
            taken = time.process_time() - begun
            assert "青山县" in drawn
        return taken

    return asyncio.run(show())


async def _open(file: str) -> Opened:
    from cli_tui.tui.analyst import Analyst

    started = float(os.environ["GOUJI_STARTED"])
    analyst = Analyst()
    analyst.warm()
    from cli_tui.tui.app import GoujiApp
    from cli_tui.tui.opening import open_volumes
    from cli_tui.tui.screens.review import ReviewScreen
    from cli_tui.tui.widgets.text_view import TextView

    app = GoujiApp(open_volumes((file,), None, "zh"), analyst=analyst)
    async with app.run_test(size=(120, 40)) as pilot:
        while not (app.screen.query(TextView) and "综合" in app.screen.query_one(TextView).render_line(0).text):
            await asyncio.sleep(0.005)
        text, text_work = time.time() - started, time.process_time()
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        while screen.review is None:
            await asyncio.sleep(0.005)
        await pilot.pause()
        analysed, work = time.time() - started, time.process_time()
        work += await asyncio.wrap_future(analyst.pool.submit(time.process_time))
        keys = []
        for key in ("n", "n", "n", "p", "n", "n", "tab", "j", "k", "space"):
            begun = time.process_time()
            await pilot.press(key)
            await pilot.pause()
            keys.append(time.process_time() - begun)
        report = screen.review.report
        return Opened(text, analysed, text_work, work, statistics.median(keys), len(report.figures), len(report.checks))


def run() -> None:
    """Print the medians of five."""
    with tempfile.TemporaryDirectory() as folder:
        report, archive = Path(folder) / "报告.txt", Path(folder) / "a.db"
        write_report(report)
        opened = [open_once(report) for _ in range(5)]
        print(f"a report of {CHARS} characters, {opened[0].claims} claims, {opened[0].checks} checks")
        for name in ("text", "analysed", "text_work", "analysed_work", "key"):
            print(f"  {name:14}{statistics.median(getattr(one, name) for one in opened):8.3f} s")
        write_archive(archive)
        print(
            f"an archive of {REPORTS} reports listed\n  {statistics.median(list_once(archive) for _ in range(5)):22.3f} s"
        )


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(_open(sys.argv[1])))))
