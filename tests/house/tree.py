"""The repository's own files, as the tests of the house rules read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "intervjukod"

_TEXT = {
    "",
    ".cfg",
    ".csv",
    ".css",
    ".json",
    ".md",
    ".py",
    ".sh",
    ".sql",
    ".tcss",
    ".toml",
    ".txt",
    ".yaml",
    ".vtt",
}
_MADE = {"__pycache__", "dist"}


def named(path: Path) -> str:
    """The path as a person would write it, seen from the repository's root."""
    return path.relative_to(ROOT).as_posix()


@cache
def modules(top: str = "src") -> dict[str, str]:
    """Every Python module under ``top``: its path from the root, and its text."""
    return {named(path): path.read_text("utf-8") for path in sorted((ROOT / top).rglob("*.py"))}


@cache
def parsed(top: str = "src") -> dict[str, ast.Module]:
    """Every Python module under ``top``, parsed."""
    return {name: ast.parse(text) for name, text in modules(top).items()}


@cache
def nodes(top: str = "src") -> dict[str, tuple[ast.AST, ...]]:
    """Every node of every Python module under ``top``: finding them takes longer than looking at them."""
    return {name: tuple(ast.walk(tree)) for name, tree in parsed(top).items()}


def texts() -> Iterator[tuple[str, str]]:
    """Every text file of the repository: its path from the root, and its text."""
    for path in sorted(_walk(ROOT)):
        if path.suffix in _TEXT:
            yield named(path), path.read_text("utf-8")


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            if path.name == ".ci" or not (path.name.startswith(".") or path.name in _MADE):
                yield from _walk(path)
        elif not path.name.startswith(".intervjukod"):
            yield path
