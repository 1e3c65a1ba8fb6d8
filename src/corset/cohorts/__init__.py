"""Cohorts of virtual patients, so many as processors allow, and policies compared on them.

What tables and schedulers need is the extra `research`: nothing that serves a clinic imports this.
"""
