"""Auditing a report with the data sheets handed in beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor import extract
from extractor.claim import Claim
from extractor.document import Document
from rules.attached_tables import find_attached_tables
from rules.attachments import Attached, find_attachment_relations
from rules.relation import Relation
from rules.table_relations import find_table_relations


def attach(documents: Sequence[Document]) -> list[Attached]:
    """Return data files with their claims, each carrying the number of its file."""
    return [
        Attached(
            number, document, [replace(claim, id=f"d{number}.{claim.id}", doc=number) for claim in extract(document)]
        )
        for number, document in enumerate(documents, 1)
    ]


def relate_attached(claims: Sequence[Claim], document: Document, attached: Sequence[Attached]) -> list[Relation]:
    """Return what the sheets say of the narrative, and what their own tables must agree on."""
    relations = list(find_attachment_relations(claims, document, attached))
    done = [relation.members[0].claim for relation in relations if relation.members[0].claim is not None]
    relations += find_attached_tables(claims, document, attached, done)
    for one in attached:
        relations += [
            relation
            for relation in find_table_relations(one.claims, one.document)
            if all(member.claim is not None and member.claim.cell is not None for member in relation.members)
        ]
    return relations
