"""The queue of what lost its words, or had them changed: what is in it, and what a person decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import AmbiguousError, NotFoundError, RefusedError
from intervjukod.study import Study
from intervjukod.study.version_shapes import Misplaced
from tests.builders import TRANSCRIPTS
from tests.unit.study.acting import code, codings, newest, told, words

FILE = "I01-polis.txt"
KEPT = "samma personer är kvar"
FEW = "Vi är för få på kvällarna"


@pytest.fixture
def unsettled(study: Study, folder: Path) -> Study:
    """A coding and an answer whose words were touched; a coding, a quote, a memo and a question without theirs."""
    i01 = study.transcripts.find("I01")
    code(study, FEW, "staffing", riktning="minskat")
    study.coding.set_quote(code(study, KEPT, "samverkan"))
    code(study, "mest på kvällarna", "förflyttning")
    study.coding.memo("transcript", i01, "Kolla detta.", study.reading.quote(i01, "mest på kvällarna"))
    asked, few = study.reading.quote(i01, "Hur fungerar samverkan med kommunen?"), study.reading.quote(i01, FEW)
    study.coding.set_answer(i01, "q3", asked=asked, answered=[few, study.reading.quote(i01, "Hur länge har du")])
    text = TRANSCRIPTS[FILE].replace("Vi är för få", "Vi är alltför få").replace(", mest på kvällarna", "")
    text = text.replace("Hur fungerar samverkan med kommunen?", "Ja?").replace(
        "Samverkan fungerar bra när samma personer är kvar.", "Nja."
    )
    (folder / "transcripts" / FILE).write_text(text, "utf-8")
    study.transcripts.take_in()
    return study


def waiting(study: Study) -> list[tuple[str, str, str]]:
    """What waits: state, kind, and what it is known by."""
    return [(one.state, one.kind, one.what) for one in study.versions.queue()]


def the(study: Study, kind: str, state: str = "") -> Misplaced:
    """The one of a kind that waits."""
    (found,) = [one for one in study.versions.queue() if one.kind == kind and state in ("", one.state)]
    return found


def test_the_queue_has_everything_that_an_edit_unsettled(unsettled: Study) -> None:
    """Lost before similar; the words as they were, with what stood around them, and as they are."""
    assert sorted(waiting(unsettled)) == [
        ("lost", "asked", "3"),
        ("lost", "coding", "Förflyttning"),
        ("lost", "memo", "Kolla detta."),
        ("lost", "quote", "Samverkan"),
        ("similar", "answered", "3"),
        ("similar", "coding", "Bemanning"),
    ]
    assert [state for state, _, _ in waiting(unsettled)] == ["lost"] * 4 + ["similar"] * 2
    lost, similar = the(unsettled, "quote"), the(unsettled, "coding", "similar")
    assert (lost.old, lost.new, lost.span, lost.place) == (KEPT, "", None, "I01")
    assert lost.before.endswith("Samverkan fungerar bra när ")
    assert lost.after == ".\n"
    assert (similar.old, similar.new, similar.place) == (FEW, "Vi är alltför få på kvällarna", "I01:4")
    assert (similar.facets, similar.coder, similar.name) == ({"riktning": "minskat"}, "Anna", "I01-polis")
    assert unsettled.versions.queue(unsettled.transcripts.find("I02")) == []


def test_what_is_lost_counts_nowhere_and_is_told(unsettled: Study) -> None:
    """The report says how many codings wait."""
    frequency = unsettled.results.frequency()
    assert {row.code: row.counts.codings for row in frequency.rows if row.counts.codings} == {"staffing": 1}
    assert [note.values for note in frequency.notes if note.key == "versions.unplaced"] == [{"n": 2}]


def test_accepting_lets_it_stand_where_it_stands(unsettled: Study) -> None:
    """A new anchor in the version shown: it waits no longer, and the undo makes it wait again."""
    similar = the(unsettled, "coding", "similar")
    act = unsettled.versions.accept(similar.id[:13])
    assert (act.key, act.values["code"], act.values["place"]) == ("versions.coding_accepted", "Bemanning", "I01:4")
    assert ("similar", "coding", "Bemanning") not in waiting(unsettled)
    assert {one.state.value for one in codings(unsettled) if one.code == "staffing"} == {"same"}
    unsettled.history.undo()
    assert ("similar", "coding", "Bemanning") in waiting(unsettled)


def test_accepting_all_that_is_similar_is_one_act(unsettled: Study) -> None:
    """Of one transcript; an answer of several places keeps each of them."""
    i01 = unsettled.transcripts.find("I01")
    act = unsettled.versions.accept_similar(i01)
    assert (act.key, act.values) == ("versions.accepted_many", {"n": 2})
    assert {state for state, _, _ in waiting(unsettled)} == {"lost"}
    (row,) = [one for one in unsettled.reading.answers(i01) if one.question == "q3"]
    text = unsettled.transcripts.open(i01).text
    assert [span.of(text) for span in row.answered] == ["Vi är alltför få på kvällarna", "Hur länge har du"]
    last = newest(unsettled)
    assert unsettled.versions.accept_similar(i01).key == "versions.nothing_similar"
    assert newest(unsettled) == last
    unsettled.history.undo()
    assert len(waiting(unsettled)) == 6


@pytest.mark.parametrize(("kind", "key"), [("quote", "coding"), ("memo", "memo"), ("asked", "answer")])
def test_what_is_lost_is_placed_by_a_person(unsettled: Study, kind: str, key: str) -> None:
    """A coding that is kept as a quote, a memo, the place of a question."""
    i01 = unsettled.transcripts.find("I01")
    lost = the(unsettled, kind)
    act = unsettled.versions.place(lost.id, unsettled.reading.quote(i01, "Nja."))
    assert (act.key, act.transcript) == (f"versions.{key}_placed", i01)
    assert act.span is not None
    assert act.span.of(unsettled.transcripts.open(i01).text) == "Nja."
    assert kind not in {one for _, one, _ in waiting(unsettled)}
    unsettled.history.undo()
    assert kind in {one for _, one, _ in waiting(unsettled)}


def test_a_quote_that_is_placed_is_still_a_quote(unsettled: Study) -> None:
    """Code, facets, memo and the mark stay; only the place is new."""
    i01 = unsettled.transcripts.find("I01")
    unsettled.versions.place(the(unsettled, "quote").id, unsettled.reading.quote(i01, "Nja."))
    assert [(passage.text, passage.code) for passage in unsettled.reading.passages(quoted=True)] == [
        ("Nja.", "samverkan")
    ]


def test_places_are_proposed_for_what_is_lost(study: Study, folder: Path) -> None:
    """Where most of the words stand, best first, with reasons and reference."""
    lost = code(study, "Vi är alltid två", "staffing", transcript="I02")
    text = (
        TRANSCRIPTS["I02-vakt.txt"]
        .replace("Vi är alltid två, så b", "B")
        .replace("Två år ungefär.", "Två år. Vi är alltid två.")
    )
    (folder / "transcripts" / "I02-vakt.txt").write_text(text, "utf-8")
    study.transcripts.take_in()
    best = study.versions.candidates(lost[:12])[0]
    assert (best.words, best.place, best.reasons[0]) == ("Vi är alltid två", "I02:2", "same-words")
    study.versions.place(lost, study.reading.quote(study.transcripts.find("I02"), best.words))
    assert words(study, "I02") == {"Vi är alltid två": "staffing"}


def test_leaving_is_a_mark_until_the_text_changes_again(unsettled: Study, folder: Path) -> None:
    """It stays in the queue, and can be filtered away; another version asks once more."""
    lost = the(unsettled, "memo")
    act = unsettled.versions.leave(lost.id)
    assert act.key == "versions.memo_left"
    assert [one.left for one in unsettled.versions.queue() if one.id == lost.id] == [True]
    assert lost.id not in [one.id for one in unsettled.versions.queue(left=False)]
    assert unsettled.versions.leave(lost.id, False).key == "versions.memo_unleft"
    unsettled.history.undo()
    assert the(unsettled, "memo").left
    path = folder / "transcripts" / FILE
    path.write_text(path.read_text("utf-8").replace("Nja.", "Njae."), "utf-8")
    unsettled.transcripts.take_in()
    assert not the(unsettled, "memo").left


def test_removing_takes_it_away(unsettled: Study) -> None:
    """The coding, the memo, or the place of the question; an answer's other places stay."""
    for one in unsettled.versions.queue():
        unsettled.versions.remove(one.id)
    assert waiting(unsettled) == []
    (row,) = [one for one in unsettled.reading.answers(unsettled.transcripts.find("I01")) if one.question == "q3"]
    assert (row.asked, len(row.answered)) == (None, 1)
    assert codings(unsettled) == []


