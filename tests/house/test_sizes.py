"""Sizes to keep: what no longer fits in the head is two things."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from statistics import quantiles

import pytest

from tests.house.tree import modules, nodes

MODULE_LINES = 400
FUNCTION_LINES = 50
CLASS_METHODS = 19

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(found: Iterable[ast.AST]) -> Iterator[tuple[str, int]]:
    """Every function among them: its name, and its lines from `def` to the last, docstring and all."""
    for node in found:
        if isinstance(node, Function):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def classes(found: Iterable[ast.AST]) -> Iterator[tuple[str, int]]:
    """Every class among them: its name, and how many methods it defines."""
    for node in found:
        if isinstance(node, ast.ClassDef):
            yield node.name, sum(isinstance(member, Function) for member in node.body)


@pytest.mark.parametrize("top", ["src", "tests"])
def test_no_module_is_too_long(top: str) -> None:
    """A module is at most 400 lines."""
    long = {name: lines for name, text in modules(top).items() if (lines := text.count("\n")) > MODULE_LINES}
    assert long == {}


@pytest.mark.parametrize("top", ["src", "tests"])
def test_no_function_is_too_long(top: str) -> None:
    """A function is at most 50 lines."""
    long = {
        f"{name}: {function}": lines
        for name, found in nodes(top).items()
        for function, lines in functions(found)
        if lines > FUNCTION_LINES
    }
    assert long == {}


def test_most_functions_are_short() -> None:
    """Half of the functions are under 10 lines, nine in ten under 30."""
    tenths = quantiles((lines for found in nodes().values() for _, lines in functions(found)), n=10)
    assert (tenths[4] < 10, tenths[8] < 30) == (True, True), tenths


def test_no_class_has_too_many_methods() -> None:
    """A class has under 20 methods."""
    large = {
        f"{name}: {owner}": methods
        for name, found in nodes().items()
        for owner, methods in classes(found)
        if methods > CLASS_METHODS
    }
    assert large == {}


def test_the_counting_itself() -> None:
    """Lines run from `def` to the last line, methods are counted in their own class only."""
    found = list(ast.walk(ast.parse("class A:\n    @staticmethod\n    def f():\n        '''x'''\n        return 1\n")))
    assert list(functions(found)) == [("f", 3)]
    assert list(classes(found)) == [("A", 1)]
