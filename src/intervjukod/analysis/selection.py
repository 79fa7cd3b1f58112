"""What a report counts over: which transcripts, whose codings, which informants."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from intervjukod.domain.coding import Material, Voice
from intervjukod.domain.guide import is_under, several

REFLEXIVE = "reflexive"
"""The approach in which only informants are counted."""


class Shown(IntEnum):
    """Which counts a report shows: none, those of informants alone, or those of passages and words too."""

    NOTHING = 0
    INFORMANTS = 1
    EVERYTHING = 2


class Counting(StrEnum):
    """Which transcripts count: those marked done or, while nobody has marked any, those begun."""

    DONE = "done"
    BEGUN = "begun"


@dataclass(frozen=True, slots=True)
class Basis:
    """What was counted, as a reader of the report must be told it.

    ``counted`` of ``of`` transcripts count, by ``counting``. ``coders`` made the codings; ``filters`` maps
    an attribute to the value that informants must have (a path holds what is below it). ``codebook`` is
    the codebook's revision, ``at`` the point in the history ("" for now), ``made`` UTC ISO 8601.
    ``unplaced`` codings of these coders lost their place in a text that was changed, and count nowhere.
    ``numbers`` is False where a report without counts was asked for. ``roles`` are those that were merged, a name
    to what it stands for: a page names the name alone, since its parts may be one person each.
    """

    counting: Counting
    counted: int
    of: int
    coders: tuple[str, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    codebook: str = ""
    at: str = ""
    made: str = ""
    approach: str = ""
    unplaced: int = 0
    numbers: bool = True
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def shown(self) -> Shown:
        """Which counts the approach and whoever asks let a report show, whatever its format."""
        if not self.numbers:
            return Shown.NOTHING
        return Shown.INFORMANTS if self.approach == REFLEXIVE else Shown.EVERYTHING


@dataclass(frozen=True, slots=True)
class Selection:
    """Transcripts with a wanted informant: those that count, and those of which nothing may be said yet."""

    counting: Counting
    counted: tuple[Material, ...]
    pending: tuple[Material, ...]


def select(
    materials: Iterable[Material],
    *,
    done: Collection[str],
    begun: Collection[str],
    filters: Mapping[str, str] | None = None,
) -> Selection:
    """Part the transcripts into those that count and those that do not.

    ``done`` holds the ids that at least one coder of the report has marked done, anywhere in the study;
    while it is empty, ``begun``, the ids with a coding or a confirmed answer, takes its place.
    """
    counting, counts = (Counting.DONE, done) if done else (Counting.BEGUN, begun)
    wanted = [material for material in materials if _wanted(material, filters or {})]
    return Selection(
        counting,
        tuple(material for material in wanted if material.transcript in counts),
        tuple(material for material in wanted if material.transcript not in counts),
    )


def _wanted(material: Material, filters: Mapping[str, str]) -> bool:
    return not filters or any(belongs(voice, filters) for voice in material.voices)


def belongs(voice: Voice, filters: Mapping[str, str]) -> bool:
    """Whether the informant has every value asked for; one of several values is enough."""
    return all(
        any(is_under(value, (wanted,)) for value in values_of(voice.attributes, name))
        for name, wanted in filters.items()
    )


def values_of(attributes: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The values of an attribute, several being joined with ``;`` in the data; ``("",)`` for none."""
    return several(attributes.get(name, "")) or ("",)