def test_what_cannot_be_done_says_why(unsettled: Study) -> None:
    """A lost place accepted, something that does not wait, a short id, a place without words."""
    lost = the(unsettled, "quote")
    with pytest.raises(RefusedError) as refused:
        unsettled.versions.accept(lost.id)
    assert told(refused) == ("versions.nothing_to_accept", {"id": lost.id})
    for id_, key in (("ffffffff", "versions.not_in_queue"), ("0", "id_short")):
        with pytest.raises(NotFoundError) as unknown:
            unsettled.versions.leave(id_)
        assert unknown.value.key == key
    answer = the(unsettled, "asked").id.partition("/")[0]
    with pytest.raises(AmbiguousError):
        unsettled.versions.leave(answer)
    with pytest.raises(NotFoundError):
        unsettled.versions.place(
            lost.id, unsettled.reading.quote(unsettled.transcripts.find("I01"), "Nja.").shift(9999)
        )


def test_what_is_lost_has_a_place_beside_its_neighbours(unsettled: Study) -> None:
    """What stands there in its place, or nothing between what stood on its sides."""
    there = unsettled.versions.beside(the(unsettled, "memo").id)
    text = unsettled.transcripts.open(unsettled.transcripts.find("I01")).text
    assert there is not None
    assert not there
    assert text[: there.start].endswith("tolv år")


def test_only_some_of_what_is_similar_is_accepted(unsettled: Study) -> None:
    """What a person has in sight, and nothing else."""
    only = [the(unsettled, "coding", "similar").id]
    unsettled.versions.accept_similar(unsettled.transcripts.find("I01"), only)
    assert [kind for state, kind, _ in waiting(unsettled) if state == "similar"] == ["answered"]


def test_what_is_lost_stands_in_the_order_it_had(unsettled: Study) -> None:
    """As in the text that it was anchored in, whatever its id."""
    lost = [one.old for one in unsettled.versions.queue() if one.state == "lost"]
    assert [lost.index(words) for words in ("mest på kvällarna", KEPT)] == [0, 3]
