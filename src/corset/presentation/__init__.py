"""Every word for people that follows from facts: for a reader and in a language."""
