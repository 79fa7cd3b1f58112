"""`find` in forms and compounds, and `index`, which it makes by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.storage.store import INDEX
from tests.unit.cli.terminal import Speak


def test_find_makes_the_index_that_it_needs(torget: Speak) -> None:
    """For forms and compounds; the letters as written need none."""
    assert len(torget("find", "kväll", "--format", "json").json) == 2
    assert torget("doctor", "--format", "json").json[-1]["status"] == "note"
    hits = torget("find", "kväll", "--forms", "--format", "json").json
    assert [hit["matched"] for hit in hits] == ["kvällarna", "kvällarna"]
    assert torget("doctor", "--format", "json").json[-1]["status"] == "ok"
    assert [hit["matched"] for hit in torget("find", "person", "--forms", "--format", "json").json] == ["personer"]


def test_the_words_that_were_found_can_be_seen_and_left_out(torget: Speak) -> None:
    """With kinship and counts, in rows; a word that is left out takes its hits with it."""
    rows = torget("find", "bemanning", "--compounds", "--words", "--format", "json").json
    assert rows == [{"word": "bemanningen", "lemma": "bemanning", "kind": "form", "count": 3, "transcripts": 2}]
    assert torget("find", "bemanning", "--compounds", "--words").out.split()[-5:] == [
        *("bemanningen", "bemanning", "böjning", "3", "2")
    ]
    assert torget("find", "bemanning", "--compounds", "--without", "BEMANNINGEN", "--format", "json").json == []


@pytest.mark.parametrize(
    "given", ["--regex --forms", "--regex --compounds", "--regex --words", "--regex --without a", "--words --without a"]
)
def test_what_does_not_go_together_is_a_wrong_command(torget: Speak, given: str) -> None:
    """Exit code 2 and one line."""
    said = torget("find", "a", *given.split())
    assert (said.code, len(said.lines)) == (2, 1)


def test_index_tells_what_it_did(torget: Speak, folder: Path) -> None:
    """How many interviews, read with what; again, and from the beginning."""
    said = torget("index", "--format", "json").json
    assert said["counts"] == {"indexed": 2, "of": 2}
    assert "simplemma" in said["model"]
    for again in ("index", "index --rebuild"):
        assert torget(*again.split()).out == f"{said['what']}\n"
    assert torget("doctor", "--format", "json").json[-1]["status"] == "ok"


def test_a_language_model_that_is_not_there_is_one_line(torget: Speak, folder: Path) -> None:
    """`index` refuses; a search says so once, and answers with what is written."""
    with (folder / "study.yaml").open("a", encoding="utf-8") as settings:
        settings.write("nlp: {model: sv_core_news_sm}\n")
    (folder / INDEX).unlink(missing_ok=True)
    said = torget("index")
    assert (said.code, len(said.lines)) == (1, 1)
    assert "Språkmodellen sv_core_news_sm, som study.yaml anger" in said.err
    found = torget("find", "bemanningen", "--forms", "--format", "json")
    assert (found.code, len(found.json), len(found.lines)) == (0, 3, 2)


def test_an_index_that_cannot_be_made_is_one_line(torget: Speak, folder: Path) -> None:
    """And a search still answers with what is written."""
    (folder / INDEX).unlink(missing_ok=True)
    (folder / INDEX).mkdir()
    said = torget("index")
    assert (said.code, len(said.lines)) == (1, 1)
    assert INDEX in said.err
    found = torget("find", "bemanningen", "--forms", "--format", "json")
    assert (found.code, len(found.json), len(found.lines)) == (0, 3, 2)
