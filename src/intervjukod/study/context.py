"""What the rooms share: the open store, who acts, and values kept until something changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from intervjukod.domain.anchor import anchor
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.guide import Guide
from intervjukod.domain.journal import Change, Kind, Op
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note, Transcript
from intervjukod.errors import AmbiguousError, NotFoundError, RefusedError
from intervjukod.readers.study_file import StudyFile
from intervjukod.storage import Index, Store
from intervjukod.study import folding
from intervjukod.study.folder import Folder

ANSWERED = "answered"
"""First part of the key of a kept value that follows from answers."""
MACHINE = "intervjukod"
"""Who acts when opening does something by itself; on nobody's undo stack."""

T = TypeVar("T")


class Context:
    """One open study, seen from inside.

    ``version`` is that of the data at the last look; ``takes_in`` tells whether what its files say can be
    taken in; ``faces`` are the marks by which an edit of one is noticed, ``findings`` what is wrong with them.
    ``point`` is the one at which a study of the past is seen, "" for the study as it is.
    """

    def __init__(
        self, folder: Folder, settings: StudyFile, store: Store, index: Index, coder: str, language: str
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.store = store
        self.index = index
        self.coder = coder
        self.coder_named = True
        self.point = ""
        self.language = language
        self.version = store.tables.data_version()
        self.takes_in = not store.read_only
        self.faces: dict[str, tuple[int, int, int]] = {}
        self.findings: tuple[Note, ...] = ()
        self.touched: set[str] = set()
        self._kept: dict[object, Any] = {}

    def write(self, changes: Iterable[Change], texts: Iterable[str] = ()) -> list[Op]:
        """One gesture on disk, with the new texts that it speaks of. RefusedError in a study that cannot be written."""
        self.check_writable()
        changes = list(changes)
        touched = self._touched_alone(changes)
        ops = self.store.journal.append(changes, self.coder, texts=texts)
        if touched:
            self.touched.add(touched)
        elif all(change.kind == Kind.ANSWER for change in changes):
            self._forget_answered()
        else:
            self.forget()
        self.store.tidy()
        return ops

    def check_writable(self) -> None:
        """RefusedError in a study that cannot be written, and in one of the past."""
        if self.point:
            raise RefusedError("study_as_it_stood", point=self.point)
        if self.store.read_only:
            raise RefusedError("study_read_only", folder=str(self.folder.root))

    def _touched_alone(self, changes: list[Change]) -> str:
        """The transcript (its id) of a change of one coding, which ends nothing that is kept; "" for anything else."""
        if len(changes) != 1 or changes[0].kind != Kind.CODING:
            return ""
        given = changes[0].fields.get("transcript")
        there = [] if given else self.store.tables.codings("c.id = ?", [changes[0].entity])
        return str(given) if given else next((row.transcript for row in there), "")

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """A value made once and kept until something other than a coding changes; one under ``ANSWERED``, an answer.

        ``touched`` are the transcripts (ids) in which codings did since then.
        """
        if key not in self._kept:
            self._kept[key] = make()
        value: T = self._kept[key]
        return value

    def _forget_answered(self) -> None:
        """What follows from answers alone; texts, books and proposals are what they were."""
        follows = [key for key in self._kept if isinstance(key, tuple) and key[0] == ANSWERED]
        for key in follows:
            del self._kept[key]

    def forget(self) -> None:
        self._kept.clear()
        self.touched.clear()

    @property
    def book(self) -> Codebook:
        return self.kept("book", lambda: folding.codebook(self.store.tables))

    @property
    def guides(self) -> tuple[Guide, ...]:
        return self.kept("guides", lambda: folding.guides(self.store.tables))

    def transcript(self, id_: str) -> Transcript:
        """An opened transcript. NotFoundError when it is not in the study or its text has not arrived."""
        return self.kept(("transcript", id_), lambda: folding.transcript(self.store, id_))

    def find_transcript(self, name: str) -> str:
        """Id from a stem, a file name or a unique prefix of either."""
        names = self.kept("names", lambda: folding.transcript_names(self.store.tables))
        if name in names:
            return names[name]
        begun = {full: id_ for full, id_ in names.items() if name and full.startswith(name)}
        if not begun:
            raise NotFoundError("transcript_unknown", name=name, near=nearest(name, names))
        if len(set(begun.values())) > 1:
            raise AmbiguousError("transcript_ambiguous", name=name, found=", ".join(sorted(begun)))
        return next(iter(begun.values()))

    def find_code(self, name: str) -> str:
        """Key from a key, a swallowed key, or a label or alias that only one code has."""
        book = self.book
        key = book.resolve(name)
        if key in book.by_key:
            return key
        wanted = name.casefold()
        named = (code for code in book.codes if wanted in map(str.casefold, (*code.label.values(), *code.alias)))
        said = {book.resolve(code.key) for code in named} & book.by_key.keys()
        if len(said) == 1:
            return said.pop()
        if said:
            raise AmbiguousError("code_ambiguous", name=name, found=", ".join(sorted(said)))
        raise NotFoundError("code_unknown", name=name, near=nearest(name, book.by_key))

    def find_coding(self, prefix: str) -> str:
        """Id from a unique prefix of six or more."""
        if len(prefix) < 6:
            raise NotFoundError("id_short", id=prefix)
        found = self.store.tables.coding_ids(prefix.lower())
        if not found:
            raise NotFoundError("coding_unknown", id=prefix)
        if len(found) > 1:
            raise AmbiguousError("id_ambiguous", id=prefix, found=", ".join(found))
        return found[0]

    def anchor(self, transcript: Transcript, span: Span) -> list[Any]:
        """A new anchor in the version shown, as a field of an op."""
        salt = self.store.texts.salt(transcript.text_hash)
        return anchor(transcript.text, transcript.text_hash, span, salt).to_field()

    def check_span(self, transcript: Transcript, span: Span) -> None:
        """NotFoundError unless the span holds words of the transcript."""
        if not span.within(len(transcript.text)):
            raise NotFoundError("span_outside", span=str(span), name=transcript.name, size=len(transcript.text))
        if not span.of(transcript.text).strip():
            raise NotFoundError("span_empty", span=str(span), name=transcript.name)


def nearest(name: str, names: Iterable[str]) -> str:
    """The most similar of ``names``, else a few of them: something to try instead."""
    from difflib import get_close_matches

    known = sorted(names)
    return ", ".join(get_close_matches(name, known, n=1, cutoff=0.6) or known[:5]) or "–"


def iso(milliseconds: int) -> str:
    """UTC ISO 8601, to the second."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
