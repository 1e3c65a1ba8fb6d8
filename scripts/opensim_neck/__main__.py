"""The other half of crosscheck_opensim.py, run by an interpreter that has opensim and numpy.

Takes what we did as JSON, changes the published model to our posture and masses, and answers with
what its joints carry, as JSON: newtons forwards, left and up, from C7/T1 to the skull.
"""

import json
import sys
import tempfile
from pathlib import Path

import opensim
from published import Published
from tools import Tools, joints


def theirs(name: str) -> str:
    """Return OpenSim's name of one of our muscles, in small letters."""
    return name.removesuffix("_r") if name.endswith("_r") else f"{name.removesuffix('_l')}_l"


def case_of(folder: Path, wheel: Path, told: dict, case: dict) -> dict:
    """Return one case: joints under our tensions and under OpenSim's, and its seconds."""
    published = Published(wheel, told)
    published.tree.write(folder / "published.osim")
    tools = Tools(folder, case["pushes"])
    took = tools.optimise()
    optimal = joints(tools.model, tools.optimal())
    published.float_hyoid()
    published.tree.write(folder / "published.osim")
    tools = Tools(folder, case["pushes"])
    tensions = {theirs(name): newtons for name, newtons in case["tensions"].items()}
    muscles = published.model.findall("ForceSet/objects/Millard2012EquilibriumMuscle")
    names = [muscle.get("name") for muscle in muscles]
    same = joints(tools.model, {name: tensions[name.lower()] for name in names})
    return {"optimal": optimal, "same": same, "seconds": took}


def main() -> None:
    """Answer on the last line."""
    opensim.Logger.setLevelString("off")
    told = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        cases = {
            name: case_of(Path(folder), Path(sys.argv[1]), told, case)
            for name, case in told["cases"].items()
        }
    seconds = min(case["seconds"] for case in cases.values())
    version = opensim.GetVersion().split("-")[0]
    print(json.dumps({"cases": cases, "seconds": seconds, "version": version}))


if __name__ == "__main__":
    main()
