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

ALERTS = [
    {
        "roomy": True,
        "tone": "amber",
        "title": "No training today.",
        "text": "You said that you have a fever. Come back when it has gone; your plan waits.",
    },
    {
        "roomy": True,
        "title": "Next: your doctor looks at it.",
        "text": (
            "Lifting the chest is out until then. The other exercises are open again tomorrow."
        ),
    },
    {
        "roomy": False,
        "tone": "red",
        "title": "Severe pain, 7 of 10, at “lift the chest, then the legs”, today 08:12",
        "text": (
            "Stopped at the 3rd repetition. Barred until you decide; the other exercises open "
            "tomorrow if the check allows."
        ),
        "whys": EVENTS[0]["whys"],
        "actions": [
            {"label": "Correct the plan", "href": "#alerts", "kind": "stop"},
            {"label": "Acknowledge", "href": "#alerts", "kind": "plain"},
        ],
    },
    {
        "roomy": False,
        "tone": "amber",
        "title": "Whole-spine stage can be opened",
        "text": "21 days have passed since 1 November.",
    },
]

EXERCISES = [
    {
        "name": "Raise one leg, lying",
        "note": "each side, hold 7 s",
        "dose": 16,
        "unit": "a side",
        "position": "back",
        "region": "lumbar",
        "change": "Two more than yesterday: two easy sessions in a row.",
        "tone": "good",
    },
    {
        "name": "Lift the chest, then the legs",
        "note": "never both at once",
        "dose": 8,
        "position": "front",
        "region": "lumbar",
        "change": "Fewer than yesterday: it was uncomfortable on Saturday.",
    },
    {
        "name": "Arch the back on all fours",
        "note": "hold 30 s, breathe calmly",
        "position": "all_fours",
        "region": "thoracic",
        "state": "done",
    },
    {
        "name": "Press the head back into the hands",
        "note": "standing",
        "position": "standing",
        "region": "cervical",
        "state": "barred",
        "change": "It hurt badly on Friday. Your doctor decides what replaces it.",
    },
]

QUESTIONS = [
    {
        "name": "gut",
        "question": "Have you vomited or had diarrhoea since yesterday?",
        "value": "no",
    },
    {
        "name": "heat",
        "question": "Do you have a fever?",
        "hint": "38 °C or more, or you feel feverish.",
        "error": "Please answer: without it today's session cannot open.",
    },
    {
        "name": "region",
        "question": "Where was the damage found?",
        "options": [("cervical", "Neck"), ("thoracic", "Upper back"), ("lumbar", "Lower back")],
        "value": "lumbar",
    },
]

WORDS = {
    "guide": {
        "title": "One language, for the mat and for the desk",
        "text": (
            "Every component as the pages use it: roomy for the patient on the left, dense for "
            "the clinician on the right."
        ),
    },
    "headings": {
        "roomy": {
            "above": "Sunday 22 November",
            "title": "Day 12. Your lower back, about 17 minutes.",
            "text": "Six short questions first, then the warm-up.",
        },
        "dense": {
            "above": "All patients",
            "title": "Lumbar, 58 years",
            "text": (
                "L4/5, stage II, in remission since 3 November. At home since day 6; whole spine "
                "not before 1 December."
            ),
        },
    },
    "cue": {"title": "Hold", "text": "Knee straight, lower back stays down."},
    "preparing": {
        "title": "Your plan is being prepared.",
        "text": "As soon as your doctor has signed it, it appears here.",
    },
    "nobody": {
        "title": "No patients yet",
        "text": "Take in the first one; the programme proposes a complex from what you enter.",
    },
    "dialogs": {
        "roomy": {
            "title": "Stop for today?",
            "text": "What you have done is kept. Tomorrow's session starts from the beginning.",
            "confirm": "Stop for today",
            "cancel": "Go on",
        },
        "dense": {
            "title": "Sign this plan?",
            "text": "Four exercises, five supervised sessions. It holds from today.",
            "confirm": "Sign",
        },
    },
    "emergency": {
        "title": "Stop. This needs a hospital now.",
        "text": "Do not wait for an appointment and do not drive yourself.",
        "signs": SIGNS,
        "number": "112",
        "after": (
            "Your clinic has been told. Training stays closed until your doctor opens it again."
        ),
    },
    "trend_said": "Pain after each session, from 3 on 10 November to 7 on 22 November",
    "reasons": [
        {
            "rule": "R4",
            "text": (
                "Discomfort does not cancel an exercise: it is shortened to 5 to 10 repetitions."
            ),
        },
        {
            "rule": "R20",
            "text": "After two clean sessions it grows again, by two at most.",
            "facts": "Clean sessions so far: 1.",
        },
    ],
}

ALL = {
    **WORDS,
    "alerts": ALERTS,
    "exercises": EXERCISES,
    "questions": QUESTIONS,
    "days": DAYS,
    "events": EVENTS,
    "rows": ROWS,
    "pain": PAIN,
    "heading_actions": [
        {"label": "Invite", "href": "#type", "kind": "calm"},
        {"label": "Change the plan", "href": "#type"},
    ],
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
