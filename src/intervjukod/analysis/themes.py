"""Themes: who brings each up, what they say of it, what drew it, what else they speak of there, in whose words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from intervjukod.analysis.compare import Compare, CompareRow, compare
from intervjukod.analysis.cooccurrence import Cooccurrence, Meeting, cooccurrence
from intervjukod.analysis.counts import Counts, Crowd, leaning
from intervjukod.analysis.coverage import Answered
from intervjukod.analysis.drawn import Drawn, drawn
from intervjukod.analysis.grouping import NO_VALUE, ROLE, Group
from intervjukod.analysis.quoted import PointedOut, QuotedInformant, ThemeQuote, pointed_out, quoted_informants
from intervjukod.analysis.selection import Basis
from intervjukod.analysis.statements import StatementRow, Statements, statements
from intervjukod.domain.codebook import Codebook, Label
from intervjukod.domain.coding import Columns, Material
from intervjukod.domain.guide import Guide
from intervjukod.domain.transcript import Note

_NOT_HERE = ("reports.few", "reports.one_informant")
"""Notes of a comparison that would tell a reader whom to look for, or that are made anew of what is shown."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """A code of another theme that stands on some of the same words.

    ``theme`` is the one it belongs to. ``informants`` say both there; ``passages`` of this code and ``other_passages``
    of the other one have words in common with one of the other's.
    """

    code: str
    label: Label
    theme: str
    informants: int
    passages: int
    other_passages: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, or a code below it, with everything below counted in.

    ``by`` maps each group's value to its counts; ``said`` has a row for each facet, of what is coded with the code
    itself or with one below it that is not told on its own. ``quotes`` are those of the code
    itself, ``parts`` the codes below a theme that somebody mentions, in the order of the book, without parts of
    their own. ``depth`` is 0 for the first level of the book.
    """

    code: str
    label: Label
    definition: str
    depth: int
    by: Mapping[str, Counts]
    said: tuple[StatementRow, ...]
    drawn: Drawn
    overlaps: tuple[Overlap, ...]
    quotes: tuple[ThemeQuote, ...] = ()
    parts: tuple[Theme, ...] = ()

    @property
    def mentioned(self) -> bool:
        """Whether any informant brings it up."""
        return any(counts.informants for counts in self.by.values())

    @property
    def every_quote(self) -> Iterator[ThemeQuote]:
        """Its own, then those of its parts."""
        yield from self.quotes
        for part in self.parts:
            yield from part.quotes


@dataclass(frozen=True, slots=True)
class ThemesReport:
    """Unit: informants. Denominators: each group's own; for what is said of a facet, those who bring the code up.

    ``themes`` has those that nobody brings up too. ``periods`` are those of a facet, in its order. ``guides`` maps the
    key of a guide to its title, ``questions`` are guide and id of each of theirs, in order. ``role_paths`` says that
    whole roles stand under what is quoted. For the author's eyes alone, and in no page, are ``per_informant``,
    ``pointed_out``, the codes that are ``unquoted``, and the notes ``author``.
    """

    basis: Basis
    by: str
    period: str
    crowd: Crowd
    groups: tuple[Group, ...]
    themes: tuple[Theme, ...]
    notes: tuple[Note, ...]
    per_informant: tuple[QuotedInformant, ...] = ()
    pointed_out: tuple[PointedOut, ...] = ()
    unquoted: tuple[str, ...] = ()
    author: tuple[Note, ...] = ()
    periods: tuple[str, ...] = ()
    guides: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[tuple[str, str], ...] = ()
    role_paths: bool = False

    @property
    def every(self) -> Iterator[Theme]:
        """The themes, each with its parts after it."""
        for theme in self.themes:
            yield theme
            yield from theme.parts

    @property
    def top_groups(self) -> tuple[Group, ...]:
        """The groups of the first level."""
        return tuple(group for group in self.groups if group.depth == 0)


def themes(
    columns: Columns,
    materials: Sequence[Material],
    codebook: Codebook,
    basis: Basis,
    by: str = ROLE,
    *,
    codes: Collection[str] = (),
    depth: int | None = None,
    pending: Sequence[Material] = (),
    asked: Mapping[str, frozenset[str]] | None = None,
    guides: Sequence[Guide] = (),
    answers: Mapping[str, Sequence[Answered]] | None = None,
    quotes: Sequence[ThemeQuote] = (),
) -> ThemesReport:
    """Every theme, or the ``codes`` alone, from ``columns`` with every facet of the book.

    ``by`` is an attribute; by role, where nobody has one, all are one group. ``depth`` is how many levels of codes
    below a theme stand as its parts, None for all of them; quotes of deeper ones stand with the code above. Other
    arguments are as in ``compare`` and ``drawn``. NotFoundError for an attribute that nobody has.
    """
    heard, later = with_roles(materials, by), with_roles(pending, by)
    compared = compare(columns, heard, codebook, basis, by, pending=later, asked=asked)
    heads = [row for row in compared.rows if _heads(row, codebook, codes)]
    told = [one for head in heads for one in (head, *_parts(head, compared, codebook, depth))]
    said = statements(columns, heard, apart(codebook, {one.code for one in told}), basis, by, pending=later)
    near = cooccurrence(columns, heard, codebook, basis)
    drew = drawn(columns, heard, codebook, basis, guides, answers or {})
    make = _Maker(codebook, compared, said, near, drew)
    found = tuple(make.theme(row, depth, quotes) for row in heads)
    cited = [(theme.code, quote) for theme in found for quote in theme.every_quote]
    return ThemesReport(
        basis,
        by,
        said.period,
        compared.crowd,
        compared.groups,
        found,
        (*(note for note in compared.notes if note.key not in _NOT_HERE), *_leaning(found)),
        quoted_informants(heard, basis, cited),
        pointed_out(quote for _, quote in cited),
        tuple(theme.code for theme in found if theme.mentioned and not any(theme.every_quote)),
        periods=codebook.facet[said.period].values if said.period in codebook.facet else (),
        guides={guide.key: guide.title or guide.key for guide in guides},
        questions=tuple((guide.key, question.id) for guide in guides for question in guide.askable),
    )


