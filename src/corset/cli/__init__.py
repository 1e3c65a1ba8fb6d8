"""The command line."""

import sys


def main() -> int:
    """Say what the commands are; they follow."""
    print("usage: corset {serve,demo,check,exercises,decide,explain}", file=sys.stderr)
    return 2
