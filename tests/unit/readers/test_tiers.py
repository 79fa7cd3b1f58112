"""ELAN and EXMARaLDA."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.miniatures import interviewers, notes, reading, times, turns
from tests.unit.readers.spoken_files import ELAN, EXMARALDA


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_elan_tiers_become_turns(tmp_path: Path, encoding: str) -> None:
    """In order of time, by participant or else tier; a remark stands under what it is about, outside its words."""
    made = reading(tmp_path, "a.eaf", ELAN.replace("UTF-8", encoding).encode(encoding))
    assert made.text == (
        "[0:00:03] Intervjuare: Hur ser det ut?\n\n[0:00:05] Karl: Vi är för få.\n(0:00:05 Not: nickar)\n\n"
        "[0:00:07] Intervjuare: Mm."
    )
    assert turns(made) == [("Intervjuare", "Hur ser det ut?"), ("Karl", "Vi är för få."), ("Intervjuare", "Mm.")]
    assert times(made) == [3.12, 5.0, 7.0]
    assert interviewers(made) == {"Intervjuare"}
    assert notes(made) == {"tiers_left_out": {"tiers": "Ord", "count": 1}}


def test_exmaralda_tiers_become_turns(tmp_path: Path) -> None:
    """Events of a turn flow on, those that begin together stand in the file's order, times are kept."""
    made = reading(tmp_path, "a.exb", EXMARALDA)
    assert (
        made.text
        == "[0:00:03] I: Hur ser det ut?\n(0:00:05 nv: skriver)\n\n[0:00:05] Karl: Vi är för få.\n(0:00:05 nv: nickar)"
    )
    assert turns(made) == [("I", "Hur ser det ut?"), ("Karl", "Vi är för få.")]
    assert times(made) == [3.12, 5.0]
    assert [(made.text[place:][:3], time) for place, time in made.times] == [
        ("Hur", 3.12), ("det", 5.0), ("Vi ", 5.0), ("för", 5.0)
    ]  # fmt: skip
    assert notes(made) == {"tiers_left_out": {"tiers": "Karl [en]", "count": 1}}


@pytest.mark.parametrize(("name", "content"), [("a.eaf", ELAN), ("a.exb", EXMARALDA)])
def test_a_file_is_known_by_its_content(tmp_path: Path, name: str, content: str) -> None:
    """By whatever name; what only has the name is told."""
    assert reading(tmp_path, "a.xml", content).reader == reading(tmp_path, name, content).reader
    with pytest.raises(SourceError) as told:
        reading(tmp_path, name, "I: a\nP: b")
    assert told.value.key == "readers.wrong_suffix"


def test_a_slot_that_is_missing_loses_no_words(tmp_path: Path) -> None:
    """Words whose time cannot be told come after those before them in their tier, and are told."""
    content = ELAN.replace('TIME_SLOT_REF1="t6"', 'TIME_SLOT_REF1="t99"')
    assert turns(reading(tmp_path, "a.eaf", content))[0] == ("Intervjuare", "Hur ser det ut?\nMm.")
    made = reading(tmp_path, "a.eaf", content.replace('"3120"', '"-3120"'))
    assert turns(made) == [("Intervjuare", "Hur ser det ut?\nMm."), ("Karl", "Vi är för få.")]
    assert times(made) == [None, 5.0]
    assert notes(made)["times_missing"] == {"count": 2}
    other = reading(tmp_path, "a.exb", EXMARALDA.replace('"3.12"', '"NaN"').replace('start="T2"', 'start="T9"'))
    assert turns(other) == [("I", "Hur ser det ut?"), ("Karl", "Vi är för få.")]
    assert notes(other)["times_missing"] == {"count": 2}


def test_remarks_on_remarks_and_on_nothing(tmp_path: Path) -> None:
    """A remark on a remark goes to the words; one on what is not there, or on itself, is not read."""
    more = "".join(
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{own}" ANNOTATION_REF="{other}"><ANNOTATION_VALUE>{own}'
        "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
        for own, other in (("b1", "a3"), ("b2", "b2"), ("b3", "c9"), ("b4", "b5"), ("b5", "b4"))
    )
    tier = f'<TIER LINGUISTIC_TYPE_REF="note" PARENT_REF="Not" TIER_ID="Mer">{more}</TIER>'
    made = reading(tmp_path, "a.eaf", ELAN.replace("<LINGUISTIC_TYPE", f"{tier}<LINGUISTIC_TYPE", 1))
    assert made.text.count("Mer:") == 1
    assert "(0:00:05 Not: nickar)\n(0:00:05 Mer: b1)" in made.text


