"""`corset decide` on what is no story: one line that says where, what and what is allowed."""

import json

import pytest
import yaml

from corset.cli import main

ENROL = "  - {at: day 1 08:00, by: clinician, do: enrol}\n"
STORY = "steps:\n" + ENROL
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{name}'] * 9)}]\n"
    for name, after in zip("abcdefghi", "bcdefghij", strict=True)
)
FILES = {
    "binary": (b"\x7fELF\x00\xff\xfe", "is no text in UTF-8: byte 6"),
    "latin-1": (f"title: é\n{STORY}".encode("latin-1"), "is no text in UTF-8: byte 8"),
    "utf-16": (STORY.encode("utf-16"), "is no text in UTF-8: byte 1"),
    "utf-16 unmarked": (STORY.encode("utf-16-le"), "is no text in UTF-8: byte 2 is 0"),
    "surrogate": (b'title: "\\ud800"\n' + STORY.encode(), "line 1: found invalid Unicode"),
    "encoded surrogate": (b"title: \xed\xa0\x80\n", "is no text in UTF-8: byte 8"),
    "empty": (b"", "is empty; allowed: a story in YAML"),
    "a list": (b"[1, 2]", "the story: [1, 2] is not allowed; allowed: keys with their values"),
    "brackets": (b"[" * 3000 + b"]" * 3000, "is nested too deep; allowed are 20 levels"),
    "braces": (b"{a: " * 3000 + b"}" * 3000, "is nested too deep; allowed are 20 levels"),
    "bomb": (BOMB.encode(), "line 1: stands for too many values; allowed are 20000"),
    "itself": (b"&a {steps: [*a]}", "line 1: stands for too many values"),
    "ten megabytes": (b"#" * 10_000_000, "has more than 200000 bytes"),
    "no YAML": (b"steps: [", "line 2: did not find expected node content; allowed: a story"),
    "twice": (f"{STORY}title: a\ntitle: b\n".encode(), "line 4: title is there twice"),
    "tab": (b"steps:\n\t- a\n", "line 2: found character that cannot start any token; allowed"),
    "tag": (b"!!python/object:os.system {}", "line 1: could not determine a constructor"),
    "date": (f"begins: 2026-02-30\n{STORY}".encode(), "begins: '2026-02-30' is no date; allowed"),
    "day": (f"begins: soon\n{STORY}".encode(), "begins: 'soon' is no date; allowed: 2026-01-05"),
    "number": (f"begins: 0\n{STORY}".encode(), "begins: '0' is no date; allowed: 2026-01-05"),
    "year 1": (f"begins: 0001-01-01\n{STORY}".encode(), "allowed: 2026-01-05, years from 2000"),
    "no steps": (b"steps: []", "steps: [] is not allowed; allowed: at least one step"),
    "patient": (f"patient: {{agee: 4}}\n{STORY}".encode(), "patient: record_intake.agee: there"),
    "beginning": (f"after: no.yaml\n{STORY}".encode(), "no.yaml: is missing; allowed: a story"),
    "nothing": (f"after: ''\n{STORY}".encode(), "after: '' is not allowed; allowed: at least"),
    "zero": (f'after: "a\\0"\n{STORY}'.encode(), "cannot be read: its name is none"),
}


