"""Voices: who speaks in a transcript, with which attributes, and where their words begin.

They follow from the version shown, its turns and what is known of its speakers; reports count over them.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping
from typing import Any

from intervjukod.domain.text import word_starts
from intervjukod.domain.transcript import Side, Turn, resolve_attributes
from intervjukod.storage.rows import compact, turns_from_field


def write_voices(
    connection: sqlite3.Connection,
    number: int,
    text: str,
    version: Mapping[str, Any],
    transcript: Mapping[str, Any],
    speakers: Mapping[str, Mapping[str, Any]],
) -> None:
    """Insert one row a label. ``number`` is the transcript's row; ``speakers`` maps labels to fields."""
    turns: dict[str, list[Turn]] = {}
    for turn in turns_from_field(version.get("turns", ())):
        turns.setdefault(turn.speaker, []).append(turn)
    informants = [label for label, said in turns.items() if said[0].side is Side.INFORMANT]
    for label, said in turns.items():
        side = said[0].side
        attributes = _attributes(side, speakers.get(label, {"label": label}), transcript, len(informants))
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


def _attributes(
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
