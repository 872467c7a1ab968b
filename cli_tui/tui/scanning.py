"""A scan that runs beside the screen: what it is to do, how far it is, how it ended."""

from __future__ import annotations

import os
import threading
import time
from itertools import islice
from pathlib import Path

from cli_tui.commands.scan import count_cores
from cli_tui.inputs import ENDINGS
from corpus.archive import Archive
from corpus.archive.listing import list_failures
from corpus.scanning.batch import Tally
from corpus.scanning.scan import Plan, scan
from extractor.errors import GoujiError, InputError

_SHOWN_FAILURES = 3


def make_plan(folder: str, archive: str, lang: str) -> Plan:
    """Return the plan for what a person typed or dropped; one core is left to the screen.

    Raises:
        GoujiError: there is nothing to scan, or the archive cannot be opened or made.
    """
    paths, place = (str(Path(one.strip(" \"'")).expanduser()) for one in (folder, archive))
    if not folder.strip(" \"'"):
        raise InputError("file-missing", folder)
    plan = Plan(paths=(paths,), archive=place, endings=ENDINGS, jobs=max(1, count_cores() - 1), lang=lang)
    first = next(plan.sources(), None)
    if first is None:
        raise InputError("folder-empty", paths)
    if first.error is not None and first.place == paths:
        raise first.error
    Archive.create(place).close()
    return plan


class ScanJob:
    """One scan in a thread of its own; the screen looks how far it is."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.total: int | None = None
        """Files to look at; None while they are counted."""
        self.tally = Tally()
        self.failures: list[tuple[str, str]] = []
        """Paths and sentences of some files that could not be read."""
        self.error: GoujiError | None = None
        self._began = time.monotonic()
        self._ended: float | None = None
        self._stop = threading.Event()

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self._ended is None

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    @property
    def seconds(self) -> float:
        """How long it has run."""
        return (self._ended or time.monotonic()) - self._began

    @property
    def remaining(self) -> float | None:
        """Seconds it may still take at the rate so far; None where that cannot be told."""
        if not self.total or not self.tally.files:
            return None
        return self.seconds / self.tally.files * max(0, self.total - self.tally.files)

    def stop(self) -> None:
        """Begin no other batch; those in hand are finished."""
        self._stop.set()

    def run(self) -> None:
        """Scan to the end or until told to stop; what hinders it is kept in `error`."""
        try:
            count = 0
            for _ in self.plan.sources():
                count += 1
                if self.stopping:
                    return
            self.total = count
            self.tally = scan(self.plan, report=self._report, stopping=self._stop.is_set)
            if self.tally.failed:
                with Archive.open(self.plan.archive) as archive:
                    self.failures = list(islice(list_failures(archive), _SHOWN_FAILURES))
        except GoujiError as error:
            self.error = error
        finally:
            self._ended = time.monotonic()

    def _report(self, tally: Tally) -> None:
        self.tally = tally


def archive_beside(folder: str) -> str:
    """Return where the archive of a folder is kept if nobody says otherwise."""
    return os.path.join(folder, "archive.db")  # noqa: PTH118 - pathlib turns an empty folder into a point
