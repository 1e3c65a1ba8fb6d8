"""What a verification keeps of its chapters, and what makes it explore them again."""

import shutil
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from corset.verify.chapters import MAKERS
from corset.verify.kept import CHAPTERS, Kept, digest_of, digest_of_a_chapter
from corset.verify.report import Violation
from corset.verify.run import Order, digests, explore

SMALL = "pain at C3"


def test_a_run_goes_on_from_the_chapters_that_are_kept(tmp_path):
    """A chapter that was done is not explored again, unless the code or the programme changed."""
    order = Order(SMALL, full=False)
    result = explore(order)
    kept = Kept(tmp_path, digests("a programme"))
    assert kept.find(order) is None
    kept.keep(order, result)
    assert kept.find(order) == result
    assert kept.find(Order(SMALL, full=True)) is None
    assert Kept(tmp_path, digests("another")).find(order) is None


def test_a_digest_tells_one_core_from_another(tmp_path):
    (tmp_path / "care").mkdir()
    rule = tmp_path / "care" / "rule.py"
    rule.write_text("LIMIT = 1", encoding="utf-8")
    before = digest_of("a programme", [tmp_path])
    rule.write_text("LIMIT = 2", encoding="utf-8")
    assert digest_of("a programme", [tmp_path]) != before


def test_a_chapter_that_is_cut_anew_leaves_the_others_as_they_are(tmp_path, monkeypatch):
    """What a chapter rests on: the modules that make it, and what its maker says."""
    chapters = shutil.copytree(Path(str(files(CHAPTERS))), tmp_path / "chapters")
    monkeypatch.setattr("corset.verify.kept.files", lambda _: chapters)

    def all_of_them():
        return {name: digest_of_a_chapter("shared", maker) for name, maker in MAKERS.items()}

    def changed(module: str) -> set[str]:
        before = all_of_them()
        with (chapters / module).open("a", encoding="utf-8") as file:
            file.write("MORE = 1\n")
        return {name for name, digest in all_of_them().items() if digest != before[name]}

    assert changed("spine.py") == {name for name in MAKERS if "whole spine" in name}
    assert changed("alarms.py") == {"alerts", "emergencies"}
    assert changed("joint.py") == set()
    assert changed("beginnings.py") == set(MAKERS) - {"beginning"}
    assert changed("chapter.py") == set(MAKERS)
    for one, other in (("whole spine, lumbar", "whole spine, cervical"), ("pain at L3", SMALL)):
        assert all_of_them()[one] != all_of_them()[other]


def test_a_violation_that_was_kept_is_told_again(tmp_path):
    broken = Violation("I6b", "two exercises", ("a", "b"), "open", "a story")
    result = replace(explore(Order(SMALL, full=False)), broken=(broken,), twins_apart=("x",))
    kept = Kept(tmp_path, lambda _: "a digest")
    kept.keep("an order", result)
    assert kept.find("an order") == result
