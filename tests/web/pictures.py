"""Photograph the pages of a demonstration clinic: every page, two sizes, light and dark.

    .venv/bin/python -m tests.web.pictures FOLDER [part-of-a-name ...]
    .venv/bin/python -m tests.web.pictures --readme
    .venv/bin/python -m tests.web.pictures --load

A clinic is made in a temporary folder and served; Chromium walks it. Look at the pictures.
"""

import os
import re
import shutil
import sys
import tempfile
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright
from tests.web.browsing import CHROMIUM, PASSWORD, clinic, sign_in

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
THEMES = ("light", "dark")
README = Path("docs/img/readme.png")
LOAD = Path("docs/img/load.png")
README_STYLE = """
body { margin: 0; padding: 48px; height: 704px; display: flex; gap: 40px; background: #dfe7e1; }
div { flex: 1; height: 704px; overflow: hidden; border-radius: 20px; }
div:nth-child(2) { flex: 2.4; }
img { width: 100%; display: block; }
"""
LISTS = {"clinician": "/patients/", "admin": "/staff/"}
"""The page from which each comes to those whom a place names."""
UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PAGES: dict[str | None, dict[str, str]] = {
    None: {
        "sign-in": "/accounts/login/",
        "sign-up": "/accounts/signup/",
        "forgotten": "/accounts/password/reset/",
        "forgotten-sent": "/accounts/password/reset/done/",
        "forgotten-over": "/accounts/password/reset/key/done/",
        "closed": "/accounts/inactive/",
        "confirm-sent": "/accounts/confirm-email/",
        "styleguide": "/styleguide",
        "offline": "/offline/",
        "exercises": "/exercises",
        "exercise": "/exercises/C1",
    },
    "vera": {
        "today-supervised": "/today/",
        "learn": "/learn/",
        "own-visits": "/calendar/",
        "own-reads": "/reads/",
        "sign-out": "/accounts/logout/",
        "is-it-you": "/accounts/password/change/",
        "addresses": "/accounts/email/",
        "password": "/accounts/password/change/",
        "second-factor": "/accounts/2fa/",
        "authenticator": "/accounts/2fa/totp/activate/",
        "keys": "/accounts/2fa/webauthn/",
        "new-key": "/accounts/2fa/webauthn/add/",
        "devices": "/accounts/sessions/",
    },
    "jonas": {
        "today-discomfort": "/today/",
        "check": "/check/",
        "check-result": "/check/result/",
        "emergency": "/emergency/",
    },
    "maria": {
        "today-severe": "/today/",
        "done-severe": "/session/done/",
        "answers": "/session/answers/",
        "answer": "/session/answers/L3/",
        "tour": "/tour/",
        "own-exercise": "/exercises/L1",
    },
    "pavel": {"today-fever": "/today/"},
    "ines": {"today-exacerbation": "/today/"},
    "oskar": {"today-whole-spine": "/today/"},
    "samir": {"today-finished": "/today/"},
    "specialist": {"specialist-patients": "/patients/", "specialist-visits": "/visits/"},
    "admin": {
        "staff": "/staff/",
        "clinic": "/staff/clinic/",
        "colleague": "/staff/{Tomas Reed}/",
        "record-reads": "/staff/patients/{Greta Holm}/reads/",
        "erase": "/staff/patients/{Greta Holm}/",
        "staff-doubles": "/doubles/",
    },
    "clinician": {
        "patients": "/patients/",
        "visits": "/visits/",
        "calendar": "/calendar/",
        "doubles": "/doubles/",
        "merge": "/doubles/{Greta Holm}/{Maria Kovacs}/",
        "new-patient": "/patients/new/",
        **{
            f"patient-{name.split()[0].lower()}": f"/patients/{{{name}}}/"
            for name in ("Maria Kovacs", "Jonas Berg", "Greta Holm", "Ines Duarte", "Samir Haddad")
        },
        "correct": "/patients/{Maria Kovacs}/correct/?exercise=L3",
        "prescribe": "/patients/{Oskar Brandt}/prescribe/",
        "prescribe-exclusions": "/patients/{Greta Holm}/prescribe/",
        "load": "/patients/{Oskar Brandt}/load/L3/",
        "intake": "/patients/{Greta Holm}/intake/",
        "screening": "/patients/{Greta Holm}/screening/",
        "supervise": "/patients/{Vera Lindgren}/supervise/",
        "visit": "/patients/{Vera Lindgren}/visit/",
        "inspection": "/patients/{Greta Holm}/inspection/",
        "technique": "/patients/{Vera Lindgren}/technique/C1/",
        "patient-vera": "/patients/{Vera Lindgren}/",
        "invite": "/patients/{Vera Lindgren}/invite/",
        "explain": "/patients/{Maria Kovacs}/explain/",
        "log": "/patients/{Maria Kovacs}/log/",
        "diagnoses": "/patients/{Vera Lindgren}/diagnoses/",
        "appointments": "/patients/{Vera Lindgren}/appointments/",
        "identity": "/patients/{Greta Holm}/identity/",
        "proposal": "/patients/{Oskar Brandt}/propose/",
        "clear": "/patients/{Ines Duarte}/clear/",
        "sign-off": "/patients/{Vera Lindgren}/sign-off/",
        "whole-spine": "/patients/{Samir Haddad}/whole-spine/",
        "phase": "/patients/{Jonas Berg}/phase/",
        "end": "/patients/{Jonas Berg}/end/",
        "enrol": "/patients/{Samir Haddad}/enrol/",
        "share": "/patients/{Jonas Berg}/share/",
        "check-with": "/patients/{Vera Lindgren}/check/",
    },
}


