"""Ids as people type them."""

from __future__ import annotations

from intervjukod.cli.commands.passages import shortest


def test_an_id_is_cut_where_it_is_alone() -> None:
    """Eight characters, or one more than any other id begins with."""
    ids = ["01930f2a-1111", "01930f2a-1122", "08db2fa3-d92c"]
    assert shortest(ids) == {ids[0]: "01930f2a-111", ids[1]: "01930f2a-112", ids[2]: "08db2fa3"}
    assert shortest([]) == {}
