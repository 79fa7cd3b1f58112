"""Language technology that works without a network: what is said is compared with what a guide asks."""
