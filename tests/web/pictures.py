"""Photograph the pages of a demonstration clinic: every page, two sizes, light and dark.

    .venv/bin/python -m tests.web.pictures FOLDER [part-of-a-name ...]
    .venv/bin/python -m tests.web.pictures --readme
    .venv/bin/python -m tests.web.pictures --load

A clinic is made in a temporary folder and served; Chromium walks it. Look at the pictures.
"""

import os
import shutil
import sys
import tempfile
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.browsing import CHROMIUM, clinic, sign_in

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
PAGES: dict[str | None, dict[str, str]] = {
    None: {"sign-in": "/accounts/login/", "styleguide": "/styleguide", "offline": "/offline/"},
    "vera": {"today-supervised": "/today/", "learn": "/learn/"},
    "jonas": {"today-discomfort": "/today/", "check": "/check/", "emergency": "/emergency/"},
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
    "specialist": {"specialist-patients": "/patients/"},
    "admin": {"staff": "/staff/"},
    "clinician": {
        "patients": "/patients/",
        "new-patient": "/patients/new/",
        **{
            f"patient-{name.split()[0].lower()}": f"@{name}/"
            for name in ("Maria Kovacs", "Jonas Berg", "Greta Holm", "Ines Duarte", "Samir Haddad")
        },
        "correct": "@Maria Kovacs/correct/?exercise=L3",
        "prescribe": "@Oskar Brandt/prescribe/",
        "prescribe-exclusions": "@Greta Holm/prescribe/",
        "load": "@Oskar Brandt/load/L3/",
        "intake": "@Greta Holm/intake/",
        "screening": "@Greta Holm/screening/",
        "supervise": "@Vera Lindgren/supervise/",
        "visit": "@Vera Lindgren/visit/",
        "inspection": "@Greta Holm/inspection/",
        "technique": "@Vera Lindgren/technique/C1/",
        "patient-vera": "@Vera Lindgren/",
        "invite": "@Vera Lindgren/invite/",
        "explain": "@Maria Kovacs/explain/",
    },
}


def addresses(page: Page, base: str) -> dict[str, str]:
    """Return the patients' pages by name, as the clinician's list has them."""
    page.goto(f"{base}/patients/")
    script = "links => links.map(a => [a.textContent.trim(), a.getAttribute('href')])"
    links = page.eval_on_selector_all("main a[href^='/patients/']", script)
    return dict(links)


def shoot(browser: Browser, base: str, folder: Path, wanted: list[str]) -> None:
    """Photograph what is wanted."""
    for who, pages in PAGES.items():
        chosen = {n: p for n, p in pages.items() if not wanted or any(w in n for w in wanted)}
        if not chosen:
            continue
        context = browser.new_context()
        page = context.new_page()
        known: dict[str, str] = {}
        if who:
            sign_in(page, base, who)
        if who == "clinician":
            known = addresses(page, base)
        for name, place in chosen.items():
            _every_way(page, base + resolve(place, known), folder / name)
        context.close()


def resolve(place: str, known: dict[str, str]) -> str:
    """Return a path; `@Name/rest` is the page of a patient."""
    if not place.startswith("@"):
        return place
    name, _, rest = place[1:].partition("/")
    return next(href for text, href in known.items() if name in text) + rest


def _every_way(page: Page, url: str, stem: Path) -> None:
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            page.goto(url)
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
    page.goto(base + resolve("@Oskar Brandt/prescribe/", addresses(page, base)))
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
