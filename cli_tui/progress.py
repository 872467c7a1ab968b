"""Progress on anything that may take over two seconds, on standard error and only for a person."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def track(count: int, *, show: bool) -> Iterator[Callable[[], None]]:
    """Give a function to call after each of `count` steps; draws a bar with the time remaining."""
    if not show or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task("", total=count)
        yield lambda: bar.advance(task)
