"""Identity: what a file or a rule creates has a derived id, what a person creates a random one.

Two clones of one study folder take its files in without knowing of each other; because the ids are
derived, their union has each transcript once.
"""

from __future__ import annotations

import os
import time
import unicodedata
import uuid
from functools import lru_cache

from intervjukod.domain.span import Span


def uuid7(milliseconds: int | None = None) -> str:
    """A random UUID that sorts by time of making (RFC 9562, version 7)."""
    now = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    bits = int.from_bytes(os.urandom(10), "big")
    value = (now & (1 << 48) - 1) << 80 | 7 << 76 | (bits >> 62 & 0xFFF) << 64 | 2 << 62 | bits & (1 << 62) - 1
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@lru_cache(maxsize=256)
def _namespace(study: str) -> uuid.UUID:
    return uuid.UUID(study)


def _derived(study: str, *parts: str) -> str:
    name = "\x1f".join(unicodedata.normalize("NFC", part) for part in parts)
    return str(uuid.uuid5(_namespace(study), name))


def transcript_id(study: str, stem: str) -> str:
    """Of a transcript, from its file stem."""
    return _derived(study, "transcript", stem)


def version_id(transcript: str, text: str, parent: str) -> str:
    """Of a text version: the same text reached from another parent is another version."""
    return _derived(transcript, "version", text, parent)


def speaker_id(transcript: str, label: str) -> str:
    """Of a voice in a transcript, from its label there."""
    return _derived(transcript, "speaker", label)


def done_id(transcript: str, coder: str) -> str:
    """Of a coder's word that a transcript is done."""
    return _derived(transcript, "done", coder)


def answer_id(transcript: str, guide: str, question: str) -> str:
    """Of the answer to one question of a guide."""
    return _derived(transcript, "answer", guide, question)


def memo_id(study: str, about: str, subject: str, span: Span | None, coder: str) -> str:
    """One memo a coder on each thing."""
    return _derived(study, "memo", about, subject, "" if span is None else str(span), coder)


def inference_id(study: str, place: str, code: str, indicator: str, coder: str) -> str:
    """One meta-inference a coder on what is said of a code at a place beside an indicator."""
    return _derived(study, "meta-inference", place, code, indicator, coder)


def imported_coding_id(study: str, text: str, span: Span, code: str, coder: str) -> str:
    """Of a coding that came from a file: loading it twice, or on two machines, makes it once."""
    return _derived(study, "coding", text, str(span), code, coder)
