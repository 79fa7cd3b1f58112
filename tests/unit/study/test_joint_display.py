"""The joint display of a study: a file read at the edge, places of passages, kept quotes, conclusions."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.analysis.joint import Joint, JointPlace
from intervjukod.errors import AmbiguousError, NotFoundError, SourceError, UsageError
from intervjukod.locale import sentence
from intervjukod.study import Study
from tests.builders import study_folder
from tests.unit.study.acting import FEW, PEOPLE, TWO, code

ROWS = """\
plats;niva;period;block;indikator;varde;kalla
SERGELS TORG;område;2020H1;Brott;Rån;6;anmälda brott
SERGELS TORG;område;2020H2;Brott;Rån;9;anmälda brott
SERGELS TORG;område;2021H1;Brott;Rån;17;anmälda brott
SERGELS TORG;område;2021H1;Ordning;Totalt;3;rapporter
SERGELS TORG;område;2021H1;Brott;Totalt;4;anmälda brott
Kista;område;2021H1;Brott;Rån;2;anmälda brott
"""
SERGEL, HÄSSELBY = "Sergels torg", "Hässelby torg"


@pytest.fixture
def table(tmp_path: Path) -> str:
    """The path of a small table, as a Swedish Excel writes it."""
    path = tmp_path / "tabell.csv"
    path.write_bytes(ROWS.encode("cp1252"))
    return str(path)


def at(made: Joint, name: str) -> JointPlace:
    """One place of the display."""
    return next(place for place in made.places if place.name == name)


def test_figures_stand_beside_what_is_said_of_the_place(study: Study, table: str) -> None:
    """A file of another encoding and other capitals; a passage of another place than its informant's."""
    code(study, FEW, "staffing")
    code(study, TWO, "staffing", transcript="I02", plats=SERGEL, riktning="ökat")
    made = study.results.make("joint", statistics=table)
    assert isinstance(made, Joint)
    assert (made.statistics.file, made.where, made.by) == ("tabell.csv", "plats", "role")
    assert (made.statistics.before, made.statistics.after) == ("2020H1", "2021H1")
    here = at(made, "SERGELS TORG")
    assert {role: cell.informants for role, cell in here.mentions["staffing"].by.items()} == {
        "polis": 1,
        "polis/kommunpolis": 1,
        "ordningsvakt": 1,
    }
    assert not at(made, "Kista").is_coded


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"a\0b", b"\x89PNG"])
def test_a_workbook_is_no_table_in_text(study: Study, tmp_path: Path, data: bytes) -> None:
    """The advice is that of a table, which no option of the report decodes."""
    (path := tmp_path / "tabell.xlsx").write_bytes(data)
    with pytest.raises(SourceError) as told:
        study.results.make("joint", statistics=str(path))
    assert sentence(told.value, "sv") == f"{path}: filen är ingen tabell i text. Spara kalkylbladet som CSV (UTF-8)."


def test_the_file_is_looked_for_in_the_study_too(study: Study, folder: Path) -> None:
    """A recipe says where it is from the study's folder."""
    (folder / "tabell.csv").write_text(ROWS, "utf-8")
    made = study.results.make("joint", statistics="tabell.csv")
    assert isinstance(made, Joint)
    assert made.statistics.file == "tabell.csv"


def test_kept_quotes_stand_where_they_speak_of_as_they_are_printed(study: Study, table: str) -> None:
    """A quote of the place, as edited where it was; not one of another place or of what counts for nobody."""
    kept = code(study, FEW, "kontinuitet")
    elsewhere = code(study, PEOPLE, "staffing", nth=1, plats=HÄSSELBY)
    code(study, PEOPLE, "staffing", nth=2)
    for id_ in (kept, elsewhere):
        study.coding.set_quote(id_)
    made = study.results.make("joint", statistics=table)
    assert isinstance(made, Joint)
    (quote,) = at(made, "SERGELS TORG").quotes_of("staffing")
    assert (quote.id, quote.text, quote.role) == (kept, FEW, "polis")
    others = study.results.make("joint", statistics=table, role="ordningsvakt")
    assert isinstance(others, Joint)
    assert others.places[0].quotes == ()


def test_by_an_attribute_quotes_stand_where_their_informant_is(study: Study, table: str) -> None:
    """Whatever place the passage speaks of."""
    study.coding.set_quote(code(study, FEW, "staffing", plats=HÄSSELBY))
    made = study.results.make("joint", statistics=table, by="site")
    assert isinstance(made, Joint)
    assert len(at(made, "SERGELS TORG").quotes) == 1
    assert at(made, "SERGELS TORG").mentions["staffing"].by["polis"].informants == 1


