"""The screen for those who listen, in English."""

SENTENCES = {
    "greeting": "Line mode. The same keys as on the screen; a question mark reads them out, Ctrl+Q quits.",
    "to": "on",
    "rows": "{n} rows",
    "rows.one": "1 row",
    "marked": "Marked: {words}",
    "end": "end",
    "erased": "erased",
    "no_key": "{word} is no key. Write characters and names (down, enter, ctrl+z) with blanks between, words in quotes.",
}
