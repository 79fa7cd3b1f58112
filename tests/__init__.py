"""The tests: a package, so that none of the same name that is installed hides them."""
