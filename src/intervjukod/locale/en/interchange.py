"""What is wrong with a table of codings, in English."""

SENTENCES = {
    "table_not_utf8": "{where}: not UTF-8.",
    "table_not_utf8.hint": "Save the table as CSV UTF-8.",
    "bad_csv": "{where}: no CSV ({reason}).",
    "bad_csv.hint": "Compare with intervjukod export --format csv.",
    "row_too_long": "{where}: row {row} has more values than the header has columns.",
    "row_too_long.hint": "Put quotation marks around values with separators.",
    "bad_json": "{where}: no JSON ({reason}).",
    "bad_json.hint": "Compare with intervjukod export --format json.",
    "no_array": "{where}: no JSON list of objects.",
    "no_array.hint": "Compare with intervjukod export --format json.",
    "no_columns": "{where}: columns are missing: {columns}.",
    "no_columns.hint": "A row needs transcript, code and either start and end or text.",
}
