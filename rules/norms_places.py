"""Whether a figure is of another place than the report's own: 柳河县为92.3%, in the report of another county."""

from __future__ import annotations

import re

from extractor.claim import Claim
from extractor.places import region_of
from rules.norms_figures import Figures
from rules.norms_stance import sentence_around

_OWN = re.compile(r"[我本][县区市州旗省镇乡]|全[县区市州旗省镇乡]")
_OPENING = 300


def is_of_other_place(claim: Claim, figures: Figures) -> bool:
    """Whether a figure's sentence begins with a place that is not the report's, or only a part of it.

    A place that the report's title names, or its opening before that sentence, is its own. Where neither
    names one, it is another's as soon as the report speaks of 我县 or 全县 elsewhere.
    """
    before, _ = sentence_around(figures.text.folded, claim)
    named = region_of(before.strip())
    if not named:
        return False
    own = figures.setting.place
    if own:
        return named not in own and own not in named
    begins = figures.folded.find(before)
    return named not in figures.folded[: min(begins, _OPENING)] and _OWN.search(figures.folded) is not None
