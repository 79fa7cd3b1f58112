"""REFI-QDA codebooks, by themselves or within a project. Names only, whatever namespace a program wrote."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from intervjukod.domain.transcript import Note
from intervjukod.readers.drafts.entries import Entry, Outline, set_colour
from intervjukod.readers.drafts.parts import clean, one_line, refuse_too_many

ROOTS = ("CodeBook", "Project")
_NO = ("false", "0")


def read_qdc(root: Element, path: str) -> Outline | None:
    """The codes of a ``CodeBook`` or a ``Project``; None for any other XML. SourceError for too many codes."""
    if root.tag not in ROOTS:
        return None
    book = root if root.tag == "CodeBook" else root.find("CodeBook")
    codes = book.find("Codes") if book is not None else None
    reader = _Reader(path, dotted=root.get("origin", "").startswith("Taguette"))
    if codes is not None:
        reader.inside(codes, None)
    sets = book.findall("Sets/Set") if book is not None else []
    notes = [Note("drafts.sets_ignored", {"count": len(sets)})] if sets else []
    return Outline(reader.entries, notes, dotted=reader.dotted)


class _Reader:
    def __init__(self, path: str, *, dotted: bool) -> None:
        self._path, self.dotted = path, dotted
        self.entries: list[Entry] = []

    def inside(self, parent: Element, above: Entry | None) -> None:
        """The codes within an element, each followed by those within it; XML is bounded in depth."""
        for element in parent.findall("Code"):
            refuse_too_many(len(self.entries), self._path)
            entry = self._entry(element, above)
            self.entries.append(entry)
            self.inside(element, entry)

    def _entry(self, element: Element, above: Entry | None) -> Entry:
        where = f"#{len(self.entries) + 1}"
        label = one_line(clean(element.get("name", ""), self._path, where))
        entry = Entry(label or where, where, above, codable=element.get("isCodable", "true").lower() not in _NO)
        entry.definition = clean(element.findtext("Description") or "", self._path, where)
        set_colour(entry, element.get("color", ""))
        return entry
