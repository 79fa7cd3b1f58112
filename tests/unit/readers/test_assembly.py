"""What every reader tells of the text it found."""

from __future__ import annotations

from pathlib import Path

from tests.unit.readers.miniatures import reading


def test_oddities_are_told_with_the_lines_of_the_file(tmp_path: Path) -> None:
    """All of the first lines, counted under front matter, and how many there are after those; the text stays."""
    said = "I: drogs\u0446en?\nP: en drogsccen\n" + "tryg\u00adghet\n" * 30
    made = reading(tmp_path, "a.md", "---\nrole: polis\n---\n" + said)
    assert made.text == said
    told = {note.key: (note.line, len(note.also), note.more) for note in made.notes if note.key.startswith("odd_")}
    assert told == {"odd_soft_hyphen": (6, 19, 10), "odd_mixed_script": (4, 0, 0), "odd_doubled": (5, 0, 0)}
