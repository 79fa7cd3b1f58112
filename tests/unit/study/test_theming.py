"""The summary of themes made from a study: its chosen quotes, and what its approach lets through."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.analysis.themes import ThemesReport
from intervjukod.reports.themes import page
from intervjukod.study import Study
from tests.builders import STUDY, study_folder
from tests.unit.study.acting import FEW, TWO, code

GROUP = "M: Hur är det?\nIP1: Det har blivit lugnare.\nIP2: Inte på kvällarna.\n"
TABLE = "transcript,speaker,informant,role\nG1,IP1,Eva,polis/spanare\nG1,IP2,Bo,vakt\n"


def quotes(report: ThemesReport) -> list[tuple[str, str, str]]:
    """Code, printed text and roles of every quote of the report."""
    return [
        (one.code, quote.text, ", ".join(quote.roles))
        for theme in report.themes
        for one in (theme, *theme.parts)
        for quote in one.quotes
    ]


def test_a_reflexive_study_is_summed_up_in_words(tmp_path: Path) -> None:
    """No count in a sentence, a table or the data, though other reports of such a study count informants."""
    folder = study_folder(tmp_path / "torget", settings=STUDY.replace("codebook", "reflexive"))
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        study.transcripts.set_done(study.transcripts.find("I01"))
        made = study.results.themes()
        told = study.results.write(made, "csv")
    lines = [line.split(",") for line in told.splitlines()]
    assert {line[lines[0].index("informants")] for line in lines[1:]} == {""}
    assert "Temat tas upp av polis." in str(page(made, "sv").body)


def test_chosen_quotes_are_printed_as_edited(tmp_path: Path) -> None:
    """Of the report's coder, in interviews that are done; those in others are counted for the author."""
    with Study.open(study_folder(tmp_path / "torget"), coder="Anna") as study:
        first, second = code(study, FEW, "staffing"), code(study, TWO, "kontinuitet", transcript="I02")
        study.coding.set_quote(first)
        study.coding.edit_quote(first, "Vi [poliser] är för få")
        study.coding.set_quote(second)
        study.coding.set_quote(code(study, FEW, "samverkan", coder="Bo"))
        study.transcripts.set_done(study.transcripts.find("I01"))
        made = study.results.themes()
        assert quotes(made) == [("staffing", "”Vi [poliser] är för få”", "polis")]
        assert [note.values for note in made.author if note.key == "themes.author.pending"] == [{"n": 1}]
        study.transcripts.set_done(study.transcripts.find("I02"))
        assert len(quotes(study.results.themes())) == 2
        assert quotes(study.results.themes(role="ordningsvakt")) == [("kontinuitet", "”alltid två”", "ordningsvakt")]


@pytest.mark.parametrize("role", ["polis", "vakt"])
def test_of_a_group_only_those_of_the_selection_are_quoted(tmp_path: Path, role: str) -> None:
    """Two in one interview, each with a quote."""
    folder = study_folder(tmp_path / "torget", informants=TABLE, transcripts={"G1.txt": GROUP})
    with Study.open(folder, coder="Anna") as study:
        for words in ("lugnare", "kvällarna", "Hur är"):
            study.coding.set_quote(code(study, words, "staffing", transcript="G1"))
        study.transcripts.set_done(study.transcripts.find("G1"))
        made = study.results.themes(role=role)
        assert [roles for _, _, roles in quotes(made)] == [role]
        assert len(quotes(study.results.themes())) == 2


def test_the_role_under_a_quote_is_that_of_the_first_level_unless_asked_for(tmp_path: Path) -> None:
    """A whole path may be one person's: the author is told of how few it is."""
    informants = "transcript,role\n" + "".join(
        f"I{n},polis/{part}\n" for n, part in enumerate(("spanare", "a", "a", "a"))
    )
    texts = {f"I{n}.txt": "I: Hur är det?\n\nP: Vi är för få.\n" for n in range(4)}
    folder = study_folder(tmp_path / "torget", transcripts=texts, informants=informants)
    with Study.open(folder, coder="Anna") as study:
        study.coding.set_quote(code(study, "Vi är för få", "staffing", transcript="I0"))
        study.transcripts.set_done(study.transcripts.find("I0"))
        short, whole = study.results.themes(), study.results.themes(role_paths=True)
    assert ([one[2] for one in quotes(short)], short.pointed_out) == (["polis"], ())
    assert [one[2] for one in quotes(whole)] == ["polis/spanare"]
    assert [(one.role, one.sharing, one.quotes) for one in whole.pointed_out] == [("polis/spanare", 1, 1)]
