"""The vocabulary of the therapy: terms, programme, commands, events, state, decision.

Everything here is frozen and knows neither a clock nor a file.
"""
