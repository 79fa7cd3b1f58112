"""`report themes` from the command line: what goes into the report, and what only its author is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.cli.terminal import Speak, in_study

EDITED = "Vi [poliser] är för få"


@pytest.fixture(scope="module")
def coded_once(done_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study, coded and done, in which one coding is a quote with an edited text."""
    folder = Path(shutil.copytree(done_once, tmp_path_factory.mktemp("themes") / "torget"))
    torget = in_study(folder, "Anna")
    (chosen,) = torget("codings", "--code", "staffing", "--transcript", "I01", "--format", "json").json
    assert torget("quote", chosen["id"], "--as", EDITED).code == 0
    return folder


@pytest.fixture
def coded(coded_once: Path, tmp_path: Path) -> Speak:
    """A copy of the coded study, to speak about as Anna."""
    return in_study(Path(shutil.copytree(coded_once, tmp_path / "coded")), "Anna")


def test_the_report_has_the_edited_quote_and_no_name(coded: Speak, tmp_path: Path) -> None:
    """In every format; whoever speaks is a role."""
    people = {row["informant"] for row in coded("informants", "--format", "json").json}
    names = {*people, *(row["name"] for row in coded("transcripts", "--format", "json").json)}
    for form in ("table", "md", "csv", "json", "html"):
        told = coded("report", "themes", "--format", form)
        assert f"”{EDITED}”" in told.out
        assert [name for name in names if name in told.out] == []
    written = tmp_path / "tema.docx"
    assert coded("report", "themes", "-o", written).code == 0
    assert written.read_bytes().startswith(b"PK")


def test_only_the_author_is_told_whose_the_quotes_are(coded: Speak, tmp_path: Path) -> None:
    """On standard error, after the report, also when that goes into a file."""
    told = coded("report", "themes", "-o", tmp_path / "tema.json")
    (first, second, *table) = told.lines
    assert first == "Inget valt citat visar: Samverkan. Välj ett: Q på skärmen, eller intervjukod quote ID."
    assert second.startswith("Färre än tre informanter delar roll och plats bakom citat: polis")
    assert table[0] == "Citat från varje informant (bara för dig, inte i rapporten):"
    assert [line.split()[-2:] for line in table[2:]] == [["1", "1"], ["0", "0"]]
    assert "quote ID" not in (tmp_path / "tema.json").read_text("utf-8")


def test_the_author_of_recipes_is_told_the_same_once_for_each(coded: Speak, tmp_path: Path) -> None:
    """On standard error, with the recipe's line; also where nothing changed, and not of other reports."""
    recipes = "reports:\n- {report: frequency, file: a.md}\n- {report: themes, file: [b.md, c.json, d.html]}\n"
    (tmp_path / "coded" / "reports.yaml").write_text(recipes, "utf-8")
    alone = coded("report", "themes").lines
    assert len(alone) > 3
    for options in ((), (), ("--dry-run",), ("--format", "json")):
        told = coded("report", "all", *options)
        assert told.lines == ["reports.yaml:3: bara för dig, inte i rapporten:", *alone]
        assert "bara för dig" not in told.out
    for name in ("b.md", "c.json", "d.html"):
        assert "Färre än tre" not in (tmp_path / "coded" / name).read_text("utf-8")


def test_themes_are_named_with_an_option_or_after_it(coded: Speak) -> None:
    """By key or label; a code below a theme can stand alone."""
    for words in (("--code", "Samverkan", "--code", "kontinuitet"), ("kontinuitet", "samverkan")):
        told = coded("report", "themes", *words, "--format", "json").json
        assert {row["code"] for row in told["rows"]} == {"samverkan", "kontinuitet"}
    assert coded("report", "themes", "--code", "ingen").code == 1


def test_what_it_cannot_do_is_told(coded: Speak) -> None:
    """It names nobody, a depth is a number, and its options are no other report's."""
    assert coded("report", "themes", "--by", "informant").code == 2
    assert coded("report", "themes", "--by", "hatt").code == 1
    assert coded("report", "themes", "--depth", "djupt").code == 2
    assert coded("report", "compare", "--depth", "1").code == 2


def test_merged_roles_stand_under_the_quotes(coded: Speak) -> None:
    """And nobody is pointed out by the name of the two."""
    told = coded("report", "themes", "--roles", "uniformerad personal=polis,ordningsvakt")
    assert "Uniformerad personal" in told.out
    assert "Polis" not in told.out
    assert coded("report", "themes", "--role-paths").out.count("Polis") >= 1


def test_the_advice_names_the_roles_of_this_study(coded: Speak) -> None:
    """What could be merged are the roles that point somebody out; the advice can be followed as it stands."""
    assert '--roles "NAMN=polis' in coded("report", "themes").err
    merged = coded("report", "themes", "--roles", "uniformerad personal=polis,ordningsvakt").err
    assert "NAMN=uniformerad" not in merged


def test_a_filter_that_nobody_codes_gives_an_empty_report(coded: Speak) -> None:
    """With a note, and exit code 0."""
    told = coded("report", "themes", "--coder", "Anna", "--at", "1")
    assert told.code == 0
    assert "Inget tema tas upp av informanterna i urvalet." in told.out
