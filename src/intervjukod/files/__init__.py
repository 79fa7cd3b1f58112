"""Input and output without meaning: bytes, archives, encodings and marked YAML."""
