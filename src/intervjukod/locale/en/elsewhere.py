"""What was done on another screen, in English."""

SENTENCES = {
    "done": "On another screen: {act} (Ctrl+Z undoes)",
    "undone": "Undone on another screen: {act} (Ctrl+Y redoes)",
    "redone": "Done again on another screen: {act}",
    "undone_by": "{coder} took back: {act}",
    "redone_by": "{coder} let stand again: {act}",
}
