"""Pages as they are read and answered."""

import json
import re
from html import unescape

QUESTIONS = (
    *("respiratory_infection", "intestinal_infection", "fever", "gastrointestinal_disorder"),
    *("blood_pressure_symptoms", "emergency_sign", "new_sign"),
)
CLEAR = {**dict.fromkeys(QUESTIONS, "no"), "rest_pain": "1"}


def text_of(response):
    """Return the words of a page, as they are read one after the other."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(text))


def answer(client, address="/check/", **answers):
    """Answer the day's check; all clear unless said otherwise."""
    page = client.get(address).content.decode()
    key = re.search(r'name="key" value="([\w-]+)"', page).group(1)
    return client.post(address, {"key": key, **CLEAR, **answers})


def handed(phone):
    """Answer the check, begin the session, and return what the player is handed."""
    answer(phone)
    phone.post("/session/", {"kind": "main"})
    return handed_again(phone)


def handed_again(phone):
    """Return what the player of a session that runs is handed."""
    page = phone.get("/session/").content.decode()
    block = re.search(r'<script id="session" type="application/json">(.*?)</script>', page)
    return json.loads(block[1])
