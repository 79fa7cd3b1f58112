"""What the desk shows: the presenter's views, made from where things stand now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from intervjukod.domain.transcript import Side, Speaker, Transcript
from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.codebook_pane import CodebookView
from intervjukod.tui.presenter.guide_pane import GuideView
from intervjukod.tui.presenter.here_pane import HereView
from intervjukod.tui.presenter.status import UNITS, Header, Where

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def header(desk: Desk) -> Header:
    """The study, the transcript, and who codes."""
    facts = desk.facts
    informant = _informant(desk)
    about = informant.attributes if informant else {}
    whose = {"": "tui.header.mine", None: "tui.header.everybody"}.get(desk.whose, "tui.header.theirs")
    return Header(
        study=facts.title,
        transcript=_name(desk.transcript, about) if desk.transcript else "",
        role=about.get("role", ""),
        site=about.get("site", ""),
        date=about.get("date", ""),
        coder=desk.study.coder,
        whose=say(whose, desk.language, coder=desk.whose),
        saved=desk.saved,
        read_only=facts.read_only,
        hint=say("tui.header.coder_hint", desk.language) if not facts.coder_named else "",
        language=desk.language,
    )


def _informant(desk: Desk) -> Speaker | None:
    speakers = desk.transcript.speakers.values() if desk.transcript else ()
    return next((speaker for speaker in speakers if speaker.side is Side.INFORMANT), None)


def _name(transcript: Transcript, about: Mapping[str, str]) -> str:
    """The short name where the informant's role says the rest."""
    return transcript.reference if about.get("role") else transcript.name


def where(desk: Desk) -> Where | None:
    """None without a transcript."""
    if desk.transcript is None:
        return None
    cursor = desk.text.cursor
    turn = desk.transcript.turn_at(cursor.span.start)
    question = desk.question_here()
    return Where(
        unit=cursor.unit,
        turn=turn.n if turn else 0,
        turns=len(desk.transcript.turns),
        question=question.nr if question else "",
        asked=question is not None and not any(part.overlaps(cursor.span) for part in question.answered),
        done=desk.survey.done,
        language=desk.language,
    )


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
    here = desk.question_here() if desk.transcript else None
    focus = desk.focus_question if desk.place is Place.GUIDE else ""
    return GuideView(desk.survey.guide, desk.answers, desk.language, here.question if here else "", focus)


def here(desk: Desk) -> HereView:
    """The passage and everything on it."""
    if desk.transcript is None:
        return HereView(desk.book, (), desk.language, datetime.now().astimezone())
    cursor = desk.text.cursor
    codings = desk.here()
    turn = next(desk.transcript.turns_in(cursor.span), None)
    unit = say(UNITS[cursor.unit], desk.language)
    question = desk.question_here()
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
        notes=[memo.text for memo in desk.survey.notes if memo.span and memo.span.overlaps(cursor.span)],
        define=focus.code if focus and desk.place is not Place.CODES else desk.focus_code,
        recent=desk.recents.slots,
    )
