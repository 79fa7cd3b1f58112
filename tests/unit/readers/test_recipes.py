"""``reports.yaml``: what is read out of it, and what is wrong with it."""

from __future__ import annotations

import pytest

from intervjukod.errors import SourceError
from intervjukod.locale import sentence
from intervjukod.readers.recipes import Recipe, RecipeFile, read_recipes

FULL = """\
roles:
  uniformerad personal: [polis/områdespolis, ordningsvakt]
reports:
  - report: compare
    by: role
    test: fisher
    intervals: true
    no-numbers: ja
    at: Inskickad
    file: [./rapporter/tema.docx, /ut/tema.HTM]
    template: mall.docx
    no-quotes: true
  - {report: co-occurrence, near-by: turn, roles: , file: nära.csv, excel: true}
  - report: joint
    statistics: tabell.csv
    pair: [a=b, c=d]
    file: joint.xlsx
"""


def recipes(text: str) -> tuple[Recipe, ...]:
    """What a file with this text lists."""
    return read_recipes(text, "reports.yaml")


def test_every_field_is_read() -> None:
    """Options under the names of the reports, files with their formats, and the line of each recipe."""
    merged = {"uniformerad personal": ("polis/områdespolis", "ordningsvakt")}
    compared, near, joint = recipes(FULL)
    assert compared == Recipe(
        "compare",
        {"roles": merged, "numbers": False, "at": "Inskickad", "by": "role", "intervals": True, "test": "fisher"},
        (RecipeFile("rapporter/tema.docx", "docx"), RecipeFile("/ut/tema.HTM", "html")),
        4,
        {"template": "mall.docx", "no-quotes": True},
    )
    assert (near.options, near.line, near.looks) == ({"near_by": "turn"}, 13, {"excel": True})
    assert (compared.looks_of("docx"), near.looks_of("csv")) == ({"template": "mall.docx"}, {"excel": True})
    assert joint.options == {"roles": merged, "statistics": "tabell.csv", "pair": ("a=b", "c=d")}


@pytest.mark.parametrize("said", ["hot", "[hot, våld]"])
def test_codes_go_by_the_name_of_the_command_line(said: str) -> None:
    """One or several, also of the report that takes several; the screen's and the study's own name is none here."""
    (made,) = recipes(f"reports:\n- {{report: themes, code: {said}, file: a.md}}\n")
    assert made.options == {"codes": tuple(said.strip("[]").split(", "))}
    (one,) = recipes("reports:\n- {report: concordance, code: hot, file: a.md}\n")
    assert one.options == {"code": "hot"}
    with pytest.raises(SourceError, match="codes"):
        recipes("reports:\n- {report: themes, codes: [hot], file: a.md}\n")


def test_a_file_in_ones_home_is_found_as_the_shell_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no folder of the study is called ``~``."""
    monkeypatch.setenv("HOME", "/hem/anna")
    monkeypatch.setenv("USERPROFILE", "/hem/anna")
    (made,) = recipes("reports:\n- {report: frequency, file: ~/ut/a.md}\n")
    assert made.files == (RecipeFile("/hem/anna/ut/a.md", "md"),)


@pytest.mark.parametrize("text", ["", "reports:", "# bara en kommentar", "roles: {a: [b]}"])
def test_a_file_without_reports_lists_none(text: str) -> None:
    """Nothing to make is no fault."""
    assert recipes(text) == ()


@pytest.mark.parametrize(
    ("recipe", "said"),
    [
        ("report: comapre, file: a.md", "reports.yaml:2: rapporten ”comapre” finns inte. Menade du compare?"),
        ("report: hatt, file: a.md", "reports.yaml:2: rapporten ”hatt” finns inte. Välj bland "),
        ("file: a.md", "reports.yaml:2: fältet ”report” saknas"),
        ("report: [a], file: a.md", "reports.yaml:2: ”report” ska vara text."),
        ("report: frequency", "reports.yaml:2: fältet ”file” saknas"),
        ("report: frequency, file: []", "reports.yaml:2: fältet ”file” saknas"),
        ("report: frequency, file: {a: b}", "reports.yaml:2: ”file” ska vara en lista."),
        ("report: frequency, file: a.md, rol: b", "reports.yaml:2: fältet ”rol” finns inte. Menade du role?"),
        ("report: coverage, file: a.md, test: fisher", "reports.yaml:2: ”test” hör inte till rapporten coverage."),
        ("report: compare, file: a.md, test: fishr", "reports.yaml:2: värdet ”fishr” finns inte. Menade du fisher?"),
        ("report: compare, file: a.md, intervals: ofta", "reports.yaml:2: ”intervals” är ”ofta” men ska vara"),
        ("report: frequency, file: a.md, role: [b]", "reports.yaml:2: ”role” ska vara text."),
        ("report: frequency, file: a.md, roles: [b]", "reports.yaml:2: "),
        ("report: frequency, file: a.doc", "reports.yaml:2: .doc säger inget format"),
        ("report: frequency, file: rapport", "reports.yaml:2: rapport säger inget format"),
        ("report: frequency, file: a/../../b.md", "reports.yaml:2: a/../../b.md ligger utanför studien."),
        ("report: frequency, file: Transcripts/b.md", "reports.yaml:2: Transcripts/b.md ligger bland det som studien"),
        ("report: frequency, file: informants.csv", "reports.yaml:2: informants.csv ligger bland det som studien"),
        ("report: frequency, file: [a.md, b/../A.md]", "reports.yaml:2: filen b/../A.md står redan på rad 2."),
        (
            "report: frequency, file: a.md, template: b.docx",
            "reports.yaml:2: ”template” gäller filer av formatet docx,",
        ),
        ('report: frequency, file: "a\\0b.md"', "reports.yaml:2: ”a\0b.md” kan inte vara namnet på en fil."),
        ('report: frequency, file: "a\\nb.md"', "reports.yaml:2: ”a\nb.md” kan inte vara"),
        (
            "report: frequency, file: a.html, no-quotes: true, all-quotes: true",
            "reports.yaml:2: ”no-quotes” och ”all-quotes” kan inte gälla samma sida.",
        ),
        ("report: frequency, file: a.md, excel: true", "reports.yaml:2: ”excel” gäller filer av formatet csv,"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(recipe: str, said: str) -> None:
    """The file, the line, what is wrong, and where there is one a guess."""
    with pytest.raises(SourceError) as error:
        recipes(f"reports:\n  - {{{recipe}}}\n")
    assert sentence(error.value, "sv").startswith(said)


def test_a_file_of_two_recipes_is_refused_where_it_stands_again() -> None:
    """The second would overwrite the first."""
    with pytest.raises(SourceError) as error:
        recipes("reports:\n- {report: frequency, file: a.md}\n- report: compare\n  file: a.md\n")
    assert (error.value.key, error.value.line, error.value.values["first"]) == ("recipes.doubled_file", 4, 2)
