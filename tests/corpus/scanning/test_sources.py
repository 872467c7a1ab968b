"""Which files a scan takes, whatever people's folders look like."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from corpus.scanning.loading import load
from corpus.scanning.sources import find_sources
from extractor.errors import InputError

ENDINGS = {".txt"}


def names(*paths: Path | str) -> list[str]:
    return [Path(source.path).name for source in find_sources(map(str, paths), ENDINGS)]


def test_folders_globs_and_files_each_once_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.xyz", ".hidden.txt", "~$lock.txt", "下级/d.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    assert names(tmp_path) == ["a.txt", "b.txt", "d.TXT"]
    assert names(f"{tmp_path}/*.txt") == ["a.txt", "b.txt"]
    assert names(tmp_path / "c.xyz") == ["c.xyz"]


def test_a_loop_of_links_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "a.txt").write_text("x", "utf-8")
    (tmp_path / "甲" / "回").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a.txt"]


def test_a_broken_link_and_a_missing_file_are_rows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    sources = list(find_sources([str(tmp_path), str(tmp_path / "b.txt")], ENDINGS))
    assert [source.error.kind for source in sources if source.error] == ["file-missing", "file-missing"]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert [source.error.kind for source in find_sources([str(tmp_path)], ENDINGS) if source.error] == ["folder-empty"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names are Unicode")
def test_names_in_gbk_bytes_are_read_and_kept(tmp_path: Path) -> None:
    raw = "青川县总结.txt".encode("gbk")
    with open(os.path.join(os.fsencode(tmp_path), raw), "w") as file:  # noqa: PTH118, PTH123 - bytes are the point
        file.write("x")
    (source,) = find_sources([str(tmp_path)], ENDINGS)
    assert Path(source.path).name == "青川县总结.txt"
    assert source.raw is not None
    assert source.raw.endswith(raw)
    assert load(source) == b"x"


class OldArchiver(zipfile.ZipInfo):
    """A member as archivers of a Chinese Windows wrote it: GBK, and no flag that says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own hook
        return self.filename.encode("gbk"), self.flag_bits


def test_members_of_a_zip_with_names_in_gbk(tmp_path: Path) -> None:
    path = tmp_path / "报送.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name in ("甲县/总结.txt", "readme.md", "__MACOSX/._x.txt"):
            file.writestr(OldArchiver(name, (2024, 5, 6, 0, 0, 0)), f"内容{name}")
    (source,) = find_sources([str(tmp_path)], ENDINGS)
    assert source.path.endswith("报送.zip!/甲县/总结.txt")
    assert source.modified == "2024-05-06T00:00:00Z"
    assert load(source).decode() == "内容甲县/总结.txt"


def test_a_zip_that_is_none_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"not a zip")
    (source,) = find_sources([str(tmp_path)], ENDINGS)
    with pytest.raises(InputError):
        load(source)


def test_since_leaves_older_files_out(tmp_path: Path) -> None:
    for name, time in (("old.txt", 1_500_000_000), ("new.txt", 1_700_000_000)):
        (tmp_path / name).write_text("x", "utf-8")
        os.utime(tmp_path / name, (time, time))
    found = find_sources([str(tmp_path)], ENDINGS, since="2020-01-01")
    assert [Path(source.path).name for source in found] == ["new.txt"]
