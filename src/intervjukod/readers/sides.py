"""Which speakers interview and which are interviewed. Only what informants say is counted, so a guess is told."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.domain.transcript import Note, Side
from intervjukod.readers.names import INTERVIEWERS, SHORT_INTERVIEWERS, plain_name
from intervjukod.readers.speakers import Heard

ASKED = 2
"""Turns that end in a question, which a speaker needs before questions say who interviews."""
SHARE = 1 / 5
"""Of the speaker's turns. In seven real interviews with labels the interviewers end 0.26 to 0.54 so."""
CLEAR = 2
"""How many times more often than anyone else, in turns and in share of turns."""

_QUESTION = re.compile(r"\?[^\w?]{0,9}$")


@dataclass(frozen=True, slots=True)
class _Asking:
    asked: int
    turns: int

    @property
    def share(self) -> float:
        return self.asked / self.turns


def sides(text: str, heard: Heard, named: Sequence[str] = ()) -> tuple[dict[str, Side], list[Note]]:
    """The side of every speaker, and what there is to tell about how it was found.

    ``named`` are the interviewers that the file itself names. Else labels tell, else questions; with
    neither, everyone is an informant.
    """
    speakers = list(dict.fromkeys(said.speaker for said in heard.said))
    if not any(speakers):
        return dict.fromkeys(speakers, Side.INFORMANT), []
    interviewers, notes = _interviewers(speakers, _asking(text, heard), named)
    interviewers |= {label for label, other in heard.like.items() if other in interviewers}
    if interviewers.issuperset(speakers):
        notes.append(Note("no_informant"))
    found = {name: Side.INTERVIEWER if name in interviewers else Side.INFORMANT for name in speakers}
    return found, notes


def _interviewers(
    speakers: list[str], asking: Mapping[str, _Asking], named: Sequence[str]
) -> tuple[set[str], list[Note]]:
    wanted = {name.casefold() for name in named}
    given = {name for name in speakers if name.casefold() in wanted}
    if given:
        return given, []
    notes = [Note("interviewer_not_found", {"names": ", ".join(named)})] if named else []
    known = {name for name in speakers if plain_name(name) in INTERVIEWERS}
    short = {name for name in speakers if plain_name(name) in SHORT_INTERVIEWERS}
    asker = _asker(speakers, asking)
    if not known and len({plain_name(name) for name in short}) == 1:
        known = short
    if known:
        if asker and asker not in known:
            notes.append(Note("interviewer_asks_less", {"label": ", ".join(sorted(known)), "other": asker}))
        return known, notes
    if asker:
        found = asking[asker]
        values = {"label": asker, "questions": found.asked, "turns": found.turns}
        return {asker}, [*notes, Note("interviewer_by_questions", values)]
    return set(), [*notes, Note("no_interviewer")]


def _asking(text: str, heard: Heard) -> dict[str, _Asking]:
    turns: dict[str, list[bool]] = {}
    for said in heard.said:
        ends = said.words.of(text)[-10:]
        turns.setdefault(said.speaker, []).append(_QUESTION.search(ends) is not None)
    return {name: _Asking(sum(asked), len(asked)) for name, asked in turns.items()}


def _asker(speakers: Collection[str], asking: Mapping[str, _Asking]) -> str:
    """Who asks clearly more often than anyone else; "" when nobody does."""
    first, *others = sorted(speakers, key=lambda name: -asking[name].asked)
    top = asking[first]
    if top.asked < ASKED or top.share < SHARE or not others:
        return ""
    for name in others:
        other = asking[name]
        if top.asked < CLEAR * other.asked or top.share < CLEAR * other.share:
            return ""
    return first
