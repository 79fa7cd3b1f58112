"""Roles that a report merges: whether they can be, and what an interview says of its speakers then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from intervjukod.analysis.roles import Merges, References, name_by, overlaps, with_merged
from intervjukod.analysis.selection import values_of
from intervjukod.domain.coding import Material
from intervjukod.domain.guide import is_under
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import UsageError
from intervjukod.study.context import nearest


def check_merges(people: Iterable[Material], merges: Merges) -> None:
    """UsageError for a name that is none or another's role, for a role that nobody has or that goes by two names."""
    if not merges:
        return
    known = _known(people, "role")
    for name, paths in merges.items():
        if not name.strip() or ";" in name or not paths:
            raise UsageError("roles.error.name", name=name)
        for path in paths:
            _check(known, "role", path)
        for role in sorted(known):
            if is_under(role, (name,)) and not is_under(role, paths):
                raise UsageError("roles.error.taken", name=name, role=role)
    for one, other, role in overlaps(merges):
        raise UsageError("roles.error.doubled", one=one, other=other, role=role)


def check_value(people: Iterable[Material], name: str, value: str) -> None:
    """UsageError unless an informant has the value, or one below it, for the attribute ``name``."""
    _check(_known(people, name), name, value)


def with_merges(transcript: Transcript, merges: Merges, given: References) -> Transcript:
    """The same interview, its speakers with the roles of the report, and under their references."""
    speakers = transcript.speakers.items()
    return replace(
        transcript,
        name=name_by(transcript.name, (speaker.informant for _, speaker in speakers), given),
        speakers={
            label: replace(
                speaker,
                informant=given.get(speaker.informant, speaker.informant),
                attributes=with_merged(speaker.attributes, merges),
            )
            for label, speaker in speakers
        },
    )


def _check(known: set[str], name: str, value: str) -> None:
    if not any(is_under(one, (value,)) for one in known):
        raise UsageError("attribute_unknown", name=name, value=value, near=nearest(value, known))


def _known(people: Iterable[Material], name: str) -> set[str]:
    """The values of an attribute that informants have."""
    voices = (voice for material in people for voice in material.voices)
    return {value for voice in voices for value in values_of(voice.attributes, name)} - {""}
