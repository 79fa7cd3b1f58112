"""What the design's budgets cost here, each beside a floor that computes the same answer."""
