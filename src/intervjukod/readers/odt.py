"""OpenDocument texts, as LibreOffice writes them: what is seen when changes are shown as accepted.

Lines are made as those of Word documents: numbers of lists before their paragraphs, text boxes after the
paragraph that they hang on, footnotes at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import SourceError
from intervjukod.files.archive import Archive, parse_xml
from intervjukod.readers.assembly import Source
from intervjukod.readers.document import spoken
from intervjukod.readers.odt_body import Body
from intervjukod.readers.odt_styles import Styles

NAME = "odt"
VERSION = 1

_KIND = b"application/vnd.oasis.opendocument.text"


def recognises(source: Source) -> bool:
    """Whether the archive says that it is an OpenDocument text."""
    archive = source.archive
    if archive is None or not {"content.xml", "mimetype"} <= archive.names:
        return False
    return archive.read("mimetype").startswith(_KIND)


def read(source: Source) -> Reading:
    """The document's text; a table of turns or labels tell who speaks.

    SourceError for a damaged file, one beyond the bounds of :mod:`files.archive`, and one without words.
    """
    archive = source.archive or Archive(source.data, source.path)
    content = parse_xml(archive.read("content.xml"), source.path)
    common = parse_xml(archive.read("styles.xml"), source.path) if "styles.xml" in archive.names else None
    text = content.find("body/text")
    if text is None:
        raise SourceError("files.broken_xml", path=source.path)
    body = Body(text, Styles(content, common))
    lines = list(body.lines())
    return spoken(source, lines, _notes(text, common, body), NAME, VERSION)


def _notes(text: Element, common: Element | None, body: Body) -> Iterator[Note]:
    """What was decided about changes, what was placed, and what was left out."""
    kept, dropped = (sum(1 for _ in text.iter(tag)) for tag in ("insertion", "deletion"))
    if kept or dropped:
        yield Note("changes", {"kept": kept, "dropped": dropped})
    for key in ("boxes", "footnotes", "hidden", "comments"):
        if body.counts[key]:
            yield Note(key, {"count": body.counts[key]})
    pages = list(common.iter("master-page")) if common is not None else []
    margins = [part for page in pages for part in page if part.tag.startswith(("header", "footer"))]
    said = sum(any(map(str.isalpha, "".join(part.itertext()))) for part in margins)
    if said:
        yield Note("margins", {"count": said})
