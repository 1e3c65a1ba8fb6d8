"""The gateway: what a request must be before the pages see it, and how long it may take."""
