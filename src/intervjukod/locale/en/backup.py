"""Backups, in English."""

SENTENCES = {
    "made": "The backup {name} is made and checked – ops: {ops}, codings: {codings}.",
    "nothing_new": "Nothing has happened since the last backup (ops: {ops}).",
    "sound": "{name} is whole – ops: {ops}, codings: {codings}.",
    "restored": "{name} is back (codings: {codings}). What lay there is kept as backups/{aside}.",
    "restored_alone": "{name} is back (codings: {codings}).",
    "ask": "Put it in the database's place? The one it replaces is kept among the backups. [y/N]",
    "needs_yes": "Nobody here can say whether {name} is to be put back.",
    "needs_yes.hint": "Add --yes.",
    "copying": "Copying … {share} %",
    "unnamed": "Which backup?",
    "unnamed.hint": "Those that there are: {known}.",
    "missing": "There is no backup «{name}».",
    "missing.hint": "Those that there are: {known}.",
    "ambiguous": "Several backups begin with «{name}»: {choices}.",
    "ambiguous.hint": "Write more of the name.",
    "of_other_study": "{path} belongs to another study.",
    "of_other_study.hint": "Put it back in its own folder.",
    "no_database": "{folder} has no database to copy.",
    "no_database.hint": "It is made when the study is opened for the first time.",
}
