"""One interview in many encodings."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from intervjukod.domain.transcript import Reading
from intervjukod.readers.registry import read
from tests.unit.readers.miniatures import notes, turns
from tests.unit.readers.spoken_files import CHAT, OTTER, SRT, TEAMS, WHISPER, WHISPER_TSV, ZOOM

LABELLED = (
    "I: Hur går det på Öland?\nP: Så där: vi är för få – tyvärr.\n\nI: Och på Åland?\nP: “Bättre”, säger André.\n"
)
TEXTS = {
    "a.txt": LABELLED,
    "b.vtt": TEAMS,
    "c.vtt": ZOOM,
    "d.srt": SRT,
    "e.tsv": WHISPER_TSV,
    "f.json": WHISPER,
    "g.txt": OTTER,
    "h.cha": CHAT,
}
TOLD: dict[str, Callable[[str], bytes]] = {  # by the bytes themselves
    "utf-8": lambda text: text.encode(),
    "utf-8 with mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16 le": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16 be": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "taken apart": lambda text: unicodedata.normalize("NFD", text).encode(),
    "crlf": lambda text: text.replace("\r", "").replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\r", "").replace("\n", "\r").encode(),
}


def put(folder: Path, name: str, data: bytes, encoding: str | None = None) -> Reading:
    """The reading of a file that holds ``data``."""
    (folder / name).write_bytes(data)
    return read(folder / name, encoding)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("way", TOLD)
def test_bytes_that_tell_their_encoding(tmp_path: Path, name: str, way: str) -> None:
    """Mark or none, composed or not, whatever ends a line: the same text and turns."""
    plain = put(tmp_path, name, TEXTS[name].encode())
    made = put(tmp_path, name, TOLD[way](TEXTS[name]))
    assert (made.text, made.turns, made.times) == (plain.text, plain.turns, plain.times)
    assert len(turns(plain)) > 0


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "g.txt"])
@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-1", "iso-8859-15", "mac_roman", "cp850"])
def test_bytes_whose_encoding_is_named(tmp_path: Path, name: str, encoding: str) -> None:
    """With ``--encoding`` a file in an old encoding has the same text and turns."""
    text = TEXTS[name].replace("–", "-").replace("“", '"').replace("”", '"')
    plain = put(tmp_path, name, text.encode())
    made = put(tmp_path, name, text.encode(encoding), encoding)
    assert (made.text, made.turns, made.times) == (plain.text, plain.turns, plain.times)
    assert "encoding_guessed" not in notes(made)


@pytest.mark.parametrize("name", TEXTS)
def test_bytes_of_windows_are_guessed(tmp_path: Path, name: str) -> None:
    """What is no UTF-8 is read as cp1252, and that is told."""
    plain = put(tmp_path, name, TEXTS[name].encode())
    made = put(tmp_path, name, TEXTS[name].encode("cp1252"))
    assert (made.text, made.turns) == (plain.text, plain.turns)
    assert notes(made)["encoding_guessed"] == {"encoding": "cp1252"}
