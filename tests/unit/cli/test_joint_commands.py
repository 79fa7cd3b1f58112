"""`report joint`, `infer` and `inferences` on the command line."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.unit.cli.terminal import Speak

HEAD = "plats,period,block,indikator,varde\n"
ROWS = f"{HEAD}Sergels torg,2020H1,Brott,Rån,6\nSergels torg,2021H1,Brott,Rån,17\n"
ABOUT = ("--place", "Sergels torg", "--indicator", "Rån")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A small table of statistics."""
    path = tmp_path / "tabell.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_a_conclusion_is_written_listed_and_taken_back(torget: Speak) -> None:
    """With words, from standard input, without words, and back; JSON tells the gesture."""
    assert torget("infer", "staffing", *ABOUT, "converges", "Båda ökar.").out.startswith("Slutsats, Sergels torg")
    assert "kompletterar" in torget("infer", "staffing", *ABOUT, "complements").out
    (row,) = json.loads(torget("inferences", "--format", "json").out)
    assert (row["verdict"], row["text"], row["coder"], row["code"]) == ("complements", "Båda ökar.", "Anna", "staffing")
    assert torget("infer", "staffing", *ABOUT, "silent", "-", stdin="Ur en fil.\n").code == 0
    assert "Ur en fil." in torget("inferences").out
    told = json.loads(torget("infer", "staffing", *ABOUT, "--not", "--format", "json").out)
    assert told["counts"] == {"changed": 1}
    assert torget("inferences", "--format", "json").out == "[]\n"
    assert torget("undo").code == 0
    assert "Ur en fil." in torget("inferences").out


def test_a_place_that_nothing_is_said_of_is_told_and_kept(torget: Speak) -> None:
    """With the nearest one, on standard error; the next conclusion of it is of a place that is known."""
    said = torget("infer", "staffing", "--place", "sergels torgg", "--indicator", "Rån", "silent")
    assert (said.code, said.err) == (0, "Ingen kodning har platsen sergels torgg. Närmast: Sergels torg.\n")
    assert torget("infer", "staffing", "--place", "Sergels  torgg", "--indicator", "Bråk", "silent").err == ""
    assert torget("infer", "staffing", "--place", "SERGELS TORG", "--indicator", "Rån", "silent").err == ""


def test_a_place_of_a_conclusion_is_called_as_in_the_reports(torget: Speak) -> None:
    """For people; programs have the name of the field."""
    torget("infer", "staffing", *ABOUT, "silent")
    assert torget("inferences").out.split()[:6] == ["Plats", "Kod", "Indikator", "Slutsats", "Text", "Kodare"]
    assert torget("inferences", "--format", "csv").out.startswith("id,place,code,")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("infer", "staffing", *ABOUT), 2),
        (("infer", "staffing", *ABOUT, "bra"), 2),
        (("infer", "staffing", *ABOUT, "silent", "a", "b"), 2),
        (("infer", "staffing", *ABOUT, "silent", "--not"), 2),
        (("infer", "staffing", "--place", "Torget", "silent"), 2),
        (("infer", "ingen", *ABOUT, "silent"), 1),
        (("report", "joint"), 2),
        (("report", "joint", "--statistics", "finns-inte.csv"), 1),
        (("report", "frequency", "--statistics", "tabell.csv"), 2),
    ],
)
def test_what_is_wrong_is_one_line(torget: Speak, words: tuple[str, ...], code: int) -> None:
    """With a hint, and nothing on standard output."""
    said = torget(*words)
    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",2021H1,Brott,Rån,3", "plats"),
        ("Torget,2021H1,Brott,Rån,tre", "tre"),
        ('Torget,2021H1,Brott,Rån,"1,5"', "punkt"),
    ],
)
def test_a_bad_table_is_one_line_and_no_file(torget: Speak, table: Path, tmp_path: Path, row: str, told: str) -> None:
    """A missing place, text in the number column, a decimal comma: file, line, hint, and nothing written."""
    table.write_text(f"{HEAD}{row}\n", "utf-8")
    out = tmp_path / "ut.md"
    said = torget("report", "joint", "--statistics", str(table), "-o", str(out))
    assert (said.code, said.out, said.err.count("\n"), out.exists()) == (1, "", 1, False)
    assert f"{table}:2: " in said.err
    assert told in said.err


def test_the_report_says_the_same_for_people_and_programs(torget: Speak, table: Path) -> None:
    """A pair between two chosen periods: in Markdown, JSON and CSV."""
    asked = (
        "report",
        "joint",
        "--statistics",
        str(table),
        "--pair",
        "staffing=Rån",
        "--from",
        "2020H1",
        "--to",
        "2021H1",
    )
    assert torget("infer", "staffing", *ABOUT, "diverges", "Motsägelse.").code == 0
    assert "| Sergels torg | 6 | 17 | 2,83 | 1,07 till 8,78 | ökat |" in torget(*asked, "--format", "md").out
    made = json.loads(torget(*asked, "--format", "json").out)
    (row,) = made["rows"]
    assert (row["figures"], row["change"], row["ratio"]) == ({"2020H1": 6, "2021H1": 17}, "increased", 2.8333)
    assert row["inferences"] == [{"coder": "Anna", "verdict": "diverges", "text": "Motsägelse.", "others": []}]
    assert made["selection"]["pairs"] == ["staffing=Brott/Rån"]
    rows = list(csv.DictReader(StringIO(torget(*asked, "--format", "csv").out)))
    assert [(row["row"], row["value"], row["change"]) for row in rows if row["row"] == "figure"] == [
        ("figure", "6", ""),
        ("figure", "17", "increased"),
    ]
    assert [row["verdict"] for row in rows if row["row"] == "inference"] == ["diverges"]
