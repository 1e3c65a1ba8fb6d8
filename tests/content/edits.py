"""What a test does to a document of the content."""


def put(*path, value):
    """Return an edit that sets the value at a path."""

    def change(document):
        *way, last = path
        for step in way:
            document = document[step]
        document[last] = value

    return change


def drop(*path):
    """Return an edit that takes out what stands at a path."""

    def change(document):
        *way, last = path
        for step in way:
            document = document[step]
        del document[last]

    return change


def twice(*path):
    """Return an edit that repeats the first entry of a list."""

    def change(document):
        for step in path:
            document = document[step]
        document.append(document[0])

    return change
