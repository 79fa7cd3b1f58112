"""PDF documents."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from intervjukod.readers import pdf, pdf_child
from intervjukod.readers.pdf_lines import Placed, put_together
from tests.unit.readers.miniatures import notes, reading, turns
from tests.unit.readers.miniatures import pdf as document

TOP = 770


def page(*lines: str, left: float = 72, first: int = TOP) -> list[Placed]:
    """A page of lines; a letter is 5 points wide, a line 14 high, an empty one is a gap."""
    return [placed(line, left, first - 14 * n) for n, line in enumerate(lines) if line]


def placed(line: str, left: float, lower: float) -> Placed:
    """One line where it stands."""
    word = len(line.split()[0])
    return Placed(line, left, left + 5 * len(line), lower, lower + 12, left + 5 * word)


def paragraphs(*pages: list[Placed]) -> list[str]:
    """What is made of them."""
    return list(put_together(pages).paragraphs)


FULL = "I: Hur är det med bemanningen här på torget nu för tiden, vad tycker du om den, och är det sant att beman-"


def test_a_document_is_read(tmp_path: Path) -> None:
    """Letters, turns, a hyphen at the end of a line, and what was done is told."""
    lines = [(72, 770, FULL), (72, 756, "ningen?"), (72, 728, "P: Bra \\ (nog)."), (72, 714, "I: Jo?"), (290, 30, "1")]
    made = reading(tmp_path, "a.pdf", document(lines))
    assert made.text == f"{FULL}\nningen?\n\nP: Bra \\ (nog).\nI: Jo?"
    assert turns(made)[1:] == [("P", "Bra \\ (nog)."), ("I", "Jo?")]
    assert notes(made)["hyphens"] == {"count": 1}
    assert notes(made)["margins"] == {"count": 1}
    assert (made.reader, made.encoding) == ("pdf", "pdf")


def test_a_line_goes_on_where_the_next_word_had_no_room() -> None:
    """Else the paragraph has ended; a gap is an empty line, and short lines stay as they are."""
    full = "Det här är en rad som är full av ord och"
    made = paragraphs(
        page(full, "fortsätter här.", "Det är nästa stycke här, på egen", "rad.", "Ny.", "", "Sist.", "Slut")
    )
    assert made == [f"{full} fortsätter här.", "Det är nästa stycke här, på egen", "rad.", "Ny.", "", "Sist.", "Slut"]
    assert paragraphs(page("I: a", "P: b")) == ["I: a", "P: b"]


def test_a_label_or_a_time_begins_anew() -> None:
    """Also where the line above is full, and written wrong; another label that stands once is none."""
    lines = [f"{who}: en rad som är så full av ord, och nåt" for who in ("Int", "Inf", "Int", "lnt", "Inf")]
    assert paragraphs(page(*lines, "[00:01] sen")) == [*lines, "[00:01] sen"]
    assert paragraphs(page(lines[0], "obs: det fortsätter")) == [f"{lines[0]} obs: det fortsätter"]


def test_indents_tell_paragraphs_too() -> None:
    """A line further out than the last begins anew; not after the indented first line of a paragraph."""
    words = "en rad som är full av ord och så med nåt"
    inner = words.removesuffix(" nåt")
    hanging = [placed(words, 72, 700), placed(inner, 90, 686), placed(inner, 90, 672), placed(words, 72, 658)]
    assert paragraphs(hanging) == [f"{words} {inner} {inner}", words]
    indented = [placed(words, 90, 700), placed(words, 72, 686), placed("slut", 72, 672)]
    assert paragraphs(indented) == [f"{words} {words} slut"]


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    """What comes back on every page at the same place, and numbers at the ends; a paragraph goes on past them."""
    words = [
        [f"{word} rad som är full av ord, mest {n} stycken" for word in ("En", "och")] for n in ("ett", "två", "tre")
    ]
    pages = [
        [placed("Intervju 4", 72, 800), *page(*lines), placed(f"Sida {n} av 3", 280, 30)]
        for n, lines in enumerate(words, 1)
    ]
    made = put_together(pages)
    assert made.paragraphs == (" ".join(" ".join(lines) for lines in words),)
    assert made.margins == 6


def test_line_numbers_are_left_out() -> None:
    """Numbers beside all the other lines; a number among them is text."""
    numbers = [placed(str(n), 40, TOP - 14 * n) for n in range(4)]
    made = put_together([[*page("I: a", "1945", "P: b", "I: c"), *numbers]])
    assert made.paragraphs == ("I: a", "1945", "P: b", "I: c")
    assert made.numbers == 4


def test_a_line_on_two_pages_is_read_once() -> None:
    """Last on one and first on the next: a program cut it in two."""
    made = put_together([page("P: a", "vi är för få"), page("vi är för få", "I: b"), page("Ja.")])
    assert made.paragraphs == ("P: a", "vi är för få", "I: b", "Ja.")
    assert made.doubled == 1
    assert put_together([page("P: a", "Ja."), page("Ja.", "I: b")]).doubled == 0


def test_what_is_off_the_page_is_not_seen(tmp_path: Path) -> None:
    """Nobody who opens the document sees it."""
    lines = [(72, 770, "P: a"), (72, 900, "x"), (700, 735, "y"), (72, 700, "I: b"), (72, -20, "z")]
    assert turns(reading(tmp_path, "a.pdf", document(lines))) == [("P", "a"), ("I", "b")]


def test_a_document_of_pictures_is_told(tmp_path: Path) -> None:
    """A scan has no text."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.pdf", document([]))
    assert told.value.key == "readers.pdf_without_text"


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", document([(72, 770, "P: a")])[:300], b"%PDF-" + bytes(999)])
def test_a_broken_document_is_told(tmp_path: Path, data: bytes) -> None:
    """The library cannot open it."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.pdf", data)
    assert told.value.key == "readers.broken_pdf"


def test_without_the_extra_what_to_install_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read."""
    monkeypatch.setattr(pdf, "find_spec", lambda _name: None)
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.pdf", document([(72, 770, "P: a")]))
    assert told.value.key == "readers.pdf_extra"


@pytest.mark.parametrize(
    ("work", "key"),
    [
        ("os.abort()", "readers.broken_pdf"),
        ("bytearray(10**10)", "readers.broken_pdf"),
        ("time.sleep(99)", "readers.broken_pdf"),
        ("print('{')", "readers.broken_pdf"),
        ("print('{}')", "readers.broken_pdf"),
        ("""print('{"error": "locked"}')""", "readers.locked"),
    ],
    ids=["crash", "memory", "hang", "half", "nothing", "locked"],
)
def test_whatever_the_child_does_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: str, key: str
) -> None:
    """A crash, a hang, an answer that is none."""
    limited = "import os, time; from intervjukod.readers import pdf_child; pdf_child.limit(); "
    monkeypatch.setattr(pdf, "CHILD", ("-c", limited + work))
    monkeypatch.setattr(pdf, "PATIENCE", 0.5 if "sleep" in work else 30)
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.pdf", document([(72, 770, "P: a")]))
    assert told.value.key == key


def test_the_child_takes_little() -> None:
    """It bounds its own memory and time before it reads anything."""
    asked = "from intervjukod.readers import pdf_child; pdf_child.limit(); import resource; "
    shown = "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])"
    done = subprocess.run([sys.executable, "-c", asked + shown], check=True, stdout=subprocess.PIPE, text=True)
    assert [int(said) for said in done.stdout.split()] == [pdf_child.MEMORY, pdf_child.TIME]
    assert (pdf_child.MEMORY, pdf_child.TIME) <= (700 * 2**20, 10)
