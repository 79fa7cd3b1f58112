"""Tables with one turn a row: CSV files and Excel workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from intervjukod.readers import table
from tests.unit.readers.draft_files import workbook
from tests.unit.readers.miniatures import notes, reading, times, turns

HEADED = "Tid;Talare;Text;Kommentar\n0:03;Anna;Hur?;\n0:07;OV 1;Så; här\n0:09;;Mer.;x\n1:02:03;Anna;Jo?;"
WANTED = [("Anna", "Hur?"), ("OV 1", "Så"), ("OV 1", "Mer."), ("Anna", "Jo?")]


def test_each_row_is_a_turn(tmp_path: Path) -> None:
    """Also two of one speaker in a row; what the columns were taken for, and what was left out, is told."""
    made = reading(tmp_path, "a.csv", HEADED)
    assert made.text == "[0:00:03] Anna: Hur?\n\n[0:00:07] OV 1: Så\n\n[0:00:09] OV 1: Mer.\n\n[1:02:03] Anna: Jo?"
    assert turns(made) == WANTED
    assert times(made) == [3.0, 7.0, 9.0, 3723.0]
    assert notes(made)["columns"] == {"speaker": "Talare", "text": "Text", "time": "Tid"}
    assert notes(made)["columns_left_out"] == {"columns": "Kommentar", "count": 1}
    assert made.reader == "csv"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_guessed(tmp_path: Path, delimiter: str) -> None:
    """Whichever makes a table of turns; Excel may tell it on a line of its own."""
    rows = [("Vem", "Vad som sägs"), ("Anna", '"Hur; då, va|så\t?"'), ("OV", '"Så ""här"".\nOch."')]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    wanted = [("Anna", "Hur; då, va|så\t?"), ("OV", 'Så "här".\nOch.')]
    for name, told in (("a.csv", ""), ("a.csv", f"sep={delimiter}\r\n"), ("a.txt", "")):
        assert turns(reading(tmp_path, name, told + text)) == wanted


def test_headings_go_before_what_a_table_looks_like(tmp_path: Path) -> None:
    """Commas within the words make a table too, of something else."""
    rows = "".join(f"{who};ja, jag tycker att {n}, ja\n" for n in range(3) for who in "IP")
    made = reading(tmp_path, "a.csv", f"Talare;Text\n{rows}")
    assert turns(made)[0] == ("I", "ja, jag tycker att 0, ja")


def test_columns_without_headings_are_guessed_and_told(tmp_path: Path) -> None:
    """Times look like times, names are short and come back, the words are the longest."""
    rows = "1;0:03 - 0:05;Anna;Hur är det här då?\n2;0:05 - 0:09;OV 1;Det är lugnt här.\n"
    made = reading(tmp_path, "a.csv", rows + rows.replace("Hur är det", "Och är det").replace("Det", "Nu"))
    assert turns(made)[:2] == [("Anna", "Hur är det här då?"), ("OV 1", "Det är lugnt här.")]
    assert times(made)[:2] == [3.0, 5.0]
    assert notes(made)["columns_guessed"] == {"speaker": 3, "text": 4, "time": 2}
    assert notes(made)["columns_left_out"] == {"columns": "1", "count": 1}


@pytest.mark.parametrize(
    ("head", "cell", "time"),
    [
        ("Start", "83.5", 83.5),
        ("start (s)", "83,5", 83.5),
        ("start_ms", "83500", 83.5),
        ("Tidskod", "#00:01:23-5#", 83.5),
        ("Time", "[00:01:23]", 83.0),
        ("Tid", "sen", None),
    ],
)
def test_times_are_seconds(tmp_path: Path, head: str, cell: str, time: float | None) -> None:
    """Of a clock, in seconds or in milliseconds, as the heading says."""
    made = reading(tmp_path, "a.csv", f"{head};Namn;Text\n{cell};A;b\n")
    assert times(made) == [time]


def test_a_table_of_times_and_words_may_name_speakers_in_the_words(tmp_path: Path) -> None:
    """Without a column of speakers."""
    made = reading(tmp_path, "a.csv", "start,text\n1.0,Anna Lind: Hur?\n2.0,Karl Berg: Så.\n3.0,Anna Lind: Jo?\n")
    assert turns(made) == [("Anna Lind", "Hur?"), ("Karl Berg", "Så."), ("Anna Lind", "Jo?")]


def test_a_speaker_who_looks_like_another_is_told(tmp_path: Path) -> None:
    """As in any transcript."""
    made = reading(tmp_path, "a.csv", "Talare;Text\nIP1:;a\nI;b\nIP1;c\nI;d\nIPl;e\n")
    assert notes(made)["suspect_look_alike"] == {"written": "IPl", "likely": "IP1", "count": 1}
    assert turns(made)[0] == ("IP1", "a")


@pytest.mark.parametrize(
    "text",
    [
        "transcript,speaker,informant,role\nI01,A,Polis 1,polis\nI02,B,Vakt 1,vakt\n",
        "id;fråga 1;fråga 2\n1;Jag tycker det är bra.;Ja\n2;Det är dåligt.;Nej\n3;Vet inte.;Ja\n4;Bra.;Ja\n",
        "a;b\n",
        "document,code_path,start,end,text\nI01,a.b,3,9,jag tycker att\nI01,a.c,12,19,vi är för få\n",
        "I01-polis;polis;påhitt\nI02-polis;polis;påhitt\nI03-vakt;vakt;påhitt\nI04-vakt;vakt;påhitt\n",
        "bara ord utan kolumner\noch mer\n",
    ],
)
def test_a_table_of_something_else_is_told(tmp_path: Path, text: str) -> None:
    """Turns are told by who speaks or when, and what; informants, a survey, codings and prose are none."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.csv", text)
    assert told.value.key == "readers.no_turn_columns"


