"""OpenSim's tools on a model that stands still."""

import time
from pathlib import Path

import numpy as np
import opensim
from published import THEIRS

JOINTS = ("auxt1jnt", *(f"aux{number}jnt" for number in range(7, 0, -1)))
FRAMES = 9
"""The tools want some to put a spline through; nothing moves."""
END = (FRAMES - 1) * 0.01


class Tools:
    """OpenSim's tools on a model that stands still."""

    def __init__(self, folder: Path, pushes: list) -> None:
        self.folder, self.model = folder, folder / "neck.osim"
        model = opensim.Model(str(folder / "published.osim"))
        for number, (at, force) in enumerate(pushes):
            push = opensim.PrescribedForce(f"push{number}", model.getBodySet().get("skull"))
            for give, values in ((push.setPointFunctions, at), (push.setForceFunctions, force)):
                give(*(opensim.Constant(float(value)) for value in THEIRS @ np.array(values)))
            push.setPointIsInGlobalFrame(False)
            push.setForceIsInGlobalFrame(True)
            model.addForce(push)
        model.finalizeConnections()
        model.printToXML(str(self.model))
        coordinates = model.getCoordinateSet()
        names = [coordinates.get(at).getName() for at in range(coordinates.getSize())]
        table(folder / "still.sto", names, [0.0] * len(names))

    def run(self, analysis: opensim.Analysis, name: str) -> float:
        """Run an analysis and return its seconds for one frame, by the processor's clock."""
        analysis.setName(name)
        analysis.setStartTime(0.0)
        analysis.setEndTime(END)
        tool = opensim.AnalyzeTool()
        tool.setName("neck")
        tool.setModelFilename(str(self.model))
        tool.setInitialTime(0.0)
        tool.setFinalTime(END)
        tool.setCoordinatesFileName(str(self.folder / "still.sto"))
        tool.setLowpassCutoffFrequency(-1)
        tool.setResultsDir(str(self.folder))
        tool.getAnalysisSet().cloneAndAppend(analysis)
        tool.printToXML(str(self.folder / "tool.xml"))
        made = opensim.AnalyzeTool(str(self.folder / "tool.xml"))
        start = time.process_time()
        if not made.run():
            raise RuntimeError(name)
        return (time.process_time() - start) / FRAMES

    def optimise(self) -> float:
        """Find muscle forces by static optimisation, squared activations, no force-length."""
        analysis = opensim.StaticOptimization()
        analysis.setUseModelForceSet(True)
        analysis.setUseMusclePhysiology(False)
        analysis.setActivationExponent(2.0)
        return self.run(analysis, "StaticOptimization")

    def optimal(self) -> dict:
        """Return the tensions that static optimisation found."""
        path = self.folder / "neck_StaticOptimization_force.sto"
        found = opensim.TimeSeriesTable(str(path))
        row = found.getRowAtIndex(FRAMES // 2)
        return {name: row[at] for at, name in enumerate(found.getColumnLabels())}


def joints(path: Path, tensions: dict) -> list:
    """Return what each joint pushes the bone above with, every coordinate held where it is."""
    model = opensim.Model(str(path))
    state = model.initSystem()
    for at in range(model.getCoordinateSet().getSize()):
        model.getCoordinateSet().get(at).setLocked(state, True)  # noqa: FBT003 - OpenSim takes no names
    for at in range(model.getMuscles().getSize()):
        muscle = model.getMuscles().get(at)
        muscle.overrideActuation(state, True)  # noqa: FBT003 - as above
        muscle.setOverrideActuation(state, tensions[muscle.getName()])
    model.realizeAcceleration(state)
    return [pushed(model.getJointSet().get(joint), state) for joint in JOINTS]


def pushed(joint: opensim.Joint, state: opensim.State) -> list:
    """Return what a joint pushes the bone above it with: forwards, left, up."""
    both = joint.calcReactionOnChildExpressedInGround(state)
    force = both.get(1)
    return (THEIRS.T @ np.array([force.get(at) for at in range(3)])).tolist()


def table(path: Path, names: list, row: list) -> None:
    """Write a file of OpenSim's in which nothing changes."""
    head = [path.stem, "version=1", f"nRows={FRAMES}", f"nColumns={len(names) + 1}"]
    head += ["inDegrees=no", "endheader", "\t".join(["time", *names])]
    body = ["\t".join(f"{value:.9g}" for value in (at * 0.01, *row)) for at in range(FRAMES)]
    path.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")
