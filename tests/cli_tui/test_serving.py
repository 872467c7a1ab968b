"""gouji serve: the screen in a real browser, and who is turned away."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli_tui.tui.terminal import ROOT

aiohttp = pytest.importorskip("aiohttp", reason="the extra gouji[serve] is not installed: the browser is not tested")
SAMPLE = str(ROOT / "corpus" / "samples" / "county-balance.txt")
_CHROME = next((found for name in ("chromium", "google-chrome") if (found := shutil.which(name))), None)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    file = tmp_path / "报告.txt"
    file.write_text(Path(SAMPLE).read_text("utf-8"), "utf-8")
    command = [sys.executable, "-m", "cli_tui", "serve", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, encoding="utf-8") as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        yield line[line.index("http://") :].strip()
        server.terminate()


async def _status(address: str, *, cookies: dict[str, str] | None = None, **headers: str) -> tuple[int, dict[str, str]]:
    end = time.monotonic() + 60
    while True:
        try:
            async with (
                aiohttp.ClientSession(cookies=cookies, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session,
                session.get(address, headers=headers, allow_redirects=False) as response,
            ):
                return response.status, {one.key: one.value for one in response.cookies.values()}
        except aiohttp.ClientConnectionError:
            if time.monotonic() > end:
                raise
            await asyncio.sleep(0.1)


def test_who_is_let_in(address: str) -> None:
    async def visit() -> None:
        page = address.partition("?")[0]
        socket = page + "ws"
        assert (await _status(page))[0] == 403
        assert (await _status(page + "?token=guessed"))[0] == 403
        assert (await _status(address, Host="evil.example"))[0] == 403
        status, cookies = await _status(address)
        assert status == 303
        assert (await _status(address))[0] == 403, "the address is good once"
        assert (await _status(page, cookies=cookies))[0] == 200
        upgrade = {
            "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        }  # fmt: skip
        for origin in ("http://evil.example", "null", page.rstrip("/") + "0"):
            assert (await _status(socket, cookies=cookies, Origin=origin, **upgrade))[0] == 403
        assert (await _status(socket, cookies=cookies, **upgrade))[0] == 403, "a browser always sends Origin"

    asyncio.run(visit())


@pytest.mark.skipif(_CHROME is None, reason="no chromium: gouji serve is not tested in a browser")
def test_the_screen_in_a_browser(address: str) -> None:
    asked = asyncio.run(_browse(address))
    hosts = {one.split("/")[2] for one in asked if one.startswith(("http", "ws"))}
    assert hosts == {address.split("/")[2]}, "a request left this machine"


async def _browse(address: str) -> list[str]:
    """Open the page, wait for the screen to be drawn, type a key; return every address asked for."""
    asked: list[str] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--remote-debugging-port=0",
            f"--user-data-dir={folder}",
        ]
        browser = subprocess.Popen(
            [str(_CHROME), *arguments, "about:blank"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        try:
            port_file = Path(folder) / "DevToolsActivePort"
            await _until(port_file.exists)
            port = port_file.read_text().split("\n")[0]
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json") as response:
                    page = next(one for one in await response.json() if one["type"] == "page")
                async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                    await _look(socket, address, asked)
        finally:
            browser.terminate()
            browser.wait(10)
    return asked


async def _look(socket: Any, address: str, asked: list[str]) -> None:
    number = 0
    received = 0

    async def call(method: str, **parameters: Any) -> Any:
        nonlocal number, received
        number += 1
        await socket.send_str(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            event = json.loads((await socket.receive()).data)
            said = event.get("params", {})
            if event.get("method") == "Network.requestWillBeSent":
                asked.append(said["request"]["url"])
            elif event.get("method") == "Network.webSocketCreated":
                asked.append(said["url"])
            elif event.get("method") == "Network.webSocketFrameReceived":
                received += 1
            if event.get("id") == number:
                return event.get("result")

    await call("Network.enable")
    await call("Page.navigate", url=address)
    end = time.monotonic() + 150
    while "-first-byte" not in str(await call("Runtime.evaluate", expression="document.body.className")):
        assert time.monotonic() < end, "the screen was not drawn"
        await asyncio.sleep(0.2)
    drawn = received
    await call("Input.insertText", text="?")
    while received <= drawn:
        assert time.monotonic() < end, "a key brought no answer"
        await call("Runtime.evaluate", expression="1")
        await asyncio.sleep(0.2)


async def _until(happened: Any) -> None:
    end = time.monotonic() + 120
    while not happened():
        assert time.monotonic() < end
        await asyncio.sleep(0.1)
