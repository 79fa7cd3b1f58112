"""What can become of a study behind the program's back: one function a fault, each found by one check of `doctor`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from intervjukod.domain.journal import Change, Kind
from intervjukod.study import Study
from tests.unit.study.acting import FEW, code, edit

LONGER = "folk nog. Vi är för få"
"""Said once, in I01."""


def act(study: Study) -> None:
    """A study in which every kind of thing stands: codings, memos, an answer, a text mended, an act undone."""
    i01 = study.transcripts.find("I01")
    code(study, FEW, "staffing")
    code(study, "tolv år", "samverkan")
    code(study, "folk", "kontinuitet", nth=1)
    study.coding.memo("study", "", "Hm.")
    study.coding.memo("transcript", i01, "Se här.", study.reading.quote(i01, LONGER))
    where = study.reading.quote(i01, "Hur är det med bemanningen på torget?")
    study.coding.set_answer(i01, "q2", asked=where, answered=[study.reading.quote(i01, LONGER)])
    sitting = study.versions.begin(i01)
    sitting.replace(study.reading.quote(i01, "kvar."), "kvar!")
    sitting.keep()
    study.coding.memo("code", "staffing", "Vad hör hit?")
    study.history.undo()


def spoil(study: Study, statement: str, *values: object) -> None:
    """Change a row behind the program's back, triggers and all."""
    context = study._context
    for trigger in ("op_is_never_deleted", "op_is_only_hollowed"):
        context.store._connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    context.store._connection.execute(statement, values)
    context.store.journal.folding.forget()
    context.forget()


def moved(study: Study, quote: str, by: int) -> None:
    """The anchor of the coding of these words, so many characters to the right, with the hash of where it was."""
    (id_,) = (passage.id for passage in study.reading.passages() if passage.text == quote)
    entity = study._context.store.journal.entity(Kind.CODING, id_)
    assert entity is not None
    study._context.write([Change(Kind.CODING, id_, {"anchor": shifted(entity.fields["anchor"], by)})])


def shifted(anchor: list[object], by: int) -> list[object]:
    """The anchor at another place, with the hash of its own."""
    text, start, end, quote = anchor
    assert isinstance(start, int)
    assert isinstance(end, int)
    return [text, start + by, end + by, quote]


def moved_memo(study: Study) -> None:
    """The memo on a passage, two characters to the right."""
    (row,) = (row for row in study._context.store.tables.entities(Kind.MEMO) if row.fields.get("anchor"))
    study._context.write([Change(Kind.MEMO, row.id, {"anchor": shifted(row.fields["anchor"], 2)})])


def moved_answer(study: Study) -> None:
    """Where a question was asked and where it is answered, some characters to the right."""
    (row,) = study._context.store.tables.entities(Kind.ANSWER)
    answered = [shifted(anchor, 3) for anchor in row.fields["answered"]]
    fields = {"asked": shifted(row.fields["asked"], 5), "answered": answered}
    study._context.write([Change(Kind.ANSWER, row.id, fields)])


def with_another_quote(study: Study) -> None:
    """A coding whose hash is that of words which nobody said."""
    (id_,) = (passage.id for passage in study.reading.passages() if passage.text == FEW)
    entity = study._context.store.journal.entity(Kind.CODING, id_)
    assert entity is not None
    said = [*entity.fields["anchor"][:3], "salt$" + "0" * 24]
    study._context.write([Change(Kind.CODING, id_, {"anchor": said})])


def edited(study: Study, name: str, old: str, new: str) -> None:
    """A codebook or a guide is edited, and looked at."""
    edit(study._context.folder.root / "codebooks" / name, old, new)
    study.poll()


def newest_version(study: Study) -> tuple[str, dict[str, object]]:
    """The version made last: its id and what it says."""
    row = study._context.store.tables.entities(Kind.VERSION)[-1]
    return row.id, row.fields


def with_another_map(study: Study) -> None:
    """A version whose edit is one of a shorter text."""
    id_, said = newest_version(study)
    assert isinstance(said["map"], list)
    old, new, *rest = said["map"]
    study._context.write([Change(Kind.VERSION, id_, {"map": [old - 1, new, *rest]})])


def with_turns_astray(study: Study) -> None:
    """A version whose turns stand in another order than they are in."""
    id_, said = newest_version(study)
    assert isinstance(said["turns"], list)
    study._context.write([Change(Kind.VERSION, id_, {"turns": said["turns"][::-1]})])


