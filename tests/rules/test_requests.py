"""What to ask for where a report gives a quotient alone, and the ledger of every claim."""

from __future__ import annotations

from extractor.document import Document
from rules.auditing import audit


def test_a_quotient_alone_asks_for_what_it_is_made_of() -> None:
    report = audit(Document("全县小学师生比为1:16.6。初中在校生5230人,专任教师418人,初中师生比为1:12.5。"))
    asked = [need for need in report.missing if need.get("claims")]
    assert [need["indicator"] for need in asked] == ["小学在校生、小学专任教师数"]
    assert "1:16.6" in asked[0]["message"]


def test_ledger_tells_of_every_claim_what_was_done_with_it() -> None:
    report = audit(
        Document("全县学校60所,其中小学43所,初中17所。校舍约12万平方米。到2030年建成学校70所。食堂55个。")
    ).to_dict()
    told = {claim["surface"]: (claim["status"], claim["why"]) for claim in report["claims"]}
    assert told["43所"] == ("checked", "")
    assert told["12万平方米"] == ("unchecked", "含约数")
    assert told["70所"] == ("unchecked", "是目标或要求,不是实绩")
    assert told["55个"] == ("unchecked", "文中没有可与之核对的数")
    coverage = report["coverage"]
    assert coverage["claims"] == coverage["checked"] + sum(coverage["unchecked"].values())
