"""What a study has to say when it is opened, on standard error: findings, and files that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.cli.streams import write_words
from intervjukod.locale import say, worded

if TYPE_CHECKING:
    from intervjukod.study import Study

__all__ = ["announce", "worded"]


def announce(study: Study, language: str) -> None:
    """One line for each thing the study has found out, one for files that are new or changed."""
    for note in dict.fromkeys(worded(note, language) for note in (*study.facts.notices, *study.codebook.findings())):
        write_words(note)
    waiting = study.transcripts.waiting()
    if waiting:
        new = sum(file.status == "new" for file in waiting)
        write_words(say("cli.waiting", language, new=new, changed=len(waiting) - new))
