"""The command line: `intervjukod COMMAND`, and `intervjukod [FOLDER]` for the screen."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program with the process's own arguments and leave with its exit code."""
    from intervjukod.cli.program import program
    from intervjukod.cli.running import run

    sys.exit(run(program, sys.argv[1:]))
