"""Reports for programs, and what no report ever says."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from intervjukod.analysis.counts import Counts
from intervjukod.analysis.statements import statements
from intervjukod.domain.guide import Probe
from intervjukod.domain.transcript import Note
from intervjukod.reports.write import write
from tests.unit.analysis.building import BOOK, Mark, columns, interview, materials
from tests.unit.reports import scenes
from tests.unit.reports.test_report_texts import SCENES

TOP = ["report", "unit", "denominator", "selection", "codebook", "at", "made", "columns", "rows", "notes"]
COUNTS = ["informants", "informants_of", "passages", "codings", "words", "words_of", "per_1000"]


def data(result: Any) -> Any:
    """The report as a program reads it."""
    return json.loads(write(result, "json", "sv"))


def table(result: Any) -> list[dict[str, str]]:
    """The rows of its CSV."""
    return list(csv.DictReader(StringIO(write(result, "csv", "sv"), newline="")))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_every_report_is_one_object_of_the_same_shape(scene: Any) -> None:
    """The ten names of the contract, in order, and rows under the names in ``columns``."""
    told = data(scene())
    assert list(told) == TOP
    assert told["unit"] == "informants"
    assert all(list(row) == told["columns"] for row in told["rows"])
    assert told["notes"] == [note for note in told["notes"] if isinstance(note, str)]


def test_the_basis_is_told_in_full() -> None:
    """Who coded, what was selected, how many interviews count and why, the book, the point, the time."""
    told = data(scenes.reflexive())
    assert told["denominator"] == {
        "transcripts": 2,
        "transcripts_of": 4,
        "counting": "begun",
        "informants": 2,
        "words": None,
    }
    assert told["selection"] == {"coders": ["PK"], "filters": {"role": "polis"}}
    assert (told["codebook"], told["at"], told["made"]) == ("3f2a9c01d4e5", "pilot", scenes.MADE)


def test_frequency_rows_are_flat() -> None:
    """Code, label, depth, and the counts; the same in CSV."""
    told = data(scenes.counted())
    assert told["columns"] == ["code", "label", "depth", *COUNTS, "top_share", "status"]
    first = {name: told["rows"][0][name] for name in ["code", "label", "depth", *COUNTS]}
    assert list(first.values()) == ["staffing", "Bemanning", 0, 2, 4, 6, 6, 12, 60, 100.0]
    assert {name: str(value) for name, value in first.items()}.items() <= table(scenes.counted())[0].items()


def test_compare_rows_hold_every_prefix_and_csv_a_row_for_each() -> None:
    """Tables show the first level of a path; data has all of them, and says who is not done."""
    told = data(scenes.guard_not_done())
    groups = ["polis", "polis/områdespolis", "polis/kommunpolis", "polis/spanare", "ordningsvakt"]
    assert list(told["rows"][0]["by"]) == groups
    assert told["rows"][0]["by"]["ordningsvakt"]["status"] == "not done"
    assert told["denominator"]["groups"]["polis"] == {"informants": 3, "informants_of": 4, "words": 45}
    assert told["selection"]["by"] == "role"
    long = table(scenes.guard_not_done())
    assert len(long) == len(told["rows"]) * len(groups)
    assert [row["value"] for row in long[: len(groups)]] == groups
    assert (long[0]["code"], long[0]["by"], long[0]["informants"], long[0]["status"]) == (
        "staffing",
        "role",
        "2",
        "counted",
    )


def test_coverage_rows_hold_each_informant_and_csv_a_row_for_each() -> None:
    """A question, and how it stands with whom, in the words of the contract."""
    told = data(scenes.answered())
    assert told["rows"][1]["by"] == {
        "Kommunpolis": "answered",
        "Områdespolis 1": "not asked",
        "Områdespolis 2": "not done",
        "Spanare": "answered",
        "Ordningsvakt": "not in guide",
    }
    assert told["rows"][1]["obligatory"] is True
    long = table(scenes.answered())
    assert list(long[0]) == ["guide", "question", "nr", "text", "obligatory", "informant", "status", "probes"]
    assert (long[5]["question"], long[5]["obligatory"], long[5]["status"]) == ("q12a", "true", "answered")
    assert len(long) == 15


def test_an_empty_report_still_has_its_headings() -> None:
    """No codes and no informants give a table without rows, not a fault."""
    empty = replace(scenes.all_done(), rows=(), groups=())
    assert write(empty, "csv", "sv").startswith("code,label,depth,by,value,informants,")
    assert data(empty)["rows"] == []


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_report_overclaims(scene: Any, language: str) -> None:
    """Few informants get no percentages, and no report calls a difference significant."""
    for format in ("table", "md"):
        said = write(scene(), format, language)
        assert not re.search(r"%|signifi[kc]ant|anonymi", said)


def test_a_percentage_needs_twenty() -> None:
    """One informant's share is told as k of n, with a percentage only from twenty passages on."""
    few, many = Note("reports.one_informant", {"cells": (("staffing", None, 14, 19),)}), ("staffing", "", 15, 20)
    result = replace(scenes.counted(), notes=(few,))
    assert "Bemanning: 14 av 19 avsnitt." in write(result, "md", "sv")
    result = replace(result, notes=(Note("reports.one_informant", {"cells": (many,)}),))
    assert "Bemanning, ej angivet: 15 av 20 avsnitt (75 %)." in write(result, "md", "sv")


