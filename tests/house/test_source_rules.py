"""Rules of the house that no linter knows: each a function to the faults of a text, and shown a bad text."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.house.tree import SOURCE, modules, named, parsed, texts

SHAPELESS = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}
DEFINITIONS = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
CATCH_ALL = {"BaseException", "Exception"}

# A rule that is switched off names the rule and, in words, the reason.
EXCUSED = re.compile(r"type: ignore\[[a-z, -]+\]\W+[^\W\d_]{3}|noqa: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*\W+[^\W\d_]{3}")
SWITCHED_OFF = re.compile(r"type: *ignore|noqa|pylint:|mypy:|pragma:", re.IGNORECASE)

ELSEWHERE = re.compile(r"(?<![\w.~$})])/(?:root|work|home|Users|tmp|opt|var|mnt)/\w")
REGISTRY = re.compile(r"py[p]i\.org|python[h]osted|--(?:extra-)?index-[u]rl|(?:[a-z]+\.)?(?:artifactory|nexus)\.", re.I)
LEFT_OUT = re.compile(r"\b(?:importorskip|xfail|skipif)\b|\.skip\(")


def words(name: str) -> set[str]:
    """The words of a snake_case or CamelCase name, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]?[^\W_A-Z]+|[A-Z]+(?![^\W_A-Z])", name)}


def shapeless_names(tree: ast.Module) -> Iterator[str]:
    """Definitions whose name says that nobody knew what they were."""
    for node in ast.walk(tree):
        if isinstance(node, DEFINITIONS) and words(node.name) & SHAPELESS:
            yield node.name


def swallowed(tree: ast.Module) -> Iterator[int]:
    """Lines where every error is caught and nothing is done about it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and _catches_all(node.type):
            if all(_does_nothing(act) for act in node.body):
                yield node.lineno
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            yield from (node.lineno for argument in node.args if _catches_all(argument))


def _catches_all(caught: ast.expr | None) -> bool:
    return caught is None or any(isinstance(part, ast.Name) and part.id in CATCH_ALL for part in ast.walk(caught))


def _does_nothing(act: ast.stmt) -> bool:
    return isinstance(act, ast.Pass | ast.Continue) or (
        isinstance(act, ast.Expr) and isinstance(act.value, ast.Constant)
    )


def unexcused(text: str) -> Iterator[str]:
    """Comments that switch a check off without naming it or without a reason."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and SWITCHED_OFF.search(token.string) and not EXCUSED.search(token.string):
            yield f"{token.start[0]}: {token.string}"


def test_modules_and_definitions_are_named_for_what_they_do() -> None:
    """No module, class or function is a drawer for whatever did not fit elsewhere."""
    drawers = [named(path) for path in SOURCE.rglob("*") if words(path.stem) & SHAPELESS]
    drawers += [f"{name}: {found}" for name, tree in parsed().items() for found in shapeless_names(tree)]
    assert drawers == []


def test_no_error_is_swallowed() -> None:
    """Nothing catches every error and goes on as if it had not been."""
    assert [f"{name}:{line}" for name, tree in parsed().items() for line in swallowed(tree)] == []


@pytest.mark.parametrize("top", ["src", "tests"])
def test_what_is_switched_off_has_its_reason(top: str) -> None:
    """A silenced check names the check and the reason on its line."""
    suspects = {name: text for name, text in modules(top).items() if SWITCHED_OFF.search(text)}
    assert [f"{name}:{found}" for name, text in suspects.items() for found in unexcused(text)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    """No file holds a path of somebody's machine or the host of a package registry."""
    found = [
        f"{name}: {match.group()}"
        for name, text in texts()
        for match in (ELSEWHERE.search(text), REGISTRY.search(text))
        if match
    ]
    assert found == []


def test_no_test_leaves_itself_out() -> None:
    """Only the `needs` marker, which names and counts, may leave a test out."""
    allowed = {"tests/conftest.py", named(SOURCE.parents[1] / "tests" / "house" / "test_source_rules.py")}
    assert [name for name, text in modules("tests").items() if LEFT_OUT.search(text) and name not in allowed] == []


@pytest.mark.parametrize("name", ["text_utils", "HelperClass", "CodeManager", "manager"])
def test_a_shapeless_name_is_seen(name: str) -> None:
    """The rule on names sees snake and camel case, and leaves `contextmanager` alone."""
    assert list(shapeless_names(ast.parse(f"@contextmanager\ndef {name}(): ...\ndef contextmanager(): ..."))) == [name]


@pytest.mark.parametrize(
    "act",
    [
        "try: x\nexcept Exception: pass",
        "try: x\nexcept: ...",
        "try: x\nexcept (OSError, BaseException): continue",
        "with contextlib.suppress(Exception): x",
    ],
)
def test_a_swallowed_error_is_seen(act: str) -> None:
    """The rule on swallowed errors sees its ways, and lets a named error or a handled one pass."""
    assert len(list(swallowed(ast.parse(f"while 1:\n  {act.replace(chr(10), chr(10) + '  ')}")))) == 1
    assert list(swallowed(ast.parse("try: x\nexcept OSError: pass\nexcept Exception: raise"))) == []


def test_a_bare_switch_is_seen() -> None:
    """The rule on silenced checks wants a name and a reason, whatever the spelling."""
    off, noqa = "# type: " + "ignore", "# no" + "qa"
    bad = [off, f"{off}[misc]", noqa, f"{noqa}: S608", f"{noqa}  because I say so"]
    good = [f"{off}[misc]  # ships no types", f"{noqa}: S608  column names are constants"]
    assert [list(unexcused(line)) for line in bad] == [[f"1: {line}"] for line in bad]
    assert [list(unexcused(line)) for line in good] == [[], []]


def test_a_machine_and_a_registry_are_seen() -> None:
    """The rule on places sees a path and a host, and lets an address on the web pass."""
    assert ELSEWHERE.search("see /" + "home/anna/study")
    assert ELSEWHERE.search('"/' + 'tmp/x"')
    assert REGISTRY.search("https://py" + "pi.org/simple")
    assert not ELSEWHERE.search("https://example.org/work/x")
    assert not REGISTRY.search("a Python package index")
