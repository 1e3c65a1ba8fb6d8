"""A file that cannot be taken gives one line that says why, soon and without much memory."""

import pytest

from corset.programme import check

FILE = "exercises/L1/exercise.yaml"
BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    f"{after}: &{after} [{', '.join([f'*{name}'] * 9)}]\n".encode()
    for name, after in zip("abcdefghi", "bcdefghij", strict=True)
)
UNREADABLE = {
    "binary": (b"\x00\xff\xfe\x00", "is no text in UTF-8: byte 2"),
    "latin-1": ("id: L1 # \xe9\n".encode("latin-1"), "is no text in UTF-8: byte 10"),
    "utf-16": ("id: L1\n".encode("utf-16"), "is no text in UTF-8: byte 1"),
    "control": (b"id: L1\x07\n", "is no YAML: "),
    "bomb": (BOMB, "line 1: stands for too many values; allowed are 20000"),
    "itself": (b"&a [*a]\n", "line 1: stands for too many values; allowed are 20000"),
    "deep": (b"[" * 3000 + b"]" * 3000, "is nested too deep; allowed are 20 levels"),
    "endless": (b"[" * 100_000, "is nested too deep; allowed are 20 levels"),
    "large": (b"#" * 300_000, "has more than 200000 bytes; no more are allowed"),
    "utf-16 unmarked": ("id: L1\n".encode("utf-16-le"), "is no text in UTF-8: byte 2 is 0"),
    "surrogate": (b'id: "\\ud800"\n', "line 1: found invalid Unicode character escape code"),
    "many digits": (b"id: 9223372036854775808\n", "line 1: a number of 19 digits; allowed are 15"),
    "empty": (b"# nothing\n", "is empty"),
    "twice": (b"id: L1\nid: L1\n", "line 2: id is there twice"),
    "unhashable": (b"{[a]: b}\n", "line 1: a key is no text; allowed is one word"),
}


@pytest.mark.parametrize(("text", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_taken_is_told_in_one_line(copy, text, message):
    (copy / FILE).write_bytes(text)
    [line] = [str(problem) for problem in check(copy)]
    assert line.startswith(f"content/{FILE}: {message}")
    assert "\n" not in line