def people(page: Page, base: str, who: str | None) -> dict[str, str]:
    """Return by name the ids of patients and colleagues that somebody's list leads to."""
    if who not in LISTS:
        return {}
    page.goto(base + LISTS[who])
    script = "links => links.map(a => [a.innerText, a.pathname])"
    links = page.eval_on_selector_all("main li a, main td a, main th a", script)
    found = ((text.strip().split("\n")[0].strip(), UUIDS.search(path)) for text, path in links)
    return {text: match[0] for text, match in found if match}


def visit(page: Page, url: str, name: str) -> Response | None:
    """Go to a page; where the password is asked for before it, give it, but to look at that."""
    answer = page.goto(url)
    if "/reauthenticate/" in page.url and name != "is-it-you":
        page.fill("input[name=password]", PASSWORD)
        with page.expect_navigation() as proven:
            page.click("main button[type=submit]")
        answer = proven.value
    return answer


def shoot(browser: Browser, base: str, folder: Path, wanted: list[str]) -> None:
    """Photograph what is wanted."""
    for who, pages in PAGES.items():
        chosen = {n: p for n, p in pages.items() if not wanted or any(w in n for w in wanted)}
        if not chosen:
            continue
        context = browser.new_context()
        page = context.new_page()
        if who:
            sign_in(page, base, who)
        known = people(page, base, who)
        for name, place in chosen.items():
            _every_way(page, base + resolve(place, known), folder / name)
        context.close()


def resolve(place: str, known: dict[str, str]) -> str:
    """Return a path, with the ids of those whom it names in braces."""
    return place.format_map(known)


def _every_way(page: Page, url: str, stem: Path) -> None:
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            visit(page, url, stem.name)
            page.wait_for_load_state("load")
            path = stem.with_name(f"{stem.name}-{size}-{theme}.png")
            page.screenshot(path=path, full_page=True)
            sys.stdout.write(f"{path}\n")


def readme(browser: Browser, folder: Path) -> None:
    """Put a patient's and the clinician's page side by side into the README's picture."""
    names = (
        "today-discomfort-phone-light",
        "patient-maria-desktop-light",
        "today-severe-phone-dark",
    )
    encoded = [b64encode((folder / f"{name}.png").read_bytes()).decode() for name in names]
    pictures = "".join(f'<div><img src="data:image/png;base64,{data}"></div>' for data in encoded)
    page = browser.new_page(viewport={"width": 1600, "height": 800})
    page.set_content(f"<style>{README_STYLE}</style>{pictures}")
    page.screenshot(path=README)


def load(browser: Browser, base: str) -> None:
    """Photograph the load through the movement for docs/loads.md, where it is greatest."""
    page = browser.new_page(viewport={"width": 1180, "height": 1000})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    sign_in(page, base, "clinician")
    page.goto(
        base + resolve("/patients/{Oskar Brandt}/prescribe/", people(page, base, "clinician"))
    )
    page.get_by_role("link", name="The load, moving: Low prone lift").click()
    page.wait_for_selector("[data-load][data-live]")
    page.wait_for_timeout(500)
    page.locator("#load-dialog").screenshot(path=LOAD)


def main() -> None:
    """Photograph."""
    if len(sys.argv) == 1:
        raise SystemExit(__doc__)
    for_readme, for_load = sys.argv[1] == "--readme", sys.argv[1] == "--load"
    folder = Path(tempfile.mkdtemp() if for_readme or for_load else sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CORSET_CHROMIUM") or shutil.which("chromium")
    with clinic() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        if for_load:
            load(browser, base)
            return
        names = ["today-discomfort", "patient-maria", "today-severe"]
        shoot(browser, base, folder, names if for_readme else sys.argv[2:])
        if for_readme:
            readme(browser, folder)


if __name__ == "__main__":
    main()
