"""The results that the report texts are about: four officers and a guard, invented."""

from __future__ import annotations

from dataclasses import replace

from intervjukod.analysis.compare import Compare, compare
from intervjukod.analysis.cooccurrence import Cooccurrence, Near, cooccurrence
from intervjukod.analysis.coverage import Coverage, coverage
from intervjukod.analysis.differences import Method
from intervjukod.analysis.frequency import Frequency, frequency
from intervjukod.analysis.grouping import ByAttribute
from intervjukod.analysis.selection import Basis, Counting
from intervjukod.analysis.statements import Statements, statements
from intervjukod.analysis.waves import Then, Waves, holding, waves
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.guide import Guide, Question
from tests.unit.analysis.building import BOOK, Interview, Mark, Stand, columns, interview, materials

MADE = "2026-11-22T10:00:00Z"
SAID = "Vi är för få. Gränsen tar alla. Folk rör sig mer. Det var bättre förr."


def _person(n: int, name: str, role: str, site: str) -> Interview:
    return interview(f"I0{n}", ("?", "Hur är det med bemanningen?"), (name, SAID), role=role, site=site)


POLICE = [
    _person(1, "Kommunpolis", "polis/kommunpolis", "Hässelby torg"),
    _person(2, "Områdespolis 1", "polis/områdespolis", "Sergels torg"),
    _person(3, "Områdespolis 2", "polis/områdespolis", "Hässelby torg"),
    _person(4, "Spanare", "polis/spanare", "Sergels torg; Hässelby torg"),
]
GUARD = _person(5, "Ordningsvakt", "ordningsvakt", "Sergels torg; Hässelby torg")
ALL = [*POLICE, GUARD]
MARKS = [
    *(Mark(POLICE[0], quote, "staffing") for quote in ("Vi är", "för få", "tar alla")),
    Mark(POLICE[0], "Gränsen", "gränskontroll"),
    Mark(POLICE[1], "Vi är för få. Gränsen", "kontinuitet", facets={"riktning": "minskat"}),
    Mark(POLICE[2], "Folk rör sig", "folkliv", facets={"riktning": "ökat", "plats": "Sergels torg"}),
    Mark(GUARD, "rör sig mer", "folkliv", facets={"riktning": "ökat"}),
    Mark(GUARD, "bemanningen", "staffing"),
    Mark(POLICE[2], "bättre förr", "nostalgi"),
]
GUIDE = Guide(
    "bilaga",
    questions=(
        Question("q1", "Hur länge har du arbetat på den här platsen, och vad har du gjort innan dess?", nr="1"),
        Question("q12a", "Hur ser den polisiära närvaron ut?", nr="12a", obligatory=True, roles=("polis",)),
        Question("q12b", "Hur samarbetar ni med andra aktörer?", nr="12b", obligatory=True),
    ),
)
_ASKED = [Stand("q1", "answered", "bilaga"), Stand("q12a", "answered", "bilaga"), Stand("q12b", "not asked", "bilaga")]
_PROPOSED = [Stand("q1", "asked", "bilaga"), Stand("q12a", "not asked", "bilaga"), Stand("q12b", "proposed", "bilaga")]


def basis(done: list[Interview], of: int, counting: Counting = Counting.DONE, **filters: str) -> Basis:
    """What one coder's report stands on."""
    return Basis(counting, len(done), of, ("PK",), filters, "3f2a9c01d4e5", "", MADE, "codebook")


def all_done() -> Compare:
    """Roles side by side, everybody done: four against one."""
    return compare(columns(*MARKS), materials(ALL), BOOK, basis(ALL, 5), "role")


def guard_not_done() -> Compare:
    """Roles side by side, with the only guard and one officer not done."""
    done, later = POLICE[:3], [POLICE[3], GUARD]
    return compare(columns(*MARKS), materials(done), BOOK, basis(done, 5), "role", pending=materials(later))


def directions() -> Compare:
    """A facet side by side, the street's life never asked about."""
    asked = {"folkliv": frozenset[str]()}
    return compare(columns(*MARKS), materials(ALL[:2]), BOOK, basis(ALL[:2], 5), "riktning", asked=asked)


def tested() -> Compare:
    """Eight officers against three guards, with intervals and a test."""
    people = [_person(n, f"Polis {n}", "polis", "Sergels torg") for n in range(8)]
    people += [_person(n, f"Vakt {n}", "ordningsvakt", "Sergels torg") for n in range(8, 11)]
    marks = [Mark(one, "för få", "staffing") for one in people[:8]] + [Mark(people[8], "Folk rör", "folkliv")]
    found = compare(columns(*marks), materials(people), BOOK, basis(people, 11), "role", method=Method.FISHER)
    return replace(found, intervals=True)


def without_numbers() -> Compare:
    """Roles side by side, without counts."""
    return compare(columns(*MARKS), materials(ALL), BOOK, replace(basis(ALL, 5), numbers=False), "role")


def said() -> Statements:
    """What the roles say of each code, by direction and place."""
    return statements(columns(*MARKS), materials(ALL), BOOK, basis(ALL, 5), "role")


def met() -> Cooccurrence:
    """Codes in one turn."""
    return cooccurrence(columns(*MARKS), materials(ALL), BOOK, basis(ALL, 5), Near.TURN)


def over_rounds() -> Waves:
    """Two of three in the first round, three in the second; the codebook and the guide grew between them."""
    people = [
        interview(f"I{n}", ("?", "Hur är det?"), (f"Polis {n}", SAID), round=f"{nth}", date=f"20{18 + nth}-0{n}-01")
        for n, nth in ((1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 2))
    ]
    done = [one for one in people if one.id != "I3"]
    marks = [Mark(one, "för få", "staffing") for one in done[:3]] + [Mark(done[3], "Gränsen", "kontinuitet")]
    marks += [Mark(done[0], "Folk rör", "folkliv"), Mark(done[4], "bättre förr", "vakans")]
    told = columns(*marks)
    compared = compare(told, materials(done), BOOK, basis(done, 6), "round", pending=materials([people[2]]))
    held = holding(told, materials(done), materials([people[2]]), ByAttribute("round", {}))
    first = [replace(code, definition="Allt om personal.") for code in BOOK.codes if code.key == "staffing"]
    first += [code for code in BOOK.codes if code.key == "folkliv"]
    began = Guide("bilaga", "Bilaga 6", questions=GUIDE.questions[:2], version="1")
    now = Guide("bilaga", "Bilaga 6", questions=GUIDE.questions[1:], version="2")
    then = {
        "1": Then(Codebook(tuple(first)), (("Torget", "1"),), (began,)),
        "2": Then(BOOK, (("Torget", "2"),), (now,)),
    }
    return waves(compared, BOOK, held, then)


def counted() -> Frequency:
    """Every code, four of five done."""
    done = [*POLICE[:3], GUARD]
    return frequency(columns(*MARKS), materials(done), BOOK, basis(done, 5))


def reflexive() -> Frequency:
    """A reflexive study of one role, in which nobody has marked anything done."""
    begun = POLICE[:2]
    ground = replace(basis(begun, 4, Counting.BEGUN, role="polis"), approach="reflexive", at="pilot")
    return frequency(columns(*MARKS), materials(begun), BOOK, ground)


def answered() -> Coverage:
    """The guide against five informants, of whom one is not done."""
    answers = {"I01": _ASKED, "I02": _PROPOSED, "I03": _ASKED, "I04": _ASKED, "I05": _PROPOSED}
    done = [*POLICE[:2], *POLICE[3:], GUARD]
    return coverage([GUIDE], answers, materials(done), basis(done, 5), pending=materials([POLICE[2]]))
