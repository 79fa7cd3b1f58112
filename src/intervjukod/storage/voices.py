"""Voices: who speaks in a transcript, with which attributes, and where their words begin.

They follow from the version shown, its turns and what is known of its speakers; reports count over them.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from intervjukod.domain.edit_map import identity
from intervjukod.domain.text import word_starts
from intervjukod.domain.transcript import Side, Turn, resolve_attributes
from intervjukod.domain.turns import carried_mends, mended, mends_of
from intervjukod.domain.versions import Versions
from intervjukod.storage.rows import compact, turns_from_field


def standing_turns(
    text: str, versions: Versions, said: Mapping[str, Mapping[str, Any]], sides: Mapping[str, Side]
) -> tuple[Turn, ...]:
    """The turns of the version shown, as people have mended them, there and in the versions that edits connect with it.

    ``text`` is that of the version shown; ``said`` has the fields of each live version by its id.
    """
    current = versions.current
    if current is None:
        return ()
    turns = turns_from_field(said[current.id].get("turns") or ())
    mends: dict[int, str | None] = {}
    for version in versions.all:
        own = mends_of(said[version.id])
        edits = identity(len(text)) if version.text == current.text else versions.edits.get(version.text)
        if own and edits is not None and version is not current:
            mends |= carried_mends(own, turns_from_field(said[version.id].get("turns") or ()), edits, turns)
    return mended(text, turns, mends | mends_of(said[current.id]), sides)


def write_voices(
    connection: sqlite3.Connection,
    number: int,
    text: str,
    shown: Sequence[Turn],
    transcript: Mapping[str, Any],
    speakers: Mapping[str, Mapping[str, Any]],
) -> None:
    """Insert one row a label. ``number`` is the transcript's row; ``speakers`` maps labels to fields."""
    turns: dict[str, list[Turn]] = {}
    for turn in shown:
        turns.setdefault(turn.speaker, []).append(turn)
    informants = [label for label, said in turns.items() if said[0].side is Side.INFORMANT]
    for label, said in turns.items():
        side = said[0].side
        attributes = voice_attributes(side, speakers.get(label, {"label": label}), transcript, len(informants))
        name = attributes.pop("informant", "") if side is Side.INFORMANT else ""
        starts = word_starts(text, [turn.words for turn in said]) if side is Side.INFORMANT else None
        connection.execute(
            "INSERT INTO voice (transcript, label, side, informant, attributes, spans, words)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                label,
                side.value,
                name,
                compact(attributes),
                array("I", [end for turn in said for end in (turn.words.start, turn.words.end)]).tobytes(),
                b"" if starts is None else starts.tobytes(),
            ),
        )


def voice_attributes(
    side: Side, speaker: Mapping[str, Any], transcript: Mapping[str, Any], informants: int
) -> dict[str, str]:
    """What is known of one voice; an informant always has a name of their own."""
    if side is Side.INTERVIEWER:
        return resolve_attributes(speaker, {})
    attributes = resolve_attributes(speaker, transcript)
    if informants > 1:
        named = resolve_attributes(speaker, {}).get("informant", "")
        attributes["informant"] = named or f"{transcript.get('name', '')} {speaker.get('label', '')}".strip()
    else:
        attributes.setdefault("informant", str(transcript.get("name", "")))
    return attributes
