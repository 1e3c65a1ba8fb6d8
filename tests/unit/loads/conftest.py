import pytest

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.estimate import Estimator
from corset.programme import load_motions
from corset.programme.loads.necks import load_neck
from corset.programme.loads.postures import load_held

pytest.importorskip("myo_sim", reason="the loads' extra is not installed")


@pytest.fixture(scope="session")
def man():
    """The 70 kg adult of the published figures."""
    return Person(sex=Sex.MALE, height=1.75, mass=70.0)


@pytest.fixture(scope="session")
def estimator(man):
    return Estimator(man, neck=load_neck())


@pytest.fixture(scope="session")
def held():
    return load_held()


@pytest.fixture(scope="session")
def motions():
    return load_motions()
