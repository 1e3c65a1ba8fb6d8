"""The sheet's own sentences: what is the same for every patient."""

from django.utils.translation import gettext as _

from corset.services.sheets.contents import Sheet

WEEKS = 4


def labels(sheet: Sheet) -> dict[str, object]:
    """Return every sentence of the template that is not the patient's."""
    return {**_headings(sheet), **_rules(sheet), **_diary(), "weeks": WEEKS}


def _headings(sheet: Sheet) -> dict[str, object]:
    return {
        "title": _("Your exercises"),
        "about": _("for %(region)s") % {"region": sheet.region},
        "date": _("Doses of %(day)s") % {"day": sheet.date},
        "not_yet": _("Not alone at home yet"),
        "before": _("Before you begin, ask yourself"),
        "each_time": _("Each time"),
        "in_short": _("In short"),
        "while": _("While you train"),
        "warm_up": _("Warm-up"),
        "warm_up_first": _("Always first. It wakes the muscles."),
        "position": _("Position"),
        "breathing": _("Breathing"),
        "care": _("Take care"),
        "signs": _("When to get help at once"),
        "signs_text": _("These signs are rare. If one is new, it comes before all training."),
        "emergency": _("In an emergency:"),
        "signs_on": _("The warning signs are on page"),
        "hospital": _("To a hospital now"),
        "doctor": _("To a doctor today"),
        "call": _("Call %(number)s") % {"number": sheet.number},
        "clinic": _("Telephone of your clinic"),
        "version": _("version %(version)s") % {"version": sheet.version},
        "page": _("Page"),
        "of": _("of"),
    }


def _rules(sheet: Sheet) -> dict[str, object]:
    range_ = {"low": sheet.discomfort_nrs, "high": sheet.severe_pain_nrs - 1}
    return {
        "before_text": _("If one answer is yes, or you are not sure, rest today."),
        "flare_up": _(
            "Never train in a flare-up: when it hurts at rest more than you are used to, "
            "leave the exercises and call your clinic."
        ),
        "suspending": tuple(
            _("%(question)s Then do not train, and call your clinic today.")
            % {"question": question}
            for question in sheet.suspending
        ),
        "each_time_list": (
            _("One session a day, the warm-up first, then the exercises in this order."),
            _("Slowly and smoothly, without jerks. Keep breathing."),
            _("Not more than is written here, and nothing to catch up on after a day off."),
            _("Older sheets no longer count."),
        ),
        "uncomfortable": _("Uncomfortable (pain %(low)s to %(high)s of 10)") % range_,
        "uncomfortable_text": _(
            "Do fewer, more gently, and write it down. Next time begin with fewer."
        ),
        "severe": _("It hurts badly (pain %(severe)s or more)") % {"severe": sheet.severe_pain_nrs},
        "severe_text": _(
            "Stop at once. No more exercises today. Call your clinic, and leave this exercise "
            "out until your clinician has looked at it."
        ),
    }


def _diary() -> dict[str, object]:
    return {
        "diary": _("Diary"),
        "diary_text": _(
            "Done: write how many. Pain: the worst during the exercise, 0 is none and 10 the "
            "worst there is. Bring these pages to your next visit."
        ),
        "week": _("Week"),
        "from": _("from"),
        "done": _("done"),
        "pain": _("pain"),
        "rest_pain": _("Pain at rest, before"),
        "days": (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su")),
    }
