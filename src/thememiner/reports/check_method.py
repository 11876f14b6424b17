"""How the figures of a check came about and what they cannot say."""

from __future__ import annotations

from thememiner.coding.check_sample import Draw
from thememiner.evidence.prevalence import FLOOR
from thememiner.reports.blocks import Block, Bullets, Heading
from thememiner.reports.phrasing import long_date


def method_blocks(draw: Draw) -> list[Block]:
    """The method, in plain words."""
    return [Heading(1, "How these figures came about, and what they cannot say"), Bullets((_drawn(draw), *_METHOD))]


def _drawn(draw: Draw) -> str:
    when = f"on {long_date(draw.date)} (draw {draw.number}, seed {draw.seed})"
    if draw.reviews:
        return (
            f"{len(draw.reviews)} whole reviews with {len(draw.units):,} passages were drawn at random {when}, all "
            f"alike likely; {draw.frame:,} passages of {draw.frame_clusters} reviews could be drawn."
        )
    return (
        f"{len(draw.units):,} of {draw.frame:,} passages and local findings ({draw.frame_clusters} reviews and audit "
        f"files) were drawn at random {when}: tagged ones, rare themes more often than common ones, and untagged ones, "
        "also from what the machine takes for no learning. How likely each was drawn is known, and each counts for as "
        "many as it stands for (Horvitz and Thompson 1952), so that percentages are those of all that was read."
    )


_METHOD = (
    "The two people saw neither the machine's codings nor each other's. The machine is taken as it codes by itself: "
    "what people decided about its codings before does not count for it.",
    "Settled is what both people say. A theme on which they differ is left out for that passage unless a third reading "
    "settled it; such passages are the harder ones, so the machine looks better without them.",
    "Where two people agree they can still both be wrong; their agreement is the ceiling, not the truth.",
    "Precision: of the themes the machine gave, the share that is right. Recall: of the themes truly there, the share "
    "it found. F1: their harmonic mean.",
    "Kappa (Cohen 1960) and alpha (Krippendorff 2011, nominal) are reckoned on passages to which either of the two "
    "gave a theme; the many passages without any would make every agreement look high. They are of the drawn passages "
    "as they are, without weights.",
    "Intervals are 95 % and come from drawing whole reviews anew 1,000 times; passages of one review resemble each "
    f"other. Below {FLOOR} reviews there is none, nor where all is alike (11 right of 11): there the count says how "
    "much it rests on.",
    f"Below {FLOOR} passages only counts are given.",
    "What may at most have been missed, over all passages without a theme: the exact bound for as many passages as the "
    "unequal weights leave (Korn and Graubard 1998).",
    "Corrected shares take the machine's errors out of what it says of everything (Rogan and Gladen 1978). They hold "
    "for this machine on these reviews, not for others.",
)
