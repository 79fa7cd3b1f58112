"""Words found by an index: a form of two lemmas, and texts that are indexed and not shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from intervjukod.domain.span import Span
from intervjukod.domain.word import Breadth, Kinship, Lemmatised
from intervjukod.storage.word_index import WordIndex
from intervjukod.storage.word_writer import WordWriter
from intervjukod.study.word_search import Found, by_index, in_order, spoken


def word(start: int, form: str, *lemmas: str) -> tuple[Span, Lemmatised]:
    """A word with its lemmas there."""
    return Span(start, start + len(form)), Lemmatised(form, form, lemmas, True)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[WordIndex]:
    """Two texts, read by a pipeline that tells words apart by their sentence."""
    with closing(WordWriter(tmp_path / "index.db")) as writer:
        writer.begin("model")
        writer.add("a", [word(0, "var", "vara"), word(4, "var", "var"), word(8, "är", "vara")])
        writer.add("b", [word(0, "var", "vara")])
    with closing(WordIndex(tmp_path / "index.db")) as index:
        yield index


def places(index: WordIndex, query: str, *hashes: str) -> dict[str, list[tuple[str, int]]]:
    """Where each word was found."""
    return {
        one.word: sorted((hash_, span.start) for hash_, spans in one.spans.items() for span in spans)
        for one in by_index(index, query, Breadth.FORMS, hashes)
    }


def test_a_form_is_found_by_each_of_its_lemmas(index: WordIndex) -> None:
    """As written everywhere; by a lemma where it has that one."""
    assert places(index, "var", "a") == {"var": [("a", 0), ("a", 4)], "är": [("a", 8)]}
    assert places(index, "vara", "a") == {"var": [("a", 0)], "är": [("a", 8)]}
    assert places(index, "var var är", "a") == {"var var är": [("a", 0)]}
    kinships = {one.word: one.kinship for one in by_index(index, "var", Breadth.FORMS, {"a"})}
    assert kinships == {"var": Kinship.EXACT, "är": Kinship.FORM}


def test_only_texts_that_are_asked_for_count(index: WordIndex) -> None:
    """The index also has versions that nobody sees any more."""
    assert places(index, "är", "b") == {"var": [("b", 0)]}
    assert places(index, "är", "c") == {}


def test_a_text_without_turns_counts_as_a_whole() -> None:
    """Of one with turns only what stands in them does."""
    spans = in_order([Span(0, 5), Span(7, 12), Span(14, 19)])
    [found] = spoken([Found("polis", "", Kinship.EXACT, {"a": spans, "b": spans})], {"a": [6, 13], "b": []})
    assert (list(found.spans["a"]), list(found.spans["b"])) == ([Span(7, 12)], list(spans))
    assert spoken([Found("polis", "", Kinship.EXACT, {"a": spans})], {"a": [30, 40]}) == []
