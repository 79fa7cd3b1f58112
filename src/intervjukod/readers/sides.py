"""Which speakers interview and which are interviewed. Only what informants say is counted, so a guess is told."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.domain.transcript import Note, Side
from intervjukod.readers.names import INTERVIEWERS, SHORT_INTERVIEWERS, plain_name
from intervjukod.readers.speakers import Said

ASKED = 2
"""Turns that end in a question, which a speaker needs before questions say who interviews."""
SHARE = 1 / 5
"""Of the speaker's turns. In seven real interviews with labels the interviewers end 0.26 to 0.54 so."""
CLEAR = 2
"""How many times more often than anyone else, in turns and in share of turns."""

OFTEN = 1 / 8
"""Of all turns; a speaker in a debate may ask in two of three speeches and lead nothing."""
PAIR = 2
"""How many interview at most when only questions tell."""

_QUESTION = re.compile(r"\?[^\w?]{0,9}$")


@dataclass(frozen=True, slots=True)
class _Asking:
    asked: int
    turns: int

    @property
    def share(self) -> float:
        return self.asked / self.turns


def sides(
    text: str, said: Sequence[Said], like: Mapping[str, str], named: Sequence[str] = ()
) -> tuple[dict[str, Side], list[Note]]:
    """The side of every speaker, and what there is to tell about how it was found.

    ``like`` maps a label that is probably another one written wrong to that one, whose side it takes;
    ``named`` are the interviewers that the file itself names. Else labels tell, else questions; with
    neither, everyone is an informant.
    """
    speakers = list(dict.fromkeys(one.speaker for one in said))
    if not any(speakers):
        return dict.fromkeys(speakers, Side.INFORMANT), []
    interviewers, notes = _interviewers(speakers, _asking(text, said), named)
    interviewers |= {label for label, other in like.items() if other in interviewers}
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
    askers = _askers(speakers, asking)
    if not known and len({plain_name(name) for name in short}) == 1:
        known = short
    if known:
        others = [name for name in askers if name not in known]
        if others and not known.intersection(askers):
            notes.append(Note("interviewer_asks_less", {"label": ", ".join(sorted(known)), "other": others[0]}))
        return known, notes
    for asker in askers:
        found = asking[asker]
        values = {"label": asker, "questions": found.asked, "turns": found.turns}
        notes.append(Note("interviewer_by_questions", values))
    return set(askers), notes if askers else [*notes, Note("no_interviewer")]


def _asking(text: str, said: Sequence[Said]) -> dict[str, _Asking]:
    turns: dict[str, list[bool]] = {}
    for one in said:
        ends = one.words.of(text)[-10:]
        turns.setdefault(one.speaker, []).append(_QUESTION.search(ends) is not None)
    return {name: _Asking(sum(asked), len(asked)) for name, asked in turns.items()}


def _askers(speakers: Collection[str], asking: Mapping[str, _Asking]) -> list[str]:
    """Who asks clearly more often than anyone else: one, else two with the same clearance; else nobody."""
    ordered = sorted(speakers, key=lambda name: -asking[name].asked)
    for count in range(1, PAIR + 1):
        askers, others = ordered[:count], ordered[count:]
        if others and all(_asks(asking[name]) for name in askers) and _clear(askers, others, asking):
            return askers
    return []


def _asks(found: _Asking) -> bool:
    return found.asked >= ASKED and found.share >= SHARE


def _clear(askers: Sequence[str], others: Sequence[str], asking: Mapping[str, _Asking]) -> bool:
    """Whether the first asker speaks often and asks much more than the others, and every one in a larger share."""
    first = asking[askers[0]]
    least = min(asking[name].share for name in askers)
    if first.turns < OFTEN * sum(found.turns for found in asking.values()):
        return False
    return all(first.asked >= CLEAR * asking[name].asked and least >= CLEAR * asking[name].share for name in others)
