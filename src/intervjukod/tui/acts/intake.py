"""Taking in files that were laid into the study, and opening the recording of what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.domain.transcript import clock
from intervjukod.locale import say
from intervjukod.tui import opening, trail
from intervjukod.tui.acts.lists import pick
from intervjukod.tui.presenter.intake_page import IntakePage
from intervjukod.tui.presenter.listing import Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def take_in(desk: Desk, _: str) -> None:
    """Show what the files would bring that were laid into the study, or changed, since it was opened."""
    batch = desk.study.transcripts.read(None)
    files = [file for file in batch.files if file.status != "known"]
    if files:
        trail.turn_to(desk, IntakePage(say("intake.page.title", desk.language), files, batch))
    else:
        desk.warn("tui.why.nothing_new")


def _page(desk: Desk) -> IntakePage:
    page = desk.page
    if not isinstance(page, IntakePage):
        raise TypeError(f"no files in front but {page}")
    return page


def yes(desk: Desk, _: str) -> None:
    """Take the files in, with the labels mended that were chosen; what cannot be read is left where it lies."""
    from intervjukod.study.previewing import Report, summary

    page, study = _page(desk), desk.study
    act, files = study.transcripts.take(study.transcripts.mended(page.batch, page.meant))
    trail.back(desk)
    if act is None:
        failed = next((file.file for file in files if file.status == "failed"), "")
        desk.warn("tui.why.not_taken_in" if failed else "tui.why.nothing_new", file=failed)
        return
    desk.did(act)
    if desk.transcript is None:
        opening.begin(desk, "")
    desk.notice, desk.warning = summary(Report(act, study.coder, files), desk.language), False


def mend(desk: Desk, digit: str) -> None:
    """Let the label of that number be mended, or no longer."""
    page = _page(desk)
    if int(digit) <= len(page.suspected):
        trail.show_page(desk, page.turned(int(digit)))
    else:
        desk.warn("intake.why.no_label", n=digit)


def find(desk: Desk, _: str) -> None:
    """One of the files, found by typing a part of its name."""
    page = _page(desk)
    rows = tuple(Row(str(n), file.file) for n, file in enumerate(page.files))
    pick(desk, page.title, rows, lambda row: trail.show_page(desk, _page(desk).pointed(int(row.id))))


def point(desk: Desk, row: str) -> None:
    """A click on a file."""
    desk.back()
    trail.show_page(desk, _page(desk).pointed(int(row)))


def play(desk: Desk, _: str) -> None:
    """Open the recording where the passage is heard."""
    found = desk.source()
    if found is not None:
        played = desk.study.transcripts.play(found[0].id, found[1].start)
        desk.say("intake.played", file=played.file, time=clock(played.seconds))


HANDLERS = {"take_in": take_in, "intake_yes": yes, "intake_mend": mend, "intake_find": find, "play": play}
