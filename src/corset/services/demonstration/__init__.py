"""A demonstration clinic: invented people, and logs made by real commands over weeks."""
