"""From a broken check between two reports to the question that is put."""

from __future__ import annotations

from corpus.comparing.finding import CrossFinding, quote
from corpus.comparing.wording import load_wording, say
from corpus.comparing.years import CrossCheck, Reach, YearsCompared
from rules.arithmetic import write_formula

_RULES = {"stated": "GJ201", "changed": "GJ202", "carried": "GJ203"}


def explain_years(compared: YearsCompared, lang: str) -> list[CrossFinding]:
    """Return the questions that a report raises beside last year's, in reading order."""
    checks = sorted(compared.broken, key=lambda check: check.this[0].claim.start)
    return [_explain(check, compared, lang) for check in checks]


def _explain(check: CrossCheck, compared: YearsCompared, lang: str) -> CrossFinding:
    relation, verdict = check.judged.relation, check.judged.verdict
    told = check.this[0].claim
    of_last, of_this = quote(compared.last, check.last.claim), quote(compared.this, told)
    first, second = check.last.claim.surface, told.surface
    if check.kind == "changed":
        formula = write_formula(check.judged.type.name, relation, verdict)
    else:
        formula = say(check.kind, "formula", lang, first=first, second=second)
    message = say(
        check.kind, "message", lang, last=compared.last.title, this=compared.this.title, quote_last=of_last.quote,
        quote_this=of_this.quote, first=first, second=second, formula=formula,
    )  # fmt: skip
    ask = say(check.kind, "ask", lang)
    if check.restated:
        message += load_wording()["restated"][lang]
    stop = "。" if lang == "zh" else ". "
    return CrossFinding(
        rule=_RULES[check.kind],
        severity="notice" if check.restated else "warning",
        title=say(check.kind, "title", lang),
        message=f"{message}{stop}{ask}{stop.strip()}",
        formula=formula,
        evidence=(of_last, of_this),
        question=ask,
        possible_causes=tuple(load_wording()["causes"][lang]),
    )


def say_power(reach: Reach, lang: str) -> str:
    """Return how much comparing years could have noticed."""
    words = load_wording()
    chance = words["chance"][lang].format(percent=f"{reach.power / reach.judged:.1%}") if reach.judged else ""
    sentence: str = words["power"][lang].format(
        last=reach.comparable, mentions=reach.mentions, matched=reach.matched, judged=reach.judged,
        agreeing=reach.agreeing, chance=chance, open=max(0, reach.mentions - reach.matched),
    )  # fmt: skip
    return sentence
