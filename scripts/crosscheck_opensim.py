"""Hold the neck in OpenSim too, and print both: optional, and nothing of it is installed by us.

    python3.11 -m venv scratch
    scratch/bin/pip install opensim==4.6
    scratch/bin/pip download --no-deps msk-modelling-python==0.4.2 --dest scratch
    .venv/bin/python -m scripts.crosscheck_opensim scratch/bin/python scratch/*.whl

Two comparisons, the body upright and of the model's own size: what OpenSim's joints carry under
the tensions that we found, which has to be the same; and what they carry under the tensions that
its own static optimisation finds, in its six degrees of freedom and with its hyoid on C3 and C1.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

import mujoco
import numpy as np

from corset.body.anatomy.anthropometry import Person, Sex
from corset.body.anatomy.landmarks import LANDMARKS
from corset.loads.discs import NECK
from corset.loads.model.skeleton import Body, body_of
from corset.loads.neck.equilibrium import NeckAssumptions, NeckBalance, NeckSolver
from corset.loads.statics.supports import ExternalForce
from corset.programme.loads.necks import load_neck

HELD = {
    "head at ease": [],
    "palm of 20 N on the cheek": [("cheek_r", (0.0, 20.0, 0.0))],
    "hands of 20 N under the chin": [("chin", (0.0, 0.0, 20.0))],
    "hands of 40 N at the back": [("occiput_r", (20.0, 0.0, 0.0)), ("occiput_l", (20.0, 0.0, 0.0))],
    "palm of 40 N on the forehead": [("forehead", (-40.0, 0.0, 0.0))],
}
"""What pushes the head, in newtons forwards, left and up."""
SHOWN = ("C2/C3", "C5/C6", "C7/T1")
OTHER = Path(__file__).with_name("opensim_neck")


def sized() -> Person:
    """Return the man whose neck is as long as the model's."""
    tall = NeckSolver(body_of(Person(sex=Sex.MALE, height=1.75)), load_neck()).column.scale
    return Person(sex=Sex.MALE, height=1.75 / tall, mass=72.0)


def pushes_on(body: Body, data: mujoco.MjData, case: str) -> list[ExternalForce]:
    """Return what pushes the head."""
    at = {name: data.site_xpos[body.sites[name]].copy() for name in LANDMARKS}
    return [ExternalForce("head", at[name], np.array(force)) for name, force in HELD[case]]


def told(body: Body, data: mujoco.MjData, neck: NeckSolver) -> dict[str, object]:
    """Return what the other model has to be made of, in metres from the joint of C7 and T1."""
    base, top = neck.column.base, neck.column.top
    return {
        "lean": float(np.arctan2(neck.column.lean[0, 2], neck.column.lean[0, 0])),
        "head_kg": neck.masses["head"],
        "head_at": (data.xipos[body.model.body("head").id] - top).tolist(),
        "neck_kg": neck.masses["neck"],
        "joints": (neck.column.joints - base).tolist(),
        "top": top.tolist(),
    }


def case_of(neck: NeckSolver, pushes: list[ExternalForce], held: NeckBalance) -> dict[str, object]:
    """Return one case: what pushes, and what we found."""
    names = [muscle.name for muscle in neck.column.muscles]
    newtons = (held.activations * neck.strengths).tolist()
    return {
        "pushes": [[(push.at - neck.column.top).tolist(), push.force.tolist()] for push in pushes],
        "tensions": dict(zip(names, newtons, strict=True)),
    }


def compressions(neck: NeckSolver, pushes: list[list[float]]) -> list[float]:
    """Return the compression of each disc, from above, from what each joint pushes with."""
    axis = neck.column.top - neck.column.base
    return [float(np.dot(push, axis / np.linalg.norm(axis))) for push in pushes][5::-1]


def main() -> int:
    """Print both; 1 where the same tensions do not load the joints alike to a newton."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("python", help="an interpreter that has opensim")
    parser.add_argument("wheel", help="the wheel of msk-modelling-python 0.4.2")
    chosen = parser.parse_args()
    body = body_of(sized())
    data, neck = mujoco.MjData(body.model), NeckSolver(body, load_neck())
    mujoco.mj_kinematics(body.model, data)
    mujoco.mj_comPos(body.model, data)
    found, cases, taken = {}, {}, []
    for name in HELD:
        pushes = pushes_on(body, data, name)
        start = time.process_time()
        found[name] = neck.hold(data, pushes, NeckAssumptions())
        taken.append(time.process_time() - start)
        cases[name] = case_of(neck, pushes, found[name])
        found[f"{name}, bare"] = neck.hold(data, pushes, NeckAssumptions(floor=0.0, settled=1e-6))
    asked = json.dumps({**told(body, data, neck), "cases": cases})
    command = [chosen.python, str(OTHER), chosen.wheel]
    answer = subprocess.run(command, input=asked, text=True, check=True, stdout=subprocess.PIPE)  # noqa: S603
    return shown(neck, found, json.loads(answer.stdout.splitlines()[-1]), min(taken))


def shown(neck: NeckSolver, found: dict[str, NeckBalance], theirs: dict, took: float) -> int:
    """Print the table, and return 1 where the same tensions load the joints otherwise."""
    print(f"{'compression, N':30}{'':8}{'ours':>8}{'same in':>10}{'ours,':>8}{'static':>14}")
    print(f"{'':30}{'':8}{'':>8}{'OpenSim':>10}{'bare':>8}{'optimisation':>14}")
    worst = 0.0
    for name, case in theirs["cases"].items():
        same = compressions(neck, case["same"])
        optimal = compressions(neck, case["optimal"])
        worst = max(worst, float(np.abs(np.array(case["same"]) - found[name].reactions).max()))
        for disc in SHOWN:
            at = NECK.index(disc)
            ours, bare = (found[key].discs[at, 0] for key in (name, f"{name}, bare"))
            row = f"{ours:8.0f}{same[at]:10.0f}{bare:8.0f}{optimal[at]:14.0f}"
            print(f"{name if disc == SHOWN[0] else '':30}{disc:8}{row}")
    print(f"the same tensions load any joint alike to {worst:.2f} N")
    ratio = theirs["seconds"] / took
    print(
        f"a frame of the neck: {took * 1e3:.1f} ms here, {theirs['seconds'] * 1e3:.0f} ms in",
        end=" ",
    )
    print(f"OpenSim {theirs['version']} (optimisation and joint reactions): {ratio:.0f} times")
    return int(worst > 1.0)


if __name__ == "__main__":
    sys.exit(main())
