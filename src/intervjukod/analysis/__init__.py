"""Counting: columns of codings in, frozen result tables out."""
