"""Numbers that name a person are masked; figures are not."""

from __future__ import annotations

import pytest

from corpus.personal import mask_personal


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "440308199901010012",
        "110105491231002",
        "13800138000",
        "138-0013-8000",
        "6222021234567890123",
    ],
)
def test_masked_at_the_same_length(number: str) -> None:
    text = f"联系人张某({number}),资助500元。"
    masked = mask_personal(text)
    assert len(masked) == len(text)
    assert number not in masked
    assert not any(mark.isdigit() for mark in masked[: text.index("资助")])
    assert masked.endswith("资助500元。")


@pytest.mark.parametrize(
    "text",
    [
        "总投资13800000000元", "13800138000.5", "年产值15012345678万元", "合计 1380 0138 0001 2345 人", "统一社会信用代码91110105MA01ABCD2X",
        "1234567890123456789012345678", "2021年至2022年", "专任教师12345人",
    ],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    assert mask_personal(text) == text
