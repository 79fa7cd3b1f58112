"""Which reader a file needs, told by what is in it; where that leaves a choice, by its suffix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from intervjukod.domain.transcript import Reading
from intervjukod.errors import SourceError
from intervjukod.files.archive import Archive
from intervjukod.files.decoding import decode
from intervjukod.files.loading import read_bytes
from intervjukod.readers import (
    chat,
    docx,
    elan,
    exmaralda,
    md,
    odt,
    otranscribe,
    otter,
    pdf,
    rtf,
    srt,
    table,
    txt,
    vtt,
    whisper,
    whisper_tsv,
)
from intervjukod.readers.assembly import Source
from intervjukod.readers.suffixes import SUFFIXES, SUPPORTED
from intervjukod.readers.unreadable import refuse


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that transcripts come in.

    ``recognises`` says by a look at the content
    whether a source is of this kind; it is asked of any source and is as cheap for a long one. Without it
    the suffix alone tells. ``packed`` formats are bytes that nobody decodes: their source has no ``text``.
    """

    name: str
    read: Callable[[Source], Reading]
    recognises: Callable[[Source], bool] | None = None
    packed: bool = False

    @property
    def suffixes(self) -> tuple[str, ...]:
        """In lower case, with their full stop."""
        return SUFFIXES[self.name]


FORMATS = (  # what tells more of itself stands above what tells less
    Format(docx.NAME, docx.read, docx.recognises, packed=True),
    Format(odt.NAME, odt.read, odt.recognises, packed=True),
    Format(rtf.NAME, rtf.read, rtf.recognises, packed=True),
    Format(pdf.NAME, pdf.read, pdf.recognises, packed=True),
    Format(table.XLSX, table.read_xlsx, table.recognises_xlsx, packed=True),
    Format(elan.NAME, elan.read, elan.recognises, packed=True),
    Format(exmaralda.NAME, exmaralda.read, exmaralda.recognises, packed=True),
    Format(vtt.NAME, vtt.read, vtt.recognises),
    Format(srt.NAME, srt.read, srt.recognises),
    Format(chat.NAME, chat.read, chat.recognises),
    Format(otter.NAME, otter.read, otter.recognises),
    Format(whisper.NAME, whisper.read, whisper.recognises),
    Format(otranscribe.NAME, otranscribe.read, otranscribe.recognises),
    Format(whisper_tsv.NAME, whisper_tsv.read, whisper_tsv.recognises),
    Format(table.CSV, table.read_csv, table.recognises_csv),
    Format(md.NAME, md.read),
    Format(txt.NAME, txt.read),
)

TEXT = 12 * 2**20
"""Bytes of a file that is nothing but text: the words of a hundred hours of talk, in any encoding."""
_ZIP = b"PK\x03\x04"


def read(path: Path, encoding: str | None = None) -> Reading:
    """The transcript in the file at ``path``. ``encoding`` is for files of text that do not tell theirs.

    SourceError for a file that cannot be read, is damaged, empty, or of a kind that no reader knows;
    UsageError for an unknown encoding.
    """
    return read_source(read_bytes(path), path, encoding)


def read_source(data: bytes, path: Path, encoding: str | None = None) -> Reading:
    """The transcript in ``data``, the content of the file at ``path``, which is not opened. Errors as :func:`read`."""
    source = _opened(data, str(path))
    suffix = path.suffix.lower()
    refuse(source)
    found = _fitting(source, suffix, packed=True)
    if found is None:
        if source.archive is not None:
            raise SourceError("readers.unsupported", path=source.path, known=", ".join(SUPPORTED))
        if data and any(suffix in one.suffixes for one in FORMATS if one.packed):
            raise SourceError("readers.wrong_suffix", path=source.path, suffix=suffix.removeprefix("."))
        if len(data) > TEXT:
            raise SourceError("files.too_large", path=source.path, megabytes=TEXT // 2**20)
        decoded = decode(data, encoding, source.path)
        source = Source(source.path, data, decoded.text, decoded.encoding, decoded.guessed)
        found = _fitting(source, suffix, packed=False) or _by_suffix(suffix)
    if found is None:
        raise SourceError("readers.unsupported", path=source.path, known=", ".join(SUPPORTED))
    return found.read(source)


def _opened(data: bytes, path: str) -> Source:
    archive = Archive(data, path) if data.startswith(_ZIP) else None
    return Source(path, data, encoding="xml" if archive else "", archive=archive)


def _fitting(source: Source, suffix: str, *, packed: bool) -> Format | None:
    """The format that knows the content for its own; of several the one with the suffix, else the first."""
    fitting = [one for one in FORMATS if one.packed == packed and one.recognises and one.recognises(source)]
    return next((one for one in fitting if suffix in one.suffixes), fitting[0] if fitting else None)


def _by_suffix(suffix: str) -> Format | None:
    return next((one for one in FORMATS if not one.packed and suffix in one.suffixes), None)
