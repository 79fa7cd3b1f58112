"""The words in the index file: written by one at a time, read beside it, and never in the way when damaged."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from intervjukod.domain.folding import fold, spelling
from intervjukod.domain.span import Span
from intervjukod.domain.text import words
from intervjukod.domain.word import Lemmatised
from intervjukod.errors import StudyError
from intervjukod.storage import Index
from intervjukod.storage.word_index import IndexLost, Trouble, WordIndex
from intervjukod.storage.word_writer import WordWriter
from tests.unit.storage.opened import in_child

TEXT = "Polisen ser polisen, och drogsscen."


def read(text: str) -> Iterator[tuple[Span, Lemmatised]]:
    """Words whose lemma is their spelling without ``en``; only those have one that a dictionary knows."""
    for span in words(text):
        word = spelling(span.of(text))
        known = word.endswith("en")
        yield span, Lemmatised(fold(span.of(text)).text, word, (word.removesuffix("en"),), known)


def write(path: Path, **texts: str) -> None:
    """Index texts by hash."""
    with closing(WordWriter(path)) as writer:
        assert writer.begin("model")
        for hash_, text in texts.items():
            writer.add(hash_, read(text))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the index file is to be."""
    return tmp_path / "intervjukod.index.db"


@pytest.fixture
def index(path: Path) -> Iterator[WordIndex]:
    """A reader of it."""
    with closing(WordIndex(path)) as index:
        yield index


def forms(index: WordIndex, name: str) -> list[str]:
    """The forms of a word."""
    return sorted(one.form for one in index.named({name}))


