"""What a study has to say when it is opened, on standard error: findings, and files that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.cli.streams import write_words
from intervjukod.domain.transcript import Note
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study import Study


def announce(study: Study, language: str) -> None:
    """One line for each finding in codebooks and attributes, one for files that are new or changed."""
    for note in (*study.facts.notices, *study.codebook.findings()):
        write_words(worded(note, "study", language))
    waiting = study.transcripts.waiting()
    if waiting:
        new = sum(file.status == "new" for file in waiting)
        write_words(say("cli.waiting", language, new=new, changed=len(waiting) - new))


def worded(note: Note, area: str, language: str, where: str = "") -> str:
    """A note in words; ``where`` is the file that it is about, its line comes from the note."""
    place = f"{where}:{note.line}" if where and note.line else where
    said = say(f"{area}.{note.key}", language, **note.values)
    return f"{place}: {said}" if place else said
