"""The stored database of each release opens in this one, and shows what it showed then."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from intervjukod import __version__
from intervjukod.domain.journal import Change, Kind
from intervjukod.storage import Store
from intervjukod.storage.store import DATABASE
from tests.golden.databases import make
from tests.unit.storage.opened import Stores

STORED = Path(make.__file__).parent
RELEASES = sorted(path.stem for path in STORED.glob("*.db"))


def test_this_release_is_stored() -> None:
    """`python -m tests.golden.databases.make` has been run for this version."""
    assert __version__ in RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_a_stored_database_shows_what_it_showed(stores: Stores, release: str) -> None:
    """Opened, brought up to date, folded anew: the same rows, texts and conflicts, and a sound file."""
    shutil.copyfile(STORED / f"{release}.db", stores.folder / DATABASE)
    told = json.loads((STORED / f"{release}.json").read_text("utf-8"))
    store = stores.on_disk()
    assert shown(store, told) == told
    store.fold_anew()
    assert shown(store, told) == told
    assert store.problems() == []


def shown(store: Store, told: dict[str, object]) -> dict[str, object]:
    """What a store shows of that which ``told`` tells: an older release knew of less."""
    return {name: said for name, said in make.account(store).items() if name in told}


@pytest.mark.parametrize("release", RELEASES)
def test_a_stored_database_can_be_worked_in(stores: Stores, release: str) -> None:
    """Writing goes on in it as a replica of its own, and in a merge it gives what it has."""
    shutil.copyfile(STORED / f"{release}.db", stores.folder / DATABASE)
    store, other = stores.on_disk(), stores.in_memory()
    before = store.audit.replicas()
    (op,) = store.journal.append([Change(Kind.CODE, "ny", {"exists": True})], "Bo")
    assert (op.n, op.replica in before) == (1, False)
    other.arrival.take(list(store.journal.as_written()), store.texts.rows(store.texts.hashes()))
    assert other.audit.portrait() == store.audit.portrait()


def test_the_story_has_something_of_everything() -> None:
    """What the stored database must hold for the test to be worth anything."""
    told = json.loads((STORED / f"{__version__}.json").read_text("utf-8"))
    assert {row[6] for row in told["coding"]} == {"same", "similar"}
    assert {row[3] for row in told["gesture"]} == {0, 1}
    assert told["conflict"] == [["coding", "c10"]]
    assert {row[0] for row in told["entity"]} >= {"code", "codebook", "done", "memo", "milestone", "version"}
    assert "c13" not in {row[0] for row in told["coding"]}
    assert len(told["texts"]) == 3
