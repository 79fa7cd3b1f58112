"""Two edits of one text, joined."""

from __future__ import annotations

from intervjukod.anchoring.edits import edit_map
from intervjukod.anchoring.joining import Joined, joined
from intervjukod.domain.anchor import State, project
from intervjukod.domain.span import occurrences

BASE = "P: Anna ringer ofta.\n\nP: Vi är för få på kvällarna, tyvärr.\n\nP: Det var allt som jag hade att säga.\n"


def made(one: str, other: str, others: tuple[int, ...] = ()) -> Joined:
    """Both edits of BASE joined."""
    return joined(BASE, edit_map(BASE, one), edit_map(BASE, other), one, other, others)


def test_what_does_not_touch_is_taken_from_both() -> None:
    """Two people mend different words, and put in and take out different lines."""
    one = BASE.replace("Anna", "Maja").replace(", tyvärr", "")
    other = BASE.replace("ofta", "jämt").replace("P: Det var", "I: Mer?\n\nP: Det var")
    result = made(one, other)
    assert result.text == one.replace("ofta", "jämt").replace("P: Det var", "I: Mer?\n\nP: Det var")
    assert result.clashes == ()


def test_what_both_changed_alike_is_taken_once() -> None:
    """The same correction twice is one."""
    same = BASE.replace("Anna", "Maja").replace("allt", "allting")
    assert made(same, same).text == same
    assert made(same, BASE.replace("Anna", "Maja")).text == same


def test_what_both_changed_is_for_a_person() -> None:
    """A clash is listed in all four texts; the first stands unless the other is chosen."""
    one, other = BASE.replace("Anna", "Maja").replace("allt", "det"), BASE.replace("Anna", "Kim").replace("allt", "nog")
    result = made(one, other)
    assert result.text == one
    read = [(clash.base.of(BASE), clash.one.of(one), clash.other.of(other)) for clash in result.clashes]
    assert read == [("Anna", "Maja", "Kim"), ("allt", "det", "nog")]
    assert [clash.joined.of(result.text) for clash in result.clashes] == ["Maja", "det"]
    assert made(one, other, (1,)).text == one.replace("det som", "nog som")
    assert made(one, other, (0, 1)).text == other


def test_codings_of_either_text_go_on_into_the_joined_one() -> None:
    """The edits that lead there place them like any edit, also in a paragraph that one of them moved."""
    few = "P: Vi är för få på kvällarna, tyvärr.\n\n"
    one = BASE.replace(few, "") + "\n" + few
    other = BASE.replace("Anna", "Maja")
    result = made(one, other)
    assert result.clashes == ()
    for text, edits in ((one, result.from_one), (other, result.from_other)):
        placed = project(next(occurrences(text, "för få")), edits)
        assert placed.span.of(result.text) == "för få"
        assert placed.state is not State.LOST
