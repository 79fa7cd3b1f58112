"""The versions of the interview: reading an older one, and joining two that stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from intervjukod.domain.transcript import Transcript
from intervjukod.locale import say
from intervjukod.study.version_shapes import ClashRow, VersionRow
from intervjukod.tui import trail
from intervjukod.tui.actions import Place
from intervjukod.tui.acts.lists import pick
from intervjukod.tui.presenter import clock
from intervjukod.tui.presenter.listing import Listing, Row, columns
from intervjukod.tui.presenter.version_page import VersionPage

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

JOIN, STANDS = "join", "stands "


def show(desk: Desk, _: str) -> None:
    """The versions of the interview, the newest first; one opens to be read, two that stand apart can be joined."""
    interview = desk.interview
    if interview is None:
        return
    versions = desk.study.versions.of(interview.id)
    told = [_told(desk, version) for version in versions]
    rows = [
        Row(version.version, _named(desk, version), aside=aside, on=version.shown)
        for version, aside in zip(versions, columns(told), strict=True)
    ]
    if any(version.fork for version in versions):
        rows.insert(0, Row(JOIN, say("mending.version.join", desk.language)))
    by_id = {version.version: version for version in versions}

    def choose(row: Row) -> None:
        if row.id == JOIN:
            _ask_fork(desk, interview, versions)
        else:
            _read(desk, interview, by_id[row.id])

    title = say("mending.list.versions", desk.language, name=interview.name)
    desk.lay(Listing(title, Place.ROWS, tuple(rows), choose))


def _named(desk: Desk, version: VersionRow) -> str:
    what = say(f"mending.version.{version.what}", desk.language)
    return say("mending.version", desk.language, n=version.n, what=what)


def _told(desk: Desk, version: VersionRow) -> tuple[str, ...]:
    mends = say("mending.version.mends", desk.language, n=version.mends) if version.mends else ""
    state = "mending.version.shown" if version.shown else "mending.version.fork" if version.fork else ""
    at = clock.short(version.at, datetime.now().astimezone())
    return (
        mends,
        say("mending.version.by", desk.language, actor=version.actor, at=at),
        say(state, desk.language) if state else "",
    )


def _read(desk: Desk, interview: Transcript, version: VersionRow) -> None:
    opened = desk.study.versions.open(interview.id, version.text)
    title = say("mending.version.title", desk.language, n=version.n, name=interview.name)
    here = interview.turn_at(desk.text.cursor.span.start) if desk.excerpts is None else None
    shown = {(turn.speaker, turn.words.of(interview.text)) for turn in interview.turns}
    trail.turn_to(desk, VersionPage(title, opened, shown).pointed(here.n - 1 if here else 0))


def _ask_fork(desk: Desk, interview: Transcript, versions: Sequence[VersionRow]) -> None:
    """Join what both changed, or let one version stand."""
    apart = [version for version in versions if version.shown or version.fork]
    clashes = desk.study.versions.clashes(interview.id)
    key = "mending.fork.join_choosing" if clashes else "mending.fork.join"
    rows = (
        Row(JOIN, say(key, desk.language, n=len(clashes))),
        *(Row(STANDS + one.version, say("mending.fork.stands", desk.language, n=one.n)) for one in apart),
    )

    def choose(row: Row) -> None:
        if row.id != JOIN:
            desk.did(desk.study.versions.choose(interview.id, row.id.removeprefix(STANDS)))
        elif clashes:
            _ask_words(desk, interview, clashes, frozenset(), 0)
        else:
            desk.did(desk.study.versions.join(interview.id))

    desk.lay(Listing(say("mending.list.fork", desk.language, name=interview.name), Place.ROWS, rows, choose))


def _ask_words(desk: Desk, interview: Transcript, clashes: Sequence[ClashRow], theirs: frozenset[int], at: int) -> None:
    """Which words stand where both changed the same; choosing a place turns to the other's."""
    rows = (
        Row(JOIN, say("mending.clash.join", desk.language)),
        *(Row(str(one.n), _clash(desk, one, one.n in theirs), aside=interview.place(one.span)) for one in clashes),
    )

    def choose(row: Row) -> None:
        if row.id == JOIN:
            desk.did(desk.study.versions.join(interview.id, theirs=theirs))
        else:
            _ask_words(desk, interview, clashes, theirs ^ {int(row.id)}, rows.index(row))

    desk.lay(Listing(say("mending.list.clashes", desk.language), Place.ROWS, rows, choose, at=at))


def _clash(desk: Desk, clash: ClashRow, other: bool) -> str:
    nothing = say("mending.clash.none", desk.language)
    words = [" ".join(one.split()) or nothing for one in (clash.shown, clash.other)]
    chosen, left = reversed(words) if other else words
    return say("mending.clash.shown", desk.language, shown=f"”{chosen}”", other=f"”{left}”")


def find(desk: Desk, _: str) -> None:
    """A turn of the version, found by typing a part of it."""
    page = desk.page
    if isinstance(page, VersionPage):
        text, turns = page.transcript.text, page.transcript.turns
        rows = tuple(
            Row(str(n), f"{turn.n} {turn.speaker}  {' '.join(turn.words.of(text).split())}")
            for n, turn in enumerate(turns)
        )
        pick(desk, page.title, rows, lambda row: point(desk, row.id))


def point(desk: Desk, row: str) -> None:
    """A click on a turn."""
    if isinstance(desk.page, VersionPage):
        trail.show_page(desk, desk.page.pointed(int(row)))


HANDLERS = {"versions": show, "version_find": find}
