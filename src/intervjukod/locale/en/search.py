"""Searching words and the language index, in English."""

SENTENCES = {
    "index_gone": "The search index disappeared and is being made again; meanwhile words are searched as you write them.",
    "index_damaged": "The search index is damaged and is being made again; meanwhile words are searched as you write them.",
    "not_to_be_written": "The study cannot be written here, so words are searched as you write them.",
    "indexing_failed": "The search index could not be finished.",
    "indexing_failed.hint": "Run `intervjukod index` to see why.",
    "being_indexed": "Another program is making the search index already.",
    "being_indexed.hint": "Wait until it is done, or close the other program.",
    "index_unwritable": "The search index {path} cannot be written: {reason}.",
    "index_unwritable.hint": "Check space and rights; the file may be removed at any time.",
    "model_missing": "The language model {model}, which study.yaml names (nlp: model:), is not installed here.",
    "model_missing.hint": "Install it yourself, or take the line away; nothing is fetched from the net.",
    "pipeline_unusable": "The language model that is installed cannot be read: {reason}.",
    "pipeline_unusable.hint": "Uninstall it, and an empty one is used.",
}
