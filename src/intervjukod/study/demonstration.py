"""The demonstration: a copy of the shipped study, with its codings loaded through the same door as any other."""

from __future__ import annotations

import csv
import shutil
import tempfile
from pathlib import Path

from intervjukod.errors import RefusedError, StudyError
from intervjukod.study.coding import CodingRoom
from intervjukod.study.folder import CODEBOOKS, INFORMANTS, RECIPES, SETTINGS, TRANSCRIPTS, is_study
from intervjukod.study.transcripts import Transcripts

_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = _PACKAGE / "demonstration"
_PARTS = (CODEBOOKS, TRANSCRIPTS, SETTINGS, INFORMANTS, RECIPES)


def copied(target: Path | None) -> Path:
    """Copy the study, without its codings. RefusedError when ``target`` holds something already; StudyError."""
    folder = target if target is not None else Path(tempfile.mkdtemp(prefix="intervjukod-demo-"))
    source = _source()
    try:
        if is_study(folder) or (folder.exists() and any(folder.iterdir())):
            raise RefusedError("demo_in_the_way", folder=str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        for part in _PARTS:
            _copy(source / part, folder / part)
    except OSError as error:
        raise StudyError("folder_unwritable", folder=str(folder), reason=error.strerror or str(error)) from error
    return folder


def load(transcripts: Transcripts, coding: CodingRoom) -> None:
    """Load the coded state. StudyError when it does not fit the study."""
    report = coding.load(_rows("codings.csv"))
    if report.failed or report.unknown:
        raise StudyError("demo_broken", failed=len(report.failed), unknown=", ".join(report.unknown))
    for row in _rows("memos.csv"):
        about, _, subject = row["target"].partition(":")
        subject = transcripts.find(subject) if about == "transcript" else subject
        coding.memo(about, subject, row["text"], coder=row["coder"])
    for row in _rows("done.csv"):
        transcripts.set_done(transcripts.find(row["transcript"]), coder=row["coder"])


def _source() -> Path:
    """The checkout's own folders when the program runs from one, else the copies in the package."""
    checkout = _PACKAGE.parent.parent
    return checkout if all((checkout / part).exists() for part in _PARTS) else _SHIPPED


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        target.mkdir(exist_ok=True)
        for path in sorted(source.iterdir()):
            if path.is_file() and not path.name.startswith("."):
                shutil.copyfile(path, target / path.name)
    else:
        shutil.copyfile(source, target)


def _rows(name: str) -> list[dict[str, str]]:
    with (_SHIPPED / "coded" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
