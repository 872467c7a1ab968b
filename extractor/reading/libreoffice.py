"""DOC, WPS, RTF, ODT through LibreOffice as a separate program: nothing run, nothing fetched, nothing left behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from extractor.errors import InputError
from extractor.reading import docx
from extractor.reading.content import Content

SECONDS = 120
_PLACES = ("C:/Program Files/LibreOffice/program/soffice.exe", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_OFF = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort"><value>9</value></prop></item>
</oor:items>
"""


def read_as(form: str, data: bytes) -> Content:
    """Return the content of a word processor's file of a format python-docx does not read.

    Raises:
        InputError: LibreOffice is not installed, or cannot read the file.
    """
    content = docx.read(convert(data, form, "docx"))
    content.format = form
    return content


@cache
def find_libreoffice() -> str:
    """Return the path of LibreOffice, "" where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if path := shutil.which(name):
            return path
    return next((place for place in _PLACES if Path(place).exists()), "")


@cache
def _without_network() -> tuple[str, ...]:
    """What starts a program without any network, where the system lets us."""
    unshare = shutil.which("unshare")
    if unshare:
        done = subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False, timeout=10)
        if done.returncode == 0:
            return (unshare, "-rn")
    return ()


def convert(data: bytes, ending: str, wanted: str) -> bytes:
    """Return a file converted by LibreOffice; its profile and copies live in the reading process's own folder.

    Raises:
        InputError: LibreOffice is not installed, fails, or takes too long.
    """
    program = find_libreoffice()
    if not program:
        raise InputError("libreoffice-missing", form=ending.upper())
    profile = Path.cwd() / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(_OFF, "utf-8")
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        source = Path(folder) / f"in.{ending}"
        source.write_bytes(data)
        command = [
            *_without_network(), program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={profile.as_uri()}", "--convert-to", wanted, "--outdir", folder + "/out", str(source),
        ]  # fmt: skip
        try:
            subprocess.run(
                command, capture_output=True, check=False, timeout=SECONDS, env={**os.environ, "HOME": str(profile)}
            )
        except subprocess.TimeoutExpired as error:
            raise InputError("libreoffice-failed") from error
        made = Path(folder) / "out" / f"in.{wanted}"
        if not made.exists():
            raise InputError("libreoffice-failed")
        return made.read_bytes()
