"""A real terminal: tmux runs the program, types keys and reads the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


class Terminal:
    """One tmux window on a server of its own."""

    def __init__(self, width: int, height: int) -> None:
        self._socket = f"gouji-{uuid.uuid4().hex[:8]}"
        self._size = width, height

    def start(self, command: str, folder: Path, **environment: str) -> None:
        settings = {"LANG": "C.UTF-8", "TERM": "xterm-256color", **environment}
        settings["PYTHONPATH"] = str(ROOT)
        line = " ".join(f"{name}={shlex.quote(value)}" for name, value in settings.items())
        width, height = self._size
        size = ("-x", str(width), "-y", str(height))
        self._tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            *size,
            "-c",
            str(folder),
            f"{line} {command}; echo; echo ended; sleep 60",
        )

    def _tmux(self, *arguments: str) -> str:
        environment = {**os.environ, "LANG": "C.UTF-8"}
        done = subprocess.run(
            ["tmux", "-u", "-L", self._socket, *arguments], capture_output=True, text=True, check=True, env=environment
        )
        return done.stdout

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        for key in keys:
            self._tmux("send-keys", key)

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)

    def resize(self, width: int, height: int) -> None:
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def wait_for(self, *words: str, seconds: float = 90) -> str:
        """Wait until the screen holds the words; spaces do not count, for a wide character may bring one."""
        end = time.monotonic() + seconds
        while True:
            shown = self.screen()
            flat = "".join(shown.split())
            if all("".join(word.split()) in flat for word in words):
                return shown
            assert time.monotonic() < end, f"no {words} on\n{shown}"
            time.sleep(0.1)

    def wait_gone(self, word: str, seconds: float = 90) -> str:
        end = time.monotonic() + seconds
        while word in (shown := self.screen()):
            assert time.monotonic() < end, f"still {word} on\n{shown}"
            time.sleep(0.1)
        return shown

    def settle(self) -> None:
        """Wait until the screen stands still: a dialog has the keyboard."""
        before = ""
        while (shown := self.screen()) != before:
            before = shown
            time.sleep(0.4)

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], capture_output=True, check=False)


@contextmanager
def open_terminal(
    command: str, folder: Path, *, width: int = 100, height: int = 32, **environment: str
) -> Iterator[Terminal]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed: the screen is not driven in a terminal")
    terminal = Terminal(width, height)
    try:
        terminal.start(command, folder, **environment)
        yield terminal
    finally:
        terminal.close()


def gouji(*arguments: str) -> str:
    """The command line of gouji in this environment."""
    return shlex.join([sys.executable, "-m", "cli_tui", *arguments])
