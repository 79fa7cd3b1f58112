"""What holds of the codebook whatever two people do to it apart: one result, in the journal and in the files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.readers.codebook import read_codebook
from intervjukod.study import Study
from tests.builders import study_folder

KEYS = ("staffing", "kontinuitet", "samverkan", "förflyttning", "övrigt", "ny")
WORDS = ("", "Ord", "a: b # c", "två\nrader")
LETTERS = ("", "b", "k", "x")
NIGHT = "codebook: Natten\nfacets:\n  tid: [kväll, natt]\ncodes:\n  # ute\n  mörker: {facets: [tid]}\n"

Step = tuple[int, str, int, int]
"""Who (0 or 1), what, and two numbers that choose codes and words."""

steps = st.tuples(
    st.integers(0, 1),
    st.sampled_from(("edit", "define", "letter", "move", "move", "merge", "merge", "retire", "add", "undo", "redo")),
    st.integers(0, 6),
    st.integers(0, 6),
)
SWALLOWED_EACH_OTHER: list[Step] = [(0, "merge", 0, 2), (1, "merge", 2, 0), (0, "letter", 3, 1), (1, "move", 3, 0)]
UNDER_EACH_OTHER: list[Step] = [(0, "move", 0, 2), (1, "move", 2, 0), (0, "merge", 1, 6), (1, "add", 5, 1)]


def do(study: Study, verb: str, one: int, other: int) -> None:
    """One act, unless the rules or the codes that are there do not allow it."""
    book, keys = study.codebook, (*KEYS, "mörker")
    code = keys[one]
    try:
        match verb:
            case "edit":
                book.edit(code, label=WORDS[other % 4], alias=[WORDS[other % 3]], reason="prov")
            case "define":
                book.edit(code, definition=WORDS[other % 4], facets=["riktning"] if other % 2 else [])
            case "letter":
                book.edit(code, letter=LETTERS[other % 4])
            case "move":
                book.move(code, keys[other] if other != one else "")
            case "merge":
                book.merge(code, keys[other])
            case "retire":
                book.retire(code, other % 2 == 0)
            case "add":
                book.add(code, under=keys[other], letter=LETTERS[other % 4])
            case "undo":
                study.history.undo()
            case _:
                study.history.redo()
    except (NotFoundError, RefusedError):
        return


@contextmanager
def two_copies() -> Iterator[list[Path]]:
    """One study with two codebooks, in two places."""
    with TemporaryDirectory(prefix="kodbok") as root:
        first = study_folder(Path(root) / "annas", transcripts={}, guide="", informants="")
        (first / "codebooks" / "natt.yaml").write_text(NIGHT, "utf-8")
        Study.open(first, coder="Anna").close()
        yield [first, Path(shutil.copytree(first, Path(root) / "bos"))]


@settings(max_examples=settings().max_examples // 5)  # two studies each
@given(st.lists(steps, min_size=2, max_size=12))
@example(SWALLOWED_EACH_OTHER)
@example(UNDER_EACH_OTHER)
def test_two_people_s_codebooks_become_one(done: list[Step]) -> None:
    """Each merges the other: the same codes in one tree, as the files say too, and opening again changes nothing."""
    with two_copies() as folders:
        for who, name in enumerate(("Anna", "Bo")):
            with Study.open(folders[who], coder=name) as study:
                for _, verb, one, other in (step for step in done if step[0] == who):
                    do(study, verb, one, other)
        for one, other in ((0, 1), (1, 0)):
            with Study.open(folders[one], coder="Cecilia") as study:
                study.history.merge(folders[other])
        seen = [shown(folder) for folder in folders]
        assert seen[0] == seen[1]
        assert [shown(folder) for folder in folders] == seen


def shown(folder: Path) -> tuple[object, ...]:
    """What a study says of its codes, once it is sure that its files say the same and that opening adds nothing."""
    with Study.open(folder, coder="Cecilia") as study:
        seq = study.history.rows(1)[0].seq
    with Study.open(folder, coder="Cecilia") as study:
        assert study.history.rows(1)[0].seq == seq
        book, findings = study.codebook.book, [note.key for note in study.codebook.findings()]
        wrong = {check.check for check in study.history.doctor(deep=True) if check.status == "finding"}
        assert wrong == ({"files"} if "readers.doubled_letter" in findings else set())
        assert set(findings) <= {"readers.doubled_letter", "study.letter_twice"}  # a person settles that
        if "readers.doubled_letter" not in findings:
            assert in_files(folder) == {
                code.key: code.parent for code in book.codes if book.resolve(code.key) == code.key
            }
        letters = [code.letter for code in book.in_use if code.letter]
        assert bool(findings) == (len(letters) > len(set(letters)))
        return book, tuple(findings)


def in_files(folder: Path) -> dict[str, str]:
    """Every code of the files, and the code that it stands under there."""
    files = [(path, path.read_text("utf-8")) for path in (folder / "codebooks").glob("*.yaml")]
    read = [read_codebook(text, path.name, path.stem) for path, text in files]
    return {code.key: code.parent for file in read for code in file.codes}
