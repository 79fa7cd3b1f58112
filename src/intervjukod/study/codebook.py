"""The room of the codebook and the guides: what they say, counts beside the codes, adding a code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from intervjukod.domain.codebook import Code, Codebook
from intervjukod.domain.guide import Guide, is_under
from intervjukod.domain.journal import Kind
from intervjukod.domain.transcript import Note
from intervjukod.errors import RefusedError
from intervjukod.readers.codebook import is_key
from intervjukod.study.context import Context
from intervjukod.study.counting import code_counts
from intervjukod.study.deeds import describe
from intervjukod.study.new_codes import changes_for, home
from intervjukod.study.shapes import Act, CodeCount
from intervjukod.study.writing_back import agree, write_back

_LETTER = re.compile(r"[a-zåäö]")


class CodebookRoom:
    """See :mod:`intervjukod.study`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def book(self) -> Codebook:
        """Every code and facet of the study."""
        return self._context.book

    @property
    def guides(self) -> Sequence[Guide]:
        """Every question guide."""
        return self._context.guides

    def guide_for(self, transcript: str) -> Guide | None:
        """The guide in use for a transcript: the first that is meant for a role heard in it, else the first."""
        speakers = self._context.transcript(transcript).speakers.values()
        roles = [speaker.role for speaker in speakers if speaker.informant and speaker.role]
        meant = (guide for guide in self.guides if any(is_under(role, guide.roles) for role in roles))
        return next(meant, next(iter(self.guides), None))

    def counts(self, transcript: str) -> dict[str, CodeCount]:
        """Counts by code key, children included, over the codings of the one who codes."""
        return code_counts(self._context, transcript)

    def findings(self) -> Sequence[Note]:
        """Files that could not be read, and used codes that no file has."""
        context = self._context
        known = context.book.by_key
        missing = (key for key in context.store.tables.used_codes() if context.book.resolve(key) not in known)
        return (*context.findings, *(Note("study.used_code_missing", {"key": key}) for key in missing))

    def find(self, name: str) -> str:
        """A code's key from a key or a label. NotFoundError, AmbiguousError."""
        return self._context.find_code(name)

    def add(
        self,
        key: str,
        *,
        label: str = "",
        under: str = "",
        definition: str = "",
        brief: str = "",
        letter: str = "",
        file: str = "",
    ) -> Act:
        """Add a code: the journal first, then its file, by splicing, so that comments and layout stay."""
        context = self._context
        agree(context)
        key = unicodedata.normalize("NFC", key).strip()
        parent = context.find_code(under) if under else ""
        self._check_new(key, letter)
        code = Code(
            key,
            label={context.language: label} if label else {},
            definition=definition,
            brief=brief,
            letter=letter,
            parent=parent,
            codebook=home(context, file, parent),
        )
        ops = context.write(changes_for(context, [code]))
        write_back(context)
        return describe(context, [op for op in ops if op.kind == Kind.CODE])

    def _check_new(self, key: str, letter: str) -> None:
        book = self._context.book
        if not is_key(key):
            raise RefusedError("code_key_unusable", key=key)
        if book.resolve(key) in book.by_key:
            raise RefusedError("code_exists", key=key)
        if letter and not _LETTER.fullmatch(letter):
            raise RefusedError("letter_unusable", letter=letter)
        if letter in book.by_letter:
            raise RefusedError("letter_taken", letter=letter, other=book.by_letter[letter].key)
