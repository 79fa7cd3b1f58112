"""Which files a person means: named ones, folders with all that is in them, patterns such as ``*.docx``."""

from __future__ import annotations

import glob
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from intervjukod.errors import NotFoundError
from intervjukod.readers.suffixes import SUPPORTED
from intervjukod.storage.store import DATABASE
from intervjukod.study.folder import INFORMANTS, SETTINGS, TRANSCRIPTS, Folder, leads_out, strange_files


@dataclass(frozen=True, slots=True)
class Gathered:
    """Files to read, each once, and those ``passed_over``, which nobody named.

    They are of a kind that no reader knows, or links out of the folder that was named and of the study.
    """

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...] = ()


def gathered(folder: Folder, paths: Sequence[Path] | None) -> Gathered:
    """The files to take in: those meant by ``paths``, or everything in ``transcripts/``.

    A folder is opened with all folders in it, a study only with its ``transcripts/``. Hidden files are passed over
    in silence. NotFoundError for what is not there, a pattern that fits nothing, and when there is nothing to read.
    """
    if paths is None:
        return Gathered(tuple(folder.transcript_files()), tuple(strange_files(folder.transcripts)))
    files: dict[Path, Path] = {}
    empty: list[Path] = []
    strange: dict[Path, Path] = {}
    for path in paths:
        named = os.path.lexists(path)
        if path.is_dir():
            found = _walked(path)
            known = [file for file in found if _is_known(file) and not leads_out(file, path, folder.root)]
        else:
            found = [path] if named else _matching(path)
            known = [file for file in found if named or _is_known(file)]
        if not known:
            empty.append(path)
        for file in known:
            files.setdefault(file.resolve(), file)
        strange.update((file.resolve(), file) for file in found if file not in known)
    if empty and not files:
        raise NotFoundError("nothing_to_read", path=", ".join(map(str, empty)), known=", ".join(SUPPORTED))
    return Gathered(tuple(files.values()), tuple(file for key, file in strange.items() if key not in files))


def _matching(pattern: Path) -> list[Path]:
    """What a pattern fits, folders opened, by name. A shell that expands patterns itself leaves none to expand."""
    if not glob.has_magic(str(pattern)):
        raise NotFoundError("file_missing", path=str(pattern))
    found = (Path(path) for path in glob.glob(str(pattern), recursive=True))
    fitting = sorted((path for path in found if _is_shown(path.name)), key=_by_name)
    if not fitting:
        raise NotFoundError("nothing_to_read", path=str(pattern), known=", ".join(SUPPORTED))
    return [file for path in fitting for file in (_walked(path) if path.is_dir() else [path])]


def _walked(folder: Path) -> list[Path]:
    return list(_walk(folder))


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder, by name, without hidden ones; links to folders are not followed."""
    for here, folders, names in os.walk(folder):
        at = Path(here)
        is_study = any((at / name).is_file() for name in (SETTINGS, DATABASE))
        folders[:] = sorted((name for name in folders if _is_meant(name, is_study)), key=_nfc)
        for name in sorted(() if is_study else names, key=_nfc):
            if _is_shown(name) and name != INFORMANTS and (at / name).is_file():
                yield at / name


def _is_meant(folder: str, in_study: bool) -> bool:
    return folder == TRANSCRIPTS if in_study else _is_shown(folder)


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "~$"))


def _is_known(file: Path) -> bool:
    return file.suffix.lower() in SUPPORTED


def name_of(path: Path) -> str:
    """The file's name as the study has it."""
    return _nfc(path.name)


def stem_of(path: Path) -> str:
    """The name without its suffix: what the transcript is called."""
    return _nfc(path.stem)


def _by_name(path: Path) -> str:
    return _nfc(str(path))


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
