"""Screens: one Textual screen a module."""
