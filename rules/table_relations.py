"""What a table's own layout says must agree, and what it shares with the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.claim import Claim
from extractor.document import Document
from rules.relation import Relation
from rules.table_codes import find_code_sums
from rules.table_figures import table_figures
from rules.table_lines import find_line_sums
from rules.table_means import find_table_means
from rules.table_rates import find_table_rates
from rules.table_sums import find_table_sums
from rules.table_text import find_table_text


def find_table_relations(claims: Sequence[Claim], document: Document) -> Iterator[Relation]:
    """Yield the relations of a document's tables: sums, means, shares, growth, differences, and text against table."""
    tables = table_figures(claims, document)
    for table in tables:
        yield from find_table_sums(table)
        yield from find_code_sums(table)
        yield from find_line_sums(table)
        yield from find_table_means(table)
        yield from find_table_rates(table)
    if tables:
        yield from find_table_text([claim for claim in claims if claim.cell is None], tables)
