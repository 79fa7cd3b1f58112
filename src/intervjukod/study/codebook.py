"""The room of the codebook and the guides: what they say, counts beside the codes, adding and changing codes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from intervjukod.domain.codebook import Code, Codebook, is_key
from intervjukod.domain.guide import Guide, is_under
from intervjukod.domain.journal import Kind
from intervjukod.domain.transcript import Note
from intervjukod.errors import RefusedError
from intervjukod.study.code_fields import checked_letter, tidy
from intervjukod.study.codebook_edits import CodebookEdits
from intervjukod.study.counting import code_counts
from intervjukod.study.deeds import describe
from intervjukod.study.looking_over import to_look_over
from intervjukod.study.new_codes import changes_for, home
from intervjukod.study.shapes import Act, CodeCount, ToLookOver, Usage
from intervjukod.study.writing_back import agree, file_of, write_back

if TYPE_CHECKING:
    from intervjukod.readers.drafts.shapes import Draft


class CodebookRoom(CodebookEdits):
    """See :mod:`intervjukod.study`."""

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

    def usage(self, key: str) -> Usage:
        """What follows a code that is merged and stays with one that is retired; children apart. NotFoundError."""
        context = self._context
        key = context.find_code(key)
        used = [given for given in context.store.tables.used_codes() if context.book.resolve(given) == key]
        rows = list(context.store.tables.codings(f"k.id IN ({', '.join('?' * len(used))})", used))
        memos = (row.fields for row in context.store.tables.entities(Kind.MEMO) if row.fields.get("about") == "code")
        about = sum(1 for memo in memos if context.book.resolve(str(memo.get("subject"))) == key)
        return Usage(len(rows), len({row.transcript for row in rows}), len({row.coder for row in rows}), about)

    def outdated(self, transcript: str = "", code: str = "", coder: str | None = "") -> Sequence[ToLookOver]:
        """Codings made when their code meant something else, by transcript's name and place.

        ``transcript`` (id) and ``code`` (a key) choose; one's own, another coder's, or (None) everybody's.
        """
        return to_look_over(self._context, transcript, code, coder)

    def findings(self) -> Sequence[Note]:
        """Files that could not be read, and used codes that no file has."""
        context = self._context
        known = context.book.by_key
        missing = (key for key in context.store.tables.used_codes() if context.book.resolve(key) not in known)
        told = (*context.findings, *(Note("study.used_code_missing", {"key": key}) for key in missing))
        return (*told, *self._doubled_letters())

    def _doubled_letters(self) -> Iterator[Note]:
        """Letters that two people gave to codes of different files: no reader of one file can see them."""
        book = self._context.book
        for code in book.in_use:
            first = book.by_letter.get(code.letter, code)
            if first.codebook != code.codebook:
                known = self._context.store.local.faces()
                values = {"letter": code.letter, "key": code.key, "other": first.key}
                files = {"path": file_of(known, code.codebook), "file": file_of(known, first.codebook)}
                yield Note("study.letter_twice", values | files)

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
        self._check_new(key)
        label = tidy(label, one_line=True)
        code = Code(
            key,
            label={context.language: label} if label else {},
            definition=tidy(definition),
            brief=tidy(brief, one_line=True),
            letter=checked_letter(context.book, Code(key), letter),
            parent=parent,
            codebook=home(context, file, parent),
        )
        ops = context.write(changes_for(context, [code]))
        write_back(context)
        return describe(context, [op for op in ops if op.kind == Kind.CODE])

    def draft(self, path: Path, wanted: str = "") -> Draft:
        """What a file of another kind would be as a codebook or a guide; nothing is written. SourceError."""
        from intervjukod.study import drafting  # brings the readers of Word, Excel and QDC: not for a start

        return drafting.draft(self._context, path, wanted)

    def adopt(self, draft: Draft, name: str = "") -> Act:
        """Write a draft as ``codebooks/<name>.yaml``, never over a file, and take it in. RefusedError, StudyError."""
        from intervjukod.study import drafting

        return drafting.adopt(self._context, draft, name)

    def _check_new(self, key: str) -> None:
        book = self._context.book
        if not is_key(key):
            raise RefusedError("code_key_unusable", key=key)
        if book.resolve(key) in book.by_key:
            raise RefusedError("code_exists", key=key)
