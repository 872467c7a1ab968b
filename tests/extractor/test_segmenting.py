"""What serves for jieba must cut as jieba does."""

from __future__ import annotations

import re
from pathlib import Path

from extractor import read
from extractor.tokenizer import jieba_segmenter, segment, segmenter

SAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "samples").glob("*.txt"))
CLAUSE = re.compile(r"[^,;:。!?()、\n]+")


def test_cuts_as_jieba_does_over_the_samples() -> None:
    cut, reference = segmenter(), jieba_segmenter()
    clauses = [clause for path in SAMPLES for clause in CLAUSE.findall(read(path).aligned.folded)]
    assert len(clauses) > 3000
    assert [clause for clause in clauses if cut(clause) != reference.lcut(clause)] == []


def test_words_join_to_the_text() -> None:
    for path in SAMPLES:
        text = read(path).aligned.folded
        assert "".join(segment(text)) == text
