"""The reading process: light, replaceable, bounded, offline, and usable from anywhere."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.reading import read, read_bytes
from extractor.reading.child import Child
from tests.make_pdf import PdfPage, make_pdf

PDF = make_pdf([PdfPage(texts=[(70, 100, "全县小学43所")])])


@pytest.fixture
def child() -> Iterator[Child]:
    """A reading process of the test's own."""
    one = Child("extractor.reading.worker")
    yield one
    one.close()


def ask(child: Child, data: bytes = PDF, form: str = "pdf", seconds: float = 60) -> str:
    answer, _ = child.ask({"op": "read", "format": form, "password": ""}, data, "x", seconds)
    return str(answer["content"]["text"])


def test_process_loads_neither_spacy_nor_jieba() -> None:
    script = (
        "import sys, extractor.reading.worker as w, pathlib\n"
        "for name in w.READERS.values(): __import__(f'extractor.reading.{name}')\n"
        "w.read_format('docx', pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'spacy', 'jieba', 'thinc', 'textual', 'rules', 'cli_tui'}))"
    )
    sample = Path(__file__).parents[3] / "corpus" / "samples" / "audit-account.docx"
    done = subprocess.run([sys.executable, "-c", script, str(sample)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_process_is_reused_and_replaced_when_it_dies(child: Child) -> None:
    assert "43" in ask(child)
    first = child._process
    assert "43" in ask(child)
    assert child._process is first
    assert first is not None
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert "43" in ask(child)
    assert child._process is not first


def test_process_that_takes_too_long_is_ended_with_all_it_started(child: Child) -> None:
    ask(child)
    assert child._process is not None
    os.kill(child._process.pid, signal.SIGSTOP)
    start = time.perf_counter()
    with pytest.raises(InputError, match="reader-late"):
        ask(child, seconds=0.5)
    assert time.perf_counter() - start < 10
    assert "43" in ask(child)


def test_working_folder_is_gone_afterwards(child: Child) -> None:
    ask(child)
    folder = Path(child._folder)
    assert folder.parent == Path(tempfile.gettempdir())
    child.close()
    assert not folder.exists()


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, samples: Path) -> None:
    script = "import sys; from extractor import read; [read(path) for path in sys.argv[1:]]"
    files = [str(samples / f"audit-account.{ending}") for ending in ("docx", "pdf", "ofd", "html")]
    subprocess.run([sys.executable, "-c", script, *files], env={**os.environ, "TMPDIR": str(tmp_path)}, check=True)
    assert list(tmp_path.iterdir()) == []


def _read_in_worker(data: bytes) -> str:
    return read_bytes(data, "x").text


def test_reading_works_inside_a_daemon() -> None:
    with multiprocessing.get_context("fork").Pool(1) as pool:  # its workers are daemons, as dask's are
        assert "43" in pool.apply(_read_in_worker, (PDF,))


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on address space there")
def test_memory_is_bounded(child: Child) -> None:
    import resource

    ask(child)
    assert child._process is not None
    limit, _ = resource.prlimit(child._process.pid, resource.RLIMIT_AS)
    assert 0 < limit <= 4 * 1024**3


def test_code_beside_a_report_is_not_run(tmp_path: Path) -> None:
    for name in ("json", "lxml", "docx"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted')", "utf-8")
    (tmp_path / "x.pdf").write_bytes(PDF)
    script = "import sys; sys.path.pop(0); from extractor import read; print(read('x.pdf').text)"
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.append({str(root)!r}); {script[12:]}"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "43" in done.stdout, done.stderr


OFFLINE = """
import sys
touched = []
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"):
        touched.append((event, arguments))
sys.addaudithook(watch)
from rules import audit
for path in sys.argv[1:]:
    audit(path)
print(touched)
"""


def test_nobody_is_called(samples: Path) -> None:
    files = [str(samples / name) for name in ("audit-account.docx", "audit-account.pdf", "plan.txt")]
    done = subprocess.run([sys.executable, "-c", OFFLINE, *files], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_needs_no_network(samples: Path) -> None:
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("no unshare, or not allowed here: reading is not tried without a network")
    script = "import sys; from extractor import read; print([len(read(path).text) for path in sys.argv[1:]])"
    files = [
        str(file)
        for file in sorted(samples.glob("audit-account.*"))
        if file.suffix in (".docx", ".pdf", ".ofd", ".html")
    ]
    command = [unshare, "-rn", sys.executable, "-c", script, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.count(",") == 3


def test_process_refuses_to_reach_out(child: Child) -> None:
    page = b'<!DOCTYPE html><html><head><link href="http://127.0.0.1:9/x.css"></head><body><p>43</p></body></html>'
    assert ask(child, page, "html").strip() == "43"
    script = (
        "import threading, socket, extractor.reading.serving as s\n"
        "s._refuse_network()\n"
        "try: socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except PermissionError: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "refused"


def test_document_survives_a_missing_file() -> None:
    with pytest.raises(InputError, match="file-missing"):
        read("/nowhere/报告.pdf")
