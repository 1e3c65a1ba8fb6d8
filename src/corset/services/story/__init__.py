"""Patient stories: their files, as docs/scenarios.md describes them, read without guessing."""
