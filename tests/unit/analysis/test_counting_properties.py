"""Any codings at all, counted once by the sweep and once code point by code point."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from benchmarks import floor_reports
from intervjukod.analysis.compare import compare
from intervjukod.analysis.counts import Counts
from intervjukod.analysis.frequency import frequency
from intervjukod.analysis.selection import Basis, Counting
from intervjukod.analysis.tree import plant
from intervjukod.domain.codebook import Code, Codebook, Facet
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.span import Span, merged

SIZE = 24
BOOK = Codebook(
    (Code("a"), Code("b", parent="a"), Code("c", parent="b"), Code("d", parent="a"), Code("e")),
    facets=(Facet("f", ("x", "y"), default_from="site"),),
)
BASIS = Basis(Counting.DONE, 3, 3)
Place = tuple[int, int, int, int, str]
"""Transcript, start, end, code, given value of the facet."""


@st.composite
def materials(draw: st.DrawFn, informants: int = 3) -> list[Material]:
    """Three transcripts cut in turns of the interviewer and up to ``informants`` informants."""
    made = []
    for n in range(3):
        cuts = sorted(draw(st.sets(st.integers(1, SIZE - 1), max_size=6)))
        turns = [Span(*ends) for ends in zip([0, *cuts], [*cuts, SIZE], strict=True)]
        speakers = [draw(st.integers(0, informants)) for _ in turns]
        words = sorted(draw(st.sets(st.integers(0, SIZE - 1))))
        voices = []
        for who in sorted(set(speakers) - {0}):
            spans = [turn for turn, speaker in zip(turns, speakers, strict=True) if speaker == who]
            role = draw(st.sampled_from(["p", "p/q", "r", "p/q;r", ""]))
            own = [word for word in words if any(span.holds(word) for span in spans)]
            site = draw(st.sampled_from(["x", "y", "x;y", ""]))
            voices.append(Voice(f"I{n}{who}", {"role": role, "site": site}, spans, own))
        made.append(Material(f"t{n}", f"t{n}", tuple(voices)))
    return made


PLACES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, SIZE - 1),
        st.integers(1, SIZE),
        st.integers(0, 4),
        st.sampled_from(["", "x", "z"]),
    ).map(lambda at: (at[0], at[1], min(SIZE, at[1] + at[2]), at[3], at[4])),
    max_size=12,
)


def columns(places: Sequence[Place]) -> Columns:
    """The places as a study would give them."""
    rows = sorted(places, key=lambda place: place[:3])
    names = [code.key for code in BOOK.codes]
    return Columns(
        array("I", (row[0] for row in rows)),
        array("I", (row[1] for row in rows)),
        array("I", (row[2] for row in rows)),
        array("I", (row[3] for row in rows)),
        array("I", [0] * len(rows)),
        ["t0", "t1", "t2"],
        names,
        ["PK"],
        {"f": [row[4] for row in rows]},
    )


def expected(places: Sequence[Place], made: Sequence[Material], code: str, role: str | None) -> Counts:
    """The counts of a code and a role (None: everybody), from sets of code points."""
    informants: dict[str, int] = {}
    passages = codings = words = 0
    for n, material in enumerate(made):
        group = [voice for voice in material.voices if role is None or role in _roles(voice)]
        spans = [
            Span(start, end)
            for place, start, end, which, _ in places
            if place == n and code in (BOOK.codes[which].key, *BOOK.ancestors(BOOK.codes[which].key))
        ]
        codings += sum(_belongs(span, group, material.voices) for span in spans)
        for passage in merged(spans):
            passages += _belongs(passage, group, material.voices)
            for voice in group:
                if any(passage.overlaps(span) for span in voice.spans):
                    informants[voice.informant] = informants.get(voice.informant, 0) + 1
                    words += sum(passage.holds(word) for word in voice.words)
    everyone = [v for material in made for v in material.voices if role is None or role in _roles(v)]
    of = len({voice.informant for voice in everyone})
    top = max(informants.values(), default=0)
    return Counts(len(informants), of, passages, codings, words, sum(len(v.words) for v in everyone), top)


def _roles(voice: Voice) -> set[str]:
    roles = {role.strip() for role in voice.attributes["role"].split(";")}
    return roles | {role.split("/")[0] for role in roles}


def _belongs(span: Span, group: Sequence[Voice], voices: Sequence[Voice]) -> bool:
    speaking = [voice for voice in voices if any(span.overlaps(turn) for turn in voice.spans)]
    return any(voice in group for voice in speaking or voices)


def figures(counts: Counts) -> tuple[int, ...]:
    """Everything but the status."""
    return (
        counts.informants,
        counts.informants_of,
        counts.passages,
        counts.codings,
        counts.words,
        counts.words_of,
        counts.top,
    )


@given(materials(), PLACES)
def test_frequency_is_what_sets_of_code_points_give(made: list[Material], places: list[Place]) -> None:
    """Roll-up, merging, several informants: the sweep agrees with the slowest count there is."""
    result = frequency(columns(places), made, BOOK, BASIS)
    for row in result.rows:
        assert figures(row.counts) == figures(expected(places, made, row.code, None)), row.code


@given(materials(), PLACES)
def test_compare_is_what_sets_of_code_points_give(made: list[Material], places: list[Place]) -> None:
    """Each role counts what belongs to one of its informants, once."""
    result = compare(columns(places), made, BOOK, BASIS, "role")
    for row in result.rows:
        for value, counts in row.by.items():
            assert figures(counts) == figures(expected(places, made, row.code, value)), (row.code, value)


@given(materials(informants=1), PLACES)
def test_the_floor_of_the_benchmark_gives_the_same_counts(made: list[Material], places: list[Place]) -> None:
    """What the reports are timed against answers the same questions."""
    heard = {n: material.voices[0] for n, material in enumerate(made) if material.voices}
    places = [place for place in places if place[0] in heard]
    counted = [made[n] for n in heard]
    given_ = columns(places)
    rows = list(zip(given_.transcript, given_.start, given_.end, given_.code, strict=True))
    voices = {
        n: (voice.informant, [s.start for s in voice.spans], [s.end for s in voice.spans], voice.words)
        for n, voice in heard.items()
    }
    tree = plant(BOOK, given_.codes)
    paths = dict(enumerate(tree.paths))
    keys = [code.key for code in tree.codes]
    zeros = (0, 0, 0, 0, 0)

    floor = floor_reports.frequency(rows, voices, paths)
    for row in frequency(given_, counted, BOOK, BASIS).rows:
        assert _floor_of(row.counts) == floor.get(keys.index(row.code), zeros)
    by_role = floor_reports.compare(rows, voices, paths, {n: sorted(_roles(voice)) for n, voice in heard.items()})
    for compared in compare(given_, counted, BOOK, BASIS, "role").rows:
        for value, counts in compared.by.items():
            assert _floor_of(counts) == by_role.get((keys.index(compared.code), value), zeros)
    values = [value or _site(heard[place]) for place, value in zip(given_.transcript, given_.facets["f"], strict=True)]
    by_facet = floor_reports.compare_facet(rows, values, voices, paths)
    for compared in compare(given_, counted, BOOK, BASIS, "f").rows:
        for value, counts in compared.by.items():
            assert _floor_of(counts) == by_facet.get((keys.index(compared.code), value), zeros)


def _site(voice: Voice) -> str:
    site = voice.attributes["site"]
    return "" if ";" in site else site


def _floor_of(counts: Counts) -> tuple[int, ...]:
    return (counts.informants, counts.passages, counts.codings, counts.words, counts.top)
