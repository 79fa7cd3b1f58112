"""The suffixes of the files that transcripts come in: all that most runs need to know of the readers."""

from __future__ import annotations

SUFFIXES = {
    "docx": (".docx",),
    "odt": (".odt", ".ott"),
    "rtf": (".rtf",),
    "pdf": (".pdf",),
    "xlsx": (".xlsx",),
    "elan": (".eaf",),
    "exmaralda": (".exb",),
    "vtt": (".vtt",),
    "srt": (".srt",),
    "chat": (".cha",),
    "otter": (),
    "whisper": (".json",),
    "otranscribe": (".otr",),
    "whisper-tsv": (".tsv",),
    "csv": (".csv",),
    "md": (".md", ".markdown"),
    "txt": (".txt", ".text", ""),
}
"""By the name of the format, in lower case, with their full stop."""
SUPPORTED = tuple(suffix for suffixes in SUFFIXES.values() for suffix in suffixes if suffix)
"""Suffixes of the files in ``transcripts/`` that are taken in."""
