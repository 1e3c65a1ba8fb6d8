"""What the code never does with what comes in: run it, paste it, unpack it (ASVS V1, V11)."""

import ast
import re
from pathlib import Path

import pytest
from tests.clinic_server import ROOT

SHELLS = ("clinic", "services", "people", "record", "cli", "presentation")
"""Rooms that meet what comes from outside."""
FILES = [path for room in SHELLS for path in sorted((ROOT / "src/corset" / room).rglob("*.py"))]
TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}
RUNNING = {"eval", "exec", "__import__", "os.system", "os.popen", "subprocess.getoutput"}
UNPACKING = {"pickle", "marshal", "shelve", "dill", "xml", "lxml", "defusedxml", "ldap3", "jwt"}
WEAK = {"hashlib.md5", "hashlib.sha1", "hashlib.new"}
CHANCE = {"random"}
INVENTED = ("demonstration", "simulat")
"""Where people are invented: chance that keeps no secret."""
HTML = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function")


def inside(path: Path) -> str:
    return str(path.relative_to(ROOT))


def called(tree):
    return [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def found(of, names):
    return {inside(path): hit for path, tree in TREES.items() if (hit := set(of(tree)) & names)}


def test_the_rooms_are_looked_at():
    assert len(FILES) > 150


def test_nothing_that_comes_in_is_run():
    assert found(called, RUNNING) == {}
    shells = [
        inside(path)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "shell"
    ]
    assert shells == []
    assert found(imported, {"subprocess"}) == {}


def test_nothing_is_unpacked_into_objects_and_no_xml_is_read():
    assert found(imported, UNPACKING) == {}
    loaders = {call for tree in TREES.values() for call in called(tree) if call.startswith("yaml.")}
    assert loaders <= {"yaml.safe_load", "yaml.safe_dump"}


def test_no_weak_digest_is_made_and_no_chance_is_guessable():
    assert found(called, WEAK) == {}
    guessable = found(imported, CHANCE)
    assert {name for name in guessable if not any(word in name for word in INVENTED)} == set()


def test_sql_takes_what_comes_in_as_parameters():
    """A statement is put together from names in the code alone: a table, a trigger."""
    made = set()
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in {"execute", "executemany", "raw", "extra"} and node.args:
                first = node.args[0]
                if isinstance(first, ast.JoinedStr | ast.BinOp):
                    made.add(inside(path))
    assert {path for path in made if "/clinic/" in path} == set()
    assert made <= SQL_OF_NAMES.keys(), made


SQL_OF_NAMES = {
    "src/corset/record/log/seal.py": "the log's own tables and triggers",
}


def test_templates_escape_what_they_show():
    pages = (ROOT / "src/corset/clinic/templates").rglob("*.html")
    unescaped = {
        inside(page)
        for page in pages
        if re.search(r"\|\s*safe\b|autoescape off|\|\s*safeseq", page.read_text("utf-8"))
    }
    assert unescaped <= UNESCAPED.keys()


UNESCAPED = {
    "src/corset/clinic/templates/components/field.html": "hints of forms, the code's own",
    "src/corset/clinic/components/ticket.py": "a drawing of our own link",
    "src/corset/clinic/templatetags/desk.py": "lines that a template has drawn, kept",
    "src/corset/clinic/patient/contexts/session.py": "JSON, its <, > and & escaped",
}


def test_no_template_is_made_of_what_comes_in():
    making = {"Template", "engines", "from_string", "mark_safe", "SafeString"}
    hits = found(lambda tree: [call.rpartition(".")[2] for call in called(tree)], making)
    assert hits.keys() <= UNESCAPED.keys()


def test_scripts_write_text_and_no_html():
    scripts = sorted((ROOT / "frontend/src").rglob("*.ts"))
    assert len(scripts) > 50
    texts = {inside(path): path.read_text("utf-8") for path in scripts}
    assert {
        name: [w for w in HTML if w in text]
        for name, text in texts.items()
        if any(w in text for w in HTML)
    } == {}


def test_no_script_takes_messages_of_other_pages():
    """A channel within the own origin is none of these."""
    scripts = (ROOT / "frontend/src").rglob("*.ts")
    listening = [
        inside(path)
        for path in scripts
        if re.search(
            r"(window|self|globalThis)\.(addEventListener\(\s*\"message\"|onmessage)",
            path.read_text("utf-8"),
        )
    ]
    assert listening == []


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}{% debug %}"],
)
def test_a_name_stays_a_name_on_every_page(db, client, name):
    from django.utils.html import escape
    from tests.story import Story

    from corset.people.models import Patient

    story = Story().bring_home("lumbar")
    Patient.objects.filter(pk=story.patient.pk).update(name=name)
    client.force_login(story.clinician)
    for page in ("/patients/", f"/patients/{story.patient.id}/"):
        text = client.get(page).content.decode()
        assert escape(name) in text
        assert "{{" in name or name not in text
