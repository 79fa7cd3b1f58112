"""Codings under any edits: what is said to be the same is the same, what is not waits, and nothing depends on order."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from intervjukod.anchoring.candidates import MOST, Reason, candidates
from intervjukod.anchoring.edits import edit_map
from intervjukod.anchoring.joining import joined
from intervjukod.domain.anchor import SURROUNDINGS, Anchor, Placement, State, project
from intervjukod.domain.edit_map import EditMap
from intervjukod.domain.span import Span, surroundings, whole
from intervjukod.domain.versions import Version, Versions

LONG = "Vi går runt på torget varje kväll och pratar med dem som står där."
SAID = ("Mm.", "Ja.", "ja", "Vi är få på kvällarna.", "polisens", "Anna", "[namn]", "drog scen", LONG)
_turns = st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map(" ".join)
_talk = st.lists(_turns, max_size=8).map(lambda turns: "\n\n".join(f"P: {turn}" for turn in turns))
_any = st.text(alphabet="ab .\n\u00e5\u0301\U0001f469", max_size=40)
texts = _talk | _any


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """The text with a few things put in, taken out, replaced or moved, by words or by code points."""
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 90)))
        cut = text[start:end]
        text = text[:start] + draw(st.sampled_from(("", " ", "\n\nP: ", *SAID))) + text[end:]
        if draw(st.booleans()):
            at = draw(st.integers(0, len(text)))
            text = text[:at] + cut + text[at:]
    return text


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """A text and what became of it, which may be anything."""
    old = draw(texts)
    return old, draw(edited(old) | texts)


@st.composite
def spans_of(draw: st.DrawFn, text: str) -> Span:
    """A span of the text, which may be empty."""
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


def versions(chain: Sequence[str]) -> list[Version]:
    """Texts that were made of each other, in order; each text is its own hash, with a number."""
    row = [Version("0", f"0{chain[0]}", "", None, (0, "0"))]
    for n in range(1, len(chain)):
        made = edit_map(chain[n - 1], chain[n])
        row.append(Version(str(n), f"{n}{chain[n]}", f"{n - 1}{chain[n - 1]}", made, (n, str(n))))
    return row


def is_so(placed: Placement, span: Span, old: str, new: str) -> None:
    """Check what is claimed of a span of ``old`` in ``new``."""
    if placed.state is State.LOST:
        assert placed.span == span
        return
    assert placed.span.within(len(new))
    if placed.state is State.SAME:
        assert placed.span.of(new) == span.of(old)
        before, after = surroundings(old, span, SURROUNDINGS)
        before_now, after_now = surroundings(new, placed.span, SURROUNDINGS)
        assert (before_now.of(new), after_now.of(new)) == (before.of(old), after.of(old))


SOLD = "Det är mest unga killar som säljer nere vid trapporna bakom gallerian nu."
HERE, THERE = "ibland. Inte kontroller till torget den där", "vakter att folk med som vi där är"
MM = "P: Mm.\n\n"
TORN = f"{MM * 3}P: Mm. {LONG}"
TWICE = f"{MM}P: Mm. {LONG}\n\nP: Mm. Mm. {LONG} {LONG}"


@example((TORN, f"{LONG[6:54]}{MM * 3}P: Mm. Vi går tår där."))
@example((TORN, f": Mm. {LONG[:33]}{MM * 3}P {LONG[35:]}"))
@example((f"P: {LONG}\n\nP: Ja. Mm. {LONG}\n\nP: Mm.", f"P: Mm. Ja. {LONG}\n\nP: Ja."))
@example((TWICE, f"{MM}P:{LONG[35:]} {LONG[:57]}Mm. {LONG}\n\nP: Mm. Mm. {LONG[:34]} står där."))
@example((TWICE, f"{MM}P:{LONG[29:]} {LONG[:47]} Mm. {LONG}\n\nP: Mm. Mm. Vi går runt på torget v{LONG[47:]}"))
@example((f"{SOLD} {LONG} och  ", f"D{LONG[18:]} och  {SOLD[1:45]}Anna{SOLD[45:]} {LONG[:21]}"))
@example(
    (
        f" {HERE} .\n\nI: Och sedan?\n\nP {THERE}\nI: Och sedan?\n\nP: Som sagt ",
        f"\n\nI: Och sedan?\n\nP: Som sagt n {HERE} e.\n\nI: Och sedan?\n\nP t {THERE}",
    )
)
@example(("P: Ja, vi gick. Vi är få.", "P: Ja, vi gick. Och vi är få."))
@given(edits())
def test_a_map_tells_the_truth(case: tuple[str, str]) -> None:
    """Every kept run reads the same in both texts, in order, and no code point is in two of them."""
    old, new = case
    made = edit_map(old, new)
    assert (made.old_size, made.new_size) == (len(old), len(new))
    here: list[int] = []
    there: list[int] = []
    for runs in (made.kept, *made.moved):
        assert list(runs) == sorted(runs, key=lambda run: run.old) == sorted(runs, key=lambda run: run.new)
        for run in runs:
            assert old[run.old : run.old + run.length] == new[run.new : run.new + run.length]
            here += range(run.old, run.old + run.length)
            there += range(run.new, run.new + run.length)
    assert len(here) == len(set(here))
    assert len(there) == len(set(there))


@given(st.data(), texts, st.integers(1, 4))
def test_what_is_claimed_holds_and_all_else_waits(data: st.DataObject, first: str, length: int) -> None:
    """Through any chain of edits, forwards and backwards: same is the same words in the same surroundings.

    What is similar has kept half of its words; anything else is lost, and keeps the span that it was made on.
    """
    chain = [first]
    for _ in range(length):
        chain.append(data.draw(edited(chain[-1]) | texts))
    n = data.draw(st.integers(0, length))
    span = data.draw(spans_of(chain[n]))
    anchor = Anchor(f"{n}{chain[n]}", span, "")
    shown = Versions.of(versions(chain))
    placed = shown.place(anchor)
    is_so(placed, span, chain[n], chain[-1])
    if placed.state is State.SIMILAR:
        assert 2 * shown.edits[anchor.text].stays(span, placed.span) >= max(len(span), len(placed.span)) > 0


@given(st.data(), edits())
def test_two_edits_equal_their_composition(data: st.DataObject, case: tuple[str, str]) -> None:
    """Any span stands after the composed edit where it stands after one and then the other.

    It is same when both found it same. It is lost in the composition whenever the whole way kept less than half.
    """
    first, second = case
    third = data.draw(edited(second) | texts)
    one, other = edit_map(first, second), edit_map(second, third)
    both = one.then(other)
    span = data.draw(spans_of(first))
    between = one.project(span)
    assert both.project(span) == other.project(between)
    states = project(span, one).state, project(between, other).state
    if span and states == (State.SAME, State.SAME):
        assert project(span, both) == Placement(other.project(between), State.SAME)
    is_so(project(span, both), span, first, third)


@given(st.data(), texts)
def test_undo_is_exact(data: st.DataObject, first: str) -> None:
    """Without the last edit every anchor stands where it stood before; one made since is taken back by the same map."""
    second = data.draw(edited(first))
    third = data.draw(edited(second))
    row = versions([first, second, third])
    span = data.draw(spans_of(first))
    anchor = Anchor(row[0].text, span, "")
    before = Versions.of(row[:2]).place(anchor)
    undone = Versions.of(row[:2], row[2:])
    assert undone.place(anchor) == before
    if row[1].text != row[2].text:
        since = data.draw(spans_of(third))
        is_so(undone.place(Anchor(row[2].text, since, "")), since, third, second)
    assert Versions.of(row[:1], row[1:]).place(anchor) == Placement(span, State.SAME)


@given(st.data(), texts)
def test_projections_do_not_depend_on_the_order_of_arrival(data: st.DataObject, first: str) -> None:
    """Versions with forks, in any order, place every anchor alike."""
    second, beside = data.draw(edited(first)), data.draw(edited(first))
    row = versions([first, second, data.draw(edited(second))])
    fork = Version(
        "f", f"f{beside}", row[0].text, edit_map(first, beside), data.draw(st.sampled_from(((1, "a"), (9, "f"))))
    )
    arrived = data.draw(st.permutations([*row, fork]))
    for version, text in ((row[0], first), (fork, beside), (row[1], second)):
        anchor = Anchor(version.text, data.draw(spans_of(text)), "")
        assert Versions.of(arrived).place(anchor) == Versions.of([*row, fork]).place(anchor)


@given(st.data(), edits())
def test_what_was_carried_comes_back(data: st.DataObject, case: tuple[str, str]) -> None:
    """A span that is the same after an edit is, by the inverse, the same where it was."""
    old, new = case
    made = edit_map(old, new)
    span = data.draw(spans_of(old))
    placed = project(span, made)
    if span and placed.state is State.SAME:
        assert project(placed.span, made.inverse()) == Placement(span, State.SAME)


@given(st.data(), texts)
def test_joining_takes_what_either_changed(data: st.DataObject, base: str) -> None:
    """An edit joined with none is that edit; two that do not clash give one text whichever comes first.

    Where they clash, each side reads as its own text, and a person gets the one that was chosen.
    """
    mine, theirs = data.draw(edited(base)), data.draw(edited(base))
    one, other = edit_map(base, mine), edit_map(base, theirs)
    none: EditMap = edit_map(base, base)
    assert joined(base, one, none, mine, base).text == joined(base, none, one, base, mine).text == mine
    made = joined(base, one, other, mine, theirs)
    every = range(len(made.clashes))
    turned = joined(base, other, one, theirs, mine, every)
    assert turned.text == made.text
    for clash in made.clashes:
        assert clash.joined.of(made.text) == clash.one.of(mine)
        assert len({clash.base.of(base), clash.one.of(mine), clash.other.of(theirs)}) == 3
    for text, edit in ((mine, made.from_one), (theirs, made.from_other)):
        assert edit == edit_map(text, made.text)


@given(st.data(), edits())
def test_candidates_are_places_that_differ(data: st.DataObject, case: tuple[str, str]) -> None:
    """A few, best first, of the new text, none over another; the same words, where they stand, are among them."""
    old, new = case
    span = data.draw(spans_of(old))
    made = edit_map(old, new)
    near = data.draw(st.sampled_from((None, made.project(span), made.project(span).start)))
    found = candidates(old, span, new, near=near)
    assert len(found) <= MOST
    assert list(found) == sorted(found, key=lambda one: -one.score)
    for n, one in enumerate(found):
        assert one.span
        assert one.span.within(len(new))
        assert 0 <= one.score <= 1
        assert one.reasons or one.span.of(new) == near_words(near, new)
        assert not any(one.span.overlaps(other.span) for other in found[:n])
    quote = span.of(old)
    if any(letter.isalnum() for letter in quote) and quote in new:
        assert found
        assert any(Reason.SAME_WORDS in one.reasons or one.score > 0.6 for one in found)


def near_words(near: Span | int | None, text: str) -> str:
    """The words that a proposed place has."""
    return (near if isinstance(near, Span) else whole("")).of(text).strip()
