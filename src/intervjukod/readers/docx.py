"""Word documents, with what Word shows when changes are shown as accepted.

Paragraphs become lines, rows of a table lines of cells with tabs between. Numbers of lists stand before
their paragraphs, text boxes after the paragraph that they hang on, footnotes at the end with their marks in
the text, as Word itself writes a document as plain text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from intervjukod.domain.transcript import Note, Reading
from intervjukod.files.archive import Archive, parse_xml
from intervjukod.readers.assembly import Source
from intervjukod.readers.document import spoken
from intervjukod.readers.docx_body import DROPPED, KEPT, Body

NAME = "docx"
VERSION = 2
PART = "word/document.xml"

_CHANGES = (*KEPT, *DROPPED)


def recognises(source: Source) -> bool:
    """Whether the archive holds a Word document."""
    return source.archive is not None and PART in source.archive.names


def read(source: Source) -> Reading:
    """The document's text; a table of turns or labels tell who speaks.

    SourceError for a damaged file, one beyond the bounds of :mod:`files.archive`, and one without words.
    """
    archive = source.archive or Archive(source.data, source.path)
    root = parse_xml(archive.read(PART), source.path)
    body = Body(archive, source.path, root)
    lines = list(body.lines())
    return spoken(source, lines, _notes(source, archive, root, body.counts), NAME, VERSION)


def _notes(source: Source, archive: Archive, root: Element, counts: Counter[str]) -> Iterator[Note]:
    """What was decided about changes, what was placed, and what was left out."""
    beside = {part for fallback in root.iter("Fallback") for part in fallback.iter()}
    changes = {tag: sum(part not in beside for part in root.iter(tag)) for tag in _CHANGES}
    kept, dropped = (sum(changes[tag] for tag in tags) for tags in (KEPT, DROPPED))
    if kept or dropped:
        yield Note("changes", {"kept": kept, "dropped": dropped})
    for key in ("boxes", "footnotes", "symbols", "hidden", "comments", "embedded"):
        if counts[key]:
            yield Note(key, {"count": counts[key]})
    margins = sum(_says_something(archive, name, source.path) for name in archive.names)
    if margins:
        yield Note("margins", {"count": margins})


def _says_something(archive: Archive, name: str, path: str) -> bool:
    """Whether a part is a header or a footer with more than a page number."""
    if not name.startswith(("word/header", "word/footer")):
        return False
    root = parse_xml(archive.read(name), path)
    return any(any(map(str.isalpha, part.text or "")) for part in root.iter("t"))
