"""A page's form as a browser has it: every field with what it holds."""

from html.parser import HTMLParser

from django.http import QueryDict


class _Fields(HTMLParser):
    def __init__(self, form):
        super().__init__()
        self.form, self.inside, self.found = form, False, []
        self.select = self.area = None

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag == "form":
            self.inside = known.get("id") == self.form
        if not self.inside:
            return
        if tag == "input":
            ticked = known.get("type") in {"checkbox", "radio"}
            if known.get("name") and (not ticked or "checked" in known):
                self.found.append((known["name"], known.get("value", "on" if ticked else "") or ""))
        elif tag == "textarea":
            self.area = [known["name"], ""]
        elif tag == "select":
            self.select = known["name"]
        elif tag == "option" and "selected" in known and self.select:
            self.found.append((self.select, known.get("value", "")))

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.found.append((self.area[0], self.area[1].removeprefix("\n")))
            self.area = None
        if tag == "select":
            self.select = None
        if tag == "form":
            self.inside = False


def fields(response, form="room-form", **typed):
    """Return what the form of a page sends, with what is typed into it."""
    parser = _Fields(form)
    parser.feed(response.content.decode())
    sent = QueryDict(mutable=True)
    for name, value in parser.found:
        sent.appendlist(name, value)
    for name, value in typed.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return sent.dict() | {name: sent.getlist(name) for name in sent}
