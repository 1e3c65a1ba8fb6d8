"""What the real core answers to what a queue may send, in whatever order it comes: a small table.

The queue of the browser is explored against it (`frontend/src/offline/exploration/`).
`python -m tests.contract.clinic_answers` writes it anew.
"""

import json
from pathlib import Path

from tests.patient import PATIENT, PROGRAMME, at_home

from corset.care import decide, fold
from corset.services.therapy.commands.parser import parse_command
from corset.therapy.state import State

TABLE = Path(__file__).parent / "clinic_answers.json"
ALPHABET = {
    "start": ("start_exercise", {"exercise": "L1"}),
    "finish": ("finish_exercise", {"exercise": "L1", "repetitions": 5}),
    "painless": ("report_pain", {"exercise": "L1", "nrs": 0}),
    "severe": ("report_pain", {"exercise": "L1", "words": "severe"}),
    "severe-plain": ("report_pain", {"words": "severe"}),
    "sign": ("report_emergency", {"signs": [next(iter(PROGRAMME.emergency_signs))]}),
    "sign-plain": ("report_emergency", {"signs": []}),
    "over": ("finish_session", {}),
}
"""What a session tells, and the plainer words for it."""
Row = tuple[list[str], dict[str, tuple[bool, int]]]


def computed() -> dict[str, object]:
    """Return the commands, and for each state of the clinic what follows on each of them."""
    told = {
        letter: {"command": name, "with": fields} for letter, (name, fields) in ALPHABET.items()
    }
    return {"commands": told, "states": _joined(_reached())}


def _reached() -> list[Row]:
    """Return every state that can be reached from a session that is warmed up."""
    home = at_home().start()
    states, rows = [home.state], []
    for state in states:
        answers = {}
        for letter, (name, fields) in ALPHABET.items():
            command = parse_command(name, fields)
            decision = decide(
                state=state, command=command, by=PATIENT, now=home.now, programme=PROGRAMME
            )
            after = fold(decision.events, state)
            if after not in states:
                states.append(after)
            answers[letter] = (decision.accepted, states.index(after))
        rows.append((_known(state), answers))
    return rows


def _joined(rows: list[Row]) -> list[dict[str, object]]:
    """Return the table with states as one that no sequence of commands can tell apart."""
    block, count = [0] * len(rows), 0
    while True:
        looks = [
            (block[i], tuple(known), *((ok, block[after]) for ok, after in answers.values()))
            for i, (known, answers) in enumerate(rows)
        ]
        names = {look: n for n, look in enumerate(dict.fromkeys(looks))}
        block = [names[look] for look in looks]
        if len(names) == count:
            break
        count = len(names)
    first = {number: rows[block.index(number)] for number in range(count)}
    return [
        {
            "knows": known,
            "answers": {
                letter: {"accepted": ok, "next": block[after]}
                for letter, (ok, after) in answers.items()
            },
        }
        for known, answers in first.values()
    ]


def _known(state: State) -> list[str]:
    """Return of what danger the clinic's people have been told."""
    return sorted({alert.kind.value for alert in state.alerts})


def written() -> str:
    """Return the table as it stands in the file: a line for each state."""
    table = computed()
    commands, states = (table[part] for part in ("commands", "states"))
    lines = ",\n    ".join(json.dumps(row) for row in states)
    return f'{{\n  "commands": {json.dumps(commands)},\n  "states": [\n    {lines}\n  ]\n}}\n'


if __name__ == "__main__":
    TABLE.write_text(written(), encoding="utf-8")
