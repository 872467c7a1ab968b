"""Programs that offices open files with: Chromium, LibreOffice; a test that needs one says so where it is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def find_program(*names: str) -> str:
    """Return the path of the first program there is; skips, saying which are missing."""
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.skip(f"none of {', '.join(names)} is installed")


def dump_dom(page: Path, folder: Path, *options: str) -> str:
    """Return a page's DOM after it was loaded in headless Chromium."""
    browser = find_program("chromium", "chromium-browser", "google-chrome")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    command += ["--no-first-run", "--disable-component-update", f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run(
        [*command, *options, "--dump-dom", page.as_uri()], capture_output=True, check=True, timeout=120
    )
    return done.stdout.decode("utf-8")


def convert(files: list[Path], ending: str, folder: Path) -> list[Path]:
    """Return files as LibreOffice saves them in another format."""
    office = find_program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    folder.mkdir(parents=True, exist_ok=True)
    command = [office, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    made = [folder / f"{file.stem}.{ending}" for file in files]
    assert all(file.exists() for file in made)
    return made


def read_pages(pdf: Path) -> list[str]:
    """Return the text of a PDF's pages."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
