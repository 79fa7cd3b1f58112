"""What the desk shows: the presenter's views, made from where things stand now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from intervjukod.domain.transcript import Side, Speaker, Transcript, clock, time_at
from intervjukod.locale import say
from intervjukod.tui import standing
from intervjukod.tui.actions import STATES, Place
from intervjukod.tui.presenter.codebook_pane import CodebookView
from intervjukod.tui.presenter.guide_pane import GuideView, headings_of, in_use
from intervjukod.tui.presenter.here_pane import HereView, code_name
from intervjukod.tui.presenter.question_excerpts import Answers
from intervjukod.tui.presenter.status import UNITS, Header, Where

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def header(desk: Desk) -> Header:
    """The study, the transcript, and who codes."""
    facts = desk.facts
    informant = _informant(desk)
    in_text = desk.page is None and desk.excerpts is None
    about = informant.attributes if informant else {}
    whose = {"": "tui.header.mine", None: "tui.header.everybody"}.get(desk.whose, "tui.header.theirs")
    return Header(
        study=facts.title,
        transcript=_title(desk, about),
        role=about.get("role", "") if in_text else "",
        site=about.get("site", "") if in_text else "",
        date=about.get("date", "") if in_text else "",
        coder=desk.study.coder,
        whose=say("history.header" if desk.present else whose, desk.language, coder=desk.whose),
        saved=desk.saved,
        unsaved=desk.unsaved or (desk.mending is not None and desk.mending.sitting.changed),
        read_only=facts.read_only,
        fault=_fault(desk),
        waiting=say("placing.waiting", desk.language, n=desk.to_place.count) if desk.to_place.count else "",
        hint=say("tui.header.coder_hint", desk.language) if not facts.coder_named else "",
        language=desk.language,
    )


SCREEN_OF: Mapping[Place, str] = {
    Place.HISTORY: "history",
    Place.MEMOS: "memos",
    Place.COMPARE: "compare",
    Place.REPORTS: "reports",
    Place.BOOK: "book",
    Place.PREVIEW: "book",
    Place.PLACING: "placing",
}
"""Which screen a page is."""


def screen(desk: Desk) -> str:
    """The screen one is on, as the list of screens calls it."""
    if desk.page is None and desk.excerpts is not None and desk.lens is not None:
        return desk.lens.screen
    return SCREEN_OF.get(desk.ground, "text")


def _fault(desk: Desk) -> str:
    """The sign of a file that cannot be read: its name and the line."""
    if not desk.faults:
        return ""
    note = desk.faults[0]
    file = str(note.values["path"]).rpartition("/")[2]
    more = f" +{len(desk.faults) - 1}" if len(desk.faults) > 1 else ""
    return say("faults.line" if note.line else "faults.file", desk.language, file=file, line=note.line) + more


def _title(desk: Desk, about: Mapping[str, str]) -> str:
    """What lies in front: a page, excerpts, or the open transcript."""
    if desk.page is not None:
        return desk.page.title
    if desk.excerpts is not None:
        return desk.excerpts.title
    return _name(desk.transcript, about) if desk.transcript else ""


def _informant(desk: Desk) -> Speaker | None:
    interview = desk.interview
    speakers = interview.speakers.values() if interview else ()
    return next((speaker for speaker in speakers if speaker.side is Side.INFORMANT), None)


def _name(transcript: Transcript, about: Mapping[str, str]) -> str:
    """The short name where the informant's role says the rest."""
    return transcript.reference if about.get("role") else transcript.name


def where(desk: Desk) -> Where | None:
    """None without a transcript, and on a page."""
    if desk.transcript is None or desk.page is not None:
        return None
    cursor = desk.text.cursor
    turn = desk.transcript.turn_at(cursor.span.start)
    interview = desk.interview
    question = standing.question_here(desk)
    return Where(
        unit=cursor.unit,
        turn=turn.n if turn else 0,
        turns=len(interview.turns) if interview else 0,
        question=question.nr if question else "",
        asked=question is not None and not standing.is_answered_here(desk, question),
        done=desk.survey.done,
        language=desk.language,
        heard=_heard(desk),
        panes=desk.home not in STATES,
    )


