"""The way to one transcript's rows goes by an index: what is asked of one must not pass all others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from intervjukod.domain.journal import Kind
from intervjukod.storage import Store
from tests.unit.storage.opened import Stores

ASKED: dict[str, Callable[[Store], object]] = {
    "codings of one coder": lambda store: list(store.tables.codings("t.id = ? AND p.id = ?", ["t", "Anna"])),
    "codings": lambda store: list(store.tables.codings("t.id = ?", ["t"])),
    "codings at a place": lambda store: list(store.tables.codings('t.id = ? AND c."start" < ?', ["t", 9])),
    "counts of codes": lambda store: store.tables.codes_in("t", "Anna"),
    "answers": lambda store: store.tables.entities_of(Kind.ANSWER, "t"),
    "versions": lambda store: store.journal.folding.versions("t"),
    "turns": lambda store: store.journal.folding.turns("t", ""),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED.keys())
def test_one_transcript_is_found_among_many(stores: Stores, ask: Callable[[Store], object]) -> None:
    """No table is passed from end to end, and no kind of entity, of which each transcript may have some."""
    store = stores.in_memory()
    connection = store.journal._connection
    said: list[str] = []
    connection.set_trace_callback(said.append)
    ask(store)
    connection.set_trace_callback(None)
    ways = [row[3] for question in said for row in connection.execute(f"EXPLAIN QUERY PLAN {question}")]
    assert ways
    assert [way for way in ways if way.startswith("SCAN") or way.endswith("(kind=?)")] == []
