"""Pure: text, codings and state in; lines and styled runs out. No Textual here."""
