"""Text versions: which one is shown, and how an anchor travels between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.anchor import Anchor, Placement, State
from intervjukod.domain.edit_map import EditMap, Kept
from intervjukod.domain.span import Span
from intervjukod.domain.versions import Version, Versions, edits_from_field, edits_to_field, version_from_fields

SIZE = 200
AT = Span(100, 110)


def version(text: str, parent: str, stamp: int, edits: EditMap | None = None) -> Version:
    """A version named for its text and parent."""
    return Version(f"{parent}>{text}", text, parent, edits, (stamp, f"op{stamp}"))


def inserted(at: int, size: int, before: int = SIZE) -> EditMap:
    """The edit of a text of ``before`` code points that puts ``size`` more in at ``at``."""
    return EditMap(before, before + size, (Kept(0, 0, at), Kept(at, at + size, before - at)))


def anchored(text: str) -> Anchor:
    """An anchor at AT in ``text``."""
    return Anchor(text, AT, "s$d")


FIRST = version("a", "", 1)


def test_without_versions_an_anchor_waits() -> None:
    """Codings may arrive before their text."""
    none = Versions.of(())
    assert (none.current, none.forks) == (None, ())
    assert none.place(anchored("a")) == Placement(AT, State.WAITING)
    assert Versions.of([FIRST]).place(anchored("b")) == Placement(AT, State.WAITING)


def test_an_anchor_stands_in_its_own_text() -> None:
    """Nothing moves in the version that the person saw."""
    assert Versions.of([FIRST]).place(anchored("a")) == Placement(AT, State.SAME)


def test_anchors_travel_forwards_and_backwards() -> None:
    """A coding of the first text stands in the second, and one of the second in the first when that is shown."""
    edits = inserted(10, 7)
    edited = Versions.of([version("b", "a", 2, edits), FIRST])
    assert edited.place(anchored("a")) == Placement(AT.shift(7), State.SAME)
    undone = Versions.of([FIRST, version("b", "a", 0, edits)])  # as if the edit had lost
    assert undone.place(anchored("b")) == Placement(AT.shift(-7), State.SAME)


def test_anchors_travel_over_several_edits() -> None:
    """Three edits are one projection: two insertions before, one after."""
    versions = Versions.of(
        [
            FIRST,
            version("b", "a", 2, inserted(10, 7)),
            version("c", "b", 3, inserted(180, 3, SIZE + 7)),
            version("d", "c", 4, inserted(0, 5, SIZE + 10)),
        ]
    )
    assert versions.place(anchored("a")) == Placement(AT.shift(12), State.SAME)
    assert versions.place(anchored("c")) == Placement(AT.shift(5), State.SAME)


def test_of_a_fork_the_newest_is_shown_and_the_other_listed() -> None:
    """Two edits of one version: codings of both stand in the newest, through the text they share."""
    fork = Versions.of([FIRST, version("b", "a", 2, inserted(10, 7)), version("c", "a", 3, inserted(10, 2))])
    assert fork.current == fork.all[2]
    assert fork.forks == (fork.all[1],)
    assert fork.place(anchored("b")) == Placement(AT.shift(-5), State.SAME)


def test_a_chain_is_no_fork() -> None:
    """What the shown version was made from is not listed beside it."""
    assert Versions.of([FIRST, version("b", "a", 2), version("c", "b", 3)]).forks == ()


def test_an_edit_back_is_shown_and_no_fork() -> None:
    """An edit that restores the first text makes a version of its own; anchors of both texts are at home."""
    edits = inserted(10, 7)
    versions = Versions.of([FIRST, version("b", "a", 2, edits), version("a", "b", 3, edits.inverse())])
    assert versions.current == versions.all[2]
    assert versions.forks == ()
    assert versions.place(anchored("a")) == Placement(AT, State.SAME)
    assert versions.place(anchored("b")) == Placement(AT.shift(-7), State.SAME)


def test_without_an_edit_map_there_is_no_way() -> None:
    """A text that was read anew without a map leaves old anchors waiting, not misplaced."""
    versions = Versions.of([FIRST, version("b", "a", 2)])
    assert versions.place(anchored("a")).state is State.WAITING


def test_what_was_coded_in_an_undone_version_finds_home() -> None:
    """Its edit leads back, and it is no version that could be shown or fork."""
    undone = version("b", "a", 0, inserted(10, 7))
    versions = Versions.of([FIRST], [undone])
    assert (versions.current, versions.forks) == (FIRST, ())
    assert versions.place(Anchor("b", AT.shift(7), "s$d")) == Placement(AT, State.SAME)


def test_an_undone_version_is_no_short_cut() -> None:
    """Where living edits lead, an undone one changes nothing: an undo leaves everything where it was."""
    gone = EditMap(SIZE, SIZE + 7, ())
    living = [FIRST, version("b", "a", 2, inserted(10, 3)), version("c", "b", 3, inserted(180, 4, SIZE + 3))]
    assert Versions.of(living, [version("c", "a", 0, gone)]).place(anchored("a")) == Placement(AT.shift(3), State.SAME)


def joined(text: str, parent: str, stamp: int, other: tuple[str, EditMap]) -> Version:
    """A version made of two texts."""
    return Version(f"{parent}>{text}", text, parent, inserted(50, 2, SIZE + 7), (stamp, f"op{stamp}"), (other,))


def test_a_version_made_of_both_ends_a_fork() -> None:
    """Codings of either find their way to it, each by its own edit."""
    fork = [FIRST, version("b", "a", 2, inserted(10, 7)), version("c", "a", 3, inserted(50, 2))]
    assert [one.text for one in Versions.of(fork).forks] == ["b"]
    both = Versions.of([*fork, joined("d", "b", 4, ("c", inserted(10, 7, SIZE + 2)))])
    assert both.forks == ()
    assert both.place(Anchor("b", AT.shift(7), "")) == Placement(AT.shift(9), State.SAME)
    assert both.place(Anchor("c", AT.shift(2), "")) == Placement(AT.shift(9), State.SAME)


def test_what_two_texts_were_made_of() -> None:
    """The newest text that both come from, or one of the two; none where they have nothing in common."""
    fork = [FIRST, version("b", "a", 2), version("c", "a", 3), version("d", "c", 4), version("x", "", 5)]
    versions = Versions.of(fork)
    assert versions.origin_of_both("b", "d") == "a"
    assert versions.origin_of_both("d", "c") == "c"
    assert versions.origin_of_both("x", "d") == ""


def test_equal_stamps_are_ordered_by_op() -> None:
    """Two replicas agree on the version shown, whatever order they list them in."""
    tied = [Version(name, name, "", None, (1, name)) for name in ("x", "y")]
    assert Versions.of(tied).current == Versions.of(reversed(tied)).current == tied[1]


def test_an_edit_map_is_sizes_and_runs_and_comes_back() -> None:
    """As a field it holds numbers only; a first version has none."""
    edits = inserted(10, 7)
    assert edits_to_field(edits) == [200, 207, [[0, 0, 10], [10, 17, 190]]]
    assert edits_from_field(edits_to_field(edits)) == edits
    assert edits_from_field(edits_to_field(None)) is None


def test_a_version_comes_from_its_fields() -> None:
    """Fields that are missing are empty."""
    fields = {"text": "b", "parent": "a", "map": [200, 207, [[0, 0, 10], [10, 17, 190]]]}
    assert version_from_fields("id", fields, (2, "op2")) == Version("id", "b", "a", inserted(10, 7), (2, "op2"))
    joins = {"joins": [["c", [200, 207, [[0, 0, 10], [10, 17, 190]]]]]}
    assert version_from_fields("id", joins, (2, "op2")).joins == (("c", inserted(10, 7)),)
    assert version_from_fields("id", {}, (2, "op2")) == Version("id", "", "", None, (2, "op2"))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text("xyz", max_size=3)), max_size=6))
def test_what_is_the_same_has_the_same_words(edits: list[tuple[int, int, str]]) -> None:
    """Through any chain of edits, a passage that is called the same has kept its words."""
    texts = ["Vi är för få. Mm. Det är så. " + "".join(map(chr, range(0x3B1, 0x3C9)))]
    versions = [version("0", "", 0)]
    for n, (at, cut, words) in enumerate(edits, 1):
        old = texts[-1]
        start, end = min(at, len(old)), min(at + cut, len(old))
        texts.append(old[:start] + words + old[end:])
        runs = (Kept(0, 0, start), Kept(end, start + len(words), len(old) - end))
        kept = tuple(run for run in runs if run.length)
        versions.append(version(str(n), str(n - 1), n, EditMap(len(old), len(texts[-1]), kept)))
    for n, text in enumerate(texts):
        for start in range(0, len(text) - 4, 3):
            span = Span(start, start + 4)
            placed = Versions.of(versions).place(Anchor(str(n), span, ""))
            assert placed.span.within(len(texts[-1])) or placed.state is State.LOST
            if placed.state is State.SAME:
                assert placed.span.of(texts[-1]) == span.of(text)
