"""Whatever is said and asked: a wider search finds no less, and what it finds is where it says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.folding import find_folded, fold, spelling
from intervjukod.domain.span import Span
from intervjukod.domain.text import canonical, words
from intervjukod.domain.word import Breadth, Lemmatised
from intervjukod.storage.word_index import WordIndex
from intervjukod.storage.word_writer import WordWriter
from intervjukod.study.word_search import Found, by_index, by_scan, gathered

PIECES = (
    "polis",
    "POLIS",
    "en",
    "drogs\u0446en",
    "drogscc",
    "e",
    "ns",
    "vakt",
    "ss",
    "\u00ad",
    "\u00e5",
    "a\u030a",
    "k",
)
STOPS = (" ", " ", "\n", ", ", "-", ".", "\u2019", "\u2026", "(", "_", "/")
WORD = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
TEXT = st.lists(st.tuples(WORD, st.sampled_from(STOPS)), min_size=1, max_size=12).map(
    lambda parts: canonical("".join(word + stop for word, stop in parts)).text
)
QUERY = st.lists(WORD, min_size=1, max_size=2).map(" ".join)


def read(text: str) -> Iterator[tuple[Span, Lemmatised]]:
    """Words of which some share a lemma, and some have two."""
    for span in words(text):
        form, spelled = fold(span.of(text)).text, spelling(span.of(text))
        lemmas = {spelled.removesuffix("en").removesuffix("e") or spelled, spelled[:4]}
        yield span, Lemmatised(form, spelled, tuple(sorted(lemmas)), len(spelled) < 5)


def searched(text: str, query: str) -> dict[Breadth, list[Found]]:
    """What a query finds in a text that is indexed; as written it is scanned."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        with closing(WordWriter(path)) as writer:
            writer.begin("model")
            writer.add("hash", read(text))
        with closing(WordIndex(path)) as index:
            wider = {wide: gathered(by_index(index, query, wide, {"hash"})) for wide in tuple(Breadth)[1:]}
    return {Breadth.EXACT: gathered(by_scan([("hash", text)], query, Breadth.EXACT)), **wider}


def spans(found: list[Found]) -> set[Span]:
    """All places found."""
    return {span for one in found for span in one.spans["hash"]}


@given(TEXT, QUERY)
def test_a_wider_search_finds_no_less(text: str, query: str) -> None:
    """Whole words as written are among the forms, and the forms among the compounds."""
    found = searched(text, query)
    whole = set(find_folded(fold(text), query, whole_words=True)) if words(query) else set()
    units = set(words(text))
    written = {span for span in whole if len(words(query)) == 1 and span in units}
    assert written <= spans(found[Breadth.FORMS])
    assert spans(found[Breadth.FORMS]) <= spans(found[Breadth.COMPOUNDS])


@given(TEXT, WORD)
def test_what_is_written_inside_a_word_is_found_with_compounds(text: str, query: str) -> None:
    """When the query is long enough to be looked for inside words, and all of it lies in one."""
    if len(fold(canonical(query).text).text) < 3 or len(words(canonical(query).text)) != 1:
        return
    found = searched(text, query)
    compounds = spans(found[Breadth.COMPOUNDS])
    units = words(text)
    for span in spans(found[Breadth.EXACT]):
        around = [unit for unit in units if unit.contains(span)]
        assert set(around) <= compounds


@given(TEXT, QUERY)
def test_a_place_holds_its_words(text: str, query: str) -> None:
    """Folded, the text there is what was told to be found, at every breadth; no place is found twice."""
    for breadth, found in searched(text, query).items():
        places = [span for one in found for span in one.spans["hash"]]
        assert len(places) == len(set(places))
        for one in found:
            for span in one.spans["hash"]:
                there = [fold(word.of(text)).text for word in words(text, span)]
                if breadth is Breadth.EXACT:
                    assert fold(span.of(text)).text in one.word
                else:
                    assert " ".join(there) == one.word
