"""The screen in a browser on this machine: loopback only, one-time token, own page."""

from __future__ import annotations

import hmac
import logging
import secrets
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Middleware
from textual_serve.server import Server

HOST = "127.0.0.1"
COOKIE = "gouji"
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws://127.0.0.1:{port}; frame-ancestors 'none'"
)
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LoopbackServer(Server):
    """textual-serve behind a door: who comes in holds the token that the address carried once."""

    def __init__(self, arguments: Sequence[str], port: int) -> None:
        command = shlex.join([sys.executable, "-m", "cli_tui", "tui", *arguments])
        super().__init__(command, host=HOST, port=port, title="勾稽", templates_path=Path(__file__).parent / "served")
        self._ticket = secrets.token_urlsafe(24)
        self._session = secrets.token_urlsafe(24)
        self._used = False

    @property
    def address(self) -> str:
        """The address to open, good for one visit; the browser then holds a cookie."""
        return f"{self.public_url}/?token={self._ticket}"

    def initialize_logging(self) -> None:
        """Keep quiet: requests carry the token."""
        logging.getLogger("aiohttp.access").disabled = True
        logging.getLogger("textual-serve").setLevel(logging.ERROR)

    async def on_startup(self, app: web.Application) -> None:
        """Print no banner; the command has said where to go."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._make_guard())
        return app

    def _make_guard(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: _Handler) -> web.StreamResponse:
            if not self._is_ours(request):
                raise web.HTTPForbidden(
                    text="403: 只接受本机浏览器从本页发来的连接 / this page's own connections only\n"
                )
            ticket = request.query.get("token", "")
            if ticket and not self._used and hmac.compare_digest(ticket.encode(), self._ticket.encode()):
                self._used = True
                entered = web.HTTPSeeOther("/")
                entered.set_cookie(COOKIE, self._session, httponly=True, samesite="Strict", path="/")
                raise entered
            if not hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self._session.encode()):
                raise web.HTTPForbidden(
                    text="403: 请用 gouji serve 打印的地址打开(只能用一次) / open the address that gouji serve printed\n"
                )
            response = await handler(request)
            if not response.prepared:
                response.headers["Content-Security-Policy"] = _POLICY.format(port=self.port)
                response.headers["Referrer-Policy"] = "no-referrer"
                response.headers["X-Content-Type-Options"] = "nosniff"
            return response

        return guard

    def _is_ours(self, request: web.Request) -> bool:
        """Whether Host, and Origin where there is one, are this server's own: no other site's page may connect."""
        hosts = {f"{HOST}:{self.port}", f"localhost:{self.port}"}
        origin = request.headers.get("Origin")
        if request.path == "/ws" and origin is None:
            return False
        return request.host in hosts and (origin is None or origin in {f"http://{host}" for host in hosts})


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
