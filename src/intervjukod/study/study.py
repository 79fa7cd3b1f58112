"""The door: opening and closing a study, and its six rooms."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from intervjukod.domain.transcript import Note
from intervjukod.errors import RefusedError, StudyError
from intervjukod.storage import Index, Store
from intervjukod.storage.connection import can_write
from intervjukod.storage.store import INDEX
from intervjukod.study import demonstration, faces, intake
from intervjukod.study.codebook import CodebookRoom
from intervjukod.study.coding import CodingRoom
from intervjukod.study.context import Context
from intervjukod.study.folder import Folder, is_study, scaffold, settings
from intervjukod.study.history import History, main_coder
from intervjukod.study.reading import Reading
from intervjukod.study.results import Results
from intervjukod.study.shapes import Facts
from intervjukod.study.transcripts import Transcripts

CODER = "INTERVJUKOD_CODER"
_SYNCHRONISED = ("onedrive", "dropbox", "google drive", "icloud", "nextcloud")


class Study:
    """One open study. Rooms: ``transcripts``, ``codebook``, ``coding``, ``reading``, ``history``, ``results``."""

    def __init__(self, context: Context, notices: Sequence[Note]) -> None:
        self._context = context
        self._notices = tuple(notices)
        self._seen = context.store.tables.data_version()
        self.transcripts = Transcripts(context)
        self.codebook = CodebookRoom(context)
        self.coding = CodingRoom(context)
        self.reading = Reading(context)
        self.history = History(context)
        self.results = Results(context)

    @classmethod
    def open(cls, folder: Path, *, coder: str = "", language: str = "", take_in: bool = True) -> Study:
        """Open the study in ``folder``.

        A study without a database takes in its whole folder as one act of the program. ``coder`` falls back
        on the environment, on who was set for this folder, and on the login name. StudyError when the
        folder is no study, in use on another machine, damaged, or of a newer release.
        """
        if not folder.is_dir():
            raise StudyError("folder_missing", folder=str(folder))
        if not os.access(folder, os.R_OK | os.X_OK):
            raise StudyError("folder_unreadable", folder=str(folder))
        if not is_study(folder):
            raise StudyError("not_a_study", folder=str(folder))
        writable = can_write(folder / "intervjukod.db")
        said = settings(folder, writable=writable)
        store = Store.open(folder)
        try:
            fresh = store.journal.newest == 0
            index = Index(None if store.read_only else folder / INDEX)
            who = coder or os.environ.get(CODER, "") or store.local.get("me") or _login()
            context = Context(Folder(folder), said, store, index, who, language or said.language or "sv")
            notices = _notices(context)
            if not store.read_only and store.local.get("study") != said.id:
                store.local.set("study", said.id)
            if take_in:
                notices += _take_in(context, fresh=fresh)
            return cls(context, notices)
        except BaseException:
            store.close()
            raise

    @staticmethod
    def create(folder: Path, title: str = "", language: str = "sv") -> None:
        """Make an empty study. RefusedError when one is there."""
        scaffold(folder, title, language)

    @staticmethod
    def demonstration(target: Path | None = None) -> Path:
        """Copy the demonstration study into ``target``, or a folder of its own, with its codings; gives the folder."""
        return demonstration.make(target)

    @property
    def facts(self) -> Facts:
        """What the header of a screen says."""
        context = self._context
        return Facts(
            title=context.settings.title or context.folder.root.name,
            folder=str(context.folder.root),
            language=context.language,
            approach=context.settings.approach,
            coder=context.coder,
            main_coder=main_coder(context),
            read_only=context.store.read_only,
            notices=self._notices,
        )

    @property
    def language(self) -> str:
        """``sv`` or ``en``: what was asked for, else the study's."""
        return self._context.language

    @property
    def coder(self) -> str:
        """Who acts; never empty."""
        return self._context.coder

    def set_coder(self, name: str) -> None:
        """Remember who codes in this folder on this machine."""
        if not name.strip():
            raise RefusedError("coder_empty")
        if self._context.store.read_only:
            raise RefusedError("study_read_only", folder=str(self._context.folder.root))
        self._context.store.local.set("me", name.strip())
        self._context.coder = name.strip()
        self._context.forget()

    def poll(self) -> bool:
        """Whether another process, or somebody's edit of a file, changed something since the last look."""
        context = self._context
        changed = False
        version = context.store.tables.data_version()
        if version != self._seen:
            self._seen = version
            context.store.journal.folding.forget()
            context.forget()
            changed = True
        if not context.store.read_only and faces.stale(context):
            before = context.findings
            newest = context.store.journal.newest
            faces.synchronise(context)
            changed = changed or context.findings != before or context.store.journal.newest != newest
        return changed

    def close(self) -> None:
        self._context.index.close()
        self._context.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _take_in(context: Context, *, fresh: bool) -> list[Note]:
    """What opening does by itself: the whole folder the first time, then the edits of its files."""
    notices: list[Note] = []
    if fresh:
        reports = intake.take_in_folder(context)
        failed = [note for report in reports if report.status == "failed" for note in report.notes]
        notices += failed
    faces.synchronise(context)
    return notices


def _notices(context: Context) -> list[Note]:
    notices: list[Note] = []
    root = context.folder.root.resolve()
    if context.store.read_only:
        notices.append(Note("study.read_only", {"folder": str(root)}))
    cloud = next((name for name in _SYNCHRONISED if name in str(root).lower()), "")
    if cloud and not context.store.local.get("warned"):
        notices.append(Note("study.synchronised_folder", {"folder": str(root)}))
        if not context.store.read_only:
            context.store.local.set("warned", cloud)
    return notices


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "kodare"
