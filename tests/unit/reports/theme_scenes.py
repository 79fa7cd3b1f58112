"""Theme summaries to read: four officers and a guard, invented, and studies of odder kinds."""

from __future__ import annotations

from dataclasses import replace

from intervjukod.analysis.quoted import ThemeQuote
from intervjukod.analysis.selection import Counting
from intervjukod.analysis.themes import ThemesReport, themes
from intervjukod.domain.codebook import Codebook, in_tree_order
from intervjukod.domain.guide import Guide, Question
from tests.unit.analysis.building import BOOK, Interview, Mark, Stand, columns, interview, materials
from tests.unit.reports import scenes
from tests.unit.reports.scenes import ALL, GUARD, POLICE, basis

MARKS = [*scenes.MARKS, Mark(POLICE[1], "Vi är för", "folkliv")]

DEFINED = replace(
    BOOK,
    codes=in_tree_order(
        [
            replace(BOOK.by_key["staffing"], definition="Hur många som finns\natt tillgå.", brief="Antal."),
            *(code for code in BOOK.codes if code.key not in ("staffing", "folkliv")),
            replace(BOOK.by_key["folkliv"], brief="Folk på platsen."),
        ]
    ),
)
GUIDE = Guide(
    "bilaga",
    "Bilaga 6",
    questions=(
        Question("q1", "Hur länge har du arbetat här?", nr="1"),
        Question("q12a", "Hur ser närvaron ut?", nr="12a", expects=("kontinuitet",)),
        Question("q12b", "Hur märks folklivet?", nr="12b", expects=("folkliv",)),
    ),
)
QUOTES = (
    ThemeQuote(
        "staffing", "”Vi är för få [poliser].”", "Vi är för få", ("polis",), ("Hässelby torg",), ("Kommunpolis",)
    ),
    ThemeQuote("vakans", "”Gränsen tar [...] alla.”", "Gränsen tar alla", ("polis",), (), ("Spanare",)),
    ThemeQuote("folkliv", "”Folk rör sig mer.”", "Folk rör sig mer", ("ordningsvakt",), (), ("Ordningsvakt",), 1),
)


def _stands(interview: Interview) -> list[Stand]:
    return [
        Stand("q12a", "answered", "bilaga", [interview.find("Vi är för få. Gränsen")]),
        Stand("q1", "answered", "bilaga", [interview.find("Folk rör sig mer")]),
    ]


def _report(done: list[Interview], *marks: Mark, book: Codebook = DEFINED, **more: object) -> ThemesReport:
    told = {"basis": basis(done, len(done)), "guides": [GUIDE], "answers": {one.id: _stands(one) for one in done}}
    told |= more
    return themes(columns(*marks), materials(done), book, **told)  # type: ignore[arg-type]  # keywords as given


def summary() -> ThemesReport:
    """Everybody done, with a quote for each of two themes and one below."""
    return _report(ALL, *MARKS, quotes=QUOTES)


def in_words() -> ThemesReport:
    """The same without counts."""
    return _report(ALL, *MARKS, quotes=QUOTES, basis=replace(basis(ALL, 5), numbers=False))


def guard_later() -> ThemesReport:
    """The only guard and one officer not done, and nobody asked about the street's life."""
    done = POLICE[:3]
    later = materials([POLICE[3], GUARD])
    return _report(done, *MARKS, basis=basis(done, 5), pending=later, asked={"folkliv": frozenset[str]()})


def by_site() -> ThemesReport:
    """Parted by place, of which some have two."""
    return _report(ALL, *MARKS, by="site", quotes=QUOTES)


def without_roles() -> ThemesReport:
    """Two interviews with people who have no role."""
    people = [
        interview(f"N{n}", (name, "Vi är för få. Gränsen tar alla. Folk rör sig mer.")) for n, name in enumerate("AB")
    ]
    marks = [Mark(people[0], "för få", "staffing", facets={"riktning": "ökat"}), Mark(people[1], "Folk", "folkliv")]
    quote = ThemeQuote("folkliv", "”Folk rör sig mer.”", "Folk rör sig mer", (), (), ("B",))
    return _report(people, *marks, quotes=[quote])


def one_informant() -> ThemesReport:
    """One interview."""
    return _report(POLICE[:1], *MARKS[:4])


def nothing_coded() -> ThemesReport:
    """Two interviews that nobody has coded yet."""
    return _report(ALL[:2], basis=basis([], 2, Counting.BEGUN))


def group() -> ThemesReport:
    """An officer and a guard in one interview; a passage over both."""
    roles = {"P": {"role": "polis"}, "V": {"role": "ordningsvakt"}}
    said = ("P", "Vi är för få. Gränsen tar alla."), ("V", "Ja, det är ni. Folk rör sig mer.")
    both = interview("G1", *said, attributes=roles)
    marks = [Mark(both, "tar alla.\nV: Ja, det", "staffing"), Mark(both, "Folk rör", "folkliv")]
    quote = ThemeQuote(
        "staffing", "”Gränsen tar alla. Ja [...].”", "Gränsen", ("polis", "ordningsvakt"), (), ("P", "V")
    )
    return _report([both], *marks, quotes=[quote])
