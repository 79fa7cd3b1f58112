"""The study as a folder: what lies where, and the settings in ``study.yaml``."""

from __future__ import annotations

import os
import unicodedata
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from intervjukod.domain.journal.identity import uuid7
from intervjukod.errors import RefusedError, SourceError, StudyError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.decoding import decode
from intervjukod.files.loading import read_bytes
from intervjukod.readers.study_file import StudyFile, read_study_file, render_study_file
from intervjukod.readers.suffixes import SUPPORTED
from intervjukod.storage.store import DATABASE

SETTINGS = "study.yaml"
CODEBOOKS = "codebooks"
TRANSCRIPTS = "transcripts"
INFORMANTS = "informants.csv"
RECIPES = "reports.yaml"
_OWN = (SETTINGS, CODEBOOKS, TRANSCRIPTS, INFORMANTS, RECIPES)


@dataclass(frozen=True, slots=True)
class Folder:
    """Paths of one study."""

    root: Path

    @property
    def codebooks(self) -> Path:
        return self.root / CODEBOOKS

    @property
    def transcripts(self) -> Path:
        return self.root / TRANSCRIPTS

    def transcript_files(self) -> list[Path]:
        """Files that a reader knows, by name; hidden files, folders and links out of the study are passed over."""
        return transcripts_in(self.transcripts)

    def faces(self) -> Iterator[Path]:
        """The files that are an editable face of the journal: codebooks, guides, the table of informants."""
        yield from _files(self.codebooks, (".yaml", ".yml"))
        if (self.root / INFORMANTS).is_file():
            yield self.root / INFORMANTS

    def relative(self, path: Path) -> str:
        """The path inside the study, in NFC and with forward slashes."""
        inside = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return unicodedata.normalize("NFC", inside.as_posix())


def is_study(root: Path) -> bool:
    """Whether the folder holds anything that makes it a study."""
    return any((root / name).exists() for name in (SETTINGS, DATABASE, CODEBOOKS, TRANSCRIPTS))


def refuse_no_study(root: Path) -> None:
    """StudyError when the folder is not there, may not be read, or is no study."""
    if not os.path.isdir(root):
        raise StudyError("folder_missing", folder=str(root))
    if not os.access(root, os.R_OK | os.X_OK):
        raise StudyError("folder_unreadable", folder=str(root))
    if not is_study(root):
        raise StudyError("not_a_study", folder=str(root))


def settings(root: Path) -> StudyFile | None:
    """What ``study.yaml`` says; None where there is none. SourceError."""
    path = root / SETTINGS
    return read_study_file(read_text(path), SETTINGS) if path.exists() else None


def made_settings(root: Path, known: str, *, writable: bool) -> StudyFile:
    """A new ``study.yaml``, written where that is possible; ``known`` is the id that the database has, or ""."""
    title = unicodedata.normalize("NFC", root.resolve().name)
    if not writable:
        return StudyFile(id=known or str(uuid.uuid5(uuid.NAMESPACE_URL, root.resolve().as_uri())), title=title)
    made = StudyFile(id=known or uuid7(), title=title)
    write_atomically(root / SETTINGS, render_study_file(made))
    return made


def scaffold(root: Path, title: str, language: str) -> None:
    """Make an empty study. RefusedError when one is there; StudyError when the folder cannot be made."""
    if is_study(root):
        raise RefusedError("already_a_study", folder=str(root))
    try:
        for name in (CODEBOOKS, TRANSCRIPTS):
            (root / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyError("folder_unwritable", folder=str(root), reason=error.strerror or str(error)) from error
    name = title or unicodedata.normalize("NFC", root.resolve().name)
    write_atomically(root / SETTINGS, render_study_file(StudyFile(id=uuid7(), title=name, language=language)))


def read_text(path: Path) -> str:
    """The text of a small file, decoded as transcripts are. SourceError when it cannot be read."""
    return decode(read_bytes(path), None, str(path)).text


def transcripts_in(folder: Path) -> list[Path]:
    """Files of a study's folder that a reader knows, by name; hidden ones and links out of it are passed over.

    SourceError.
    """
    found = _files(folder, SUPPORTED)
    is_linked = folder.is_symlink()
    return [path for path in found if not (is_linked or path.is_symlink()) or not leads_out(path, folder.parent)]


def leads_out(path: Path, *homes: Path) -> bool:
    """Whether a link leads out of all these folders: a study from somebody else could show any file of one's own."""
    real = Path(os.path.realpath(path))
    is_endless = real.is_symlink()
    return is_endless or not any(real.is_relative_to(home.resolve()) for home in homes)


def refuse_own(path: Path) -> None:
    """RefusedError for a place where a study keeps what it reads: no output may take it.

    That is its database, and any other file of its own that is there already.
    """
    real = Path(os.path.realpath(path))
    for root in real.parents:
        name = real.relative_to(root).parts[0].casefold()
        is_kept = name.startswith(DATABASE) or (name in _OWN and real.is_file())
        if is_kept and any((root / sign).exists() for sign in (SETTINGS, DATABASE)):
            raise RefusedError("file_of_study", path=str(path))


def strange_files(folder: Path) -> list[Path]:
    """Files of a study's folder that are not taken in: no reader knows them, or they are links out of it.

    Hidden ones are passed over.
    """
    known = set(transcripts_in(folder))
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(
        path for path in found if path not in known and path.is_file() and not path.name.startswith((".", "~$"))
    )


def _files(folder: Path, suffixes: Collection[str]) -> list[Path]:
    try:
        found = [
            path
            for path in folder.iterdir()
            if path.suffix.lower() in suffixes and not path.name.startswith((".", "~$")) and path.is_file()
        ]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise SourceError("unreadable", path=str(folder), reason=error.strerror or str(error)) from error
    return sorted(found, key=lambda path: unicodedata.normalize("NFC", path.name))