def with_a_memo_on_nobody(study: Study) -> None:
    """A memo on an informant whom no file names any more."""
    study.coding.memo("informant", "Polis 1", "Vem?")
    edit(study._context.folder.root / "informants.csv", "Polis 1", "Polis 7")
    study.poll()


INSERT = (
    "INSERT INTO op (id, replica, n, stamp, wall, actor, v, kind, entity, fields, saw, gesture)"
    " VALUES ('x', 'r', 1, 1, 1, 'Bo', 1, 'gesture', 'nobody', '{\"cancelled\":true}', '{}', 'word')"
)
OTHER_TEXT = "UPDATE text SET body = (SELECT body FROM text ORDER BY n DESC LIMIT 1) WHERE n = 1"
FIRST = "(SELECT min(n) FROM text)"


@dataclass(frozen=True)
class Fault:
    """What ``doctor`` calls it (``check`` and the key of what it says), how it came about, and whether it is mended."""

    check: str
    key: str
    make: Callable[[Study], None]
    mended: bool = True


def by(statement: str) -> Callable[[Study], None]:
    """A fault made by one statement."""
    return lambda study: spoil(study, statement)


FAULTS = {
    "a text that was changed": Fault("texts", "texts_damaged", by(OTHER_TEXT)),
    "a text that is no text": Fault("texts", "texts_damaged", by("UPDATE text SET body = x'00' WHERE n = 1")),
    "a text that is gone": Fault(
        "versions", "version_without_text", by("DELETE FROM text WHERE n = (SELECT max(n) FROM text)")
    ),
    "the text that another was made of is gone": Fault(
        "versions", "version_without_parent", by(f"DELETE FROM text WHERE n = {FIRST}")
    ),
    "an edit that fits no text": Fault("versions", "version_map", with_another_map, mended=False),
    "turns out of order": Fault("versions", "version_turns", with_turns_astray, mended=False),
    "a coding beside its words": Fault("anchors", "anchor_beside", lambda study: moved(study, FEW, 1)),
    "a coding far from its words": Fault("anchors", "anchor_beside", lambda study: moved(study, "tolv år", 120)),
    "a memo beside its words": Fault("anchors", "anchor_beside", moved_memo),
    "an answer beside its words": Fault("anchors", "anchor_beside", moved_answer),
    "a coding of words that stand twice": Fault(
        "anchors", "anchor_several", lambda study: moved(study, "folk", 2), mended=False
    ),
    "a coding of words that nobody said": Fault("anchors", "anchor_gone", with_another_quote, mended=False),
    "an op that is missing": Fault("journal", "op_missing", by("DELETE FROM op WHERE kind = 'memo'"), mended=False),
    "an op that cannot be read": Fault(
        "journal", "op_unreadable", by("UPDATE op SET fields = '{' WHERE kind = 'memo'"), mended=False
    ),
    "a word on an act that nobody did": Fault("journal", "op_stray", by(INSERT), mended=False),
    "an op whose stamp falls": Fault(
        "journal", "op_falling", by("UPDATE op SET stamp = 1 WHERE seq = (SELECT max(seq) FROM op)"), mended=False
    ),
    "a coding's row that differs": Fault("fold", "fold_differs", by('UPDATE coding SET "end" = "end" - 1')),
    "a row that nobody made": Fault(
        "fold",
        "fold_differs",
        by("INSERT INTO entity (kind, id, alive, made, fields) VALUES ('done', 'x', 1, 1, '{\"coder\":\"Bo\"}')"),
    ),
    "a voice that is gone": Fault("fold", "fold_differs", by("DELETE FROM voice")),
    "an act that seems undone": Fault("fold", "fold_differs", by("UPDATE gesture SET cancelled = 1 - cancelled")),
    "a code that is in no file": Fault(
        "codes", "code_missing", lambda study: edited(study, "torget.yaml", "  staffing:\n", "  annat:\n"), mended=False
    ),
    "a question that is in no guide": Fault(
        "questions",
        "question_missing",
        lambda study: edited(study, "bilaga.yaml", "id: q2\n", "id: q9\n"),
        mended=False,
    ),
    "a memo on nobody": Fault("subjects", "subject_missing", with_a_memo_on_nobody, mended=False),
}
