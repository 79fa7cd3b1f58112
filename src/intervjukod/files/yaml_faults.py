"""What a researcher needs to hear where a parser of YAML stops: the kind of mistake, and where to look for it."""

from __future__ import annotations

from typing import NamedTuple

import yaml


class Fault(NamedTuple):
    """The key of its sentence under ``files.``, its line and its column, both from 1, in code points."""

    key: str
    line: int
    column: int


_KINDS = (
    ("cannot start any token", "yaml_quotes_needed"),
    ("a tab character", "yaml_tab"),
    ("mapping values are not allowed", "yaml_colon"),
    ("found unexpected ':'", "yaml_colon"),
    ("sequence entries are not allowed", "yaml_dash"),
    ("could not find expected ':'", "yaml_no_colon"),
    ("unexpected end of stream", "yaml_quote"),
    ("unexpected document", "yaml_quote"),
    ("escape character", "yaml_escape"),
    ("parsing a quoted scalar", "yaml_escape"),
    ("scanning a double-quoted scalar", "yaml_escape"),
    ("Unicode", "yaml_escape"),
    ("scanning a block scalar", "yaml_block"),
    ("node content", "yaml_value"),
    ("expected ',' or", "yaml_bracket"),
    ("'-' indicator", "yaml_indentation"),
    ("expected key", "yaml_indentation"),
    ("document start>", "yaml_indentation"),
    ("<block end>", "yaml_indentation"),
    ("an alias", "yaml_quotes_needed"),
    ("an anchor", "yaml_quotes_needed"),
    ("a tag", "yaml_quotes_needed"),
    ("a directive", "yaml_quotes_needed"),
    ("mapping keys are not allowed", "yaml_quotes_needed"),
)
"""What libyaml and PyYAML say, the more telling first, and the kind of mistake that it is."""


_ENDLESS = ("yaml_quote", "yaml_no_colon")
"""What lacks its end, and is shown where it begins."""


def fault_of(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """What is wrong with ``text``. What nobody has a word for is ``yaml_syntax``."""
    said = f"{error.context}: {error.problem}"
    kind = next((kind for words, kind in _KINDS if words in said), "yaml_syntax")
    where = (error.context_mark if kind in _ENDLESS else None) or error.problem_mark
    index, line, column = (where.index, where.line, where.column) if where else (0, 0, 0)
    if kind == "yaml_quotes_needed" and text.startswith("\t", index):
        kind = "yaml_tab"
    return Fault(f"files.{kind}", line + 1, column + 1)
