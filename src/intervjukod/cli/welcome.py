"""A folder that is no study: one can be made there, or the demonstration tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from intervjukod.cli.streams import write_words
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.cli.invocation import Invocation

HERE, DEMONSTRATION = "1", "2"


def offer_study(invocation: Invocation) -> bool:
    """Ask what to do in a folder that is no study; whether the demonstration is to be shown there instead.

    Where nothing is chosen the folder stays as it is. StudyError when no study can be made there.
    """
    from intervjukod.study import Study, is_study

    folder, language = invocation.folder, invocation.language
    if not folder.is_dir() or is_study(folder):
        return False
    for key in ("tour.no_study", "tour.no_study.here", "tour.no_study.demo"):
        write_words(say(key, language, folder=folder))
    chosen = click.prompt(say("tour.no_study.choose", language), default="", show_default=False, err=True).strip()
    if chosen == HERE:
        Study.create(folder, "", language)
    return chosen == DEMONSTRATION
