"""What is wrong with a table of codings, in Swedish."""

SENTENCES = {
    "table_not_utf8": "{where}: inte UTF-8.",
    "table_not_utf8.hint": "Spara tabellen som CSV UTF-8.",
    "bad_csv": "{where}: ingen CSV ({reason}).",
    "bad_csv.hint": "Jämför med intervjukod export --format csv.",
    "row_too_long": "{where}: rad {row} har fler värden än rubriken har kolumner.",
    "row_too_long.hint": "Sätt citattecken om värden med skiljetecken.",
    "bad_json": "{where}: ingen JSON ({reason}).",
    "bad_json.hint": "Jämför med intervjukod export --format json.",
    "no_array": "{where}: ingen JSON-lista av objekt.",
    "no_array.hint": "Jämför med intervjukod export --format json.",
    "no_columns": "{where}: kolumner saknas: {columns}.",
    "no_columns.hint": "En rad behöver transcript, code och antingen start och end eller text.",
}
