"""Opening the recording of an interview where something is said, in the program that ``study.yaml`` names."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from intervjukod.domain.journal import Kind
from intervjukod.domain.transcript import clock, resolve_attributes, time_at
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study.context import Context
from intervjukod.study.folder import SETTINGS, TRANSCRIPTS

RECORDINGS = (
    ".mp3", ".m4a", ".wav", ".flac", ".ogg", ".oga", ".opus", ".aac", ".wma", ".amr", ".aif", ".aiff", ".dss", ".ds2",
    ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".wmv", ".3gp",
)  # fmt: skip
"""Suffixes of sound and film that lie beside a transcript."""
ATTRIBUTE = "recording"
"""The attribute of a transcript that says where its recording is."""


@dataclass(frozen=True, slots=True)
class Played:
    """A recording that was opened: the file, where in it (seconds), and the command as it was run."""

    transcript: str
    file: str
    seconds: float
    command: tuple[str, ...]


class Recordings:
    """A part of the room of transcripts."""

    _context: Context

    def recording(self, id_: str) -> Path:
        """The recording of a transcript (its id): what its attribute says, else a file of its name beside it.

        NotFoundError for a transcript that is not here, and where there is none.
        """
        context = self._context
        opened = context.transcript(id_)
        row = context.store.tables.entity(Kind.TRANSCRIPT, id_)
        said = resolve_attributes({}, row.fields).get(ATTRIBUTE, "") if row is not None else ""
        if not said:
            said = next(
                (one.attributes[ATTRIBUTE] for one in opened.speakers.values() if ATTRIBUTE in one.attributes), ""
            )
        root = context.folder.root
        found = _named(root, said) if said else _beside(root / TRANSCRIPTS, opened.name)
        if found is None:
            key = "recording_missing" if said else "recording_unknown"
            raise NotFoundError(key, name=opened.name, file=said)
        return found

    def play(self, id_: str, offset: int) -> Played:
        """Open the recording where an offset (code points) is heard; at its beginning in a transcript without times.

        The program runs on by itself, and nothing waits for it. RefusedError when ``study.yaml`` names none, or it
        cannot be started; NotFoundError as ``recording``.
        """
        context = self._context
        if not context.settings.player:
            raise RefusedError("no_player", path=SETTINGS)
        file = self.recording(id_)
        opened = context.transcript(id_)
        seconds = time_at(opened.times, offset) or 0.0
        command = filled_in(context.settings.player, file, seconds)
        _start(command, context.folder.root)
        return Played(opened.name, str(file), seconds, tuple(command))


def filled_in(player: str, file: Path, seconds: float) -> list[str]:
    """The words of the command, with ``{file}``, ``{time}`` (seconds) and ``{clock}`` (h:mm:ss) in their places."""
    hours, _, rest = clock(seconds).partition(":")
    values = {"{file}": str(file), "{time}": f"{seconds:.3f}".rstrip("0").rstrip("."), "{clock}": f"{hours:0>2}:{rest}"}
    words = shlex.split(player, posix=os.name != "nt")
    return [_replaced(word, values) for word in words]


def _replaced(word: str, values: dict[str, str]) -> str:
    """The word with its places filled in, the file last: its name may look like a place."""
    for place in ("{time}", "{clock}", "{file}"):
        word = word.replace(place, values[place])
    return word


def _named(root: Path, said: str) -> Path | None:
    """The file an attribute names: from the study's folder, from ``transcripts/``, or anywhere."""
    for base in (root, root / TRANSCRIPTS):
        path = base / Path(said).expanduser()
        if path.is_file():
            return path.resolve()  # begins with a slash, so that no name is taken for an option
    return None


def _beside(folder: Path, name: str) -> Path | None:
    """The first recording in the folder that has the transcript's name."""
    for suffix in RECORDINGS:
        for path in (folder / f"{name}{suffix}", folder / f"{name}{suffix.upper()}"):
            if path.is_file():
                return path.resolve()
    return None


def _start(command: Sequence[str], folder: Path) -> None:
    """Start a program that outlives this one and shares neither its terminal nor its streams. RefusedError."""
    import subprocess  # nobody who merely opens a study needs it

    quiet = subprocess.DEVNULL
    try:
        child = subprocess.Popen(
            command, cwd=folder.resolve(), stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except FileNotFoundError as error:
        raise RefusedError("player_missing", program=command[0]) from error
    except OSError as error:
        raise RefusedError("player_failed", program=command[0], reason=error.strerror or str(error)) from error
    Thread(target=child.wait, daemon=True).start()  # so that it is no zombie when it ends before this one
