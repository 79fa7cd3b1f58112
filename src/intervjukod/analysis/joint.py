"""Joint display: what statistics say of a place beside what is said of it, and what a person concludes of both.

Nothing is concluded here: a verdict is a person's, or it is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from intervjukod.analysis.compare import compare, few
from intervjukod.analysis.counts import Counts, Crowd, crowd, remarks
from intervjukod.analysis.grouping import INFORMANT, Group, grouping
from intervjukod.analysis.places import Parted, by_place
from intervjukod.analysis.selection import Basis, belongs
from intervjukod.analysis.series import Indicator, Series, Statistics
from intervjukod.analysis.statements import StatementRow, statements
from intervjukod.analysis.tree import plant
from intervjukod.domain.codebook import Codebook, Label
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.measure import alike
from intervjukod.domain.meta_inference import MetaInference
from intervjukod.domain.transcript import Note
from intervjukod.errors import AmbiguousError, NotFoundError

Pair = tuple[str, Indicator]
"""The key of a code, and the indicator that it is set beside."""
PLACES = ("plats", "place", "site")
"""What says where a passage speaks of, unless another facet or attribute is named: the first that there is."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Who brings a code up at a place: the counts of each group, and what its informants say, facet by facet."""

    code: str
    label: Label
    depth: int
    by: Mapping[str, Counts]
    said: tuple[StatementRow, ...]

    @property
    def is_coded(self) -> bool:
        """Whether any passage has the code."""
        return any(cell.passages for cell in self.by.values())


@dataclass(frozen=True, slots=True)
class ChosenQuote:
    """Words of a coding that is kept as a quote; ``place`` as ``alike`` has it, ``reference`` where they stand.

    ``codes`` are its code and those above it.
    """

    id: str
    place: str
    codes: tuple[str, ...]
    role: str
    informant: str
    text: str
    reference: str


@dataclass(frozen=True, slots=True)
class JointPlace:
    """One place: the statistics of it, and what is said of it. ``mentions`` by code, in the order of the codebook.

    ``by`` is what groups those who count here: ``informant`` where none of them has the attribute of the report.
    Without ``is_coded`` nothing that counts is said of the place.
    """

    name: str
    series: tuple[Series, ...]
    by: str
    groups: tuple[Group, ...]
    mentions: Mapping[str, Mention]
    is_coded: bool
    quotes: tuple[ChosenQuote, ...] = ()

    @property
    def themes(self) -> tuple[Mention, ...]:
        """The codes of the first level that some passage has."""
        return tuple(one for one in self.mentions.values() if one.depth == 0 and one.is_coded)

    def quotes_of(self, code: str) -> tuple[ChosenQuote, ...]:
        """The chosen quotes of a code and what is below it."""
        return tuple(quote for quote in self.quotes if code in quote.codes)


@dataclass(frozen=True, slots=True)
class Joint:
    """Units: cases for statistics, informants for themes. Denominator of a theme: the group's informants.

    ``where`` is what says of which place a passage speaks, ``by`` what groups the informants. ``pairs`` are the codes
    set beside an indicator: those ``chosen``, else those that somebody concluded something of.
    """

    basis: Basis
    where: str
    by: str
    crowd: Crowd
    groups: tuple[Group, ...]
    statistics: Statistics
    places: tuple[JointPlace, ...]
    pairs: tuple[Pair, ...]
    chosen: bool
    inferences: tuple[MetaInference, ...]
    notes: tuple[Note, ...]

    @property
    def everybody(self) -> bool:
        """Whether a group is the same people at every place: anybody could have spoken of any."""
        sizes = {group.value: group.crowd.informants for group in self.groups}
        every = (group for place in self.places for group in place.groups)
        return all(group.crowd.informants == sizes.get(group.value) for group in every)

    def concluded(self, place: str, pair: Pair) -> tuple[MetaInference, ...]:
        """What was concluded of a code beside an indicator at a place."""
        code, (block, indicator) = pair
        return tuple(one for one in self.inferences if one.is_of(place, code, block, indicator))


@dataclass(frozen=True, slots=True)
class Said:
    """What the interviews bring: codings, with the facet or the attributes that say where and who, and quotes.

    ``pending`` are transcripts that do not count yet; ``asked`` is as of ``compare``.
    """

    columns: Columns
    materials: Sequence[Material]
    pending: Sequence[Material] = ()
    asked: Mapping[str, frozenset[str]] | None = None
    quotes: Sequence[ChosenQuote] = ()


def place_name(codebook: Codebook, attributes: Sequence[str], wanted: str = "") -> str:
    """The facet or attribute that says where: ``wanted``, else the first of ``PLACES``. NotFoundError for neither."""
    known = (*codebook.facet, *attributes)
    name = wanted or next((name for name in PLACES if name in known), "")
    if name not in known:
        raise NotFoundError("joint.no_place", name=wanted or PLACES[0], known=", ".join(known) or "–")
    return name


