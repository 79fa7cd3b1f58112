"""The quotes that were chosen for a report: what it prints of each, who said it, and whom that points out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from intervjukod.domain.anchor import PLACED
from intervjukod.domain.coding import Coding, Material, Passage
from intervjukod.domain.guide import is_under, several
from intervjukod.domain.quotation import Quotation, unedited
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.storage.tables import KEPT
from intervjukod.study.coded import codings
from intervjukod.study.ground import Ground
from intervjukod.study.quotations import proved
from intervjukod.study.shapes import InformantRow

Person = tuple[str, str, str]
"""An informant with the roles and the places that they have, several joined with ``;``."""

FEW = 3
"""Informants who must share a role and a place before the two do not point one of them out."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A quote kept for the report. ``span`` is in code points of ``transcript``, which has the report's roles.

    ``quotation`` is what to print; ``unproved`` an edited text that no longer follows from the words, which are
    then printed as they were said. ``informants`` are for the author's eyes alone. ``role`` and ``site`` are those
    of who speaks, several joined with ``; ``; ``sharing`` counts the study's informants who have one of both (for a
    role its first level), and fewer than ``FEW`` are pointed out by what stands under the quote.
    """

    coding: Coding
    transcript: Transcript
    span: Span
    quotation: Quotation
    unproved: str
    informants: tuple[str, ...]
    role: str
    site: str
    sharing: int

    @property
    def points_out(self) -> bool:
        """Whether role and place tell too much of who it is."""
        return self.sharing < FEW


def chosen(ground: Ground, codes: Collection[str] | None = None) -> list[Chosen]:
    """The kept quotes of the report's coders in the transcripts that count, by transcript and place.

    ``codes`` are keys, those of children too where they are wanted; None means every code.
    """
    if not ground.coders:
        return []
    context = ground.context
    people = list(_people([*ground.selection.counted, *ground.selection.pending]))
    names = {material.transcript: material.name for material in ground.selection.counted}
    marks = ", ".join("?" * len(ground.coders))
    rows = context.store.tables.codings(f"{KEPT} AND p.id IN ({marks})", ground.coders)
    kept = (row for row in rows if row.transcript in names)
    found = [
        coding
        for coding in codings(context, kept)
        if coding.state in PLACED and (codes is None or coding.code in codes)
    ]
    found.sort(key=lambda coding: (names[coding.transcript], coding.span.start, -coding.span.end, coding.id))
    return [_chosen(ground, coding, people) for coding in found]


def roles_in(transcript: Transcript, span: Span, *, paths: bool) -> tuple[str, ...]:
    """The roles of the informants who are heard there: of a path the first level, with ``paths`` all of it."""
    heard = (speaker for speaker in transcript.speakers_in(span) if speaker.informant)
    roles = [role for speaker in heard for role in several(speaker.role)]
    return tuple(dict.fromkeys(roles if paths else (role.partition("/")[0] for role in roles)))


def sharing(people: Iterable[Person], role: str, site: str) -> int:
    """How many of ``people`` have one of these roles, or one below its first level, at one of these places.

    Several roles, and several places, are joined with ``;``. Without a role any will do, and so with a place.
    """
    tops = tuple(dict.fromkeys(one.partition("/")[0] for one in several(role)))
    places = set(several(site))
    return len({name for name, roles, sites in people if _is_one(several(roles), several(sites), tops, places)})


def shared(informants: Iterable[InformantRow], quotes: Iterable[Passage]) -> dict[tuple[str, str], int]:
    """How many of the study's ``informants`` share each role and place that ``quotes`` have, as ``sharing`` counts."""
    people = [(row.informant, row.role, row.site) for row in informants]
    wanted = dict.fromkeys((quote.role, quote.site) for quote in quotes)
    return {(role, site): sharing(people, role, site) for role, site in wanted}


def _chosen(ground: Ground, coding: Coding, people: Sequence[Person]) -> Chosen:
    opened = ground.transcript(coding.transcript)
    verbatim = coding.span.of(opened.text)
    quotation = proved(verbatim, coding.citation) if coding.citation else None
    heard = [speaker for speaker in opened.speakers_in(coding.span) if speaker.informant]
    role = "; ".join(dict.fromkeys(one for speaker in heard for one in several(speaker.role)))
    site = "; ".join(dict.fromkeys(one for speaker in heard for one in several(speaker.attributes.get("site", ""))))
    return Chosen(
        coding=coding,
        transcript=opened,
        span=coding.span,
        quotation=quotation or unedited(verbatim),
        unproved="" if quotation else coding.citation,
        informants=opened.informants_in(coding.span),
        role=role,
        site=site,
        sharing=sharing(people, role, site),
    )


def _people(everybody: Sequence[Material]) -> Iterator[Person]:
    """Each informant in each transcript with their roles and places."""
    for material in everybody:
        for voice in material.voices:
            yield voice.informant, voice.attributes.get("role", ""), voice.attributes.get("site", "")


def _is_one(roles: Sequence[str], sites: Sequence[str], tops: tuple[str, ...], places: set[str]) -> bool:
    has_role = not tops or any(is_under(role, tops) for role in roles)
    return has_role and (not places or not places.isdisjoint(sites))
