"""Edited quotes against the words they are made of: whether they still follow, and what was edited, in words."""

from __future__ import annotations

from intervjukod.domain.citing import Kind
from intervjukod.domain.quotation import Edit, Quotation, edited, undone
from intervjukod.domain.span import gap
from intervjukod.errors import RefusedError
from intervjukod.locale import say

SPELLINGS = 4
"""Respelled words that are named one by one."""


def proved(verbatim: str, text: str) -> Quotation | None:
    """The edited ``text`` as made of ``verbatim``; None where taking its edits back would not give those words."""
    try:
        found = edited(verbatim, text)
    except RefusedError:
        return None
    return found if undone(found) == verbatim else None


def edits_in_words(quotation: Quotation, language: str) -> str:
    """How much was edited of what kind, such as ``1 utelämning, 1 ändrad stavning: dom → de``; "" for nothing."""
    edits = quotation.edits
    respelled = [f"{edit.was} → {edit.words}" for edit in edits if edit.respells]
    named = ", ".join((*respelled[:SPELLINGS], *("…" for _ in respelled[SPELLINGS:][:1])))
    counts = (
        ("quoting.omissions", sum(edit.kind is Kind.OMISSION for edit in edits)),
        ("quoting.clarifications", sum(edit.kind is Kind.CLARIFICATION for edit in edits)),
        ("quoting.signs", sum(_is_sign(quotation, *pair) for pair in zip(edits, (*edits[1:], None), strict=True))),
        ("quoting.spellings", len(respelled)),
    )
    return ", ".join(say(key, language, n=n, words=named) for key, n in counts if n)


def _is_sign(quotation: Quotation, edit: Edit, after: Edit | None) -> bool:
    """Whether only capitals or punctuation changed; a sign that went with the bracket after it is told with that."""
    if edit.kind is not Kind.NORMALISATION or edit.respells:
        return False
    if after is None or after.kind is Kind.NORMALISATION:
        return True
    return bool(gap(edit.place, after.place).of(quotation.text).strip())
