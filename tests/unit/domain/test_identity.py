"""Identity: derived for what files make, random for what people make."""

from __future__ import annotations

import re
import unicodedata
import uuid

import pytest

from intervjukod.domain.journal import identity
from intervjukod.domain.span import Span

STUDY = "7d1c1d1e-5b6f-4a53-9d0a-2f6f3c1b8a10"
OTHER = "00000000-0000-4000-8000-000000000001"
GOLDEN = {
    "transcript": "8de6baf3-058e-5264-a3e8-07fa91a6a648",
    "version": "45318c7d-679d-59c7-9b9a-23cf7ca8bf1b",
    "speaker": "27b04832-8c5e-5f76-86cd-4cdffd0bc1ff",
    "done": "628af1ec-4c32-525d-bfed-a5934de0eb2c",
    "answer": "0450bd14-daf4-5732-8d6c-4865d560b2d1",
    "memo": "a5686d53-ea44-56a8-90bd-7a558018bfea",
    "memo on all of it": "abd92947-5663-5f8f-ac81-c7277aefabe0",
    "coding": "c9efc1bb-aae9-5443-8b6a-1d1dfdfc2063",
}


def test_a_transcript_is_its_study_and_stem() -> None:
    """Two clones of a study agree, two studies do not, and a name from a Mac is the same name."""
    made = identity.transcript_id(STUDY, "I03-områdespolis")
    assert made == identity.transcript_id(STUDY, unicodedata.normalize("NFD", "I03-områdespolis"))
    assert uuid.UUID(made).version == 5
    assert made != identity.transcript_id(OTHER, "I03-områdespolis")


def test_derived_ids_never_change() -> None:
    """Ids of an earlier release must be found again by every later one."""
    assert {
        "transcript": identity.transcript_id(STUDY, "I01"),
        "version": identity.version_id(OTHER, "text", "parent"),
        "speaker": identity.speaker_id(OTHER, "Anna"),
        "done": identity.done_id(OTHER, "Anna"),
        "answer": identity.answer_id(OTHER, "bilaga-6", "q1"),
        "memo": identity.memo_id(STUDY, "transcript", OTHER, Span(3, 5), "Anna"),
        "memo on all of it": identity.memo_id(STUDY, "transcript", OTHER, None, "Anna"),
        "coding": identity.imported_coding_id(STUDY, "text", Span(3, 5), "förflyttning", "Anna"),
    } == GOLDEN


@pytest.mark.parametrize(
    "ids",
    [
        [
            identity.version_id(OTHER, "t", ""),
            identity.version_id(OTHER, "t", "p"),
            identity.version_id(STUDY, "t", ""),
        ],
        [identity.speaker_id(OTHER, "P"), identity.speaker_id(STUDY, "P"), identity.done_id(OTHER, "P")],
        [identity.memo_id(STUDY, "code", "a", None, "Anna"), identity.memo_id(STUDY, "code", "a", None, "Bo")],
        [identity.memo_id(STUDY, "transcript", "a", span, "Anna") for span in (None, Span(0, 1), Span(0, 2))],
        [identity.imported_coding_id(STUDY, "t", span, "a", "Anna") for span in (Span(1, 12), Span(11, 12))],
    ],
)
def test_different_things_have_different_ids(ids: list[str]) -> None:
    """Every part of what makes a thing is part of its id."""
    assert len(set(ids)) == len(ids)


def test_a_persons_things_are_made_once() -> None:
    """Random ids differ within one millisecond and sort by time of making."""
    ids = [identity.uuid7(1_700_000_000_000) for _ in range(200)]
    assert len(set(ids)) == 200
    assert max(ids) < identity.uuid7(1_700_000_000_001)


def test_a_random_id_is_a_uuid_of_version_7() -> None:
    """It has the form, the version and the variant of RFC 9562, and its time in front."""
    made = identity.uuid7(0x0123456789AB)
    assert re.fullmatch(r"01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", made)
    assert uuid.UUID(made).variant == uuid.RFC_4122
    assert uuid.UUID(identity.uuid7()).version == 7
