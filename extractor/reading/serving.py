"""The reading process's side: takes requests from its standard input until that closes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import Any

from extractor.errors import GoujiError
from extractor.reading import limits
from extractor.reading.frames import receive, send

Handler = Callable[[dict[str, Any], bytes], tuple[dict[str, Any], bytes]]
_NETWORK = frozenset(("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"))


def serve(handlers: Mapping[str, Handler]) -> None:
    """Answer requests by the handler that their `op` names."""
    sys.setrecursionlimit(5_000)  # nested elements of a page are read by recursion, to a depth the readers bound
    _refuse_network()
    _limit_memory()
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    folder = ""
    while True:
        try:
            request, payload = receive(requests)
        except EOFError:
            break
        folder = request["folder"]
        answer, data = _answer(handlers[request["op"]], request, payload)
        send(answers, answer, data)
    if folder:
        shutil.rmtree(folder, ignore_errors=True)


def _answer(handler: Handler, request: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        return handler(request, payload)
    except GoujiError as error:
        return {"error": error.kind, "details": error.details}, b""
    except MemoryError:
        return {"error": "reader-memory", "details": {"limit": limits.write_size(limits.MEMORY)}, "spent": True}, b""
    except RecursionError:
        return {"error": "damaged", "details": {"why": "nesting"}}, b""
    except Exception as error:  # a parser may raise anything on a damaged file; the person needs a sentence
        return {"error": "damaged", "details": {"why": type(error).__name__}}, b""


def _refuse_network() -> None:
    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _NETWORK:
            raise PermissionError("gouji reads files without the network")

    sys.addaudithook(refuse)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = limits.MEMORY if hard == resource.RLIM_INFINITY else min(limits.MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
