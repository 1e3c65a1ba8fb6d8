"""The neck's muscles on our skeleton, in balance at every joint."""

import numpy as np
import pytest
from tests.unit.loads.neck import free_neck

from corset.body.anatomy.anthropometry import Person, Sex
from corset.body.anatomy.joints import joint_positions
from corset.body.anatomy.landmarks import LANDMARKS
from corset.loads.discs import FLOOR
from corset.loads.model.skeleton import body_of
from corset.loads.neck.equilibrium import SETTLED, NeckAssumptions, NeckSolver, head_supports
from corset.loads.statics.balance import MuscleAssumptions, TrunkSolver
from corset.loads.statics.poses import held_pose, trajectories_of
from corset.loads.statics.static_optimisation import CannotBeHeld, least_between
from corset.loads.statics.supports import ExternalForce
from corset.programme.loads.necks import load_neck

WOMAN = Person(sex=Sex.FEMALE, height=1.60, mass=58.0)
POSTURES = ("standing", "supine", "prone", "all-fours", "flexion-30", "side-bend-20", "sit-up")
EXERCISES = ("C1", "C2", "C3", "C4", "C5", "T1", "S2")
AWAKE = NeckAssumptions(floor=FLOOR)


@pytest.fixture(scope="module")
def solver(estimator):
    return TrunkSolver(estimator.body, MuscleAssumptions(floor=FLOOR))


@pytest.fixture(scope="module")
def neck(estimator):
    return NeckSolver(estimator.body, load_neck())


@pytest.fixture(scope="module")
def posed(solver, neck, held, motions, man):
    """Pose the body, and return what pushes its head."""

    def pose(name, at=-1):
        motion = held.get(name) or motions[name]
        trajectory = (held_pose if name in held else trajectories_of)(motion, person=man)[0]
        pose = trajectory.poses[int(at * (len(trajectory.poses) - 1)) if at >= 0 else -1]
        balance = solver.hold(pose.state, pose.external)
        rests = head_supports(solver.body, solver.data, balance.rests, balance.supports)
        return [*(push for push in pose.external.forces if push.bone == "head"), *rests]

    return pose


@pytest.mark.parametrize("name", [*POSTURES, *EXERCISES])
def test_nothing_is_left_over_about_any_joint(name, posed, solver, neck):
    for at in (0.0, 0.3, 0.6, 1.0):
        pushes = posed(name, at)
        balance = neck.hold(solver.data, pushes, AWAKE)
        assert np.abs(balance.residual).max() < 1e-3
        assert (balance.activations >= FLOOR - 1e-6).all()


@pytest.mark.parametrize("name", [*POSTURES, "C1", "C2", "C3"])
def test_every_joint_agrees_with_a_free_body(name, posed, solver, neck):
    """To a newton and, but for what its disc holds at a degree, to half a newton metre."""
    pushes = posed(name, 0.5)
    balance = neck.hold(solver.data, pushes, AWAKE)
    newtons = balance.activations * neck.strengths
    settled = np.stack([joint.stiffness for joint in neck.column.anatomy.joints]) * SETTLED
    for joint in range(8):
        force, moment = free_neck.carried(solver.body, solver.data, neck, joint, newtons, pushes)
        assert force == pytest.approx(balance.reactions[joint], abs=1.0)
        turn = neck.column.pose(solver.data).turns[joint]
        assert (np.abs(turn.T @ moment) < settled[joint] + 0.02).all()
    points = neck.column.pose(solver.data).points
    assert np.abs(free_neck.on_hyoid(neck.column, points, newtons)).max() < 1.0


@pytest.mark.parametrize("name", ["standing", "sit-up", "C5", "T1", "T4"])
def test_it_begins_and_ends_where_the_skeleton_has_it(name, posed, solver, neck):
    posed(name, 0.5)
    found, data, model = neck.column.pose(solver.data), solver.data, solver.body.model
    for end, bone in ((0, "neck"), (-1, "head")):
        assert found.joints[end] == pytest.approx(data.xpos[model.body(bone).id], abs=1e-9)
    assert found.turns[-1].ravel() == pytest.approx(data.xmat[model.body("head").id], abs=1e-9)


@pytest.mark.parametrize("name", ["C1", "C5", "sit-up", "S2", "T3"])
def test_a_bent_neck_is_as_long_as_an_upright_one(name, posed, solver, neck):
    """The skeleton's neck bends at its ends; shared out, its bones change by 3 mm at most."""
    upright = np.linalg.norm(np.diff(neck.column.joints, axis=0), axis=1)
    for at in (0.25, 0.5, 1.0):
        posed(name, at)
        bent = np.linalg.norm(np.diff(neck.column.pose(solver.data).joints, axis=0), axis=1)
        assert np.abs(bent - upright).max() < 0.003


@pytest.mark.parametrize("person", [Person(sex=Sex.MALE, height=1.75, mass=70.0), WOMAN])
@pytest.mark.parametrize(
    ("muscle", "end", "mark", "off"),
    [
        ("geniohyoid_r", 1, "chin", 0.015),
        ("trap_cl_r", 1, "back_of_head", 0.025),
        ("splen_cerv_c3thx_r", 0, "upper_back", 0.040),
        ("stern_mast_r", 0, "clavicle_r", 0.045),
        ("trap_acr_r", 0, "upper_arm_r", 0.065),
    ],
)
def test_its_landmarks_are_near_ours(person, muscle, end, mark, off):
    """Jaw and skull fit to 2.5 cm; the model's shoulders stand up to 6.5 cm off ours, higher."""
    column = NeckSolver(body_of(person), load_neck()).column
    step = next(m for m in column.muscles if m.name == muscle).path[end]
    ours = joint_positions(person).get(mark)
    if ours is None:
        ours = LANDMARKS[mark].place.at(person, LANDMARKS[mark].bone)
    assert np.linalg.norm(column._fitted(step) - ours) < off


