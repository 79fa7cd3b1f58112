"""``python -m tests.fuzz READER [COUNT [FIRST]]``: spoilt files until one is found that breaks the reader.

That one is kept, and its number printed, so that it can be made again.
"""

from __future__ import annotations

import resource
import signal
import sys
import traceback
from pathlib import Path

from intervjukod.readers.registry import FORMATS
from tests.fuzz.attempt import attempt, hostile, seeds
from tests.fuzz.hostile import on_one_line
from tests.fuzz.seeds import FILES

SECONDS = 10
MEGABYTES = 500


class TooLong(Exception):
    """More than SECONDS for one file."""


def main(arguments: list[str]) -> int:
    """0 when every file gave a reading or a clear error, 1 for one that did not, 2 for a wrong command."""
    readers = [one.name for one in FORMATS]
    if not arguments or arguments[0] not in readers:
        _say(f"usage: python -m tests.fuzz READER [COUNT [FIRST]]; READER is one of {', '.join(readers)}")
        return 2
    reader, *numbers = arguments
    count, first, *_ = [*map(int, numbers), *(1_000, 0)[len(numbers) :]]
    signal.signal(signal.SIGALRM, _too_long)
    for name in seeds(reader):
        if not _stands(reader, "long", name, on_one_line(FILES[name])):
            return 1
    for number, name, data in hostile(reader, first, count):
        if not _stands(reader, str(number), name, data):
            return 1
    _say(f"{reader}: {count} files, {_megabytes()} MB")
    return 0


def _stands(reader: str, number: str, name: str, data: bytes) -> bool:
    """Whether a file is read, or refused, within the bounds; else it is kept."""
    signal.alarm(SECONDS)
    try:
        attempt(name, data)
    except Exception:  # noqa: BLE001 (whatever comes is what is looked for)
        _say(traceback.format_exc())
    else:
        if _megabytes() <= MEGABYTES:
            return True
    finally:
        signal.alarm(0)
    kept = Path(f"fuzz-{reader}-{number}{Path(name).suffix}")
    kept.write_bytes(data)
    _say(f"{reader} {number}: kept as {kept}, {_megabytes()} MB")
    return False


def _too_long(*_signal: object) -> None:
    raise TooLong


def _megabytes() -> int:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
