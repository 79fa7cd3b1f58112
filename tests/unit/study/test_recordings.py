"""Opening a recording: which file, where in it, and in which program."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from intervjukod.errors import IntervjukodError
from intervjukod.study import Study
from intervjukod.study.recordings import filled_in
from tests.builders import STUDY, study_folder
from tests.unit.study.acting import told

CUES = "00:00:03,000 --> 00:00:05,000\n[A] Hur?\n\n01:02:09,500 --> 01:02:11,000\n[B] Så.\n"
NOTES_DOWN = """\
import json, os, sys
told = {"words": sys.argv[2:], "apart": os.getsid(0) != int(os.environ["PARENT_SESSION"])}
with open(sys.argv[1] + ".part", "w") as file:
    json.dump(told, file)
os.replace(sys.argv[1] + ".part", sys.argv[1])
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """Where the player notes down how it was called."""
    return tmp_path / "kallad med.json"


@pytest.fixture
def study(tmp_path: Path, note: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Study]:
    """A study with times, a recording, and a player that notes down how it was called."""
    monkeypatch.setenv("PARENT_SESSION", str(os.getsid(0)))
    script = tmp_path / "spelare.py"
    script.write_text(NOTES_DOWN)
    player = f"{sys.executable} {script} '{note}' --start={{time}} {{clock}} {{file}}"
    folder = study_folder(
        tmp_path / "torget",
        settings=f'{STUDY}player: "{player}"\n',
        transcripts={"I03 Kim.srt": CUES, "I04.txt": "I: Hur?\n\nP: Så.\n"},
        informants="",
    )
    (folder / "transcripts" / "I03 Kim.MP3").write_bytes(b"ID3")
    with Study.open(folder, coder="Anna") as study:
        yield study


def called(note: Path) -> dict[str, object]:
    """How the player was called, once it has noted it down."""
    for _ in range(500):
        if note.exists():
            found: dict[str, object] = json.loads(note.read_text())
            return found
        time.sleep(0.02)
    raise AssertionError("the player was never called")


def test_the_player_opens_the_recording_there(study: Study, note: Path, tmp_path: Path) -> None:
    """In seconds and as a clock, with the file's whole path as one word; in a session of its own."""
    id_ = study.transcripts.find("I03")
    opened = study.transcripts.open(id_)
    assert [seconds for _, seconds in opened.times] == [3.0, 3729.5]
    played = study.transcripts.play(id_, opened.text.index("Så"))
    file = str(tmp_path / "torget" / "transcripts" / "I03 Kim.MP3")
    assert (played.seconds, played.file, played.command[-1]) == (3729.5, file, file)
    assert called(note) == {"words": ["--start=3729.5", "01:02:09", file], "apart": True}


@pytest.mark.parametrize(
    ("player", "seconds", "words"),
    [
        ("mpv --start={time} {file}", 3.0, ["mpv", "--start=3", "/a b/{time}.mp3"]),
        ("vlc '--start-time {time}' --x={file}", 0.0, ["vlc", "--start-time 0", "--x=/a b/{time}.mp3"]),
        ("p {clock} {file}", 36061.25, ["p", "10:01:01", "/a b/{time}.mp3"]),
    ],
)
def test_places_are_filled_in(player: str, seconds: float, words: list[str]) -> None:
    """Each in its word; what a file is called is never a place."""
    assert filled_in(player, Path("/a b/{time}.mp3"), seconds) == words


@pytest.mark.parametrize(("said", "found"), [("ljud/kim.wav", True), ("I03 Kim.MP3", True), ("borta.wav", False)])
def test_an_attribute_names_the_recording(study: Study, tmp_path: Path, said: str, found: bool) -> None:
    """From the study's folder or from `transcripts/`; one that is not there is an error, not another file."""
    folder = tmp_path / "torget"
    (folder / "ljud").mkdir()
    (folder / "ljud" / "kim.wav").write_bytes(b"RIFF")
    (folder / "informants.csv").write_text(f"transcript,recording\nI03 Kim,{said}\n")
    study.poll()
    id_ = study.transcripts.find("I03")
    if found:
        assert study.transcripts.recording(id_).name == said.rpartition("/")[2]
    else:
        with pytest.raises(IntervjukodError) as error:
            study.transcripts.recording(id_)
        assert told(error) == ("recording_missing", {"name": "I03 Kim", "file": "borta.wav"})


@pytest.mark.parametrize(
    ("player", "transcript", "key"),
    [
        ("", "I03", "no_player"),
        ("finns-inte {file}", "I03", "player_missing"),
        ("/etc {file}", "I03", "player_failed"),
        ("mpv {file}", "I04", "recording_unknown"),
    ],
)
def test_what_stands_against_it(study: Study, tmp_path: Path, player: str, transcript: str, key: str) -> None:
    """No player, no such program, no recording: one error each."""
    folder = tmp_path / "torget"
    (folder / "study.yaml").write_text(STUDY + (f'player: "{player}"\n' if player else ""))
    with Study.open(folder, coder="Anna") as again, pytest.raises(IntervjukodError) as error:
        again.transcripts.play(again.transcripts.find(transcript), 0)
    assert error.value.key == key