def test_bars_show_one_of_many_and_all_but_one() -> None:
    """A bar is empty only for nobody and full only for everybody; plain ones are ASCII."""
    scene = scenes.counted()
    shares = [(0, 40), (1, 40), (20, 40), (39, 40), (40, 40)]
    rows = tuple(replace(scene.rows[0], counts=Counts(k, n, 40, 40, 1, 1000, 1)) for k, n in shares)
    lines = write(replace(scene, rows=rows), "table", "sv", plain=True).splitlines()[5:10]
    assert [line.split()[4] for line in lines] == ["........", "#.......", "####....", "#######.", "########"]
    assert "####" not in write(replace(scene, rows=rows), "md", "sv")


def test_a_wide_comparison_goes_on_below() -> None:
    """What does not fit beside the codes is set under them, the codes repeated."""
    lines = write(scenes.directions(), "table", "sv", width=40).splitlines()
    heads = [line.split() for line in lines if line.startswith("Kod ")]
    assert heads == [["Kod", "ökat"], ["Kod", "minskat"], ["Kod", "ej", "angivet"]] * 2
    assert max(map(len, lines)) <= 40


def test_another_format_is_refused() -> None:
    """A format that is no format says so."""
    with pytest.raises(ValueError, match="docx"):
        write(scenes.counted(), "docx", "sv")


def test_intervals_and_tests_stand_beside_the_counts_that_they_are_of() -> None:
    """In JSON with the cell and with the code, in CSV in columns of their own; a code that nobody uses has no p."""
    told = data(scenes.tested())
    staffing, continuity = told["rows"][0], told["rows"][1]
    assert told["columns"] == ["code", "label", "depth", "by", "test"]
    assert told["selection"]["test"] == {
        "method": "fisher",
        "groups": ["polis", "ordningsvakt"],
        "smallest_p": pytest.approx(1 / 165),
        "codes": 2,
    }
    assert (staffing["by"]["polis"]["low"], staffing["by"]["polis"]["high"]) == (0.6756, 1.0)
    assert staffing["test"]["p"] == pytest.approx(1 / 165)
    assert staffing["test"]["p_holm"] == pytest.approx(2 / 165)
    assert continuity["test"] is None
    row = table(scenes.tested())[1]
    assert (row["value"], row["low"], row["high"]) == ("ordningsvakt", "0.0", "0.5615")
    assert float(row["p_holm"]) == staffing["test"]["p_holm"]
    assert table(scenes.tested())[2]["p"] == ""


def test_without_being_asked_nothing_is_tested() -> None:
    """No columns, no tables, no words of it."""
    assert "test" not in data(scenes.all_done())["columns"]
    assert not {"p", "low"} & set(table(scenes.all_done())[0])
    assert "Wilson" not in write(scenes.all_done(), "md", "sv")


