"""Sentences in Swedish."""
