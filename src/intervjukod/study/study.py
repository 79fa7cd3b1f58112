"""The door: opening and closing a study, and its rooms."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from intervjukod.domain.journal.identity import uuid7
from intervjukod.domain.transcript import Note
from intervjukod.errors import RefusedError, StudyError
from intervjukod.readers.study_file import StudyFile
from intervjukod.storage import Index, Store
from intervjukod.storage.store import DATABASE, INDEX
from intervjukod.study import demonstration, faces, intake
from intervjukod.study.codebook import CodebookRoom
from intervjukod.study.coding import CodingRoom
from intervjukod.study.context import MACHINE, Context
from intervjukod.study.folder import Folder, made_settings, refuse_no_study, scaffold, settings
from intervjukod.study.history import History, main_coder
from intervjukod.study.points import past
from intervjukod.study.reading import Reading
from intervjukod.study.recipes import Recipes
from intervjukod.study.results import Results
from intervjukod.study.shapes import Facts
from intervjukod.study.transcripts import Transcripts
from intervjukod.study.versions import VersionsRoom
from intervjukod.study.writing_back import agree

if TYPE_CHECKING:
    from intervjukod.study.searching import Searching

CODER = "INTERVJUKOD_CODER"
_SYNCHRONISED = ("onedrive", "dropbox", "google drive", "icloud", "nextcloud")


class Study:
    """One open study.

    Rooms: ``transcripts``, ``versions``, ``codebook``, ``coding``, ``reading``, ``search``, ``history``, ``results``,
    ``recipes``.
    """

    def __init__(self, context: Context, notices: Sequence[Note]) -> None:
        self._context = context
        self._notices = tuple(notices)
        self.transcripts = Transcripts(context)
        self.codebook = CodebookRoom(context)
        self.coding = CodingRoom(context)
        self.reading = Reading(context)
        self.history = History(context)
        self.results = Results(context)
        self.recipes = Recipes(context, Results)
        self.versions = VersionsRoom(context)

    @classmethod
    def open(cls, folder: Path, *, coder: str = "", language: str = "", take_in: bool = True) -> Study:
        """Open the study in ``folder``.

        A study without a database takes in its whole folder as one act of the program. ``coder`` falls back
        on the environment, on who was set for this folder, and on the login name. StudyError when the
        folder is no study, in use on another machine, damaged, or of a newer release.
        """
        refuse_no_study(folder)
        said = settings(folder)
        emptied = _is_emptied(folder)
        with ExitStack() as opened:
            store = Store.open(folder)
            opened.callback(store.close)
            said = _agreed(folder, said, store)
            index = Index(None if store.read_only else folder / INDEX)
            opened.callback(index.close)
            named = coder.strip() or os.environ.get(CODER, "").strip() or store.local.get("me")
            context = Context(Folder(folder), said, store, index, named or _login(), language or said.language or "sv")
            context.coder_named = bool(named)
            in_memory = store.read_only and not (folder / DATABASE).exists()
            context.takes_in = take_in and (in_memory or not store.read_only)
            lost = [Note("study.database_was_empty", {"path": DATABASE})] if emptied else []
            study = cls(context, [*lost, *_notices(context), *_take_in(context)])
            opened.pop_all()
            return study

    @staticmethod
    def create(folder: Path, title: str = "", language: str = "sv") -> None:
        """Make an empty study. RefusedError when one is there."""
        scaffold(folder, title, language)

    @staticmethod
    def demonstration(target: Path | None = None) -> Path:
        """Copy the demonstration study into ``target``, or a folder of its own, with its codings; gives the folder."""
        folder = demonstration.copied(target)
        with Study.open(folder, coder=MACHINE) as study:  # its state is nobody's act to undo
            demonstration.load(study.transcripts, study.coding)
            study.set_coder(study.facts.main_coder)
        return folder

    @cached_property
    def search(self) -> Searching:
        """The room of searching, which nothing is imported for before somebody searches."""
        from intervjukod.study.searching import Searching

        return Searching(self._context)

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
            coder_named=context.coder_named,
            notices=self._notices,
            point=context.point,
        )

    @property
    def language(self) -> str:
        """``sv`` or ``en``: what was asked for, else the study's."""
        return self._context.language

    @property
    def coder(self) -> str:
        """Who acts; never empty."""
        return self._context.coder

    @property
    def arrived(self) -> int:
        """The arrival number of what was written last, by whomever; 0 before that."""
        return self._context.store.journal.newest

    def set_coder(self, name: str) -> None:
        """Remember who codes in this folder on this machine."""
        name = name.strip()
        if not name:
            raise RefusedError("coder_empty")
        self._context.check_writable()
        self._context.store.local.set("me", name)
        self._context.coder = name
        self._context.coder_named = True
        self._context.forget()

    def preference(self, name: str) -> str:
        """What this person prefers on this machine, such as the ``theme``; "" where nothing was said."""
        return self._context.store.local.get(f"prefers {name} {self._context.coder}")

    def prefer(self, name: str, value: str) -> None:
        """Remember it for the next start; a study that cannot be written forgets it."""
        if not self._context.store.read_only:
            with suppress(StudyError):  # a full disk is told when something is coded
                self._context.store.local.set(f"prefers {name} {self._context.coder}", value)

    def poll(self) -> bool:
        """Whether another process, or somebody's edit of a file, changed something since the last look."""
        context = self._context
        context.store.tidy()  # an open study is held also while nothing is written
        changed = False
        version = context.store.tables.data_version()
        if version != context.version:
            context.version = version
            context.store.journal.folding.forget()
            context.forget()
            changed = True
        if context.takes_in and faces.stale(context):
            before = context.findings
            newest = context.store.journal.newest
            agree(context)
            changed = changed or context.findings != before or context.store.journal.newest != newest
        return changed

    def as_of(self, point: str) -> Study:
        """The study as it stood at an arrival number or a milestone, as a study of its own; close it when done.

        It can be read and not written: what would change it is a RefusedError. NotFoundError, AmbiguousError.
        """
        return Study(past(self._context, point), ())

    def close(self) -> None:
        if "search" in self.__dict__:
            self.search.close()
        if not self._context.point:  # the past reads the index of today
            self._context.index.close()
        self._context.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _agreed(folder: Path, said: StudyFile | None, store: Store) -> StudyFile:
    """What ``study.yaml`` says, or a new one. StudyError when the database belongs to another study."""
    known = store.local.get("study")
    said = said or made_settings(folder, known, writable=not store.read_only)
    if known and known != said.id:
        raise StudyError("other_study_id", folder=str(folder), found=said.id, known=known)
    if not known and not store.read_only:
        store.local.set("study", said.id)
    return said


def _take_in(context: Context) -> list[Note]:
    """What opening does by itself: the whole folder the first time, as one act, then the edits of its files."""
    if not context.takes_in:
        return []
    gesture = uuid7()
    reports = intake.take_in_folder(context, gesture) if context.store.journal.newest == 0 else []
    agree(context, gesture)
    return [note for report in reports if report.status == "failed" for note in report.notes]


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


def _is_emptied(folder: Path) -> bool:
    """Whether a database file lies there without a byte in it: what is left of a copy that failed."""
    path = folder / DATABASE
    return path.is_file() and path.stat().st_size == 0