def joint(
    figures: Statistics,
    said: Said,
    codebook: Codebook,
    basis: Basis,
    where: str,
    by: str,
    *,
    pairs: Sequence[Pair] = (),
    inferences: Sequence[MetaInference] = (),
) -> Joint:
    """Set the figures beside what is said, place by place.

    ``where`` is of ``place_name``, ``by`` an attribute or ``informant``; ``said.columns`` hold every facet of the book.
    """
    parted = by_place(said.columns, said.materials, said.pending, codebook, basis, where, figures.places)
    shown = tuple(dict.fromkeys(pairs)) or _concluded(figures, inferences)
    voices = _voices(said.materials, basis)
    groups = tuple(grouping(Codebook(), by, basis.filters).groups((), voices, _voices(said.pending, basis)))
    places = tuple(_place(name, figures, parted, said, codebook, (where, by)) for name in figures.places)
    notes = [*figures.notes, *_about_places(figures, parted, where), *_left_out(figures, shown, inferences)]
    notes += _about_codes(basis, codebook, said, places)
    notes += few(by, groups) if by != INFORMANT else ()
    people = crowd(voices)
    return Joint(basis, where, by, people, groups, figures, places, shown, bool(pairs), tuple(inferences), tuple(notes))


def _voices(materials: Sequence[Material], basis: Basis) -> list[Voice]:
    return [voice for material in materials for voice in material.voices if belongs(voice, basis.filters)]


def _concluded(figures: Statistics, inferences: Sequence[MetaInference]) -> tuple[Pair, ...]:
    """What somebody concluded something of, where the file has one indicator of that name."""
    found: dict[Pair, None] = {}
    for one in inferences:
        with suppress(NotFoundError, AmbiguousError):
            found.setdefault((one.code, figures.find(one.indicator)))
    return tuple(found)


def _place(
    name: str, figures: Statistics, parted: Parted, said: Said, codebook: Codebook, ways: tuple[str, str]
) -> JointPlace:
    where, by = ways
    placed = parted.by_place.get(alike(name))
    quotes = tuple(quote for quote in said.quotes if quote.place == alike(name))
    if placed is None:
        return JointPlace(name, figures.places[name], by, (), {}, False, quotes)
    here = _voices((*placed.materials, *placed.pending), placed.basis)
    way = by if any(by in voice.attributes for voice in here) else INFORMANT
    counted = compare(
        placed.columns, placed.materials, codebook, placed.basis, way, pending=placed.pending, asked=said.asked
    )
    spoken: dict[str, list[StatementRow]] = {}
    told = statements(placed.columns, placed.materials, codebook, placed.basis, way, pending=placed.pending)
    for row in told.rows:
        if row.facet != where:
            spoken.setdefault(row.code, []).append(row)
    mentions = {
        row.code: Mention(row.code, row.label, row.depth, row.by, tuple(spoken.get(row.code, ())))
        for row in counted.rows
    }
    return JointPlace(name, figures.places[name], way, counted.groups, mentions, True, quotes)


def _about_places(figures: Statistics, parted: Parted, where: str) -> Iterator[Note]:
    """Places that only one of the two materials has, and codings of none."""
    uncoded = [name for name in figures.places if alike(name) not in parted.by_place]
    if uncoded:
        yield Note("joint.uncoded", {"places": "; ".join(uncoded), "by": where})
    if parted.elsewhere:
        yield Note("joint.elsewhere", {"places": "; ".join(parted.elsewhere), "by": where})
    if parted.nowhere:
        yield Note("joint.nowhere", {"n": parted.nowhere, "of": parted.codings, "by": where})


def _left_out(figures: Statistics, shown: Sequence[Pair], inferences: Sequence[MetaInference]) -> Iterator[Note]:
    """Conclusions that stand beside nothing on the page."""
    beside = [(place, code, *indicator) for place in figures.places for code, indicator in shown]
    left = [one for one in inferences if not any(one.is_of(*row) for row in beside)]
    if left:
        named = "; ".join(dict.fromkeys(f"{one.place} · {one.indicator}" for one in left))
        yield Note("joint.left_out", {"n": len(left), "inferences": named})


def _about_codes(basis: Basis, codebook: Codebook, said: Said, places: Sequence[JointPlace]) -> list[Note]:
    tree = plant(codebook, said.columns.codes)
    coded = {code for place in places for code, mention in place.mentions.items() if mention.is_coded}
    return remarks(basis, tree, [n for n, code in enumerate(tree.codes) if code.key in coded], 0)
