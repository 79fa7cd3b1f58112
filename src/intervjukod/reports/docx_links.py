"""What a Word template would have Word fetch from elsewhere: a report that was made of it fetches nothing."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import nsmap, qn

_NAMED = f"{{{nsmap['r']}}}"
"""Before the names of attributes that name a relationship."""
_WORDS = qn("w:p").removesuffix("p")


def unlink(document: Document) -> None:
    """Drop what is fetched when the document is opened, such as a template that it is attached to.

    Links that somebody must choose to follow are left.
    """
    for part in document.part.package.iter_parts():
        fetched = {
            name for name, link in part.rels.items() if link.is_external and link.reltype != RELATIONSHIP_TYPE.HYPERLINK
        }
        if fetched and isinstance(part, XmlPart):
            _forget(part, fetched)
        for name in fetched:
            del part.rels[name]


def _forget(part: XmlPart, fetched: set[str]) -> None:
    """No element names what is dropped: one of Word's own, which is nothing without it, goes with it."""
    for element in list(part.element.iter("*")):
        named = [key for key, value in element.attrib.items() if key.startswith(_NAMED) and value in fetched]
        for key in named:
            del element.attrib[key]
        if named and element.tag.startswith(_WORDS):
            element.getparent().remove(element)
