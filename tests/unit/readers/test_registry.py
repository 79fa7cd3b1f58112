"""From a file to a reading, whatever the file."""

from __future__ import annotations

import hashlib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.transcript import Reading
from intervjukod.errors import IntervjukodError, SourceError
from intervjukod.readers import registry
from intervjukod.readers.registry import read
from intervjukod.readers.suffixes import SUPPORTED
from tests.unit.readers.miniatures import archive, docx, notes, paragraph, reading, rtf, turns


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"I: a\r\nP: b"),
        ("a.md", b"I: a\n\nP: b"),
        ("a.docx", docx(paragraph("I: a"), paragraph("P: b"))),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v I>a\n\n00:03.000 --> 00:04.000\n<v P>b"),
    ],
)
def test_every_reading_tells_where_it_comes_from(tmp_path: Path, name: str, content: bytes) -> None:
    """Hash of the bytes, encoding, reader and its version; turns numbered from 1, in order."""
    made = reading(tmp_path, name, content)
    assert made.source == hashlib.sha256(content).hexdigest()
    assert made.reader == name.partition(".")[2]
    assert made.reader_version
    assert made.encoding
    assert turns(made) == [("I", "a"), ("P", "b")]
    assert [turn.n for turn in made.turns] == [1, 2]
    assert f".{made.reader}" in SUPPORTED


def test_a_suffix_is_known_in_capitals(tmp_path: Path) -> None:
    """Windows writes ``.TXT`` and ``.MD``."""
    assert [reading(tmp_path, name, "I: a\nP: b").reader for name in ("A.TXT", "A.MD", "A")] == ["txt", "md", "txt"]


def test_the_content_tells_and_the_suffix_decides_between_two(tmp_path: Path) -> None:
    """What two readers know for theirs is that of the suffix, else that of the first."""
    rows = "start\tend\ttext\n0\t1000\ta\n"
    names = ("a.tsv", "a.csv", "a.txt")
    assert [reading(tmp_path, name, rows).reader for name in names] == ["whisper-tsv", "csv", "whisper-tsv"]
    assert reading(tmp_path, "a.vtt", rtf("P: a")).reader == "rtf"


def test_a_text_beyond_its_bound_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is decoded; documents have bounds of their own."""
    monkeypatch.setattr(registry, "TEXT", 8)
    assert reading(tmp_path, "a.txt", "I: a").turns
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.txt", "I: a\nP: b")
    assert told.value.key == "files.too_large"


def test_the_text_is_canonical_and_whole(tmp_path: Path) -> None:
    """LF, NFC, no mark; nothing else is changed, dropped or doubled, and what was composed is told."""
    raw = "\ufeffI: a\u030a\u0308\r\nb\rc\x0bd\u2028e\x0cf\n\n P:\u00a0x\u200d😀  \r\n"
    made = reading(tmp_path, "a.txt", raw)
    assert made.text == unicodedata.normalize(
        "NFC", "I: a\u030a\u0308\nb\nc\x0bd\u2028e\x0cf\n\n P:\u00a0x\u200d😀  \n"
    )
    assert turns(made)[1] == ("P", "x\u200d😀")
    assert notes(made)["composed"] == {"count": 3}
    assert notes(made)["odd_line_separator"]["count"] == 3


def test_remarks_stand_on_lines_of_the_file(tmp_path: Path) -> None:
    """Under front matter a remark's line is the file's, not the text's."""
    made = reading(tmp_path, "a.md", "---\nrole: polis\n---\nI: a?\nP: drogs\u0446ener\nOV: b\nI: c?\nP: d")
    assert {note.key: note.line for note in made.notes} == {"odd_mixed_script": 5, "labels_once": 6}


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    """What is no UTF-8 was read as cp1252, and the report says so; a named encoding is no guess."""
    (tmp_path / "a.txt").write_bytes("I: å\nP: ä".encode("cp1252"))
    assert notes(read(tmp_path / "a.txt"))["encoding_guessed"] == {"encoding": "cp1252"}
    named = read(tmp_path / "a.txt", "latin-1")
    assert (named.encoding, list(notes(named))) == ("iso8859-1", ["labels_once"])


