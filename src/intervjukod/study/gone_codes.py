"""Codes as their file had them before they were taken out: an undo brings them back with layout and comments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from intervjukod.files.yaml_splice import Remove, cut, splice
from intervjukod.files.yaml_text import Block
from intervjukod.study.code_edits import Gone, Rewriting
from intervjukod.study.context import Context


def without(text: str, rewriting: Rewriting, path: str) -> tuple[str, dict[str, Gone]]:
    """The text of a file, which ``path`` names in errors, without the codes that leave it, and those. SourceError."""
    gone: dict[str, Gone] = {}
    for level in rewriting.leaving():
        blocks = cut(text, level.values(), path)
        gone |= {key: Gone(block, rewriting.fields(key)) for key, block in zip(level, blocks, strict=True)}
        text = splice(text, map(Remove, level.values()), path)
    return text, gone


def keep(context: Context, gone: Mapping[str, Gone]) -> None:
    """Remember how the codes stood in their file, on this machine; the caller holds the transaction."""
    for key, code in gone.items():
        block = asdict(code.block) if isinstance(code.block, Block) else None
        if block is not None:
            context.store.local.set(_name(key), json.dumps([block, code.fields], ensure_ascii=False))


def kept(context: Context, key: str) -> Gone | None:
    """How a code stood in its file when it was taken out last; None when it never was here."""
    said = context.store.local.get(_name(key))
    if not said:
        return None
    block, fields = json.loads(said)
    return Gone(Block(**block), fields)


def _name(key: str) -> str:
    return f"gone code {key}"
