"""What a study has to say when it is opened, on standard error: findings, and files that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.cli.streams import write_words
from intervjukod.domain.transcript import Note
from intervjukod.locale import has, say

if TYPE_CHECKING:
    from intervjukod.study import Study


def announce(study: Study, language: str) -> None:
    """One line for each thing the study has found out, one for files that are new or changed."""
    for note in dict.fromkeys(worded(note, language) for note in (*study.facts.notices, *study.codebook.findings())):
        write_words(note)
    waiting = study.transcripts.waiting()
    if waiting:
        new = sum(file.status == "new" for file in waiting)
        write_words(say("cli.waiting", language, new=new, changed=len(waiting) - new))


def worded(note: Note, language: str) -> str:
    """A note in words, with its hint. A key without an area is a reader's."""
    key = note.key if "." in note.key else f"readers.{note.key}"
    said = say(key, language, **note.values)
    return f"{said} {say(f'{key}.hint', language, **note.values)}" if has(f"{key}.hint", language) else said
