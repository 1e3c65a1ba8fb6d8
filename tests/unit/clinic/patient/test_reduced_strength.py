"""What was uncomfortable, on the pages: in the day's list, in the player, in the plan (R4)."""

from base64 import b64decode

import numpy as np
import pytest
from tests.patient import PROGRAMME
from tests.unit.clinic.reading import handed, text_of

from corset.coach.duration import warm_up_seconds
from corset.services.bundle.compilation import compile_figures

WARM_UP, P = PROGRAMME.warm_up, PROGRAMME.parameters
LEAST_S = int(P.hurried_part * warm_up_seconds(WARM_UP.parts, WARM_UP.tempo, P))


@pytest.fixture(autouse=True)
def _compiled():
    compile_figures()


@pytest.fixture
def sore(story):
    """A patient whose leg raise was uncomfortable the day before."""
    story.train(pain={"L1": 4})
    story.sleep()
    return story


def test_the_days_list_says_until_when_it_is_smaller(phone, sore):
    said = "smaller and softer until 2 sessions in a row have gone well"
    assert text_of(phone.get("/today/")).count(said) == 1
    for _ in range(2):
        sore.train()
        sore.sleep()
    assert said not in text_of(phone.get("/today/"))


def test_the_plan_says_it_to_those_who_treat(client, sore):
    client.force_login(sore.clinician)
    text = text_of(client.get(f"/patients/{sore.patient.id}/"))
    said = "67 % of the amplitude, 50 % of the force until 2 clean sessions in a row"
    assert text.count(said) == 1


def test_the_player_has_both_movements_and_knows_which_one_to_begin_with(phone, sore):
    exercises = {e["id"]: e for e in handed(phone)["exercises"]}
    assert [name for name, e in exercises.items() if e["is_reduced"]] == ["L1"]
    for e in exercises.values():
        whole, less = e["figure"], e["reduction"]["figure"]
        assert whole["frames"] != less["frames"]
        assert phone.get(less["frames"]).status_code == 200
        assert e["reduction"]["cue"].startswith("Go only about two thirds of the way")


def test_the_warm_up_can_be_made_smaller_too(phone):
    page = handed(phone)
    assert page["warm_up_reduced"]["frames"] not in {None, page["warm_up_figure"]["frames"]}


@pytest.fixture
def sore_warm_up(story):
    """A patient whose warm-up was uncomfortable the day before."""
    story.check()
    story.must(story.user, "start_session")
    story.must(story.user, "report_pain", exercise=WARM_UP.id, words="uncomfortable")
    story.must(story.user, "warm_up")
    story.therapy.perform_all(story.user.actor, {})
    story.sleep()
    return story


def test_the_player_begins_with_the_smaller_warm_up_until_it_went_well_twice(phone, sore_warm_up):
    for smaller in (True, True, False):
        page = handed(phone)
        assert page["warm_up_is_reduced"] is smaller
        assert (page["warm_up_id"], page["warm_up_least_s"]) == (WARM_UP.id, LEAST_S)
        sore_warm_up.must(sore_warm_up.user, "warm_up")
        sore_warm_up.therapy.perform_all(sore_warm_up.user.actor, {})
        sore_warm_up.sleep()


def lean(phone, figure):
    """Return how far the trunk leans in a clip, in degrees, as the browser fetches it."""
    clip = phone.get(figure["frames"]).json()
    part = next(c for c in clip["clips"] if c["part"] == "to_the_right")
    turns = np.frombuffer(b64decode(part["turns"]), "<i2").reshape(part["frames"], -1, 4) / 32767
    trunk = turns[:, clip["bones"].index("thorax")]
    return np.degrees(2 * np.arccos(np.abs(trunk @ trunk[0]).clip(0, 1)).max())


def shown(phone, story):
    """Open the day's session; return how far the figure of the lean goes in it, and do it."""
    lines = {e["id"]: e for e in handed(phone)["exercises"]}
    now = lines["T1"]
    story.must(story.user, "warm_up")
    story.therapy.perform_all(story.user.actor, {})
    story.sleep()
    return lean(phone, now["reduction"]["figure"] if now["is_reduced"] else now["figure"])


@pytest.mark.parametrize("region", ["thoracic"])
def test_a_smaller_lean_is_handed_out_the_next_day_and_the_whole_one_after_two_good_days(
    phone, story
):
    story.train(pain={"T1": 4})
    story.sleep()
    first, second, third = (shown(phone, story) for _ in range(3))
    assert first == second == pytest.approx(0.667 * third, abs=1)
    assert third == pytest.approx(34.7, abs=1)
