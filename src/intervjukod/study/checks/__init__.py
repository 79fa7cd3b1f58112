"""What can be wrong in a study: one module a kind of thing, each a function from an examination to its lines."""
