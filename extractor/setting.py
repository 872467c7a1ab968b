"""Where a paragraph stands in its document, and how its claims get their places there."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.aligned import AlignedText
from extractor.catalogue import name_of, specify
from extractor.claim import Claim
from extractor.claims import Draft
from extractor.document import Document
from extractor.indicator import Indicator
from extractor.left_out_units import DeclaredUnit
from extractor.level import find_levels, starts_with_level
from extractor.modality import aims
from extractor.period import year_of_heading
from extractor.structure import Heading
from extractor.words import Span

_LONGEST_TOPIC = 16
_ITEM_LEVEL = 3
_LONGEST_LEVEL = 6


@dataclass(slots=True)
class Counters:
    """What is numbered through a document."""

    claims: int = 0
    sentences: int = 0
    paragraphs: int = 0
    series: int = 0


@dataclass(slots=True)
class Setting:
    """A paragraph's surroundings."""

    aligned: AlignedText
    base: int
    """Folded offset of the paragraph's first character."""
    counters: Counters
    document: Document | None = None
    headings: tuple[Heading, ...] = ()
    part: int = 0
    named: list[tuple[int, str]] = field(default_factory=list)
    """Sentence and canonical name of each figure so far that has one."""

    @property
    def aims(self) -> bool:
        """Whether headings or title make its figures targets."""
        return aims(self.document.title if self.document else "", [heading.title for heading in self.headings])

    @property
    def unit(self) -> DeclaredUnit | None:
        """What the report says its amounts are in where it leaves the unit out."""
        return self.document.declared_unit if self.document else None

    @property
    def topic(self) -> Span | None:
        """Span, from the paragraph's start, of the list item's title where it names what is counted."""
        if not self.headings or self.headings[-1].level < _ITEM_LEVEL:
            return None
        heading = self.headings[-1]
        if not 2 <= len(heading.title) <= _LONGEST_TOPIC or any(mark in heading.title for mark in ",、:;"):
            return None
        start = heading.title_start - self.base
        return (start, start + len(heading.title)) if start >= 0 else None

    @property
    def section(self) -> str:
        """Its headings, outermost first."""
        return " / ".join(f"{heading.marker}{heading.title}" for heading in self.headings)

    @property
    def year(self) -> str:
        """The year that a heading above it names, nearest first; else ""."""
        for heading in reversed(self.headings):
            if year := year_of_heading(heading.title):
                return year
        return ""

    @property
    def level(self) -> str:
        """The level that the nearest heading is: (二)小学, 三、学前教育; else ""."""
        title = self.headings[-1].title if self.headings else ""
        levels = set(find_levels(title)) if len(title) <= _LONGEST_LEVEL and starts_with_level(title) else set()
        return levels.pop() if len(levels) == 1 else ""

    def place(self, drafts: list[Draft]) -> list[Claim]:
        """Return the drafts as claims of the document, in its own offsets."""
        section, year, level, counters = self.section, self.year, self.level, self.counters
        topic = self.folded(self.topic) if self.topic else ""
        claims = [self._claim(draft, section, topic, year, level) for draft in drafts]
        counters.paragraphs += 1
        if drafts:
            counters.sentences += drafts[-1].sentence + 1
            counters.series += max(draft.series for draft in drafts) + 1
        return claims

    def folded(self, span: Span) -> str:
        """Return the folded words at a span of the paragraph."""
        return self.aligned.folded[self.base + span[0] : self.base + span[1]]

    def written(self, span: Span) -> str:
        """Return the words at a span of the paragraph as the original writes them."""
        start, end = self.aligned.original(self.base + span[0], self.base + span[1])
        return self.aligned.source[start:end]

    def _claim(self, draft: Draft, section: str, topic: str, year: str, level: str) -> Claim:
        quantity, counters = draft.quantity, self.counters
        counters.claims += 1
        folded_start, folded_end = self.base + quantity.start, self.base + quantity.end
        start, end = self.aligned.original(folded_start, folded_end)
        surface = self.aligned.source[start:end]
        words = "".join([self.folded(span) for span in draft.phrase])
        return Claim(
            id=f"c{counters.claims}",
            start=start,
            end=end,
            surface=surface,
            quantity=quantity.moved(folded_start, folded_end, quantity.surface),
            indicator=Indicator(
                text="".join([self.written(span) for span in draft.phrase]),
                folded=words,
                name=self._name(draft, words),
            ),
            level=draft.level or level,
            scope=draft.scope,
            period=draft.period or year,
            period_kind=draft.period_kind,
            modality=draft.modality,
            section=section,
            page=self.document.page_of(start) if self.document else None,
            part=self.part,
            paragraph=counters.paragraphs,
            sentence=counters.sentences + draft.sentence,
            clause=draft.clause,
            depth=draft.depth,
            before=draft.before,
            after=draft.after,
            topic=topic,
            series=counters.series + draft.series if draft.series >= 0 else -1,
            place=draft.place,
        )

    def _name(self, draft: Draft, words: str) -> str | None:
        """The catalogue's name; none where the words before the number only end what it counts (超过45人|的班级有66个)."""
        if draft.before.startswith(("的", "以上的", "以下的")):
            return None
        name = name_of(words, draft.quantity.dimension, draft.level)
        if name is None:
            return None
        name = specify(name, [before for sentence, before in self.named if sentence == draft.sentence])
        self.named.append((draft.sentence, name))
        return name
