"""From a file to values: transcripts, codebooks, guides, informants and the study's own file."""
