"""What somebody typed into a form: from what it began, what changed meanwhile, where it is kept."""
