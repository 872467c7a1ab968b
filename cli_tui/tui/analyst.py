"""The audit in a process of its own: the screen stays at hand while spaCy works."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, TypeVar

from extractor.errors import GoujiError

if TYPE_CHECKING:
    from corpus.answering.answer import Answer
    from corpus.opened import OpenReport
    from extractor.document import Document

T = TypeVar("T")
_talks: dict[str, Any] = {}
"""In the analyst's process: conversations by report."""


class Analyst:
    """One process that audits and answers, in the order asked."""

    def __init__(self) -> None:
        self.pool = _start()
        """Of one process."""

    def warm(self) -> None:
        """Let it load spaCy and jieba while the person still looks at the first screen."""
        self.pool.submit(_load)

    async def audit(self, document: Document, lang: str) -> OpenReport:
        """Return the opened report of a document.

        Raises:
            GoujiError: it cannot be audited.
        """
        return await self._run(_audit, document, lang)

    async def audit_file(self, path: str, lang: str) -> OpenReport:
        """Return the opened report of a file.

        Raises:
            GoujiError: it cannot be read or audited.
        """
        return await self._run(_audit_file, path, lang)

    async def ask(self, key: str, report: OpenReport, question: str, lang: str) -> Answer:
        """Return the answer to a question; one conversation a key.

        Raises:
            GoujiError: a quote does not stand in the report.
        """
        answer = await self._run(_ask, key, None, question, lang)
        if answer is None:
            answer = await self._run(_ask, key, report, question, lang)
        assert answer is not None
        return answer

    async def export(self, path: str, output: str, lang: str) -> None:
        """Write the report on a file to another.

        Raises:
            GoujiError: it cannot be read.
            OSError: the output cannot be written.
        """
        await self._run(_export, path, output, lang)

    async def _run(self, work: Callable[..., T], *given: object) -> T:
        """Run work in the process; where that was killed under it, the next work gets a new one."""
        try:
            return await asyncio.wrap_future(self.pool.submit(work, *given))
        except BrokenProcessPool as error:
            self.pool = _start()
            raise GoujiError("analyst-died") from error

    def close(self) -> None:
        """Stop at once, whatever it is doing: nothing it holds needs saving."""
        workers = list((self.pool._processes or {}).values())
        self.pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()


def _start() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _load() -> None:
    from extractor import pipeline
    from extractor.tokenizer import segmenter

    pipeline()
    segmenter()


def _audit(document: Document, lang: str) -> OpenReport:
    from corpus.opened import OpenReport
    from rules import audit

    return OpenReport.of(audit(document, lang=lang))


def _audit_file(path: str, lang: str) -> OpenReport:
    from corpus.opened import OpenReport
    from rules import audit

    return OpenReport.of(audit(path, lang=lang))


def _ask(key: str, report: OpenReport | None, question: str, lang: str) -> Answer | None:
    from corpus.answering.converse import Conversation

    if key not in _talks:
        if report is None:
            return None
        _talks[key] = Conversation(report, lang)
    answer: Answer = _talks[key].ask(question)
    return answer


def _export(path: str, output: str, lang: str) -> None:
    from cli_tui.export import write_reports
    from rules import audit

    write_reports([audit(path, lang=lang)], output, lang)
