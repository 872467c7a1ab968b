"""In which encoding gouji speaks to what stands behind its output."""

from __future__ import annotations

import io
import sys
from typing import TextIO

_UTF8_CODE_PAGE = 65001


def prepare(stream: TextIO) -> None:
    """Set a standard stream up: a terminal keeps its encoding, and what it cannot show is replaced, never an error."""
    if isinstance(stream, io.TextIOWrapper):
        encoding = None if stream.isatty() else encoding_for(_console_code_page())
        stream.reconfigure(encoding=encoding, errors="replace")


def encoding_for(code_page: int) -> str:
    """Return the encoding of redirected output.

    PowerShell decodes what a program prints by the console's code page before it
    writes a file, and so do the other programs of that console: 936 wants GBK.

    Args:
        code_page: of the console, 0 where there is none or none that says so.
    """
    if code_page in (0, _UTF8_CODE_PAGE):
        return "utf-8"
    return "gb18030" if code_page == 936 else f"cp{code_page}"


def speaks_utf8(stream: TextIO) -> bool:
    """Whether a stream carries every character as it is."""
    return (getattr(stream, "encoding", "") or "").lower().replace("-", "") == "utf8"


def _console_code_page() -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())
