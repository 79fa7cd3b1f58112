"""`report all` and `--roles` as commands: what is printed, exit codes, and Ctrl+C."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from intervjukod.cli.commands import report_all
from tests.unit.cli.terminal import Speak


@pytest.fixture
def coded(torget: Speak) -> Speak:
    """The small study with one coding."""
    assert torget("code", "I01", "staffing", "--quote", "Vi är för få").code == 0
    return torget


def listed(folder: Path, *recipes: str) -> None:
    """Let ``reports.yaml`` list these."""
    (folder / "reports.yaml").write_text("reports:\n" + "".join(f"- {{{one}}}\n" for one in recipes), "utf-8")


def test_each_file_is_told_and_what_changed_once_for_a_recipe(coded: Speak, folder: Path) -> None:
    """New, unchanged, replaced; exit code 0."""
    listed(folder, "report: frequency, file: [a.md, ut/b.docx]")
    said = coded("report", "all")
    assert (said.code, said.out, said.err) == (0, "a.md: ny\nut/b.docx: ny\n", "")
    assert coded("report", "all", "--lang", "en").out.startswith("a.md: replaced\n  the same rows")
    coded("report", "all")
    assert coded("report", "all").out == "a.md: oförändrad\nut/b.docx: oförändrad\n"
    assert coded("code", "I01", "samverkan", "--quote", "Samverkan fungerar bra").code == 0
    would = coded("report", "all", "--dry-run").out.splitlines()
    told = coded("report", "all").out.splitlines()
    assert (would[0], told[0], told[1], told[-1]) == (
        "a.md: skulle ersättas",
        "a.md: ersatt",
        "  1 av 5 rader ändrad",
        "ut/b.docx: ersatt",
    )
    assert would[1:-1] == told[1:-1]


def test_a_recipe_that_fails_is_a_line_with_its_place(coded: Speak, folder: Path) -> None:
    """The others are made, the failure is told once for a recipe, and the exit code is 1."""
    listed(folder, "report: frequency, role: pilot, file: [a.md, b.md]", "report: frequency, file: c.md")
    said = coded("report", "all")
    assert (said.code, said.out) == (1, "c.md: ny\n")
    assert said.lines[0].startswith("reports.yaml:2: frequency: Ingen informant har role pilot.")
    assert said.lines[1:] == ["intervjukod: Rapporter som inte kunde göras: 2 av 3."]


def test_what_was_not_written_is_not_said_to_be_forgotten(
    coded: Speak, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A study that can only be read is told of once something lies there that the next run will not know."""
    monkeypatch.setattr("intervjukod.study.recipes.remembers", lambda _: False)
    listed(folder, "report: frequency, role: pilot, file: a.md")
    assert "minns inte" not in coded("report", "all").err
    listed(folder, "report: frequency, file: a.md")
    assert "minns inte" in coded("report", "all").err


def test_json_has_every_file(coded: Speak, folder: Path) -> None:
    """What became of it, where it lies, what changed and what was wrong, as data."""
    listed(folder, "report: frequency, file: a.md", "report: compare, by: hatt, file: b.md")
    (folder / "a.md").write_text("Min")
    said = coded("report", "all", "--format", "json")
    one, other = said.json
    assert (said.code, one) == (
        1,
        {
            "report": "frequency",
            "line": 2,
            "file": "a.md",
            "outcome": "beside",
            "laid": "a-2.md",
            "changes": [],
            "error": "",
        },
    )
    assert (other["outcome"], other["line"], "hatt" in other["error"]) == ("failed", 3, True)


def test_a_file_of_recipes_that_cannot_be_read_is_one_line(coded: Speak, folder: Path) -> None:
    """None at all, one with a wrong word, and one that lists nothing."""
    said = coded("report", "all")
    assert (said.code, len(said.lines)) == (1, 1)
    assert "reports: [{report: frequency, file: rapporter/koder.docx}]" in said.err
    listed(folder, "report: frequensy, file: a.md")
    said = coded("report", "all", "--lang", "en")
    assert (said.code, said.err) == (
        1,
        "intervjukod: reports.yaml:2: there is no report “frequensy”. Did you mean frequency?\n",
    )
    listed(folder)
    said = coded("report", "all")
    assert (said.code, said.out, said.err) == (0, "", "reports.yaml räknar inte upp någon rapport.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("all", "--by", "role"),
        ("all", "--no-numbers"),
        ("all", "-o", "a.md"),
        ("all", "--format", "docx"),
        ("frequency", "--dry-run"),
        ("frequency", "--roles", "polis"),
        ("frequency", "--roles", "=polis"),
        ("frequency", "--roles", "a="),
        ("frequency", "--roles", "a=pilot"),
        ("frequency", "--roles", "a=polis", "--roles", "b=polis/kommunpolis"),
    ],
)
def test_options_that_do_not_belong_are_wrong_usage(coded: Speak, folder: Path, words: tuple[str, ...]) -> None:
    """Exit code 2, one line, nothing written."""
    listed(folder, "report: frequency, file: a.md")
    said = coded("report", *words)
    assert (said.code, said.out, len(said.lines)) == (2, "", 1)
    assert not (folder / "a.md").exists()


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("compare", "--code", "b"), "--code hör"),
        (("compare", "b"), "CODE hör inte till rapporten compare. Den hör till: themes, concordance."),
        (("all", "--code", "b"), "--code går"),
    ],
)
def test_an_option_is_called_as_it_was_given(coded: Speak, words: tuple[str, ...], option: str) -> None:
    """Whatever the program calls it inside."""
    assert f"intervjukod: {option}" in coded("report", *words).err


def test_roles_are_merged_by_an_option(coded: Speak) -> None:
    """Repeatable; the name alone is in what is printed."""
    words = ("--roles", "uniformerad personal=polis/kommunpolis, ordningsvakt")
    told = coded("report", "compare", *words, "--format", "json").json
    assert list(told["rows"][0]["by"]) == ["uniformerad personal"]
    assert told["selection"]["roles"] == ["uniformerad personal"]
    assert "sammanslagna roller: uniformerad personal" in coded("report", "frequency", *words).out


def test_interrupting_waits_for_the_file_that_is_made(
    coded: Speak, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done is told, the rest is as it was, and Ctrl+C means again what it meant before."""
    listed(folder, "report: frequency, file: [a.md, b.md]")
    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(report_all, "_progress", lambda _: lambda *_: signal.raise_signal(signal.SIGINT))
    said = coded("report", "all")
    assert (said.code, said.out) == (1, "a.md: ny\n")
    assert said.err == "intervjukod: Avbrutet: 1 av 2 filer är klara, resten är som de var.\n"
    assert (folder / "a.md").exists()
    assert not (folder / "b.md").exists()
    assert signal.getsignal(signal.SIGINT) is before