def test_a_muscle_bends_and_turns_the_neck_as_it_should(posed, solver, neck):
    """The right sternomastoid bends forwards, to the right and turns left; the splenius back."""
    posed("standing")
    wrenches = neck.transmission.wrenches(neck.column.pose(solver.data))
    names = [muscle.name for muscle in neck.column.muscles]
    sternomastoid, splenius = (
        wrenches.moments[0, :, names.index(name)] for name in ("stern_mast_r", "splen_cap_sklthx_r")
    )
    assert np.sign(sternomastoid).tolist() == [1, 1, 1]
    assert np.sign(splenius).tolist() == [1, -1, -1]
    assert 0.02 < -splenius[1] < 0.06


def test_strong_enough_to_extend_as_men_do(posed, solver, neck):
    """Men extend their necks with 52 ± 11 Nm (Vasavada 2001, Spine 26:1904-1909, recalled)."""
    posed("standing")
    moments = neck.transmission.wrenches(neck.column.pose(solver.data)).moments * neck.strengths
    for joint in range(6):
        assert 35 < -np.minimum(moments[joint, 1], 0).sum() < 65


def test_muscles_alone_can_hold_every_joint_either_way(posed, solver, neck):
    """So there is a balance whatever the pose asks for; without the hyoid's there is not."""
    posed("standing")
    wrenches = neck.transmission.wrenches(neck.column.pose(solver.data))
    count = len(neck.strengths)
    muscles = np.concatenate([wrenches.moments.reshape(-1, count), wrenches.hyoid]) * neck.strengths
    within = (np.zeros(count), np.full(count, 1e30))
    for need in (*np.eye(30)[:24], *-np.eye(30)[:24]):
        found = least_between(np.ones(count), muscles, (need, need), within)
        assert muscles @ found == pytest.approx(need, abs=1e-3)


def test_without_the_hyoids_muscles_the_forehead_could_not_push(posed, solver, neck):
    """Why they are in it, though they carry little."""
    posed("standing")
    at = solver.data.site_xpos[solver.body.sites["forehead"]].copy()
    pushes = [ExternalForce("head", at, np.array([-40.0, 0.0, 0.0]))]
    assert neck.hold(solver.data, pushes, AWAKE).activations.max() < 0.5
    rest = [all(step.bone != "hyoid" for step in m.path) for m in neck.column.muscles]
    place = neck.column.pose(solver.data)
    wrenches = neck.transmission.wrenches(place)
    rows = (neck._rows(place, wrenches, 1.0) * neck.strengths)[:24, rest]
    moment = neck._acting(place, solver.data, pushes)[1]
    needed = -np.einsum("jik,ji->jk", place.turns, moment).ravel()
    tone = np.full(sum(rest), FLOOR)
    between = (needed - neck.stiffness - rows @ tone, needed + neck.stiffness - rows @ tone)
    with pytest.raises(CannotBeHeld):
        least_between(np.ones_like(tone), rows, between, (0 * tone, tone + 1e30))


def test_left_is_the_image_of_right(posed, solver, neck):
    posed("standing")
    ear = solver.data.xpos[solver.body.model.body("head").id] + [0.0, 0.0, 0.03]
    right, left = (
        neck.hold(solver.data, [ExternalForce("head", ear, np.array([0.0, push, 0.0]))], AWAKE)
        for push in (20.0, -20.0)
    )
    assert right.discs == pytest.approx(left.discs, abs=0.1)


def test_the_harder_the_palm_the_greater_the_load(posed, solver, neck):
    [palm] = posed("C1", 0.5)
    loads = [
        neck.hold(solver.data, [ExternalForce("head", palm.at, palm.force * times)], AWAKE).discs[
            :, 0
        ]
        for times in (1.0, 2.0, 3.0, 5.0)
    ]
    assert (np.diff(loads, axis=0) > 0).all()


def test_the_side_of_the_palm_works(posed, solver, neck):
    """The right palm pushes to the left: what bends to the right holds against it."""
    pushes = posed("C1", 0.5)
    work = dict(
        zip(
            (muscle.name for muscle in neck.column.muscles),
            neck.hold(solver.data, pushes, AWAKE).activations,
            strict=True,
        )
    )
    assert work["levator_scap_r"] > 2 * work["levator_scap_l"]


def test_a_lying_head_leaves_the_neck_slack(posed, solver, neck):
    lying = neck.hold(solver.data, posed("supine"), AWAKE).discs[:, 0]
    standing = neck.hold(solver.data, posed("standing"), AWAKE).discs[:, 0]
    assert (lying < standing / 2).all()


def test_a_neck_without_tone_still_carries_the_head(posed, solver, neck):
    pushes = posed("standing")
    at_ease = neck.hold(solver.data, pushes, NeckAssumptions(floor=0.0)).discs[:, 0]
    head = 9.81 * (neck.masses["head"] + neck.masses["neck"])
    assert (at_ease > 0.8 * head).all()
    assert (at_ease < neck.hold(solver.data, pushes, AWAKE).discs[:, 0]).all()


def test_the_data_are_whole():
    anatomy = load_neck()
    assert len(anatomy.muscles) == 36
    shares = np.stack([joint.share for joint in anatomy.joints])
    for part in (shares[:6], shares[6:]):
        assert part.sum(axis=0) == pytest.approx(np.ones(3), abs=0.0005)
    assert sum(step.bone == "hyoid" for m in anatomy.muscles for step in m.path) == 10
