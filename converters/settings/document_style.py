"""The numbers of what only documents have: 版头, signature and date, 版记 (GB/T 9704 §7, §10)."""

from dataclasses import dataclass

from converters.settings.units import Length


@dataclass(frozen=True, slots=True)
class Tail:
    """Signature and dateline at the end, GB/T 9704 §7.3.5."""

    lines_before: int
    """Blank above a signature."""
    tight_lines_before: int
    """The same where a page would be added only for signature and date (§7.3.5.5)."""
    note_lines_before: int
    """Blank between the date and a note (附注) under it (§7.3.6)."""
    right_chars: int
    """From the right edge to the signature without a seal (§7.3.5.2)."""
    seal_lines_before: int
    """Blank above a signature with a seal (§7.3.5.1)."""
    seal_right_chars: int
    """From the right edge to the date, and to the stamp of a signature (签名章)."""
    seal: Length
    """The diameter of a seal."""
    seals_apart: Length
    """Between the seals of several organs, at the least."""
    seals_in_row: int
    """So many seals stand in a row at the most."""
    stamp_lines_before: int
    """Blank above the stamp of a signature (§7.3.5.3)."""
    stamp: Length
    """Its width."""
    stamp_lines: int
    """Its height."""
    stamp_gap_chars: int
    """From the post to it."""
    stamp_lines_after: int
    """Blank between it and the date."""


@dataclass(frozen=True, slots=True)
class RedHeadStyle:
    """The head of a circulated document (版头), GB/T 9704 §7.2."""

    colour: str
    """#RRGGBB, of issuer and rule."""
    top: Length
    """From the top of the type area to the issuer."""
    lines_before: int
    """Blank between issuer and number."""
    rule_gap: Length
    """From the number to the red rule."""
    rule: Length
    """The thickness of the red rule."""
    lines_after: int
    """Blank between rule and title."""
    joint_size: Length
    """Of the names of several issuers (联合行文), at the most."""
    joint_height: Length
    """Of all of these names together, at the most."""
    joint_pitch: float
    """From name to name, by their size."""
    joint_gap_chars: float
    """Between the names and 文件 beside them, in characters of theirs."""
    inset_chars: float
    """From the edges to the issuer, and to number and signer that share a line."""


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """The head of a letter (信函), GB/T 9704 §10.1."""

    top: Length
    """From the edge of the sheet to the mark."""
    rule_gap: Length
    """From the mark to the first double rule."""
    width: Length
    """Of the double rules."""
    thick_rule: Length
    thin_rule: Length
    between: Length
    """Between the two lines of a rule."""
    gap: Length
    """From the first rule to marks and number."""
    foot: Length
    """From the second rule to the foot of the sheet."""


@dataclass(frozen=True, slots=True)
class OrderStyle:
    """The head of an order (命令), GB/T 9704 §10.2."""

    top: Length
    """From the top of the type area to the mark."""


@dataclass(frozen=True, slots=True)
class ImprintStyle:
    """The foot of a circulated document (版记), GB/T 9704 §7.4."""

    outer_rule: Length
    inner_rule: Length
    inset_chars: float
    """From the edges, in characters of the imprint."""
    even_page: bool
    """Whether it stands on an even page, after a blank one if need be (GB/T 33476.2 §7.3.1)."""
