"""The words that the player shows and speaks; the templates hold all others."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from corset.coach.phases import Kind, Phase
from corset.therapy.content.texts import Sheet, text_of

_KINDS = {
    Kind.READY: later("Get ready"),
    Kind.OUT: later("Go slowly"),
    Kind.HOLD: later("Hold"),
    Kind.BACK: later("Slowly back"),
    Kind.REST: later("Let go"),
    Kind.SWITCH: later("Get ready"),
    Kind.GO: later("Go on"),
}


def cues(sheet: Sheet, phases: Iterable[Phase]) -> dict[str, str]:
    """Return what is said in phases, by their keys.

    A programme of earlier code has no cues: there, only what kind of phase it is.
    """
    return {
        phase.cue: text_of(sheet.cues, phase.cue) or str(_KINDS[phase.kind]) for phase in phases
    }


def spoken() -> dict[str, str]:
    """Return the player's words by name; {braces} are filled by the player."""
    return {
        "switch": _("Switch sides"),
        "right": _("Right side"),
        "left": _("Left side"),
        "count": _("{n} of {of}"),
        "countOf": _("{n} of {of} {unit}"),
        "over": _("This is done."),
        "toFinish": _("To finish"),
        "seconds": _("s"),
        "exercise": _("{n} of {of}"),
        "warmUp": _("Warm-up"),
        "closingWaits": _(
            "No connection: your session is kept here and saved as soon as there is one."
        ),
        "warmUpPart": _("Part {n} of {of}"),
        "begin": _("Begin the warm-up"),
        "done": _("Done, go on"),
        "lastOne": _("Last one"),
        "exerciseOver": _("“{name}” is done."),
        "paused": _("Paused"),
        "away": _("Paused: this page was out of sight, and nothing was counted meanwhile."),
        "painAt": _("“{name}”: how much did it hurt?"),
        "effortAt": _("“{name}”: how hard was it?"),
        "givenPain": _("You said: pain {n} of 10."),
        "givenEffort": _("You said: effort {n} of 10."),
        "doubt": _("{n} of 10: is that right?"),
        "times": _("{n} {unit}"),
        "timesASide": _("{n} {unit} a side"),
        "timesInHalves": _("{n} {unit}, half on each side"),
        "goOnFrom": _("You have done {n}. It goes on from there."),
        "pause": _("Pause"),
        "resume": _("Go on"),
        "gently": _("{cue} {n} instead of {of}."),
        "gentlyAgain": _("It was uncomfortable lately. {cue}"),
        "warmUpLonger": _("A warm-up takes a while longer. Please go on for {n} s."),
        "gentlyWarmAgain": _(
            "It was uncomfortable lately. Make these movements smaller, as it is shown here."
        ),
        "gentlyWarm": _("Make it smaller and slower, or leave this part out."),
        "gentlyNext": _("Noted. Next time it is less, smaller and softer."),
        "stoppedHere": _("This exercise ends here for today."),
        "next": _("Next: {name}"),
        "rested": _("Rest"),
        "soundVoice": _("Voice"),
        "soundTones": _("Tones"),
        "soundOff": _("Silent"),
        "severe": _("Stop. Lie or sit comfortably."),
        "severeText": _(
            "The session ends here. “{name}” stays out until your clinician has looked at it."
        ),
        "severeWarm": _("The session ends here. Training waits until your clinician has looked."),
        "unsafe": _("The session ends here."),
        "refused": _("It does not go on now."),
        "onItsWay": _("Your clinic is being told."),
        "told": _("Your clinician has been told."),
        "toldFirst": _("Your clinician has been told that it hurts."),
        "waiting": _(
            "Your clinic does not know yet: there is no connection. It is kept on this device and "
            "sent as soon as there is one. If you need help before, call."
        ),
        "waitingSignedOut": _(
            "Your clinic does not know yet: your sign-in is over. It is kept on this device and "
            "sent when you sign in again. If you need help before, call."
        ),
        "waitingUnkept": _(
            "Your clinic does not know yet, and this browser keeps nothing. Leave this page open "
            "until it is sent, or call."
        ),
        "notTaken": _(
            "Your clinic's computer did not understand it. It is kept on this device. Please call "
            "your clinic."
        ),
        "closing": _("Your session is being saved."),
        "saving": _("Saving…"),
        "saved": _("Saved"),
        "offline": _("No connection. It is kept here."),
        "signedOut": _("Your sign-in is over. Sign in again; nothing is lost."),
        "failed": _("Something could not be saved. Your session goes on."),
        "thanks": _("Thank you. {n} of 10 is noted."),
    }
