"""Codings on their way in and out, in forms that other programs read."""
