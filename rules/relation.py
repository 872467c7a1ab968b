"""Relations: figures that must agree, proposed and not yet judged."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.claim import Claim


@dataclass(frozen=True, slots=True)
class Member:
    """One figure, or listing, of a relation and the part it plays."""

    role: str
    """total, part, whole, percent, previous, current …"""
    claim: Claim | None = None
    """The figure; None for a listing that is only counted (enum)."""
    start: int = 0
    end: int = 0
    """Original span; the claim's own where there is one."""
    surface: str = ""
    value: float | None = None
    """How many are listed, for a listing."""

    @classmethod
    def of(cls, role: str, claim: Claim) -> Member:
        """Return the member that a claim is."""
        return cls(role, claim, claim.start, claim.end, claim.surface, claim.quantity.size)


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures that the text says, or lets a careful reader infer, must agree."""

    type: str
    """Name of the relation type: sum, share, growth …"""
    members: tuple[Member, ...]
    origin: str
    """What suggested it: cue, list, series, identity, repeat, structure."""
    strength: str = "firm"
    """firm (the words close it in one place), likely, or weak (a reader's inference)."""
    op: str = ""
    """For comparisons: >, >=, <, <=; for changes: rises, falls; for sums: paired where a list beside bears it out."""
    doubt: str = ""
    """Reason why it cannot be judged whatever the arithmetic; "" for none."""

    def claims(self, role: str) -> list[Claim]:
        """Return the claims that play a role, in order."""
        return [member.claim for member in self.members if member.role == role and member.claim is not None]

    def claim(self, role: str) -> Claim:
        """Return the one claim that plays a role."""
        return self.claims(role)[0]

    def has(self, role: str) -> bool:
        """Whether some member plays a role."""
        return any(member.role == role for member in self.members)


def relate(
    type_name: str, origin: str, strength: str = "firm", *, op: str = "", **roles: Claim | list[Claim]
) -> Relation:
    """Return a relation from claims by role; a list gives one member each."""
    members = [
        Member.of(role, claim)
        for role, given in roles.items()
        for claim in (given if isinstance(given, list) else [given])
    ]
    return Relation(type_name, tuple(members), origin, strength, op)


def relate_share(part: Claim, whole: Claim, percent: Claim, strength: str = "firm") -> Relation:
    """Return the relation of a rate with its part and whole."""
    return relate("share", "cue", strength, part=part, whole=whole, percent=percent)
