"""A programme's words: by language, and the programme as it is read in one."""
