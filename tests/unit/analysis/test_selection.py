"""Which transcripts count, and which say nothing yet."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.analysis.selection import Counting, belongs, select, values_of
from intervjukod.domain.coding import Material
from tests.unit.analysis.building import interview, materials

ONE = interview("I01", ("Anna", "Ja."), role="polis/spanare")
OTHER = interview("I02", ("Bo", "Nej."), role="ordningsvakt")
EMPTY = interview("I03", ("?", "Är det någon?"))
ALL = materials([ONE, OTHER, EMPTY])


def names(transcripts: Sequence[Material]) -> list[str]:
    """Their names, in order."""
    return [material.name for material in transcripts]


def test_the_done_ones_count_and_the_rest_wait() -> None:
    """A coding in an interview that nobody has finished is not enough."""
    selection = select(ALL, done={"I01"}, begun={"I01", "I02"})
    assert selection.counting is Counting.DONE
    assert (names(selection.counted), names(selection.pending)) == (["I01"], ["I02", "I03"])


def test_the_begun_ones_count_while_nothing_is_done() -> None:
    """An interview without a coding has not been read, and waits."""
    selection = select(ALL, done=set(), begun={"I02"})
    assert selection.counting is Counting.BEGUN
    assert (names(selection.counted), names(selection.pending)) == (["I02"], ["I01", "I03"])


def test_one_done_interview_anywhere_decides_for_every_filter() -> None:
    """A role without a done interview has none that counts: its begun ones do not step in."""
    selection = select(ALL, done={"I01"}, begun={"I01", "I02"}, filters={"role": "ordningsvakt"})
    assert selection.counting is Counting.DONE
    assert (names(selection.counted), names(selection.pending)) == ([], ["I02"])


def test_a_filter_takes_what_is_below_a_path_and_nothing_that_only_begins_so() -> None:
    """``polis`` holds ``polis/spanare``; ``pol`` holds neither."""
    assert names(select(ALL, done=set(), begun=set(), filters={"role": "polis"}).pending) == ["I01"]
    assert not belongs(ONE.material.voices[0], {"role": "pol"})
    assert belongs(ONE.material.voices[0], {})


def test_several_values_are_parted_and_blanks_are_none() -> None:
    """Values stand joined with semicolons, as written by people."""
    assert values_of({"site": "Sergels torg; Hässelby torg;;Sergels torg"}, "site") == ("Sergels torg", "Hässelby torg")
    assert values_of({"site": " ; "}, "site") == ("",)
    assert values_of({}, "site") == ("",)
