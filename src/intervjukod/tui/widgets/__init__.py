"""Widgets: what Textual paints."""
