"""Drafts: a codebook or a guide that somebody has in another kind of file, shown and then made one of the study."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from intervjukod.domain.codebook import in_language, is_key, key_of
from intervjukod.domain.journal import Change, Kind, Op
from intervjukod.errors import RefusedError, StudyError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.loading import read_bytes
from intervjukod.locale import say
from intervjukod.readers.drafts.naming import Taken
from intervjukod.readers.drafts.rendering import rendered
from intervjukod.readers.drafts.shapes import Draft, DraftCode, DraftKind, DraftQuestion
from intervjukod.readers.drafts.sniffing import LIMIT, READABLE, read_draft
from intervjukod.study import faces
from intervjukod.study.context import Context
from intervjukod.study.deeds import describe
from intervjukod.study.folder import INFORMANTS, TRANSCRIPTS
from intervjukod.study.sayings import Said, difference, says
from intervjukod.study.shapes import Act
from intervjukod.study.writing_back import agree

__all__ = [
    "Draft",
    "DraftCode",
    "DraftKind",
    "DraftQuestion",
    "DraftRow",
    "adopt",
    "candidates",
    "draft",
    "path_of",
    "preview",
]

_SUFFIXES = (".yaml", ".yml")
_FOLDERS = 500
"""Folders that are looked into for a draft: more, and it is no study that somebody stands in."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One line of a preview: a code or a question, ``depth`` 0 outermost.

    ``mark`` is a code's letter or a question's number, ``name`` its key or id, ``more`` its definition in one
    line, or what it suggests; ``heading`` also marks a category that is not coded.
    """

    depth: int
    mark: str
    name: str
    text: str
    more: str = ""
    heading: bool = False
    obligatory: bool = False
    where: str = ""


def draft(context: Context, path: Path, wanted: str = "") -> Draft:
    """What the file would be as a codebook or a guide; nothing is written.

    ``wanted`` is ``codebook``, ``guide`` or "" for what the file looks like. Keys and letters of the study are
    not proposed again. SourceError for a file that cannot be read, or holds nothing of what is wanted.
    """
    kind = DraftKind(wanted) if wanted else None
    return read_draft(read_bytes(path, LIMIT), str(path), kind, _taken(context))


def candidates(folder: str) -> dict[str, Path]:
    """The files in a study's folder, and below it, that may hold a draft, by their path inside it.

    Interviews and the table of informants are left out, and what is hidden.
    """
    root = Path(folder)
    found: list[Path] = []
    for place, below, names in islice(os.walk(root), _FOLDERS):
        inside = Path(place)
        kept = sorted(name for name in below if not name.startswith(".") and inside / name != root / TRANSCRIPTS)
        below[:] = kept
        found += [inside / name for name in sorted(names) if _may_be_draft(name) and inside / name != root / INFORMANTS]
    return {unicodedata.normalize("NFC", path.relative_to(root).as_posix()): path for path in found}


def path_of(folder: str, typed: str) -> Path:
    """The path that somebody typed or pasted: with quotes, as a ``file://`` address, or with escaped blanks.

    One that does not begin at the root or at home stands in the study's folder.
    """
    path = typed.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "\"'":
        path = path[1:-1]
    if path.startswith("file://"):
        path = unquote(path.removeprefix("file://").removeprefix("localhost"))
    elif os.sep != "\\":
        path = path.replace("\\ ", " ")
    return Path(folder) / os.path.expanduser(path)


def _may_be_draft(name: str) -> bool:
    suffix = Path(name).suffix.lower().removeprefix(".")
    return suffix in (*READABLE, "qdpx") and not name.startswith((".", "~$"))


def adopt(context: Context, draft: Draft, name: str = "") -> Act:
    """Write the draft as ``codebooks/<name>.yaml`` and take it into the journal: one gesture, that can be undone.

    Without a ``name`` it is made of the file's. RefusedError when the name is in use or cannot be one, when
    a key or a letter has been taken since the draft was made, and in a study that cannot be written; SourceError
    when a codebook of the study has to be mended first; StudyError when the disk says no.
    """
    context.check_writable()
    agree(context)
    _refuse_taken(context, draft)
    stem = _stem(context, draft, name)
    path = context.folder.codebooks / f"{stem}.yaml"
    inside = context.folder.relative(path)
    text = rendered(draft, context.settings.language or context.language, _comments(context, draft))
    said = says(text, inside, context.settings.id)
    _write(path, text)
    try:
        ops = _record(context, path, said, text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    key = "drafts.adopted_codebook" if draft.kind == DraftKind.CODEBOOK else "drafts.adopted_guide"
    return replace(describe(context, ops), key=key, values={"path": inside, "n": len(draft.codes or draft.questions)})


def preview(draft: Draft) -> tuple[DraftRow, ...]:
    """The draft line by line, as a list or a screen shows it."""
    depths: dict[str, int] = {}
    rows: list[DraftRow] = []
    for code in draft.codes:
        depths[code.key] = depths[code.parent] + 1 if code.parent else 0
        more = " · ".join(filter(None, (*code.others, " ".join((code.brief or code.definition).split()))))
        rows.append(
            DraftRow(depths[code.key], code.letter, code.key, code.label, more, not code.codable, False, code.where)
        )
    for question in draft.questions:
        depths[question.id] = depths[question.under] + 1 if question.under else 0
        more = " · ".join(question.probes)
        shown = (question.nr, question.id, question.text, more, question.heading, question.obligatory, question.where)
        rows.append(DraftRow(depths[question.id], *shown))
    return tuple(rows)


def _taken(context: Context) -> Taken:
    """Keys and letters that the study knows, or that a file of it has, also one whose reading was undone."""
    book = context.book
    keys = set(book.by_key)
    for code in book.codes:
        keys.update(code.was)
    letters = set(book.by_letter)
    for face in context.store.local.faces().values():
        for entity, fields in face.said.items():
            if entity.startswith(f"{Kind.CODE} "):
                keys.add(entity.partition(" ")[2])
                letters.add(fields.get("letter", ""))
    return Taken(keys, letters)


def _refuse_taken(context: Context, draft: Draft) -> None:
    taken = _taken(context)
    for code in draft.codes:
        if code.key in taken.keys:
            raise RefusedError("code_exists", key=code.key)
        if code.letter and code.letter in taken.letters:
            holder = context.book.by_letter.get(code.letter)
            other = in_language(holder.label, context.language) or holder.key if holder is not None else "–"
            raise RefusedError("letter_taken", letter=code.letter, other=other)


def _stem(context: Context, draft: Draft, name: str) -> str:
    """The new file's name without its suffix. RefusedError when somebody asked for one that cannot be."""
    wanted = unicodedata.normalize("NFC", name).strip()
    wanted = next((wanted.removesuffix(suffix) for suffix in _SUFFIXES if wanted.endswith(suffix)), wanted)
    used = {stem.casefold() for stem in _stems(context)}
    if wanted:
        if not is_key(wanted) or "\\" in wanted:
            raise RefusedError("drafts.name_unusable", name=name)
        if wanted.casefold() in used:
            raise RefusedError("drafts.name_taken", name=wanted)
        return wanted
    stem = key_of(Path(draft.source).stem) or str(draft.kind)
    return next(one for one in _numbered(stem) if one not in used)


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    n = 2
    while True:
        yield f"{stem}-{n}"
        n += 1


def _stems(context: Context) -> Iterator[str]:
    """Names that lead to a codebook or a guide, by the folder or by the journal."""
    yield from context.book.titles
    yield from (guide.key for guide in context.guides)
    if context.folder.codebooks.is_dir():
        yield from (unicodedata.normalize("NFC", path.stem) for path in context.folder.codebooks.iterdir())


def _comments(context: Context, draft: Draft) -> Iterator[str]:
    language = context.language
    yield say("drafts.comment_source", language, file=draft.source)
    yield say("drafts.comment_codebook" if draft.kind == DraftKind.CODEBOOK else "drafts.comment_guide", language)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise StudyError("folder_unwritable", folder=str(path.parent), reason=error.strerror or str(error)) from error
    write_atomically(path, text)


def _record(context: Context, path: Path, said: Said, text: str) -> list[Op]:
    """What the file says, as the act of whoever asked for it, and the file as read."""
    changes: list[Change] = list(difference({}, said))
    with context.store.journal.transaction():
        ops = context.store.journal.write(changes, context.coder)
        faces.remember(context, path, said, text)
    context.forget()
    context.faces = faces.marks(context)
    context.store.tidy()
    return ops
