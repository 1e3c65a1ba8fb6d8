"""Invented but plausible data for the style guide."""

DAYS = [
    {"label": "Mo", "state": "done", "text": "Monday: done"},
    {"label": "Tu", "state": "part", "text": "Tuesday: part of it"},
    {"label": "We", "state": "stopped", "text": "Wednesday: stopped because of pain"},
    {"label": "Th", "state": "held", "text": "Thursday: the check said to rest"},
    {"label": "Fr", "state": "missed", "text": "Friday: no session"},
    {"label": "Sa", "state": "done", "text": "Saturday: done"},
    {"label": "Su", "state": "ahead", "text": "Sunday: today", "today": True},
]

EVENTS = [
    {
        "when": "08:12",
        "tone": "red",
        "text": "Severe pain, 7 of 10, at “lift the chest, then the legs”.",
        "note": "Stopped at the 3rd repetition; you were told.",
        "whys": [{"rule": "R5", "text": "Pain of 6 or more is severe: the exercise is barred."}],
    },
    {
        "when": "Sat 21",
        "tone": "amber",
        "text": "Uncomfortable: 16 cut to 10 for the next session.",
        "whys": [{"rule": "R4", "text": "Discomfort does not cancel an exercise, it shortens it."}],
    },
    {"when": "Fri 20", "tone": "good", "text": "Two easy sessions: 14 grew to 16."},
    {"when": "Tue 10", "text": "Plan signed: four exercises, five supervised sessions."},
]

ROWS = [
    {
        "name": "Raise one leg, lying",
        "note": "each side, hold 7 s",
        "dose": 16,
        "unit": "a side",
        "low": 10,
        "high": 24,
        "top": 30,
    },
    {"name": "Spread the knees", "dose": 20, "unit": "", "low": 20, "high": 25, "top": 25},
    {
        "name": "Lift the chest, then the legs",
        "state": "barred",
        "tone": "red",
        "note": "since today, severe pain",
        "low": 10,
        "high": 20,
        "top": 30,
    },
    {
        "name": "One knee bent, raise the other leg",
        "dose": 8,
        "unit": "a side",
        "low": 8,
        "high": 16,
        "top": 20,
    },
]

PAIN = [
    ("10 Nov", 3),
    ("11 Nov", 2),
    ("12 Nov", 2),
    ("13 Nov", None),
    ("14 Nov", 3),
    ("15 Nov", 2),
    ("16 Nov", 1),
    ("17 Nov", 1),
    ("18 Nov", 0),
    ("19 Nov", 1),
    ("20 Nov", 1),
    ("21 Nov", 4),
    ("22 Nov", 7),
]

SIGNS = [
    "You cannot hold or pass urine or stool as before",
    "Numbness between the legs, where one sits on a saddle",
    "Both legs have become weak",
]

ALL = {
    "days": DAYS,
    "events": EVENTS,
    "rows": ROWS,
    "pain": PAIN,
    "signs": SIGNS,
    "regions": [("cervical", "Neck"), ("thoracic", "Upper back"), ("lumbar", "Lower back")],
    "phases": [("remission", "Remission"), ("exacerbation", "Exacerbation")],
    "actions": [
        {"label": "Correct the plan", "href": "#alerts", "kind": "stop"},
        {"label": "Acknowledge", "href": "#alerts", "kind": "plain"},
    ],
    "heading_actions": [
        {"label": "Invite", "href": "#type", "kind": "calm"},
        {"label": "Change the plan", "href": "#type"},
    ],
    "whys": EVENTS[0]["whys"],
    "steps": [100, 100, 60, 0, 0],
    "begin": {"label": "Take in a patient", "href": "#empty"},
    "positions": [
        "standing",
        "sitting",
        "back",
        "front",
        "all_fours",
        "hanging",
        "fetal",
        "warm_up",
    ],
}
