"""The neutral adult and what sex and mass change about it."""

from dataclasses import dataclass

import numpy as np
from hands import grip
from source import MakeHuman

ANCESTRIES = ("african", "asian", "caucasian")
HEAVY, LEAN = 2.2, 1.4
"""How far beyond MakeHuman's own range the morphs reach, which spans about 10 % of the mass."""


@dataclass(frozen=True)
class Shapes:
    neutral: np.ndarray
    """(19158, 3) metres: midway between the sexes, soles on the floor."""
    morphs: dict[str, np.ndarray]
    """male is added with weight 1 for a man, -1 for a woman; heavy and lean with 0 to 1;
    grip with 1 for hands that hold on to something."""

    @classmethod
    def of(cls, human: MakeHuman) -> "Shapes":
        male, female = (_adult(human, sex, "average") for sex in ("male", "female"))
        neutral = human.points + (male + female) / 2
        floor = neutral[np.unique(human.triangles("body")), 2].min()
        male, female = (
            _at_height(human.points + adult, neutral, human) for adult in (male, female)
        )
        neutral = neutral - [0, 0, floor]
        return cls(
            neutral=neutral,
            morphs={
                "male": (male - female) / 2,
                "heavy": HEAVY * _mass(human, "max"),
                "lean": LEAN * _mass(human, "min"),
                "grip": grip(human, neutral),
            },
        )


def _adult(human: MakeHuman, sex: str, weight: str) -> np.ndarray:
    mixed = sum(human.target(f"{people}-{sex}-young") for people in ANCESTRIES) / len(ANCESTRIES)
    return mixed + human.target(f"universal-{sex}-young-averagemuscle-{weight}weight")


def _mass(human: MakeHuman, weight: str) -> np.ndarray:
    changes = [
        _adult(human, sex, weight) - _adult(human, sex, "average") for sex in ("male", "female")
    ]
    return sum(changes) / 2


def _at_height(points: np.ndarray, neutral: np.ndarray, human: MakeHuman) -> np.ndarray:
    """Scale to the neutral height: a body's height is the skeleton's matter, not the morph's."""
    body = np.unique(human.triangles("body"))
    low, high = points[body, 2].min(), points[body, 2].max()
    bottom, top = neutral[body, 2].min(), neutral[body, 2].max()
    return (points - [0, 0, low]) * (top - bottom) / (high - low) + [0, 0, bottom]


def described(human: MakeHuman, shapes: Shapes) -> dict[str, object]:
    """What is needed to choose the morphs' weights for a height and mass: volumes in litres."""
    faces = human.triangles("body")
    body = np.unique(faces)
    return {
        "height": float(np.ptp(shapes.neutral[body, 2])),
        "litres": {
            "neutral": _litres(shapes.neutral, faces),
            **{n: _litres(shapes.neutral + moved, faces) for n, moved in shapes.morphs.items()},
        },
    }


def _litres(points: np.ndarray, faces: np.ndarray) -> float:
    a, b, c = (points[faces[:, i]] for i in range(3))
    return round(1000 * float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum()) / 6, 2)
