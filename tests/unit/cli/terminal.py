"""The command line as a test drives it: words in, exit code, output and messages out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from intervjukod.cli.program import program
from intervjukod.cli.running import run


@dataclass(frozen=True, slots=True)
class Said:
    """What one run gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """What was said on standard error, a line each."""
        return self.err.splitlines()


Speak = Callable[..., Said]


def speak(*words: str | Path, stdin: str | bytes = "") -> Said:
    """Run the program in this process, without a terminal."""
    with CliRunner().isolation(input=stdin) as (out, err, _):
        code = run(program, [str(word) for word in words])
        sys.stderr.flush()
        return Said(code, out.getvalue().decode(), err.getvalue().decode())


def in_study(folder: Path, coder: str = "") -> Speak:
    """``speak`` about one study, as ``coder`` unless the words say otherwise."""

    def say(*words: str | Path, stdin: str | bytes = "") -> Said:
        with pytest.MonkeyPatch.context() as patch:
            if coder:
                patch.setenv("INTERVJUKOD_CODER", coder)
            return speak("--study", folder, *words, stdin=stdin)

    return say
