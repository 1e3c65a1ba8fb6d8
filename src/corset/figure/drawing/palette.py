"""The colours of a still: paper, ink, one green."""

from dataclasses import dataclass

from corset.figure.person.mesh import PARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """As in tokens.css; printed sheets take the light one."""

    paper: str
    ink: str
    """Of the trousers, and of the arrows of a force."""
    shirt: str
    skin: str
    hair: str
    features: str
    """Brows and eyes."""
    works: str
    """What moves."""
    works_shirt: str
    works_skin: str
    ghost: str
    """Where it comes from."""
    thing: str
    ground: str
    """Of the floor's line."""
    disc: str
    """Of the floor, seen from above."""

    def fill(self, part: int, *, works: bool) -> str:
        """Return the colour of a part of the person, or of a prop."""
        if part >= len(PARTS):
            return self.thing
        named = {
            "skin": (self.skin, self.works_skin),
            "shirt": (self.shirt, self.works_shirt),
            "trousers": (self.ink, self.works),
            "hair": (self.hair, self.hair),
            "whites": (self.skin, self.skin),
        }
        return named.get(PARTS[part], (self.features, self.features))[works]


LIGHT = Palette(
    paper="#fffdf9",
    ink="#2b3a3c",
    shirt="#5b6c6d",
    skin="#e3c9b4",
    hair="#1d2a2c",
    features="#4a4745",
    works="#17685e",
    works_shirt="#2f8478",
    works_skin="#8fbfae",
    ghost="#dcebe4",
    thing="#d9d0c0",
    ground="#cfc6b6",
    disc="#f1ebe0",
)
DARK = Palette(
    paper="#1c2324",
    ink="#8d9b9a",
    shirt="#b9c4c1",
    skin="#d8bfab",
    hair="#4b5759",
    features="#3b3a39",
    works="#4fb3a3",
    works_shirt="#6fc9ba",
    works_skin="#9fd8c9",
    ghost="#26403b",
    thing="#3c4647",
    ground="#455152",
    disc="#273031",
)
