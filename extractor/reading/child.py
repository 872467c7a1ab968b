"""The reading process: one child that parses what people hand in, and is replaced when it dies.

A plain subprocess over pipes and not multiprocessing, because workers of a
bulk scan are daemons, which may have no multiprocessing children.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.reading import limits
from extractor.reading.frames import receive, send

_ROOT = str(Path(__file__).parent.parent.parent)


class Child:
    """A worker module run in a process of its own, started when first asked and reused."""

    def __init__(self, module: str) -> None:
        self.module = module
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._folder = ""
        self._jobs = 0

    def ask(
        self, request: Mapping[str, Any], payload: bytes, where: str, seconds: float = limits.READ_SECONDS
    ) -> tuple[dict[str, Any], bytes]:
        """Return the child's answer to a request.

        Raises:
            InputError: the file cannot be read, took too long or too much memory, or killed the reader.
        """
        with self._lock:
            process = self._started()
            late = threading.Event()
            timer = threading.Timer(seconds, self._end_late, (late,))
            timer.daemon = True
            timer.start()
            try:
                assert process.stdin is not None
                assert process.stdout is not None
                send(_binary(process.stdin), {**request, "folder": self._folder}, payload)
                answer, data = receive(_binary(process.stdout))
            except (OSError, EOFError) as error:
                self.close()
                if late.is_set():
                    raise InputError("reader-late", where, seconds=int(seconds)) from error
                raise InputError("reader-died", where) from error
            finally:
                timer.cancel()
            self._jobs += 1
            if answer.get("spent") or self._jobs >= limits.MOST_JOBS:
                self.close()
        if "error" in answer:
            raise InputError(answer["error"], where, **answer["details"])
        return answer, data

    def close(self) -> None:
        """End the child and remove its working folder."""
        if self._process is None or self._owner != os.getpid():
            return
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        if self._owner == os.getpid():
            self.close()
        self._owner, self._jobs = os.getpid(), 0
        self._folder = tempfile.mkdtemp(prefix="gouji-")
        # -P: a file called json.py in a folder of reports must not be imported; the path names our own packages.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", self.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": _ROOT, "PYTHONIOENCODING": "utf-8"},
            start_new_session=True,
        )
        atexit.register(self.close)
        return self._process

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self._kill()

    def _kill(self) -> None:
        """End the child and whatever it has started."""
        process = self._process
        if process is None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
        with suppress(OSError):
            process.kill()


def _binary(stream: Any) -> BinaryIO:
    taken: BinaryIO = stream
    return taken


READER = Child("extractor.reading.worker")
