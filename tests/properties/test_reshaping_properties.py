"""What holds of codings whatever one does to their shape."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.errors import RefusedError
from intervjukod.study import Study
from tests.builders import study_folder

SIZE = 60
WORDS = ("Ett.", "Två.", "", "Fyra.")
spans = st.builds(
    lambda start, size: Span(start, min(SIZE, start + size)), st.integers(0, SIZE - 2), st.integers(2, 30)
)
memos = st.lists(st.tuples(st.sampled_from(("Anna", "Bo")), st.sampled_from(WORDS)), max_size=2)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    """One small study for every example; each takes away what it made."""
    said = "P: Jag har arbetat här i tolv år, (mest) på kvällarna - och ja/nej. Mm.\n"
    folder = study_folder(tmp_path_factory.mktemp("shapes") / "torget", transcripts={"I01-polis.txt": said})
    with Study.open(folder, coder="Anna") as opened:
        yield opened


def made(study: Study, span: Span, written: list[tuple[str, str]], **facets: str) -> Coding | None:
    """A coding of a passage with memos; None where the passage holds no words."""
    transcript = study.transcripts.find("I01")
    if not span.of(study.transcripts.open(transcript).text).strip():
        return None
    id_ = study.coding.code(transcript, span, "staffing", facets=facets).ids[0]
    for coder, text in written:
        study.coding.memo("coding", id_, text, coder=coder)
    return study.coding.find(id_)


def everything(study: Study) -> list[Coding]:
    """Every coding of the transcript."""
    return list(study.coding.of(study.transcripts.find("I01"), None))


def clear(study: Study) -> None:
    """Take away every coding, and the memos on them."""
    for memo in study.coding.memos():
        study.coding.memo("coding", memo.subject, "", coder=memo.coder)
    study.coding.remove_many(coding.id for coding in everything(study))


@given(spans, st.integers(0, SIZE) | spans, memos)
def test_split_then_join_is_as_before(study: Study, span: Span, at: int | Span, written: list[tuple[str, str]]) -> None:
    """The parts cover the same words, cut no word, and joined again they are the coding that was."""
    clear(study)
    whole = made(study, span, written, riktning="ökat")
    if whole is None:
        return
    text = study.transcripts.open(whole.transcript).text
    with suppress(RefusedError):
        first, second = (study.coding.find(id_) for id_ in study.coding.split(whole.id, at).ids)
        assert first.span.of(text).split() + second.span.of(text).split() in (
            span.of(text).split(),
            span.of(text).replace("/", "/ ").split(),
        )
        study.coding.join(first.id)
        assert everything(study) == [whole]
        study.history.undo()
        study.history.undo()
    assert everything(study) == [whole]


@given(st.lists(st.tuples(spans, memos), min_size=2, max_size=5))
def test_a_join_loses_no_word_and_no_memo(study: Study, parts: list[tuple[Span, list[tuple[str, str]]]]) -> None:
    """What was coded is still coded, every memo is still somewhere with its writer, and undo restores all of it."""
    clear(study)
    some = [coding for span, written in parts if (coding := made(study, span, written)) is not None]
    before, told = everything(study), study.coding.memos()
    for coding in some:
        with suppress(RefusedError):
            study.coding.join(coding.id)
            after, kept = everything(study), study.coding.memos()
            assert {one.code for one in after} == {"staffing"}
            assert covered(before) <= covered(after)
            assert all(any(one.coder == memo.coder and memo.text in one.text for one in kept) for memo in told)
            assert {memo.subject for memo in kept} <= {one.id for one in after}
            study.history.undo()
            assert (everything(study), study.coding.memos()) == (before, told)


def covered(codings: list[Coding]) -> set[int]:
    """The code points that have a code."""
    return {offset for coding in codings for offset in range(coding.span.start, coding.span.end)}
