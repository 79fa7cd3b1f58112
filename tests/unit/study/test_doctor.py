"""`doctor`: what is well is said to be, and each thing that can be wrong is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from intervjukod.domain.journal import Change, Kind
from intervjukod.errors import RefusedError
from intervjukod.locale import say
from intervjukod.study import Study
from tests.unit.study.acting import FEW, code, edit

NEW = "I: A?\n\nP: B.\n"


def statuses(study: Study, *, deep: bool = True) -> dict[str, str]:
    """Status by check."""
    return {check.check: check.status for check in study.history.doctor(deep)}


def spoil(study: Study, statement: str, *values: object) -> None:
    """Change a row behind the program's back, triggers and all."""
    connection = study._context.store._connection
    connection.execute("INSERT INTO purge VALUES (1)")
    connection.execute(statement, values)
    connection.execute("DELETE FROM purge")
    study._context.store.texts.put_away()
    study._context.forget()


def test_a_sound_study(study: Study) -> None:
    """Every check is there and ok; SQLite's age may be a note."""
    code(study, FEW, "staffing")
    found = statuses(study)
    assert {name for name, status in found.items() if status == "ok"} >= {
        "database", "texts", "anchors", "journal", "codes", "fold",
    }  # fmt: skip
    assert found.keys() - {"database", "texts", "anchors", "journal", "codes", "fold"} == {"sqlite", "index"}
    assert "fold" not in statuses(study, deep=False)


def anchored_elsewhere(study: Study) -> None:
    """The first coding's anchor, one character to the right, with the hash of where it was."""
    id_ = study.reading.passages()[0].id
    entity = study._context.store.journal.entity(Kind.CODING, id_)
    assert entity is not None
    text, start, end, quote = entity.fields["anchor"]
    study._context.write([Change(Kind.CODING, id_, {"anchor": [text, start + 1, end + 1, quote]})])


def short_of_an_op(study: Study) -> None:
    """The journal without an op from its middle."""
    study._context.store._connection.execute("DROP TRIGGER op_is_never_deleted")
    spoil(study, "DELETE FROM op WHERE kind = 'memo'")


def edit_book(study: Study, old: str, new: str) -> None:
    """Edit the codebook and look."""
    edit(study._context.folder.root / "codebooks" / "torget.yaml", old, new)
    study.poll()


OTHER_TEXT = "UPDATE text SET body = (SELECT body FROM text ORDER BY n DESC LIMIT 1) WHERE n = 1"

FAULTS: dict[str, tuple[str, Callable[[Study], None]]] = {
    "a text that was changed": ("texts", lambda study: spoil(study, OTHER_TEXT)),
    "a text that is damaged": ("texts", lambda study: spoil(study, "UPDATE text SET body = x'00' WHERE n = 1")),
    "an anchor that does not hold its words": ("anchors", anchored_elsewhere),
    "an op that is missing": ("journal", short_of_an_op),
    "a table that differs": ("fold", lambda study: spoil(study, 'UPDATE coding SET "end" = "end" - 1')),
    "a code that is in no file": ("codes", lambda study: edit_book(study, "  staffing:\n", "  annat:\n")),
    "a file that is broken": ("files", lambda study: edit_book(study, "    key: s\n", "    key: b\n")),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_found(study: Study, what: str) -> None:
    """As a finding of its own check, in words, in both languages; the others stay as they are."""
    code(study, FEW, "staffing")
    study.coding.memo("study", "", "Hm.")
    code(study, "tolv år", "samverkan")
    check, spoiled = FAULTS[what]
    assert statuses(study)[check if check != "files" else "codes"] == "ok"
    spoiled(study)
    found = [one for one in study.history.doctor(deep=True) if one.status == "finding"]
    assert check in {one.check for one in found}
    for one in found:
        for language in ("sv", "en"):
            assert say(one.what.key, language, **one.what.values)
            assert one.hint is None or say(one.hint.key, language, **one.hint.values)


def test_a_passage_that_does_not_hold_its_words_is_not_shown(study: Study) -> None:
    """Other words in a report would be worse than none: the error says to run `doctor`."""
    id_ = code(study, FEW, "staffing")
    anchored_elsewhere(study)
    with pytest.raises(RefusedError) as error:
        study.reading.passages()
    assert (error.value.key, error.value.values) == ("anchor_broken", {"id": id_, "name": "I01-polis"})


def test_what_is_only_worth_knowing_is_a_note(study: Study, folder: Path) -> None:
    """A file that waits, an op of a newer release: no reason to act."""
    (folder / "transcripts" / "I03.txt").write_text(NEW)
    study._context.store._connection.execute(
        "INSERT INTO op (id, replica, n, stamp, wall, actor, v, kind, entity, fields, saw, gesture)"
        " VALUES ('x', 'r', 1, 1, 1, 'Bo', 9, 'sketch', 'e', '{\"a\":1}', '{}', 'g')"
    )
    found = statuses(study, deep=False)
    assert (found["news"], found["newer_ops"]) == ("note", "note")
    assert "finding" not in found.values()
