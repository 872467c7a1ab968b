"""One batch of a scan: read, leave out what is known, audit together, hand on as rows."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus.archive.rows import ReportRows
from corpus.archive.writer import FileRow
from corpus.personal import mask_personal
from corpus.scanning.loading import load
from corpus.scanning.sources import Source
from extractor.document import Document
from extractor.error_messages import describe_error
from extractor.errors import GoujiError
from extractor.reading import read_bytes
from rules.report import Report


@dataclass(slots=True)
class Tally:
    """What a batch, or many, came to."""

    files: int = 0
    reports: int = 0
    """Newly audited."""
    known: int = 0
    """Left out: the same bytes, judged by this gouji before."""
    failed: int = 0
    characters: int = 0
    size: int = 0
    """Bytes read."""
    findings: int = 0
    """At or above 疑点."""
    audit_seconds: float = 0.0
    """Reading, extracting, judging."""
    write_seconds: float = 0.0
    """Making rows and writing them."""
    peak: int = 0
    """Bytes of memory that the largest process took at most; 0 where the system does not tell."""

    def add(self, other: Tally) -> None:
        """Count another in."""
        for name in self.__slots__:
            mine, its = getattr(self, name), getattr(other, name)
            setattr(self, name, max(mine, its) if name == "peak" else mine + its)


@dataclass(slots=True)
class Batch:
    """A batch's rows, ready to be written."""

    reports: list[ReportRows] = field(default_factory=list)
    files: list[FileRow] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


Failure = tuple[str, str]
"""Kind of error and its sentence."""


def audit_batch(
    sources: Sequence[Source],
    *,
    lang: str,
    find_known: Callable[[Sequence[str]], tuple[set[str], dict[str, Failure]]] = lambda hashes: (set(), {}),
) -> Batch:
    """Return the rows of some files; one that cannot be read is a row with its error, and the others go on.

    Args:
        sources: the files.
        lang: of the findings' sentences.
        find_known: hashes -> those that need no audit, and those known to fail with what was said of them.
    """
    started = time.perf_counter()
    batch = Batch()
    loaded = {source: one for source in sources if (one := _load(source, batch, lang)) is not None}
    hashes = {source: hashlib.sha256(data).hexdigest() for source, data in loaded.items()}
    known, failing = find_known(list(dict.fromkeys(hashes.values())))
    documents: dict[str, Document] = {}
    for source, data in loaded.items():
        sha256 = hashes[source]
        failure = failing.get(sha256)
        if failure is None and sha256 not in known and sha256 not in documents:
            try:
                document = read_bytes(data, source.path)
            except GoujiError as error:
                failure = _failure(error, lang)
            else:
                document.text = mask_personal(document.text)
                documents[sha256] = document
                batch.tally.characters += len(document.text)
        elif failure is None:
            batch.tally.known += 1
        batch.files.append(_file_row(source, sha256, failure))
    reports = _audit(list(documents.values()), batch, lang)
    audited = time.perf_counter()
    for report in reports:
        batch.reports.append(ReportRows.of(report))
        batch.tally.findings += sum(finding.severity in ("error", "warning") for finding in report.findings)
    tally = batch.tally
    tally.files, tally.reports = len(sources), len(batch.reports)
    tally.size = sum(map(len, loaded.values()))
    tally.failed = sum(bool(file.error) for file in batch.files)
    tally.audit_seconds, tally.write_seconds = audited - started, time.perf_counter() - audited
    return batch


def failed_batch(source: Source, kind: str, lang: str) -> Batch:
    """Return the row of a file that ended the process which read it."""
    failure = _failure(GoujiError(kind, source.path), lang)
    return Batch(files=[_file_row(source, "", failure)], tally=Tally(files=1, failed=1))


def _load(source: Source, batch: Batch, lang: str) -> bytes | None:
    try:
        return load(source)
    except GoujiError as error:
        batch.files.append(_file_row(source, "", _failure(error, lang)))
        return None


def _audit(documents: list[Document], batch: Batch, lang: str) -> list[Report]:
    """Audit together; should that fail, one by one, and the one that fails is a row."""
    if not documents:
        return []
    from rules.auditing import (
        audit_all,
    )  # spaCy takes a second, which the process that hands out batches need not spend

    try:
        return audit_all(documents, lang=lang)
    except Exception:  # a bug in gouji that some text brings out must not cost the others their place
        reports = []
        for document in documents:
            try:
                reports += audit_all([document], lang=lang)
            except Exception as error:
                failure = _failure(GoujiError("internal", document.path, why=f"{type(error).__name__}: {error}"), lang)
                batch.files = [
                    _as_failed(file, failure) if file.sha256 == document.sha256 else file for file in batch.files
                ]
        return reports


def _as_failed(file: FileRow, failure: Failure) -> FileRow:
    return FileRow(
        path=file.path, raw=file.raw, sha256=file.sha256, size=file.size, modified=file.modified,
        error=failure[0], message=failure[1],
    )  # fmt: skip


def _file_row(source: Source, sha256: str, failure: Failure | None) -> FileRow:
    kind, message = failure or ("", "")
    return FileRow(
        path=source.path,
        raw=source.raw,
        sha256=sha256,
        size=source.size,
        modified=source.modified,
        error=kind,
        message=message,
    )


def _failure(error: GoujiError, lang: str) -> Failure:
    return error.kind, describe_error(error, lang)["message"]
