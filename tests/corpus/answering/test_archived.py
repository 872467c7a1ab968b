"""Questions to an archive: places and years in order, quotes from each report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.answering.archived import ArchiveConversation
from corpus.archive import Archive
from corpus.archive.texts import read_text
from tests.corpus.archives import fill_archive


def write(region: str, year: int, teachers: int, pupils: int) -> str:
    counts = f"全县现有专任教师{teachers}人,在校学生{pupils}人。\n教育经费投入{teachers}万元。"
    return f"{region}{year}年教育工作总结\n{counts}小学巩固率99.{year % 10}%。\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    texts = {
        f"{region}{year}.txt": write(region, year, start + step * (year - 2020), 9000 - 100 * (year - 2020))
        for region, start, step in (("青山县", 1200, 25), ("白水县", 800, -10))
        for year in (2020, 2021, 2022, 2023)
    }
    with fill_archive(tmp_path_factory.mktemp("archive") / "a.db", texts) as filled:
        yield filled


def test_the_years_of_one_place(archive: Archive) -> None:
    answer = ArchiveConversation(archive).ask("青山县近三年专任教师怎么变?")
    assert answer.kind == "list"
    assert [one.surface for one in answer.citations] == ["1225人", "1250人", "1275人"]
    assert "+25" in answer.text
    for one in answer.citations:
        one.check(read_text(archive, one.document))


def test_money_and_points_move_in_the_units_people_write(archive: Archive) -> None:
    answer = ArchiveConversation(archive).ask("青山县教育经费逐年是多少?")
    assert [one.surface for one in answer.citations] == ["1200万元", "1225万元", "1250万元", "1275万元"]
    assert "(+25万元,+2.08%)" in answer.text
    assert "(+0.1个百分点)" in ArchiveConversation(archive).ask("青山县历年小学巩固率").text


def test_all_places_in_one_year(archive: Archive) -> None:
    answer = ArchiveConversation(archive).ask("2022年各县专任教师有多少人?")
    assert sorted(one.surface for one in answer.citations) == ["1250人", "780人"]


def test_what_no_report_has(archive: Archive) -> None:
    assert ArchiveConversation(archive).ask("白水县高考本科上线率是多少?").kind == "absent"


def test_another_kind_of_question(archive: Archive) -> None:
    answer = ArchiveConversation(archive).ask("今天天气怎么样?")
    assert answer.kind == "unknown"
    assert "没有理解" in answer.text
