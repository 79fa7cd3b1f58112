"""The demonstration: a copy of the shipped study, with its codings loaded through the same door as any other."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from intervjukod.errors import RefusedError, StudyError
from intervjukod.study.folder import CODEBOOKS, INFORMANTS, SETTINGS, TRANSCRIPTS, is_study

if TYPE_CHECKING:
    from intervjukod.study.study import Study

_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = _PACKAGE / "demonstration"
_PARTS = (CODEBOOKS, TRANSCRIPTS, SETTINGS, INFORMANTS)


def make(target: Path | None) -> Path:
    """Copy the study and load its coded state. RefusedError when ``target`` holds something already."""
    folder = target if target is not None else Path(tempfile.mkdtemp(prefix="intervjukod-demo-"))
    if is_study(folder) or (target is not None and folder.exists() and any(folder.iterdir())):
        raise RefusedError("demo_in_the_way", folder=str(folder))
    source = _source()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part in _PARTS:
            _copy(source / part, folder / part)
    except OSError as error:
        raise StudyError("folder_unwritable", folder=str(folder), reason=error.strerror or str(error)) from error
    _load_coded_state(folder)
    return folder


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


def _load_coded_state(folder: Path) -> None:
    from intervjukod.study.study import Study

    rows = _rows("codings.csv")
    with Study.open(folder) as study:
        main = study.facts.main_coder
    with Study.open(folder, coder=main) as study:
        report = study.coding.load(rows)
        if report.failed or report.unknown:
            raise StudyError("demo_broken", failed=len(report.failed), unknown=", ".join(report.unknown))
        for row in _rows("memos.csv"):
            _write_memo(study, row)
        for row in _rows("done.csv"):
            study.transcripts.set_done(study.transcripts.find(row["transcript"]), coder=row["coder"])
        study.set_coder(main)


def _write_memo(study: Study, row: Mapping[str, str]) -> None:
    about, _, subject = row["target"].partition(":")
    if about == "transcript":
        subject = study.transcripts.find(subject)
    study.coding.memo(about, subject, row["text"], coder=row["coder"])


def _rows(name: str) -> list[dict[str, str]]:
    with (_SHIPPED / "coded" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
