"""Drafts of codebooks and question guides, read from what a researcher has already written elsewhere."""
