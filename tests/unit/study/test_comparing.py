"""The comparison as a person looks at it, and the passages that it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study import Study
from intervjukod.study.comparing import Person, people
from tests.builders import study_folder
from tests.unit.analysis.building import interview
from tests.unit.study.acting import FEW, TWO, code


def done(study: Study) -> Study:
    """Both interviews marked done."""
    for one in study.transcripts.list():
        study.transcripts.set_done(one.id)
    return study


def test_it_is_the_report_with_its_words(study: Study) -> None:
    """The counts are those of ``compare``; who codes, how many are done and the selection are told in a line."""
    code(study, FEW, "staffing")
    code(study, TWO, "staffing", transcript="I02")
    made = done(study).results.comparison(role="polis")
    assert made.result.rows == study.results.compare(role="polis").rows
    assert made.head == "kodat av Anna · urval: roll polis · 1 av 1 intervju klar · informanter: 1"
    assert [(heading.name, heading.under) for heading in made.headings] == [("polis", "n=1"), ("kommunpolis", "n=1")]
    assert made.attributes[:3] == ("role", "site", "date")


def test_what_is_behind_a_cell_is_read_from_the_interviews_that_count(study: Study) -> None:
    """An interview that is not done is not read either, once one is."""
    code(study, FEW, "kontinuitet")
    code(study, TWO, "staffing", transcript="I02")
    first, second = (study.transcripts.find(name) for name in ("I01", "I02"))
    study.transcripts.set_done(first)
    made = study.results.compare()
    found = study.results.words_behind(made, ("staffing",))
    assert [(id_, span.of(study.transcripts.open(id_).text)) for id_, span in found] == [(first, FEW)]
    study.transcripts.set_done(second)
    assert [id_ for id_, _ in study.results.words_behind(made, ("staffing", "ordningsvakt"))] == [second]
    assert study.results.words_behind(made, ("staffing", "polis"), role="ordningsvakt") == []
    with pytest.raises(NotFoundError):
        study.results.words_behind(made, ("staffing", "polis"), coder="Ingen")


def test_it_is_current_until_something_is_written(study: Study) -> None:
    """A coding makes it old; made anew it is current again."""
    made = study.results.comparison()
    assert study.results.is_current(made)
    code(study, FEW, "staffing")
    assert not study.results.is_current(made)
    assert study.results.is_current(study.results.comparison())


def test_informants_have_short_names() -> None:
    """The reference of the interview; a letter more where there are several, and all of them where there are two."""
    pair = interview("I07-par", ("Eva", "Ja."), ("Finn", "Nej."), role="polis/spanare")
    again = interview("I08-igen", ("Eva", "Ja."), role="polis/spanare")
    found = people([pair.material, again.material])
    assert found == {"Eva": Person(("I07a", "I08"), "polis"), "Finn": Person(("I07b",), "polis")}
    assert found["Eva"].short == "I07a+I08"


def test_a_file_that_is_there_is_left_alone_unless_it_may_be_replaced(study: Study, tmp_path: Path) -> None:
    """Saving refuses by default nothing, and everything that is there when it may not replace."""
    path = tmp_path / "x.md"
    study.results.save(path, "ett", replace=False)
    with pytest.raises(RefusedError) as refused:
        study.results.save(path, "två", replace=False)
    assert refused.value.sentence == "errors.file_there"
    assert path.read_text("utf-8") == "ett"
    study.results.save(path, "två")
    assert path.read_text("utf-8") == "två"


@pytest.mark.parametrize(
    ("unit", "caption", "cell"),
    [
        ("informants", "Informanter som tar upp koden", "1 av 1"),
        ("passages", "**Kodade avsnitt**", "2"),
        ("codings", "Kodningar, så som de gjordes", "2"),
        ("words", "Informanternas ord", "9"),
        ("per_1000", "Kodade avsnitt per 1 000 ord", "52,6"),
    ],
)
def test_a_comparison_is_written_in_one_unit(study: Study, unit: str, caption: str, cell: str) -> None:
    """One table of what was asked for; JSON names the unit."""
    code(study, FEW, "staffing")
    code(study, "Samverkan fungerar bra när samma", "staffing")
    result = done(study).results.compare()
    text = study.results.write(result, "md", unit=unit)
    assert caption in text
    assert text.count("| Kod |") == 1
    row = next(line for line in text.splitlines() if line.startswith("| Bemanning"))
    assert row.endswith(f" | {cell} |")
    assert f'"unit": "{unit}"' in study.results.write(result, "json", unit=unit)


def test_a_reflexive_study_is_written_in_informants(folder: Path) -> None:
    """Whatever unit is asked for, passages and words are not shown."""
    settings = folder / "study.yaml"
    settings.write_text(settings.read_text("utf-8").replace("codebook", "reflexive"), "utf-8")
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        text = study.results.write(study.results.compare(), "md", unit="words")
    assert "Informanter som tar upp koden" in text
    assert "Informanternas ord i" not in text


@pytest.mark.parametrize(
    ("informants", "others"),
    [
        ("", ["Det finns annat att jämföra efter: riktning, plats."]),
        ("transcript,site\nI01-polis,Sergels torg\n", ["Det finns annat att jämföra efter: plats, riktning."]),
    ],
)
def test_without_roles_each_informant_stands_alone(tmp_path: Path, informants: str, others: list[str]) -> None:
    """On the screen and in the report; a line says how roles are given, and one what else there is."""
    with Study.open(study_folder(tmp_path / "torget", informants=informants), coder="Anna") as study:
        code(study, FEW, "staffing")
        made = study.results.comparison()
        assert made.by_informant
        assert made.notes[:2] == (
            (
                "Inga roller är angivna, så informanterna visas var för sig. Ange roller i informants.csv, "
                "eller med intervjukod import --role."
            ),
            *others,
        )
        report = study.results.write(study.results.compare(), "md")
        assert "Inga roller är angivna" in report
        assert study.results.compare(by="informant").notes == study.results.compare().notes[2:]
        with pytest.raises(NotFoundError):
            study.results.compare(by="hatt")


def test_with_a_role_or_without_informants_nothing_is_said_of_it(study: Study, tmp_path: Path) -> None:
    """One informant with a role is enough; where nobody is heard there is nobody to have one."""
    assert study.results.compare().by == "role"
    with Study.open(study_folder(tmp_path / "tom", transcripts={}, informants="")) as empty:
        assert empty.results.compare().by == "role"
