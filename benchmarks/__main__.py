"""``make bench``: measure every budget and print the table. Exit 1 when one does not hold."""

from __future__ import annotations

import sys

from benchmarks import anchoring, guide_matching, journal, measure, readers, reports, screen, search, start


def main() -> int:
    """Run the parts named on the command line, or all."""
    parts = {
        "start": start, "screen": screen, "journal": journal, "reports": reports, "search": search,
        "anchoring": anchoring, "readers": readers,
    }  # fmt: skip
    chosen = sys.argv[1:] or list(parts)
    lines = [line for name in chosen for line in parts[name].lines()]
    print(measure.table(lines))
    missing = sum(not line.measured for line in lines)
    if missing:
        print(f"\nNot measured: {missing}. `pip install '.[bench]'` brings what they are held against.")
    if not sys.argv[1:]:
        print()
        guide_matching.main()
    return 0 if all(line.held for line in lines) else 1


if __name__ == "__main__":
    raise SystemExit(main())