@pytest.mark.parametrize(("scene", "shown"), [(scenes.reflexive, {"informants"}), (scenes.without_numbers, set())])
def test_what_an_approach_hides_is_hidden_in_every_format(scene: Any, shown: set[str]) -> None:
    """The names stay, the counts are none; without any a cell tells whether the code comes up."""
    told, long = data(scene()), table(scene())
    cell = told["rows"][0].get("by", {"": told["rows"][0]})[next(iter(told["rows"][0].get("by", {"": None})))]
    counts = {"informants", "passages", "codings", "words", "words_of", "per_1000", "top_share"}
    assert {name for name in counts if cell[name] is not None} == shown
    assert {name for name in counts if long[0][name]} == shown
    assert ("mentioned" in cell, cell.get("mentioned"), long[0].get("mentioned")) == (
        (False, None, None) if shown else (True, True, "true")
    )
    assert told["denominator"]["words"] is None
    for format in ("table", "md"):
        assert not re.search(r"avsnitt \(|\d av \d+ avsnitt|ord: \d", write(scene(), format, "sv"))


def test_without_numbers_no_cell_has_one() -> None:
    """Neither shares nor bars; who was not asked is still told."""
    frequency = replace(scenes.counted(), basis=replace(scenes.counted().basis, numbers=False))
    lines = write(frequency, "table", "sv").splitlines()
    assert lines[4].split() == ["Kod", "Nämns", "av"]
    assert lines[5].split() == ["Bemanning", "tas", "upp"]
    met = replace(scenes.met(), basis=replace(scenes.met().basis, numbers=False))
    assert [len(row) for row in csv.reader(StringIO(write(met, "csv", "sv")))] == [11, 11]
    assert data(met)["rows"][0]["near"] is None
    assert "| Folkliv | nostalgi |" in write(met, "md", "sv")
    covered = replace(scenes.answered(), basis=replace(scenes.answered().basis, numbers=False))
    assert " av 4" not in write(covered, "md", "sv").split("|", 1)[1]


def test_concordance_is_one_row_a_value_and_informant_in_csv() -> None:
    """Who gives no value stands there with none; JSON has them in lists."""
    told, long = data(scenes.said()), table(scenes.said())
    assert told["rows"][0]["by"]["polis"] == {
        "informants": ["Kommunpolis", "Områdespolis 1"],
        "values": {"minskat": {"Områdespolis 1": []}},
        "not_stated": ["Kommunpolis"],
    }
    assert told["selection"]["period"] == ""
    polis = [row for row in long if (row["code"], row["facet"], row["group"]) == ("staffing", "riktning", "polis")]
    assert [(row["informant"], row["value"], row["period"]) for row in polis] == [
        ("Områdespolis 1", "minskat", ""),
        ("Kommunpolis", "", ""),
    ]


def test_many_informants_are_counted_and_not_named() -> None:
    """Of more than twelve who bring it up, a cell tells how many; CSV names them all."""
    people = [interview(f"P{n:02}", (f"Polis {n}", "Vi är för få."), role="polis") for n in range(13)]
    marks = columns(*(Mark(one, "få", "staffing", facets={"riktning": "ökat"}) for one in people))
    made = statements(marks, materials(people), BOOK, scenes.basis(people, 13), "role")
    assert "13 av 13" in write(made, "md", "sv")
    assert len(table(made)) == 13
    hidden = replace(made, basis=replace(made.basis, numbers=False))
    assert "Polis 12" in write(hidden, "md", "sv")


def test_probes_stand_in_a_table_of_their_own_where_the_guide_has_some() -> None:
    """With how many they were used, of those who were asked; JSON and CSV say with whom."""
    scene = scenes.answered()
    assert "Stödord" not in write(scene, "md", "sv")
    probes = (Probe("q1a", "Öppen handel?"),)
    row = replace(scene.rows[0], suggested=probes, used={"Kommunpolis": ("q1a",)})
    probed = replace(scene, rows=(row, *scene.rows[1:]))
    assert "| 1 | Öppen handel? | 1 av 4 |" in write(probed, "md", "sv")
    assert data(probed)["rows"][0]["probes"] == {"q1a": ["Kommunpolis"]}
    assert [one["probes"] for one in table(probed)[:2]] == ["q1a", ""]
    hidden = replace(probed, basis=replace(probed.basis, numbers=False))
    assert "| 1 | Öppen handel? | Kommunpolis |" in write(hidden, "md", "sv")