def _leaning(found: Sequence[Theme]) -> list[Note]:
    shown = (one for theme in found for one in (theme, *theme.parts))
    return leaning((one.code, value, cell) for one in shown for value, cell in one.by.items())


def with_roles(materials: Sequence[Material], by: str) -> Sequence[Material]:
    """The material, with an empty role for everybody where it is parted by role and nobody has one."""
    if by != ROLE or any(ROLE in voice.attributes for material in materials for voice in material.voices):
        return materials
    return [
        replace(
            one, voices=tuple(replace(voice, attributes={**voice.attributes, ROLE: NO_VALUE}) for voice in one.voices)
        )
        for one in materials
    ]


def _heads(row: CompareRow, codebook: Codebook, codes: Collection[str]) -> bool:
    """Whether the code has a section of its own: a theme, or one that was asked for and is in no other's."""
    if not codes:
        return row.depth == 0
    return row.code in codes and not any(above in codes for above in codebook.ancestors(row.code))


def apart(codebook: Codebook, told: Collection[str]) -> Codebook:
    """The book with the codes that are ``told`` on their own parted from what is above them.

    So what is said stands once, at its code.
    """
    loose = (replace(one, parent="") if one.key in told and not one.merged_into else one for one in codebook.codes)
    return replace(codebook, codes=tuple(loose))


def _parts(head: CompareRow, compared: Compare, codebook: Codebook, depth: int | None) -> list[CompareRow]:
    """The codes below that stand as its parts, also those that nobody mentions."""
    near = (one for one in compared.rows if depth is None or one.depth - head.depth <= depth)
    return [one for one in near if head.code in codebook.ancestors(one.code)]


class _Maker:
    """Puts what was found of a code together."""

    def __init__(
        self,
        codebook: Codebook,
        compared: Compare,
        said: Statements,
        near: Cooccurrence,
        drew: Mapping[str, Drawn],
    ) -> None:
        self._codebook, self._compared, self._drew = codebook, compared, drew
        self._said: dict[str, list[StatementRow]] = {}
        for row in said.rows:
            self._said.setdefault(row.code, []).append(row)
        self._near: dict[str, list[Overlap]] = {}
        for meeting in near.rows:
            for one, overlap in _both(meeting, codebook):
                self._near.setdefault(one, []).append(overlap)

    def theme(self, row: CompareRow, depth: int | None, quotes: Sequence[ThemeQuote]) -> Theme:
        """The code with its parts; a quote stands with its code, else with the nearest one above that is shown."""
        whole = self._of(row)
        parts = [self._of(one) for one in _parts(row, self._compared, self._codebook, depth)]
        shown = {row.code, *(part.code for part in parts if part.mentioned)}
        under: dict[str, dict[tuple[str, tuple[str, ...]], ThemeQuote]] = {code: {} for code in shown}
        for quote in quotes:
            path = (self._codebook.resolve(quote.code), *self._codebook.ancestors(self._codebook.resolve(quote.code)))
            place = next((code for code in path if code in shown), None)
            if place is not None and row.code in path:
                under[place].setdefault((quote.verbatim, quote.informants), quote)
        return replace(
            whole,
            quotes=tuple(under[row.code].values()),
            parts=tuple(replace(part, quotes=tuple(under[part.code].values())) for part in parts if part.mentioned),
        )

    def _of(self, row: CompareRow) -> Theme:
        code = self._codebook.by_key.get(row.code)
        defined = (code.definition or code.brief) if code is not None else ""
        return Theme(
            row.code,
            row.label,
            " ".join(defined.split()),
            row.depth,
            row.by,
            tuple(self._said.get(row.code, ())),
            self._drew.get(row.code, Drawn(frozenset(), frozenset(), ())),
            tuple(self._near.get(row.code, ())),
        )


def _both(meeting: Meeting, codebook: Codebook) -> Iterator[tuple[str, Overlap]]:
    """Each of two codes that meet, with the other; none of one theme."""
    one, other = _root(codebook, meeting.code), _root(codebook, meeting.other)
    if one != other:
        there = (meeting.informants, meeting.near, meeting.other_near)
        yield meeting.code, Overlap(meeting.other, meeting.other_label, other, *there)
        here = (meeting.informants, meeting.other_near, meeting.near)
        yield meeting.other, Overlap(meeting.code, meeting.label, one, *here)


def _root(codebook: Codebook, code: str) -> str:
    return (code, *codebook.ancestors(code))[-1]