@pytest.mark.parametrize("text", ["Talare: Anna; text: x\nI: a\nP: b\n", "Namn\tText\nI: a\nP: b\nI: c\n", "Text;Tid"])
def test_prose_is_no_table(tmp_path: Path, text: str) -> None:
    """A first line that looks like headings makes no table of lines that are none."""
    assert reading(tmp_path, "a.txt", text).reader == "txt"


def test_a_broken_row_is_told_with_its_line(tmp_path: Path) -> None:
    """A quote that is not closed."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.csv", 'Talare;Text\nI;a\nP;"b\n')
    assert (told.value.key, told.value.line) == ("readers.broken_csv", 3)


STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm:ss.000"/></numFmts>'
    '<cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)


def time(place: str, seconds: float) -> str:
    """A cell that Excel shows as a time and stores as a part of a day."""
    return f'<c r="{place}" s="1"><v>{seconds / 86_400!r}</v></c>'


def test_a_workbook_is_read_from_the_sheet_with_turns(tmp_path: Path) -> None:
    """Times as they are shown, cells that say where they stand; other sheets are told."""
    rows = [
        ["Intervju 4"],
        ["Tid", "Talare", "", "Text"],
        [time("A3", 3), "Anna", "", "Hur?"],
        [time("A4", 7.25), '<c r="B4" t="s"><v>0</v></c>', "", "Så\nhär"],
        ["", "", "", "Mer."],
    ]
    more = {"xl/styles.xml": STYLES, "xl/sharedStrings.xml": "<sst><si><t>OV 1</t></si></sst>"}
    made = reading(tmp_path, "a.xlsx", workbook({"Info": [["Intervju", "4"]], "Blad 2": rows}, more=more))
    assert turns(made) == [("Anna", "Hur?"), ("OV 1", "Så\nhär"), ("OV 1", "Mer.")]
    assert times(made) == [3.0, 7.25, None]
    assert made.text.startswith("[0:00:03] Anna: Hur?")
    assert notes(made)["sheets_left_out"] == {"names": "Info", "count": 1}
    assert (made.reader, made.encoding) == ("xlsx", "xml")


@pytest.mark.parametrize(
    ("code", "shown"),
    [("h:mm", True), ('"kl" [m]:ss', True), ("yyyy-mm-dd hh:mm", False), ("General", False), ("0.00", False)],
)
def test_which_numbers_are_times(tmp_path: Path, code: str, shown: bool) -> None:
    """Those whose format shows hours or seconds and no date."""
    styles = STYLES.replace("[h]:mm:ss.000", code.replace('"', "&quot;"))
    rows = [["Talare", "Text"], ["Anna", time("B2", 43_200)]]
    made = reading(tmp_path, "a.xlsx", workbook({"A": rows}, more={"xl/styles.xml": styles}))
    assert turns(made) == [("Anna", "12:00:00" if shown else "0.5")]


def test_a_workbook_without_turns_is_told(tmp_path: Path) -> None:
    """It has a heading for everything but what is said."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.xlsx", workbook({"Blad": [["Namn", "Roll"], ["Anna", "polis"]]}))
    assert told.value.key == "readers.no_turn_columns"


def test_more_rows_than_anybody_says_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is told as such."""
    monkeypatch.setattr(table, "ROWS", 3)
    book = workbook({"A": [["Talare", "Text"], *[["I", "a"]] * 3]})
    for name, data in (("a.csv", HEADED.encode()), ("a.xlsx", book)):
        with pytest.raises(SourceError):
            reading(tmp_path, name, data)