def test_front_matter_is_attributes_and_no_text(tmp_path: Path) -> None:
    """Attributes are text, several joined; the text begins after the fence; parts of parts are told."""
    text = "---\nrole: polis/spanare\nsite: [A torg, B torg]\nnr: 007\nlist:\n  - {a: b}\n---\n\nI: a\nP: b"
    made = reading(tmp_path, "a.md", text.replace("\n", "\r\n"))
    assert made.attributes == {"role": "polis/spanare", "site": "A torg;B torg", "nr": "007"}
    assert made.text == "\nI: a\nP: b"
    assert notes(made)["front_matter_nested"] == {"names": "list"}


@pytest.mark.parametrize("text", ["---\nI: a\nP: b", "---\nprose\n---\nI: a\nP: b", "I: a\n---\nP: b\n---\n"])
def test_a_rule_is_no_front_matter(tmp_path: Path, text: str) -> None:
    """A line of hyphens that closes nothing, or encloses prose, or stands further down."""
    made = reading(tmp_path, "a.md", text)
    assert (made.text, made.attributes, turns(made)) == (text, {}, [("I", "a"), ("P", "b")])


def test_broken_front_matter_is_told_with_its_line(tmp_path: Path) -> None:
    """The line is the file's."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.md", "---\nrole: polis\nsite: 'a\n---\nI: a")
    assert (told.value.key, told.value.line) == ("files.yaml_quote", 3)


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.txt", b"", "files.empty"),
        ("a.txt", b"I: a\0", "files.binary"),
        ("a.txt", b"\x89PNG\r\n", "files.other_format"),
        ("a.odt", archive({"content.xml": b"<a/>"}), "readers.unsupported"),
        ("a.log", b"I: a\nP: b", "readers.unsupported"),
        ("a.md", b"---\nrole: a\n---\n", "readers.no_words"),
        ("a.md", b"# only\n", "readers.no_words"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, key: str) -> None:
    """Each has one clear error that names the file."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, name, content)
    assert told.value.key == key
    assert told.value.path.endswith(name)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000_000,
        "I: x\n" + " " * 2_000_000 + "y",
        "I: x\nP: " + "a:" * 1_000_000,
        "P: " + "#00:00:05-2# " * 150_000,
        "[0:01] " * 280_000 + "x",
        "a\t" * 1_000_000,
        "**" * 1_000_000 + "x",
        "A " * 1_000_000 + "0:01",
    ],
    ids=["letters", "spaces", "colons", "stamps", "leading", "tabs", "stars", "words"],
)
def test_one_line_of_two_megabytes_is_read(tmp_path: Path, text: str) -> None:
    """A pattern that tried again from every place of the line would not come to an end."""
    made = reading(tmp_path, "a.md", text)
    assert len(made.turns) <= 2
    assert made.text == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.sampled_from(["a.txt", "a.md"]))
def test_turns_never_overlap_and_keep_their_words(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    """Of any text: turns in order, apart, without white space at their ends; or one clear error."""
    made = _attempt(tmp_path_factory.getbasetemp(), name, text.encode())
    if made is None:
        return
    places = [turn.words for turn in made.turns]
    assert all(before.end <= after.start for before, after in pairwise(places))
    assert all(words and words == words.strip() for _, words in turns(made))


LINES = st.lists(
    st.sampled_from(
        ["I: a?", "P: b", "**P:** c", "", " ", "d", "[0:01] e", "I:", "Anna Lind   0:03", "# f", "g: h", "x\ty"]
    ),
    min_size=1,
    max_size=12,
).map("\n".join)  # fmt: skip


@given(LINES, st.sampled_from(["a.txt", "a.md"]))
def test_every_word_after_the_first_label_is_somebodys(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    """Between one turn's words and the next stand only labels, times, headings and white space."""
    made = _attempt(tmp_path_factory.getbasetemp(), name, text.encode())
    if made is None:
        return
    end = made.turns[0].words.end
    for turn in made.turns[1:]:
        between = made.text[end : turn.words.start].split()
        headings = {"#", "f"}
        marks = {"I:", "P:", "**P:**", "[0:01]", "Anna", "Lind", "0:03", "g:", "x"}
        assert set(between) <= marks | headings
        end = turn.words.end


def _attempt(folder: Path, name: str, content: bytes) -> Reading | None:
    try:
        return reading(folder, name, content)
    except IntervjukodError:
        return None
