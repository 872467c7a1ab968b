"""Words that bound a figure or make it a target or a norm, in health, transport and finance."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extractor import extract
from extractor.claim import Claim
from extractor.document import Document

HERE = Path(__file__).parent
BOUNDS: dict[str, list[str]] = yaml.safe_load((HERE / "bounds.yaml").read_text("utf-8"))
MODALITIES: dict[str, list[str]] = yaml.safe_load((HERE / "modality.yaml").read_text("utf-8"))


def marked_claims(marked: str) -> list[Claim]:
    """Return the claims whose figures stand in ⟦ ⟧, all of which must be claims."""
    body = marked.replace("/", "\n").rstrip("。") + "。"
    surfaces = [piece.split("⟧")[0] for piece in body.split("⟦")[1:]]
    claims = extract(Document("清河县工作情况\n" + body.replace("⟦", "").replace("⟧", "")))
    found = [claim for claim in claims if any(surface.startswith(claim.surface) for surface in surfaces)]
    assert len(found) == len(surfaces), [claim.surface for claim in claims]
    return found


@pytest.mark.parametrize(("bound", "marked"), [(bound, text) for bound, texts in BOUNDS.items() for text in texts])
def test_words_bound_the_figure(bound: str, marked: str) -> None:
    assert [claim.quantity.bound for claim in marked_claims(marked)] == [bound]


@pytest.mark.parametrize(("kind", "marked"), [(kind, text) for kind, texts in MODALITIES.items() for text in texts])
def test_words_say_whether_it_is_so(kind: str, marked: str) -> None:
    assert {claim.modality for claim in marked_claims(marked)} == {kind}