def _heard(desk: Desk) -> str:
    """When the passage is heard in its recording, as a clock shows it; "" where the text does not tell."""
    found = desk.source()
    seconds = time_at(found[0].times, found[1].start) if found is not None else None
    return "" if seconds is None else clock(seconds)


def codebook(desk: Desk) -> CodebookView:
    """The codebook with its counts."""
    survey = desk.survey
    return CodebookView(
        book=desk.book,
        counts=survey.counts,
        language=desk.language,
        focus=desk.focus_code,
        active=desk.place is Place.CODES,
        done=survey.all_done,
        transcripts=survey.transcripts,
    )


def guide(desk: Desk) -> GuideView:
    """The guide; its row in focus shows while the pane has the keys."""
    here = standing.question_here(desk) if desk.transcript else None
    interview = desk.interview if desk.excerpts is not None else None
    focus = standing.question_in_focus(desk) if desk.place is Place.GUIDE else None
    guides = desk.study.codebook.guides
    asked = (guide.by_id.get(focus.question) for guide in guides if focus and guide.key == focus.guide)
    question = next(asked, None)
    return GuideView(
        title=f"{desk.survey.guide} · {interview.reference}" if interview else desk.survey.guide,
        answers=in_use(standing.answers_here(desk)),
        language=desk.language,
        here=here.question if here else "",
        focus=focus.question if focus else "",
        headings=headings_of(guides),
        probes=question.probes if question else (),
        counts=_counts(desk),
        unshown="mending.guide" if desk.mending else "tui.guide.none",
    )


def _counts(desk: Desk) -> dict[str, str]:
    """By question, while everybody's answers to one are shown, how many answer it."""
    if not isinstance(desk.excerpts, Answers):
        return {}
    told = desk.excerpts.counts.items()
    return {id_: say("guide.count", desk.language, k=count.answered, of=count.of) for (_, id_), count in told}


def here(desk: Desk) -> HereView:
    """The passage and everything on it."""
    if desk.transcript is None:
        return HereView(desk.book, (), desk.language, datetime.now().astimezone())
    cursor = desk.text.cursor
    codings = desk.here()
    turn = next(desk.transcript.turns_in(cursor.span), None)
    unit = say(UNITS[cursor.unit], desk.language)
    question = standing.question_here(desk)
    focus = next((coding for coding in codings if coding.id == desk.last), None)
    return HereView(
        book=desk.book,
        codings=codings,
        language=desk.language,
        now=datetime.now().astimezone(),
        where=say("tui.here.where", desk.language, unit=unit, n=turn.n) if turn else unit,
        answers=say("tui.here.answers", desk.language, nr=question.nr, text=question.text) if question else "",
        focus=focus.id if focus else "",
        active=desk.place is Place.HERE,
        notes=_notes(desk),
        keywords=_keywords(desk),
        define=focus.code if focus and desk.place is not Place.CODES else desk.focus_code,
        recent=desk.recents.slots,
        heard=_heard(desk),
    )


def _notes(desk: Desk) -> list[str]:
    """What was written on the passage itself."""
    found = desk.source()
    if found is None or found[0].id != desk.survey.transcript:
        return []
    return [memo.text for memo in desk.survey.notes if memo.span and memo.span.overlaps(found[1])]


def _keywords(desk: Desk) -> list[str]:
    """The keywords that are pointed out in the passage, by their code."""
    if desk.excerpts is not None or desk.transcript is None or desk.pointed.transcript != desk.transcript.id:
        return []
    return [
        say("read.keywords.here", desk.language, code=code_name(desk.book, code, desk.language), words=", ".join(words))
        for code, words in desk.pointed.here(desk.text.cursor.span).items()
    ]
