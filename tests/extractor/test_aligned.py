"""Folded text: whatever is folded, the way back to the original is never lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.aligned import AlignedText
from extractor.errors import GoujiError
from extractor.fold import fold

MARKS = "0123456789０１２。．.·,，、 \u3000\t\n()（）%％:：∶—－-~～「」『』万萬億亿元人個个學学校2。5\u200b\ufeff\x00"
WRITTEN = st.text(MARKS, max_size=200)


@given(WRITTEN, st.data())
def test_random_folds_round_trip(text: str, data: st.DataObject) -> None:
    aligned = AlignedText(text)
    kept = list(range(len(text)))  # which original place each folded character has
    for _ in range(data.draw(st.integers(0, 4))):
        cuts = sorted(set(data.draw(st.lists(st.integers(0, len(kept)), max_size=6))))
        spans = list(zip(cuts[::2], cuts[1::2], strict=False))
        aligned = aligned.delete(spans)
        kept = [place for at, place in enumerate(kept) if not any(start <= at < end for start, end in spans)]
        aligned = aligned.replace(
            aligned.folded.upper() if len(aligned.folded.upper()) == len(kept) else aligned.folded
        )
    assert [aligned.original(at, at + 1) for at in range(len(kept))] == [(place, place + 1) for place in kept]
    start, end = sorted((data.draw(st.integers(0, len(kept))), data.draw(st.integers(0, len(kept)))))
    first, last = aligned.original(start, end)
    assert 0 <= first <= last <= len(text)
    if end > start:
        assert (first, last) == (kept[start], kept[end - 1] + 1)


@given(WRITTEN)
def test_folding_only_replaces_and_drops(text: str) -> None:
    aligned = fold(text)
    places = [aligned.original(at, at + 1) for at in range(len(aligned.folded))]
    assert places == sorted(set(places))
    assert all(end - start == 1 for start, end in places)
    for (place, _), mark in zip(places, aligned.folded, strict=True):
        assert (
            text[place] == mark
            or not text[place].isascii()
            or (text[place], mark) in {("\r", " "), ("\x0b", " "), ("\x0c", "\n")}
        )


@given(WRITTEN)
def test_folding_what_is_folded_changes_little_and_loses_no_digit(text: str) -> None:
    digits = [mark for mark in text.translate(str.maketrans("０１２", "012")) if mark.isdigit()]
    kept = [mark for mark in fold(text).folded if mark.isdigit()]
    if "、" not in text:  # the numbers of page chunks go with their mark
        assert kept == digits


def test_folded_text_of_another_length_is_refused() -> None:
    with pytest.raises(GoujiError):
        AlignedText("三所学校").replace("三所")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("投入１２．５万元", "投入12.5万元"),
        ("合格率98。6%", "合格率98.6%"),
        ("收入1,234,567元", "收入1234567元"),
        ("收入1，234元", "收入1234元"),
        ("全縣學校", "全县学校"),
        ("共 1 286 人", "共 1286人"),
        ("门诊 8 6 . 5 万人次", "门诊 86.5万人次"),
        ("由3 ，200元降到3, 050元", "由3200元降到3050元"),
        ("1。学校。2。一些", "1。学校。2。一些"),
        ("建成12所。2021年新建2所", "建成12所。2021年新建2所"),
        ("12,15,18人", "12,15,18人"),
        ("床位3360张, 比上年增加, 占62.2%", "床位3360张,比上年增加,占62.2%"),
        ("增长9.4%. 其中: 公交", "增长9.4%。 其中:公交"),
        ("票款两项, 12件", "票款两项,12件"),
        ("1. 规模与效益", "1. 规模与效益"),
        ("甲12, 345乙", "甲12, 345乙"),
    ],
)
def test_written_forms_fold_to_one(written: str, folded: str) -> None:
    assert fold(written).folded == folded
