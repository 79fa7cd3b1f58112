"""Draw the screen anew, in words and as pictures for the README: ``python -m tests.golden.screens.make``."""

from __future__ import annotations

from tests.golden.screens.shots import PICTURES, SHOTS, WORDS, take


def main() -> None:
    """Write every shot, as text to be reviewed and as a drawing."""
    PICTURES.mkdir(exist_ok=True)
    for taken in take(SHOTS):
        name = taken.shot.name
        (WORDS / f"{name}.txt").write_text("\n".join(taken.rows) + "\n", encoding="utf-8")
        (PICTURES / f"{name}.svg").write_text(taken.drawing, encoding="utf-8")


if __name__ == "__main__":
    main()
