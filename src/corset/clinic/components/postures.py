"""Which drawing stands for an exercise: read from the words of its starting position."""

from corset.therapy.programme import Exercise

_WORDS = (
    (" bar", "hanging"),
    ("all fours", "all_fours"),
    ("stomach", "front"),
    ("on your back", "back"),
    ("knees drawn up", "fetal"),
    ("sit", "sitting"),
    ("stool", "sitting"),
)


def posture(exercise: Exercise) -> str:
    """Return the name of a drawing in components/figure.html; standing where no word fits."""
    first = exercise.sheet.position.lower().partition(".")[0]
    return next((drawing for word, drawing in _WORDS if word in first), "standing")
