"""The tables of ``intervjukod.db``, made by migrations of plain SQL.

All migrations that are missing are one transaction, each with its record, so that a file is never half made; a
database from a newer release is refused before anything in it is read. The migrations library is imported
only when there is something to migrate.
"""

from __future__ import annotations

import sqlite3

VERSION = 3
APPLICATION_ID = 0x494B4F44

_JOURNAL = """
CREATE TABLE op (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    replica TEXT NOT NULL,
    n INTEGER NOT NULL,
    stamp INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    actor TEXT NOT NULL,
    v INTEGER NOT NULL,
    kind TEXT NOT NULL,
    entity TEXT NOT NULL,
    fields TEXT NOT NULL,
    saw TEXT NOT NULL,
    gesture TEXT NOT NULL
) STRICT;
CREATE INDEX op_entity ON op (entity, kind);
CREATE INDEX op_gesture ON op (gesture);
CREATE INDEX op_stamp ON op (stamp);
CREATE TABLE purge (one INTEGER PRIMARY KEY CHECK (one = 1)) STRICT;
CREATE TRIGGER op_is_never_deleted BEFORE DELETE ON op
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER op_is_only_hollowed BEFORE UPDATE ON op
WHEN NOT EXISTS (SELECT 1 FROM purge)
    OR NEW.fields <> '{}' OR NEW.saw <> '{}'
    OR NEW.seq <> OLD.seq OR NEW.id <> OLD.id OR NEW.replica <> OLD.replica OR NEW.n <> OLD.n
    OR NEW.stamp <> OLD.stamp OR NEW.wall <> OLD.wall OR NEW.actor <> OLD.actor OR NEW.v <> OLD.v
    OR NEW.kind <> OLD.kind OR NEW.entity <> OLD.entity OR NEW.gesture <> OLD.gesture
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""

_FOLD = """
CREATE TABLE text (
    n INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    salt TEXT NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE entity (
    n INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    alive INTEGER NOT NULL DEFAULT 0,
    made INTEGER NOT NULL DEFAULT 0,
    op TEXT NOT NULL DEFAULT '',
    actor TEXT NOT NULL DEFAULT '',
    transcript TEXT NOT NULL DEFAULT '',
    fields TEXT NOT NULL DEFAULT '{}',
    UNIQUE (kind, id)
) STRICT;
CREATE INDEX entity_transcript ON entity (transcript, kind) WHERE transcript <> '';
CREATE TABLE conflict (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE coding (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    transcript INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    code INTEGER NOT NULL,
    coder INTEGER NOT NULL,
    state TEXT NOT NULL,
    quote TEXT NOT NULL,
    facets TEXT NOT NULL,
    revision TEXT NOT NULL,
    created INTEGER NOT NULL,
    made INTEGER NOT NULL
) STRICT;
CREATE INDEX coding_place ON coding (transcript, "start", "end", code, coder, state);
CREATE TABLE voice (
    transcript INTEGER NOT NULL,
    label TEXT NOT NULL,
    side TEXT NOT NULL,
    informant TEXT NOT NULL,
    attributes TEXT NOT NULL,
    spans BLOB NOT NULL,
    words BLOB NOT NULL,
    PRIMARY KEY (transcript, label)
) STRICT, WITHOUT ROWID;
CREATE TABLE gesture (
    id TEXT PRIMARY KEY,
    actor TEXT NOT NULL,
    stamp INTEGER NOT NULL,
    cancelled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

_LOCAL = """
CREATE TABLE local (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE face (
    path TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    said TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE file (
    name TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

_KEPT = "ALTER TABLE coding ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;\n"
"""Whether a coding's words are kept as a quote; its column ``quote`` is the hash of them."""

_CITED = "ALTER TABLE coding ADD COLUMN citation TEXT NOT NULL DEFAULT '';\n"
"""The words of a quote as somebody edited them for the report; "" for what was said."""


def version(connection: sqlite3.Connection) -> int:
    """The schema version of an open database; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the database is empty or was made by this program."""
    if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        return True
    return version(connection) == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to ``VERSION``, whole or not at all; nothing when another process was faster."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations("intervjukod")

    @migrations()
    def the_journal_and_its_fold(database: Database) -> None:
        for statement in _statements(_JOURNAL + _FOLD + _LOCAL):
            database.conn.execute(statement)

    @migrations()
    def codings_kept_as_quotes(database: Database) -> None:
        for statement in _statements(_KEPT):
            database.conn.execute(statement)

    @migrations()
    def quotes_edited_for_the_report(database: Database) -> None:
        for statement in _statements(_CITED):
            database.conn.execute(statement)

    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(Database(connection))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _statements(script: str) -> list[str]:
    """The statements of a script; a trigger's body keeps its inner semicolons."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found
