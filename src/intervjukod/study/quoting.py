"""Quotes for the report: kept, and edited with the proof that they are still what was said."""

from __future__ import annotations

from typing import Any

from intervjukod.domain.anchor import PLACED
from intervjukod.domain.coding import Coding
from intervjukod.domain.quotation import Quotation, edited
from intervjukod.errors import RefusedError
from intervjukod.storage.folding import CITATION, QUOTE
from intervjukod.study.coding_changes import change_coding, found_coding
from intervjukod.study.context import Context
from intervjukod.study.shapes import Act


class Quoting:
    """A part of the room of coding. Each method that changes is one gesture."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def set_quote(self, id_: str, kept: bool = True) -> Act:
        """Keep a coding's words as a quote for the report, or no longer. Its edited text stays for another time."""
        coding = found_coding(self._context, id_)
        if coding.quoted == kept:
            return self._as_it_was(coding, "acts.already_quote" if kept else "acts.already_no_quote")
        return change_coding(self._context, coding.id, {QUOTE: kept or None})

    def edit_quote(self, id_: str, text: str) -> Act:
        """Keep a coding's words as a quote that reads ``text`` in the report; written as they were said, unedited.

        NotFoundError; RefusedError where the text does not follow from what was said, and for a coding without place.
        """
        coding = found_coding(self._context, id_)
        quotation = self.quotation(coding, text)
        fields: dict[str, Any] = {}
        citation = quotation.text if quotation.edits else ""
        if citation != coding.citation:
            fields[CITATION] = citation
        if not coding.quoted:
            fields[QUOTE] = True
        if not fields:
            return self._as_it_was(coding, "acts.already_edited" if citation else "acts.already_quote")
        return change_coding(self._context, coding.id, fields)

    def unedit_quote(self, id_: str) -> Act:
        """Take the editing of a quote away, so that a report prints what was said. NotFoundError."""
        coding = found_coding(self._context, id_)
        if not coding.citation:
            return self._as_it_was(coding, "acts.not_edited")
        return change_coding(self._context, coding.id, {CITATION: ""})

    def quotation(self, coding: Coding, text: str) -> Quotation:
        """What ``text`` makes of a coding's words as they stand today. RefusedError as of ``edit_quote``."""
        if coding.state not in PLACED:
            raise RefusedError("coding_not_placed", id=coding.id)
        return edited(coding.span.of(self._context.transcript(coding.transcript).text), text)

    def _as_it_was(self, coding: Coding, key: str) -> Act:
        place = self._context.transcript(coding.transcript).place(coding.span)
        return Act("", key, {"place": place}, (coding.id,), 1, coding.transcript, coding.span)