def test_of_a_group_interview_only_whoever_is_wanted_is_quoted(tmp_path: Path, table: str) -> None:
    """A guard's words are no quote in a report about the police."""
    people = (
        "transcript,speaker,informant,role,site\nG01,P,Polis 1,polis,Sergels torg\nG01,V,Vakt 1,vakt,Sergels torg\n"
    )
    talk = "I: Hur är det?\n\nP: Vi är för få.\n\nV: Vi är alltid två.\n"
    root = study_folder(tmp_path / "grupp", transcripts={"G01.txt": talk}, informants=people)
    with Study.open(root, coder="Anna") as study:
        for words in (FEW, TWO):
            study.coding.set_quote(code(study, words, "staffing", transcript="G01"))
        every = study.results.make("joint", statistics=table)
        police = study.results.make("joint", statistics=table, role="polis")
    assert isinstance(every, Joint)
    assert isinstance(police, Joint)
    assert [quote.informant for quote in at(every, "SERGELS TORG").quotes] == ["Polis 1", "Vakt 1"]
    assert [quote.informant for quote in at(police, "SERGELS TORG").quotes] == ["Polis 1"]


def test_pairs_are_named_as_people_name_them(study: Study, table: str) -> None:
    """A code by its label, an indicator by its beginning; one in two blocks must say which."""
    made = study.results.make("joint", statistics=table, pair=("Bemanning=rå", "samverkan = ordning/totalt"))
    assert isinstance(made, Joint)
    assert made.pairs == (("staffing", ("Brott", "Rån")), ("samverkan", ("Ordning", "Totalt")))
    with pytest.raises(AmbiguousError) as told:
        study.results.make("joint", statistics=table, pair=("staffing=Totalt",))
    assert told.value.values["found"] == "Ordning/Totalt; Brott/Totalt"


@pytest.mark.parametrize(
    ("asked", "error", "key"),
    [
        ({"statistics": ""}, UsageError, "joint.error.no_file"),
        ({"statistics": "finns-inte.csv"}, SourceError, "files.missing"),
        ({"pair": ("staffing",)}, UsageError, "joint.error.pair"),
        ({"pair": ("=Rån",)}, UsageError, "joint.error.pair"),
        ({"pair": ("ingen=Rån",)}, NotFoundError, "code_unknown"),
        ({"pair": ("staffing=Mord",)}, NotFoundError, "joint.indicator_unknown"),
        ({"by": "torg"}, NotFoundError, "joint.no_place"),
        ({"from": "1999"}, UsageError, "joint.period_unknown"),
        ({"from": "2021H1", "to": "2020H1"}, UsageError, "joint.period_order"),
        ({"period": "period"}, UsageError, "analyses.error.not_for"),
    ],
)
def test_what_cannot_be_set_beside_anything_is_refused(
    study: Study, table: str, asked: dict[str, object], error: type[Exception], key: str
) -> None:
    """Each with its own sentence."""
    with pytest.raises(error) as told:
        study.results.make("joint", **{"statistics": table, **asked})
    assert getattr(told.value, "key", "") == key


def test_a_cell_opens_the_words_it_counts(study: Study, table: str) -> None:
    """Of the place and the role alone; in HTML every count of informants opens them."""
    code(study, FEW, "kontinuitet")
    code(study, PEOPLE, "staffing", nth=1, plats=HÄSSELBY)
    code(study, TWO, "staffing", transcript="I02", plats=SERGEL)
    made = study.results.make("joint", statistics=table)
    opened = study.transcripts.open(study.transcripts.find("I01")).text
    found = study.results.words_behind(made, ("SERGELS TORG", "staffing", "polis"))
    assert [span.of(opened) for _, span in found] == [FEW]
    assert study.results.words_behind(made, ("Kista", "staffing", "polis")) == []
    assert study.results.words_behind(made, ("SERGELS TORG", "samverkan", "polis")) == []


def test_what_was_concluded_is_shown_whoever_coded(study: Study, table: str) -> None:
    """A conclusion is its writer's, beside the codings of the main coder; as of an earlier point it is not there."""
    code(study, FEW, "staffing")
    point = str(study.arrived)
    study.coding.infer("staffing", place=SERGEL, indicator="rån", verdict="diverges", text="Nej.", coder="Bo")
    made = study.results.make("joint", statistics=table)
    assert isinstance(made, Joint)
    assert made.pairs == (("staffing", ("Brott", "Rån")),)
    assert [one.coder for one in made.concluded("SERGELS TORG", made.pairs[0])] == ["Bo"]
    then = study.results.make("joint", statistics=table, at=point)
    assert isinstance(then, Joint)
    assert then.inferences == ()
