"""The screen for those who listen: the same desk, keys and acts, told line by line, never painted."""