def decide(capsys, *arguments):
    """Return the exit status, and what was said on each stream."""
    status = main(["decide", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture
def refused(tmp_path, capsys, monkeypatch):
    """Return the line with which a story's bytes are refused."""
    monkeypatch.setenv("CORSET_TRACEBACK", "1")

    def line(content):
        path = tmp_path / "story.yaml"
        path.write_bytes(content)
        status, out, err = decide(capsys, path)
        assert (status, out, err.count("\n")) == (2, "", 1), err
        assert err.startswith(str(tmp_path)), err
        return err

    return line


@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_story_is_refused_in_one_line(refused, content, said):
    assert said in refused(content)


STEPS = {
    "25:00": (
        {"at": "day 1 25:00"},
        "steps.0.at: 'day 1 25:00' is no moment; allowed: 2026-01-05T",
    ),
    "10:60": ({"at": "day 1 10:60"}, "steps.0.at: 'day 1 10:60' is no moment"),
    "day 0": ({"at": "day 0 10:00"}, "steps.0.at: 'day 0 10:00' is no moment"),
    "far": ({"at": "day 999999 10:00"}, "steps.0.at: 'day 999999 10:00' is no moment"),
    "farther": ({"at": f"day {10**30} 10:00"}, "steps.0.at: 'day 1000000"),
    "30 February": ({"at": "2026-02-30T10:00"}, "steps.0.at: '2026-02-30T10:00' is no moment"),
    "a date": ({"at": "2026-02-03"}, "steps.0.at: '2026-02-03' is no moment"),
    "9999": ({"at": "9999-12-31T23:59"}, "years from 2000 to 2199"),
    "0001": ({"at": "0001-01-01T00:00"}, "years from 2000 to 2199"),
    "at a number": ({"at": 615}, "steps.0.at: 615 is not allowed; allowed: text"),
    "nobody": ({"by": "nurse"}, "steps.0.by: 'nurse' is no role; allowed: clinician"),
    "slash": ({"by": "clinician/a\n b"}, "steps.0.by: 'a\\n b' is no word; allowed"),
    "none": ({"by": None}, "steps.0.by: None is not allowed; allowed: text"),
    "rule": ({"expect": {"no_reasons": ["R99"]}}, "no_reasons: 'R99' is not known; allowed: R1"),
    "sentence": (
        {"expect": {"no_reasons": ["R5.tolld"]}},
        "no_reasons: 'R5.tolld' is not known; allowed: R5.barred",
    ),
    "exercise": ({"expect": {"not_released": ["L9"]}}, "not_released: 'L9' is not known; allowed"),
    "dose": ({"expect": {"released": {"l3": 3}}}, "released: 'l3' is not known; allowed: C1"),
    "reduced": ({"expect": {"reduced": ["L"]}}, "reduced: 'L' is not known; allowed: C1"),
    "said": ({"expect": {"says": [""]}}, "expect.says.0: '' is not allowed; allowed: at least one"),
    "yes": ({"expect": {"accepted": "perhaps"}}, "'perhaps' is not allowed; allowed: yes or no"),
    "field": ({"with": [1]}, "steps.0.with: [1] is not allowed; allowed: fields by name"),
    "do": ({"do": "dance"}, "steps.0: dance: there is no such command; allowed: enrol"),
    "deep": ({"with": {"a": {"b": 1}}}, "enrol.a: there is no such field; allowed: none"),
}


@pytest.mark.parametrize(("change", "said"), STEPS.values(), ids=STEPS)
def test_a_step_that_cannot_be_is_refused_in_one_line(refused, change, said):
    step = {"at": "day 1 08:00", "by": "clinician", "do": "enrol"} | change
    assert said in refused(yaml.safe_dump({"steps": [step]}).encode())


VALUES = {
    "2**63": (str(2**63), "line 1: a number of 19 digits; allowed are 15"),
    "10**30": (str(10**30), "line 1: a number of 31 digits; allowed are 15"),
    "10**5000": ("1" + "0" * 5000, "line 1: a number of 5001 digits; allowed are 15"),
    "nan": (".nan", "report_effort.cr10: nan is no number that can be measured; allowed"),
    "inf": ("-.inf", "report_effort.cr10: -inf is no number that can be measured"),
    "1e999": ("1e999", "report_effort.cr10: inf is no number that can be measured"),
    "text": ("'3'", "cr10: should be a valid number, not '3'"),
    "10:15": ("10:15", "cr10: should be a valid number, not '10:15'"),
    "octal": ("010", "cr10: should be a valid number, not '010'"),
    "day": ("2026-01-05", "cr10: should be a valid number, not '2026-01-05'"),
    "bytes": ("!!binary aGk=", "cr10: bytes is no plain data; allowed: text, numbers"),
    "set": ("!!set {a, b}", "cr10: set is no plain data; allowed: text, numbers"),
    "long": ("'" + "9" * 1000 + "'", "999…"),
}


@pytest.mark.parametrize(("value", "said"), VALUES.values(), ids=VALUES)
def test_a_value_that_cannot_be_is_refused_in_one_line(refused, value, said):
    step = f"at: day 1 08:00, by: patient, do: report_effort, with: {{cr10: {value}}}"
    assert said in refused(f"steps: [{{{step}}}]".encode())


@pytest.mark.parametrize("at", ["10:15", "2026-02-03"])
def test_a_time_or_a_date_alone_is_no_moment(refused, at):
    """YAML would read the one as 615 seconds of 1970, and the other as midnight."""
    step = f"{{at: {at}, by: clinician, do: enrol}}"
    assert f"steps.0.at: '{at}' is no moment; allowed" in refused(f"steps: [{step}]".encode())


def test_a_circle_of_stories_is_refused(refused, tmp_path):
    (tmp_path / "other.yaml").write_text(f"after: story.yaml\n{STORY}", encoding="utf-8")
    for after in ("story.yaml", "other.yaml", "../" + tmp_path.name + "/story.yaml"):
        said = refused(f"after: {after}\n{STORY}".encode())
        assert "leads back to itself; allowed: a story that does not" in said


def test_a_chain_of_stories_ends(refused, tmp_path):
    for number in range(30):
        text = f"after: {number + 1}.yaml\n{STORY}"
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    assert "more than 20 stories come before; allowed are 20" in refused(
        f"after: 0.yaml\n{STORY}".encode()
    )


@pytest.mark.parametrize("path", [".", "nowhere.yaml", "a\udcff.yaml", "a" * 5000])
def test_a_place_without_a_story_is_refused_in_one_line(path, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = decide(capsys, path)
    assert (status, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("other", ["other", "dr.one-2", "ü", "9b1c"])
def test_another_one_of_a_role_has_a_word(tmp_path, capsys, other):
    path = tmp_path / "story.yaml"
    path.write_text(STORY.replace("clinician", f"clinician/{other}"), encoding="utf-8")
    assert decide(capsys, path)[0] == 0


def test_what_is_endless_is_not_read_to_its_end(capsys):
    assert decide(capsys, "/dev/zero")[0] == 2


def test_a_story_with_anchors_and_a_mark_of_its_encoding_is_told(tmp_path, capsys):
    step = "{at: day 1 08:00, by: clinician, do: enrol, expect: &e {accepted: yes}}"
    again = "{at: day 1 09:00, by: clinician, do: enrol, expect: {<<: *e, accepted: no}}"
    path = tmp_path / "story.yaml"
    path.write_bytes(f"steps: [{step}, {again}]".encode("utf-8-sig"))
    assert decide(capsys, path)[0] == 0


def test_data_say_the_outcome_and_what_was_expected_otherwise(tmp_path, capsys):
    path = tmp_path / "story.yaml"
    path.write_text(STORY.replace("enrol}", "enrol, expect: {accepted: no}}"), encoding="utf-8")
    status, out, _ = decide(capsys, path, "--json")
    (step,) = json.loads(out)["steps"]
    assert (status, step["outcome"]) == (1, "clear")
    assert step["expected_otherwise"] == ["accepted is True"]
