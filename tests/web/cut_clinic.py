"""A clinic that is cut off, falls ill and forgets to answer, as a test tells it to."""

from playwright.sync_api import Route

NOTHING = {"reasons": [], "released": [], "session": None, "emergency": None}
BEYOND = 10**6
"""No page of the clinic behind it knows of so much."""
PROBLEMS = {"problems": [{"field": "", "text": "no"}]}
MOODS = ("well", "well", "off", "lost", "500", "401", "409")


class CutClinic:
    """Takes commands once for each key, and remembers what it took."""

    def __init__(self) -> None:
        self.mood = "well"
        self.taken: dict[str, dict] = {}
        self.sent: dict[str, dict] = {}

    def has(self, key: str) -> bool:
        """Whether it knows of a report."""
        return key in self.taken

    def answer(self, route: Route) -> None:
        """Do with a request what the mood says."""
        body = route.request.post_data_json
        told = {part: body[part] for part in ("command", "with")}
        assert self.sent.setdefault(body["key"], told) == told, "one key, one command"
        if self.mood == "off":
            return route.abort("internetdisconnected")
        if self.mood in {"500", "401", "409"}:
            return route.fulfill(status=int(self.mood), json=PROBLEMS)
        known = self.taken.setdefault(body.get("instead_of") or body["key"], told)
        if self.mood == "lost":
            return route.abort("connectionreset")
        if "instead_of" not in body and known != told:
            return route.fulfill(status=409, json=PROBLEMS)
        taken = {"key": body["key"], "accepted": True, "outcome": "clear", "repeated": False}
        record = {"version": BEYOND + len(self.taken)}
        return route.fulfill(json=taken | record | NOTHING)
