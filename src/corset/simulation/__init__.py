"""Virtual patients: one driver of commands for tests, the demonstration and cohorts.

Needs no Django: where commands go is a `Target`, the pure core or a clinic's services.
"""