def with_ids(*tiers: tuple[str, str]) -> str:
    """A file of which the tier of its own has ids; ``tiers`` are others: name, and what it says of each."""

    def one(tag: str, inside: str, value: str) -> str:
        return f"<ANNOTATION><{tag} {inside}><ANNOTATION_VALUE>{value}</ANNOTATION_VALUE></{tag}></ANNOTATION>"

    slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n}000"/>' for n in range(1, 5))
    ids = "".join(
        one(
            "ALIGNABLE_ANNOTATION",
            f'ANNOTATION_ID="u{n}" TIME_SLOT_REF1="t{n}" TIME_SLOT_REF2="t{n + 1}"',
            f"K_{n}.0{n}",
        )
        for n in (1, 2)
    )
    depending = ""
    for name, words in tiers:
        said = (
            one("REF_ANNOTATION", f'ANNOTATION_ID="{name}{n}" ANNOTATION_REF="u{n}"', word)
            for n, word in enumerate(words.split("|"), 1)
        )
        depending += f'<TIER LINGUISTIC_TYPE_REF="dep" PARENT_REF="ref@K" TIER_ID="{name}">{"".join(said)}</TIER>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>'
        f'<TIER LINGUISTIC_TYPE_REF="ref" TIER_ID="ref@K">{ids}</TIER>{depending}'
        '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="ref"/>'
        '<LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Association" LINGUISTIC_TYPE_ID="dep"/></ANNOTATION_DOCUMENT>'
    )


@pytest.mark.parametrize(
    ("tiers", "said"),
    [
        ([("nt@K", "nickar|"), ("tx@K", "Vi är|för få.")], [("K", "Vi är\nför få.")]),
        ([("a@K", "Vi är|för få.")], [("K", "Vi är\nför få.")]),
        ([("tx@K", "Vi är")], [("K", "Vi är")]),
        ([("tx@K", "|")], [("K", "K_1.01\nK_2.02")]),
    ],
    ids=["called so", "the first", "not of all", "none"],
)
def test_words_beside_ids(tmp_path: Path, tiers: list[tuple[str, str]], said: list[tuple[str, str]]) -> None:
    """Where a tier of its own has only ids, the words are those of the tier that depends on it; others are remarks."""
    made = reading(tmp_path, "a.eaf", with_ids(*tiers))
    assert turns(made) == said
    assert ("nt@K: nickar" in made.text) == (tiers[0][0] == "nt@K")


def test_a_voice_without_a_name_has_its_tiers(tmp_path: Path) -> None:
    """Where the table of speakers is lost the tier's own name stands."""
    made = reading(tmp_path, "a.exb", EXMARALDA.replace("<abbreviation>", "<other>").replace("</abb", "</o")
                   .replace("</oreviation>", "</other>"))  # fmt: skip
    assert [speaker for speaker, _ in turns(made)] == ["I", "Karl"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("<HEADER", "<!DOCTYPE a [<!ENTITY b 'c'>]><HEADER"), "files.broken_xml"),
        (("<ANNOTATION_DOCUMENT", "<!DOCTYPE a [<!ENTITY b 'c'>]><ANNOTATION_DOCUMENT"), "files.xml_entities"),
        (("</TIER>", ""), "files.broken_xml"),
        (("<TIME_ORDER>", "<a>" * 300), "files.archive_too_large"),
        (("ALIGNABLE_ANNOTATION", "OTHER"), "readers.no_words"),
    ],
)
def test_what_is_broken_is_told(tmp_path: Path, change: tuple[str, str], key: str) -> None:
    """Entities, what is not closed, what is nested too deep, and a file in which nobody speaks."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.eaf", ELAN.replace(*change))
    assert told.value.key == key
