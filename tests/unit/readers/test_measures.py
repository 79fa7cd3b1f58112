"""Official statistics as tidy CSV."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.domain.measure import Measure
from intervjukod.errors import SourceError
from intervjukod.locale import LANGUAGES, say
from intervjukod.readers.measures import read_measures

HEAD = "plats,period,block,indikator,varde\n"


def test_a_row_says_all_that_its_headings_name() -> None:
    """Swedish headings, quoted cells, a figure that is whole and one that is not, and the line of each."""
    text = (
        "plats,niva,period,period_etikett,block,indikator,varde,kalla,fotnot\n"
        'Torget,basområde,2020H1,2020 (jan-jun),"Hot, rån",Totalt,11,anmälda brott,"a: kring torget"\n'
        "\n"
        "Alla,Genomsnitt per basområde,2020H1,,,Totalt,4.5,,\n"
    )
    table = read_measures(text, "t.csv")
    assert table.measures == (
        Measure(
            "Torget",
            "2020H1",
            "Totalt",
            11,
            "basområde",
            "2020 (jan-jun)",
            "Hot, rån",
            "anmälda brott",
            "a: kring torget",
            2,
        ),
        Measure("Alla", "2020H1", "Totalt", 4.5, "Genomsnitt per basområde", line=4),
    )
    assert [measure.is_average for measure in table.measures] == [False, True]
    assert [type(measure.value) for measure in table.measures] == [int, float]


@pytest.mark.parametrize(
    "text",
    [
        "place;period;indicator;value\nA torg;2020;rån;7\n",
        "sep=;\r\nPlace;Period;Indicator;Value\r\nA torg;2020;rån;7\r\n",
        "värde\tIndikator\tPERIOD\tPlats\n7\trån\t2020\tA  torg\n",
        "value,indicator,period,place\n007,ra\u030an,2020,A\u00a0torg\n",
    ],
)
def test_headings_and_delimiters_as_people_write_them(text: str) -> None:
    """In English too, in any order and case, parted by semicolon or tab, as Excel marks it, in another normal form."""
    (measure,) = read_measures(text, "t.csv").measures
    assert (measure.place, measure.period, measure.indicator, measure.value) == ("A torg", "2020", "rån", 7)


def test_the_example_is_a_table_and_says_that_it_is_invented() -> None:
    """The shipped one, for the places of the demonstration."""
    table = read_measures((Path(__file__).parents[3] / "docs" / "statistics.csv").read_text("utf-8"), "statistics.csv")
    assert {one.place for one in table.measures if not one.is_average} == {"Sergels torg", "Hässelby torg"}
    assert all("fiktion" in one.note for one in table.measures)


def test_columns_that_say_nothing_are_told() -> None:
    """A column that nobody knows is passed over, and its heading kept so that a reader can be told."""
    table = read_measures("plats,period,indikator,varde,kommunkod,\nA,2020,rån,1,0180,\n", "t.csv")
    assert table.ignored == ("kommunkod",)


def test_one_name_may_stand_in_several_blocks() -> None:
    """*Totalt* of two blocks is two figures."""
    table = read_measures(f"{HEAD}A,2020,Rån,Totalt,1\nA,2020,Hot,Totalt,2\n", "t.csv")
    assert [measure.value for measure in table.measures] == [1, 2]


@pytest.mark.parametrize(
    ("text", "line", "key", "values"),
    [
        (HEAD, 1, "joint.file.no_rows", {}),
        ("plats,period,indikator\nA,2020,rån\n", 1, "joint.file.no_column", {"found": "plats, period, indikator"}),
        ("plats,period,indikator,värden\nA,2020,rån,1\n", 1, "joint.file.no_column_guess", {"guess": "värden"}),
        ("plats,place,period,indikator,varde\n", 1, "readers.doubled_column", {"name": "plats"}),
        (f"{HEAD}A,2020,,rån,1\n,2020,,rån,1\n", 3, "joint.file.no.place", {}),
        (f"{HEAD}A,,,rån,1\n", 2, "joint.file.no.period", {}),
        (f"{HEAD}A,2020,,,1\n", 2, "joint.file.no.indicator", {}),
        (f"{HEAD}A,2020,,rån,\n", 2, "joint.file.no_value", {}),
        (f"{HEAD}A,2020,,rån\n", 2, "joint.file.no_value", {}),
        (f"{HEAD}A,2020,,rån,–\n", 2, "joint.file.no_value", {}),
        (f"{HEAD}A,2020,,rån,..\n", 2, "joint.file.no_value", {}),
        (f"{HEAD}A,2020,,rån,okänt\n", 2, "joint.file.no_number", {"value": "okänt"}),
        (f"{HEAD}A,2020,,rån,1e3\n", 2, "joint.file.no_number", {"value": "1e3"}),
        (f"{HEAD}A,2020,,rån,nan\n", 2, "joint.file.no_number", {"value": "nan"}),
        (f"{HEAD}A,2020,,rån,٣\n", 2, "joint.file.no_number", {"value": "٣"}),
        (f"{HEAD}A,2020,,rån,-3\n", 2, "joint.file.negative", {"value": "-3"}),
        (f"{HEAD}A,2020,,rån,−3\n", 2, "joint.file.negative", {"value": "−3"}),
        (f'{HEAD}A,2020,,rån,"1,5"\n', 2, "joint.file.decimal_comma", {"value": "1,5"}),
        ("plats;period;indikator;varde\nA;2020;rån;1,5\n", 2, "joint.file.decimal_comma", {"value": "1,5"}),
        (f"{HEAD}A,2020,,rån,4*\n", 2, "joint.file.flagged", {"value": "4*"}),
        (f"{HEAD}A,2020,,rån,1 234\n", 2, "joint.file.spaced", {"value": "1 234"}),
        (f"{HEAD}A,2020,,rån,{'9' * 5000}\n", 2, "joint.file.too_large", {}),
        (f"{HEAD}A,2020,,rån,1,5\n", 2, "readers.too_many_cells", {"found": 6, "expected": 5}),
        (f"{HEAD}A torg,2020,,Rån,1\nB,2020,,Rån,1\na Torg,2020,,rån,1\n", 4, "joint.file.doubled", {"first": 2}),
        (f'{HEAD}A,2020,,rån,"1\n', 2, "readers.broken_csv", {}),
    ],
)
def test_what_is_wrong_is_one_line(text: str, line: int, key: str, values: dict[str, object]) -> None:
    """Each fault has its own sentence with file and line, and a hint, in both languages."""
    with pytest.raises(SourceError) as told:
        read_measures(text, "t.csv")
    error = told.value
    assert (error.key, error.line) == (key, line)
    assert values.items() <= error.values.items()
    for language in LANGUAGES:
        sentence = say(error.sentence, language, **error.values)
        assert sentence.startswith(f"t.csv:{line}: ")
        assert "\n" not in sentence
        assert say(f"{error.sentence}.hint", language, **error.values)
