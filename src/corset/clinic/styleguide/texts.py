"""Invented texts of the style guide."""

from corset.clinic.styleguide.kinds import (
    ActionSpecimen,
    EmergencySpecimen,
    ReasonSpecimen,
    TextSpecimen,
    TextSpecimens,
)

SIGNS = (
    "You cannot hold or pass urine or stool as before",
    "Numbness between the legs, where one sits on a saddle",
    "Both legs have become weak",
)

GUIDE = TextSpecimen(
    title="One language, for the mat and for the desk",
    text=(
        "Every component as the pages use it: roomy for the patient on the "
        "left, dense for the clinician on the right."
    ),
)

HEADINGS = TextSpecimens(
    roomy=TextSpecimen(
        above="Sunday 22 November",
        title="Day 12. Your lower back, about 17 minutes.",
        text="Six short questions first, then the warm-up.",
    ),
    dense=TextSpecimen(
        above="All patients",
        title="Lumbar, 58 years",
        text=(
            "L4/5, stage II, in remission since 3 November. At home since day 6; "
            "whole spine not before 1 December."
        ),
    ),
)

CUE = TextSpecimen(title="Hold", text="Knee straight, lower back stays down.")

PREPARING = TextSpecimen(
    title="Your plan is being prepared.",
    text="As soon as your doctor has signed it, it appears here.",
)

NOBODY = TextSpecimen(
    title="No patients yet",
    text=("Take in the first one; the programme proposes a complex from what you enter."),
)

DIALOGS = TextSpecimens(
    roomy=TextSpecimen(
        title="Stop for today?",
        text=("What you have done is kept. Tomorrow's session starts from the beginning."),
        confirm="Stop for today",
        cancel="Go on",
    ),
    dense=TextSpecimen(
        title="Sign this plan?",
        text="Four exercises, five supervised sessions. It holds from today.",
        confirm="Sign",
    ),
)

EMERGENCY = EmergencySpecimen(
    title="Stop. This needs a hospital now.",
    text="Do not wait for an appointment and do not drive yourself.",
    signs=SIGNS,
    number="112",
    after=("Your clinic has been told. Training stays closed until your doctor opens it again."),
)

REASONS = (
    ReasonSpecimen(
        rule="R4",
        text=("Discomfort does not cancel an exercise: it is shortened to 5 to 10 repetitions."),
    ),
    ReasonSpecimen(
        rule="R20",
        text="After two clean sessions it grows again, by two at most.",
        facts="Clean sessions so far: 1.",
    ),
)

HEADING_ACTIONS = (
    ActionSpecimen(label="Invite", href="#type", kind="calm"),
    ActionSpecimen(label="Change the plan", href="#type"),
)

BEGIN = ActionSpecimen(label="Take in a patient", href="#empty")
