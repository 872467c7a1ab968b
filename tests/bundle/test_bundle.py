"""The folder for a PC without internet: complete, installed without a network, at work in an awkward path."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest
from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

from bundle.__main__ import make_bundle
from bundle.closure import accepted_tags, find_missing
from bundle.manual import make_manual
from bundle.targets import TARGETS
from bundle.wheels import BundleError

_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def build(name: str, python: str, out: Path) -> Path:
    """Make a bundle; skips, saying why, where wheels cannot be fetched."""
    try:
        return make_bundle(TARGETS[name], [python], out, [])
    except BundleError as error:
        if "No matching distribution" in str(error) or "onnection" in str(error):
            pytest.skip(f"wheels cannot be fetched: {error}"[:300])
        raise


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("windows-x64", "3.12", tmp_path_factory.mktemp("windows"))


def test_manual_holds_its_pictures_and_leads_nowhere_else() -> None:
    page = lxml.html.document_fromstring(make_manual())
    pictures = page.xpath("//img/@src")
    assert len(pictures) == 5
    assert all(picture.startswith("data:image/png;base64,") for picture in pictures)
    headings = page.xpath("//*[@id]/@id")
    assert {unquote(link).removeprefix("#") for link in page.xpath("//a/@href")} <= set(headings)


@pytest.mark.long
def test_windows_bundle_has_every_wheel_by_name_and_tag(windows: Path) -> None:
    wheels = windows / "wheels"
    assert find_missing(wheels, Requirement("gouji"), TARGETS["windows-x64"], "3.12") == []
    names = {parse_wheel_filename(path.name)[0] for path in wheels.iterdir()}
    assert {"gouji", "spacy", "jieba", "numpy", "openpyxl", "python-docx", "textual"} <= names
    assert "colorama" in names, "what only Windows needs is there too"
    tags = accepted_tags(TARGETS["windows-x64"], "3.12")
    assert [path.name for path in wheels.iterdir() if not parse_wheel_filename(path.name)[3] & tags] == []


@pytest.mark.long
def test_own_wheel_ships_the_four_packages_with_their_data(windows: Path) -> None:
    (own,) = (windows / "wheels").glob("gouji-*.whl")
    with zipfile.ZipFile(own) as package:
        names = set(package.namelist())
    folders = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert folders == {"extractor", "rules", "corpus", "cli_tui"}
    data = {"corpus/samples/county-balance.txt", "rules/packs/quality-2017/pack.yaml", "extractor/messages.yaml"}
    assert data | {"cli_tui/export/page/page.css", "cli_tui/tui/styles.tcss", "cli_tui/served/app_index.html"} <= names


@pytest.mark.long
def test_a_wheel_that_is_not_there_is_named(windows: Path, tmp_path: Path) -> None:
    for wheel in (windows / "wheels").iterdir():
        if not wheel.name.startswith("colorama"):
            (tmp_path / wheel.name).symlink_to(wheel)
    missing = find_missing(tmp_path, Requirement("gouji"), TARGETS["windows-x64"], "3.12")
    assert {Requirement(one.requirement).name for one in missing} == {"colorama"}


@pytest.mark.long
def test_windows_scripts_are_what_cmd_and_notepad_read(windows: Path) -> None:
    for name in ("gouji.bat", "install.bat"):
        script = (windows / name).read_bytes()
        assert script.isascii()
        assert script.count(b"\r\n") == script.count(b"\n")
        assert b"@PYTHONS@" not in script
    assert "安装完成" in (windows / "installed.txt").read_bytes().decode("gb18030")
    assert (windows / "使用说明.txt").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("name", "script"), [("windows-x64", "install.bat"), ("linux-x64", "install.sh")])
def test_extras_in_the_folder_are_installed(
    name: str, script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bundle.__main__.fetch", lambda *_: None)  # the wheels are another test's
    folder = make_bundle(TARGETS[name], ["3.12"], tmp_path, ["ocr", "serve"])
    assert '-c constraints.txt "gouji[ocr,serve]"' in (folder / script).read_text(
        "ascii" if name[0] == "w" else "utf-8"
    )


@pytest.mark.long
@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64", reason="a Linux x86-64 machine is needed"
)
def test_linux_bundle_installs_and_audits_without_a_network(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-rn", "true"], check=False, capture_output=True).returncode:
        pytest.skip("no network namespace can be made here (unshare -rn)")
    made = build("linux-x64", _PYTHON, tmp_path / "made")
    folder = tmp_path / "数据 核查" / "勾稽"
    folder.parent.mkdir()
    shutil.move(made, folder)
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}

    def offline(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [unshare, "-rn", *command],
            capture_output=True,
            text=True,
            env=environment,
            cwd=tmp_path,
            check=False,
            timeout=600,
        )

    assert offline(sys.executable, "-c", "import socket; socket.create_connection(('1.1.1.1', 53), 3)").returncode
    installed = offline(str(folder / "install.sh"))
    assert installed.returncode == 0, installed.stderr
    report = folder / "样例" / "county-balance.txt"
    audited = offline(str(folder / "gouji.sh"), "audit", str(report), "-o", str(tmp_path / "清 单.xlsx"))
    assert audited.returncode == 1, audited.stderr
    assert zipfile.is_zipfile(tmp_path / "清 单.xlsx")
    dragged = offline(str(folder / "gouji.sh"), str(report))
    assert dragged.returncode == 1, dragged.stderr
    assert report.with_name("county-balance.txt.疑点清单.xlsx").exists()
    assert report.with_name("county-balance.txt.核对报告.html").exists()