def test_words_are_kept_once_with_their_places(path: Path, index: WordIndex) -> None:
    """Each distinct word, where it stands in each text, by how-manieth word and span."""
    write(path, a=TEXT, b="Polisen.")
    (police,) = index.named({"polis"})
    assert (police.form, police.spelling, police.lemma, police.known) == ("polisen", "polisen", "polis", True)
    places = {hash_: (list(at.positions), list(at.spans)) for _, hash_, at in index.places({police.n})}
    assert places == {"a": ([0, 2], [Span(0, 7), Span(12, 19)]), "b": ([0], [Span(0, 7)])}
    assert sorted(one.form for one, _ in index.words_of("a")) == ["drogsscen", "och", "polisen", "ser"]
    assert (index.indexed(), index.model(), index.building()) == (frozenset("ab"), "model", False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_words_are_found_by_name_and_by_pieces(path: Path, index: WordIndex) -> None:
    """Also by quotes, percent signs and whatever else a person types."""
    write(path, a=TEXT)
    assert forms(index, "polisen") == forms(index, "polis") == ["polisen"]
    assert sorted(one.form for one in index.holding({"li", "ch"}, set())) == ["och", "polisen"]
    assert [one.form for one in index.holding(set(), {"se"})] == ["ser"]
    assert [one.form for one in index.unknown({"och", "polisen"})] == ["och"]
    for typed in ("'", '"', "%", "_", "*", "a OR b", "NEAR(", "\\", "\x00"):
        assert index.named({typed}) == []
        assert index.holding({typed}, {typed}) == []


def test_nothing_is_there_before_it_is_made(path: Path, index: WordIndex) -> None:
    """No file, or one with proposals only, is no trouble."""
    assert (index.indexed(), index.model(), index.building(), forms(index, "polis")) == (frozenset(), "", False, [])
    Index(path).close()
    assert (index.indexed(), index.model(), index.trouble) == (frozenset(), "", Trouble.NONE)
    write(path, a=TEXT)
    assert index.indexed() == {"a"}


def test_the_next_writer_goes_on(path: Path, index: WordIndex) -> None:
    """With the words that are there."""
    write(path, a=TEXT)
    write(path, b=TEXT)
    assert len(index.named({"polis"})) == 1
    assert index.indexed() == {"a", "b"}


def test_another_model_begins_anew(path: Path, index: WordIndex) -> None:
    """As does whoever asks for it."""
    write(path, a=TEXT)
    for model, anew in (("other", False), ("other", True)):
        with closing(WordWriter(path)) as writer:
            assert writer.begin(model, anew=anew)
            assert writer.indexed() == frozenset()
            writer.add("b", read("Vakten."))
        assert (index.model(), index.indexed(), forms(index, "polis")) == (model, frozenset("b"), [])


def test_another_release_begins_anew(path: Path, index: WordIndex) -> None:
    """Its tables may have other columns."""
    write(path, a=TEXT)
    with closing(sqlite3.connect(path)) as older:
        older.executescript("UPDATE words_made SET version = 0; DROP TABLE word; CREATE TABLE word (old);")
    assert (index.indexed(), index.trouble) == (frozenset(), Trouble.NONE)
    write(path, b=TEXT)
    assert (index.indexed(), forms(index, "polis")) == (frozenset("b"), ["polisen"])


def test_a_text_that_is_gone_leaves_no_words(path: Path, index: WordIndex) -> None:
    """Not in the tables, and not in a byte of the file."""
    write(path, a=TEXT, b="Hemligheten.")
    with closing(WordWriter(path)) as writer:
        assert writer.begin("model")
        writer.remove({"b"})
        writer.remove(set())
        writer.add("c", read("Hemma."))
    assert (index.indexed(), forms(index, "hemlighet"), forms(index, "polis")) == (frozenset("ac"), [], ["polisen"])
    index.close()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert b"hemlighet" not in path.read_bytes()


def test_one_writes_at_a_time(path: Path, index: WordIndex) -> None:
    """While its process lives; one that died is not waited for."""

    def second() -> str:
        with closing(WordWriter(path)) as writer:
            return str(writer.begin("model"))

    with closing(WordWriter(path)) as writer:
        assert writer.begin("model")
        assert index.building()
        assert in_child(second) == "False"
    assert not index.building()
    assert in_child(lambda: os._exit(0) if WordWriter(path).begin("model") else "") == ""
    assert not index.building()
    assert in_child(second) == "True"


def test_a_writer_that_was_taken_over_stops(path: Path) -> None:
    """It has been silent for too long, and another goes on."""
    with closing(WordWriter(path)) as writer:
        assert writer.begin("model")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("UPDATE builder SET pid = 1")
        with pytest.raises(IndexLost):
            writer.add("a", read(TEXT))


def test_a_writer_notices_that_its_file_is_gone(path: Path) -> None:
    """It would fill a file that nobody can find."""
    with closing(WordWriter(path)) as writer:
        assert writer.begin("model")
        path.unlink()
        with pytest.raises(IndexLost):
            writer.add("a", read(TEXT))


@pytest.mark.parametrize("content", [b"Kara dagbok, " * 900, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_file_is_thrown_away_by_who_writes(path: Path, index: WordIndex, content: bytes) -> None:
    """Who reads only says so."""
    path.write_bytes(content)
    assert (index.indexed(), index.trouble) == (frozenset(), Trouble.DAMAGED)
    with pytest.raises(IndexLost):
        WordWriter(path)
    write(path, a=TEXT)
    assert index.indexed() == {"a"}


def test_damage_under_a_reader_is_told(path: Path, index: WordIndex) -> None:
    """In the middle of a question too."""
    write(path, a=TEXT)
    assert index.indexed() == {"a"}
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 60_000)
    with pytest.raises(IndexLost):
        list(index.words_of("a"))
    assert index.trouble is Trouble.DAMAGED
    with index.reading():
        assert index.indexed() == frozenset()


@pytest.mark.parametrize("at", [b"\x01", b"\x00" * 8, b"\0\0\0\0\x09\0\0\0\x01\0\0\0"])
def test_places_that_are_none_are_damage(path: Path, index: WordIndex, at: bytes) -> None:
    """Half a number, numbers without their spans, a span that ends before it begins."""
    write(path, a="polisen")
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("UPDATE place SET at = ?", (at,))
    with pytest.raises(IndexLost):
        list(index.words_of("a"))
    assert index.trouble is Trouble.DAMAGED


def test_a_file_that_is_gone_under_a_reader(path: Path, index: WordIndex) -> None:
    """Between two questions it is noticed; between two halves of one the question fails."""
    write(path, a=TEXT)
    assert index.indexed() == {"a"}
    path.unlink()
    assert (index.indexed(), index.trouble) == (frozenset(), Trouble.GONE)
    write(path, b=TEXT)
    with index.reading():
        assert index.indexed() == {"b"}
        path.unlink()
        with pytest.raises(IndexLost):
            index.named({"polis"})


def test_a_reader_sees_one_state_while_it_reads(path: Path, index: WordIndex) -> None:
    """Word numbers are not given away meanwhile."""
    write(path, a=TEXT)
    with index.reading():
        (police,) = index.named({"polis"})
        with closing(WordWriter(path)) as writer:
            writer.begin("other")
            writer.add("b", read("Vakten."))
        assert [hash_ for _, hash_, _ in index.places({police.n})] == ["a"]
    assert index.indexed() == {"b"}


def test_a_file_that_cannot_be_written_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In words, and the file is left alone."""
    write(path, a=TEXT)
    monkeypatch.setattr("intervjukod.storage.index.BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StudyError) as error:
            WordWriter(path)
        holder.rollback()
    assert error.value.key == "search.index_unwritable"
    with closing(WordIndex(path)) as index:
        assert index.indexed() == {"a"}


def test_where_nobody_can_write_it_is_read_as_it_stands(path: Path) -> None:
    """On a disk that is read-only, or in somebody else's folder."""
    write(path, a=TEXT)
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    with closing(WordIndex(path, frozen=True)) as index:
        assert index.indexed() == {"a"}
