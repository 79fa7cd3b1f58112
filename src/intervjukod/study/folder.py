"""The study as a folder: what lies where, and the settings in ``study.yaml``."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from intervjukod.domain.journal.identity import uuid7
from intervjukod.errors import RefusedError, SourceError, StudyError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.decoding import decode
from intervjukod.files.loading import read_bytes
from intervjukod.readers.registry import SUPPORTED
from intervjukod.readers.study_file import StudyFile, read_study_file, render_study_file
from intervjukod.storage.store import DATABASE

SETTINGS = "study.yaml"
CODEBOOKS = "codebooks"
TRANSCRIPTS = "transcripts"
INFORMANTS = "informants.csv"


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
        """Files that a reader knows, by name; hidden files and folders are passed over."""
        return _files(self.transcripts, SUPPORTED)

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


def settings(root: Path, *, writable: bool) -> StudyFile:
    """What ``study.yaml`` says; it is made, with a new id, where it is missing and the folder can be written."""
    path = root / SETTINGS
    if path.exists():
        return read_study_file(read_text(path), SETTINGS)
    if not writable:
        return StudyFile(id=str(uuid.uuid5(uuid.NAMESPACE_URL, root.resolve().as_uri())), title=root.resolve().name)
    made = StudyFile(id=uuid7(), title=unicodedata.normalize("NFC", root.resolve().name))
    write_atomically(path, render_study_file(made))
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


def _files(folder: Path, suffixes: tuple[str, ...] | frozenset[str]) -> list[Path]:
    if not folder.exists():
        return []
    try:
        found = [
            path
            for path in folder.iterdir()
            if path.suffix.lower() in suffixes and not path.name.startswith((".", "~$"))
        ]
    except OSError as error:
        raise SourceError("unreadable", path=str(folder), reason=error.strerror or str(error)) from error
    return sorted((path for path in found if path.is_file()), key=lambda path: unicodedata.normalize("NFC", path.name))
