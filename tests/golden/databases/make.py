"""Make the stored database of this release, and what must be found in it: ``python -m tests.golden.databases.make``.

Made once for each release and kept for ever: every later release must open it and show the same.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from unittest.mock import patch

from intervjukod import __version__
from intervjukod.domain.journal import Change, Kind, Op
from intervjukod.domain.journal.identity import done_id, memo_id
from intervjukod.domain.span import Span
from intervjukod.storage import Store
from intervjukod.storage.connection import connect
from intervjukod.storage.store import DATABASE
from tests.replica_tables import portrait
from tests.replicas import SAID, START, STUDY, Replica, coding, edit, shown_text, take_in, version

HERE = Path(__file__).parent


def main() -> None:
    """Write the database and the account of it."""
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / DATABASE, count(START, 1000)
        with without_chance():
            store = Store(connect(path), path, read_only=False, lock=None, now=lambda: next(clock))
            live(Replica("Anna", store=store))
            store.local.set("where", "")
            store.journal._connection.execute("UPDATE _sqlite_migrations SET applied_at = ''")
            told = account(store)
            store.close()
        (HERE / f"{__version__}.db").write_bytes(path.read_bytes())
    (HERE / f"{__version__}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def account(store: Store) -> dict[str, object]:
    """What a store shows, as JSON has it."""
    words = {"texts": sorted(store.texts.get(hash_) for hash_ in store.texts.hashes())}
    shown = {"ops": store.journal.newest, **words, **portrait(store)}
    read: dict[str, object] = json.loads(json.dumps(shown, default=bytes.hex))
    return read


@contextmanager
def without_chance() -> Iterator[None]:
    """Ids and salts in a row, so that making it again changes only what the release changed."""
    ids = count(1)
    places = ("journal.uuid7", "replica.uuid7")
    with ExitStack() as patches:
        for place in places:
            named = patch(f"intervjukod.storage.{place}", lambda *_: f"00000000-0000-7000-8000-{next(ids):012d}")
            patches.enter_context(named)
        patches.enter_context(patch("intervjukod.storage.texts.os.urandom", bytes))
        yield


def live(anna: Replica) -> None:
    """Something of everything: what is made, changed, removed, undone, edited, merged, withdrawn or from the future."""
    journal = anna.store.journal
    with journal.transaction():
        anna.store.local.set("study", STUDY)
    anna.append(
        Change(Kind.CODEBOOK, "torget", {"exists": True, "title": "Torget", "order": ["staffing", "samverkan"]})
    )
    anna.append(
        Change(Kind.CODE, "staffing", {"exists": True, "label": {"sv": "Bemanning"}, "letter": "b"}),
        Change(Kind.CODE, "samverkan", {"exists": True, "label": {"sv": "Samverkan"}, "parent": "staffing"}),
    )
    for transcript in (0, 1):
        take_in(anna, transcript)
        shown = shown_text(anna, transcript)
        assert shown is not None
        for n in range(4):
            anna.append(Change(Kind.CODING, f"c{transcript}{n}", coding("Anna", shown, n)))
    anna.append(Change(Kind.CODING, "c00", {"facet:riktning": "minskat"}))
    anna.append(Change(Kind.CODING, "c01", {"code": "samverkan"}))
    anna.append(Change(Kind.CODING, "c02", {"exists": False}))
    journal.cancel(anna.append(Change(Kind.CODING, "c03", {"exists": False}))[0].gesture, "Anna")
    mend(anna)
    said = {"exists": True, "about": "coding", "subject": "c00", "coder": "Anna", "text": "Återkommer i I02."}
    anna.append(Change(Kind.MEMO, memo_id(STUDY, "coding", "c00", None, "Anna"), said))
    shown = shown_text(anna, 0)
    assert shown is not None
    anna.append(Change(Kind.DONE, done_id(shown[0], "Anna"), {"exists": True, "transcript": shown[0], "coder": "Anna"}))
    anna.append(Change(Kind.MILESTONE, "m", {"exists": True, "name": "första omgången", "at": {}}))
    colleagues(anna)


def mend(anna: Replica) -> None:
    """Cut some words from the first transcript, so that codings travel to its second version."""
    shown = shown_text(anna, 0)
    assert shown is not None
    transcript, parent, text = shown
    assert text == SAID[0]
    cut = Span(text.index(", ibland"), text.index(". Mm. Det"))
    mended = text[: cut.start] + text[cut.end :]
    anna.append(version(transcript, mended, parent, edit(text, mended, cut)), texts=[mended])


def colleagues(anna: Replica) -> None:
    """A colleague who changed the same, one with a newer release, and someone who withdrew."""
    ops = list(anna.store.journal.ops())
    made = next(op for op in ops if op.entity == "c10")
    stamp = ops[-1].stamp
    theirs = [
        Op("o1", "bo", 1, stamp + 1, START, "Bo", "coding", "c10", {"code": "samverkan"}, "g1", {"code": [made.id]}),
        Op("o2", "cia", 1, stamp + 2, START, "Cia", "sketch", "s", {"lines": [[0, 1]]}, "g2"),
        Op("o3", "cia", 2, stamp + 3, START, "Cia", "coding", "c11", {"anchor": {"form": "ring"}}, "g3", v=9),
    ]
    anna.append(Change(Kind.CODING, "c10", {"code": "plats"}))
    anna.append(Change(Kind.WITHDRAWN, "w", {"texts": [], "entities": [["coding", "c13"]]}))
    anna.store.arrival.take(theirs, [])


if __name__ == "__main__":
    main()
