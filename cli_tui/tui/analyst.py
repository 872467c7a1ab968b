"""The audit in a process of its own: the screen stays at hand while spaCy works."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.answering.answer import Answer
    from corpus.opened import OpenReport
    from extractor.document import Document

_talks: dict[str, Any] = {}
"""In the analyst's process: conversations by report."""


class Analyst:
    """One process that audits and answers, in the order asked."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_ignore_interrupts)

    def warm(self) -> None:
        """Let it load spaCy and jieba while the person still looks at the first screen."""
        self._pool.submit(_load)

    async def audit(self, document: Document, lang: str) -> OpenReport:
        """Return the opened report of a document.

        Raises:
            GoujiError: it cannot be audited.
        """
        return await asyncio.wrap_future(self._pool.submit(_audit, document, lang))

    async def audit_file(self, path: str, lang: str) -> OpenReport:
        """Return the opened report of a file.

        Raises:
            GoujiError: it cannot be read or audited.
        """
        return await asyncio.wrap_future(self._pool.submit(_audit_file, path, lang))

    async def ask(self, key: str, report: OpenReport, question: str, lang: str) -> Answer:
        """Return the answer to a question; one conversation a key.

        Raises:
            GoujiError: a quote does not stand in the report.
        """
        answer = await asyncio.wrap_future(self._pool.submit(_ask, key, None, question, lang))
        if answer is None:
            answer = await asyncio.wrap_future(self._pool.submit(_ask, key, report, question, lang))
        assert answer is not None
        return answer

    async def export(self, path: str, output: str, lang: str) -> None:
        """Write the report on a file to another.

        Raises:
            GoujiError: it cannot be read.
            OSError: the output cannot be written.
        """
        await asyncio.wrap_future(self._pool.submit(_export, path, output, lang))

    def close(self) -> None:
        """Stop at once, whatever it is doing: nothing it holds needs saving."""
        workers = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()


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
