"""The load through the movement: who may see it, for which body, and what a browser keeps."""

import json
import re

import pytest
from tests.patient import PROGRAMME
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.loads.discs import DISCS, LUMBAR
from corset.people.models import Role
from corset.programme import load_motions
from corset.services.loads.exercise_load import exercise_load, rows_of
from corset.services.therapy.patients.enrolment import intake_of

PAGES = ("load/L3/", "load/L3/part/")
HEAVY = {"sex": "male", "height_m": 1.88, "mass_kg": 120, "levels": ["L4/L5"]}


@pytest.fixture
def story(db):
    story = Story().prescribe()
    tell(story, **HEAVY)
    return story


def tell(story, **facts):
    known = intake_of(by=story.clinician, patient_id=story.patient.id)
    basis = {"regions": list(known.regions), "stage": known.stage, "damage": known.damage.value}
    lists = {"conditions": [], "painkillers": [], "rest_pain": 1, "age": 45}
    story.must(story.clinician, "record_intake", **basis, **lists, **facts)


def address_of(story, exercise="L3"):
    return f"/api/load/?patient={story.patient.id}&exercise={exercise}"


def page_of(story, rest):
    return f"/patients/{story.patient.id}/{rest}"


@pytest.mark.parametrize("page", PAGES)
def test_only_a_clinician_in_care_sees_it(client, story, page):
    client.force_login(story.clinician)
    assert client.get(page_of(story, page)).status_code == 200
    for other in (
        account(Role.CLINICIAN, "stranger"),
        story.specialist,
        story.user,
        account(Role.ADMINISTRATOR, "office"),
    ):
        client.force_login(other)
        assert client.get(page_of(story, page)).status_code == 403
    client.logout()
    assert client.get(page_of(story, page)).status_code == 302


def curves(client, story, exercise="L3"):
    client.force_login(story.clinician)
    return client.get(address_of(story, exercise))


def test_a_curve_is_only_for_a_clinician_in_care_and_says_so_to_a_script(client, story):
    assert client.get(address_of(story)).status_code == 401
    client.force_login(story.clinician)
    assert client.get(address_of(story)).status_code == 200
    for other in (account(Role.CLINICIAN, "stranger"), story.specialist, story.user):
        client.force_login(other)
        answer = client.get(address_of(story))
        assert answer.status_code == 403
        assert answer.json()["problems"][0]["text"]


def test_a_question_that_is_not_understood_is_answered_with_its_field(client, story):
    client.force_login(story.clinician)
    (problem,) = client.get("/api/load/?patient=anna&exercise=L3").json()["problems"]
    assert problem["field"] == "patient"
    fields = [p["field"] for p in client.get("/api/load/").json()["problems"]]
    assert fields == ["patient", "exercise"]


def test_a_curve_has_every_disc_low_central_and_high(client, story):
    found = curves(client, story).json()
    assert [part["part"] for part in found["parts"]] == ["upper_body", "legs"]
    assert (found["first"], found["affected"]) == ("L4/L5", ["L4/L5"])
    assert found["tolerances"] == {"affected": 1960, "healthy": 4900}
    for part in found["parts"]:
        assert part["phase"][0] == 0
        assert part["phase"][-1] == 1
        assert set(part["forces"]) == set(DISCS)
        for low, central, high in part["forces"].values():
            assert len(low) == len(central) == len(high) == len(part["phase"])
            assert all(a <= b <= c for a, b, c in zip(low, central, high, strict=True))


def test_both_lifts_at_once_pass_what_an_affected_disc_bears_and_one_does_not(client, story):
    found = curves(client, story).json()
    one = max(max(part["forces"]["L4/L5"][1]) for part in found["parts"])
    both = found["wrong_way"]["peaks"]["L4/L5"][1]
    assert one < found["tolerances"]["affected"] < both


def test_a_curve_says_how_many_times_as_much_the_wrong_way_is(client, story):
    found = curves(client, story).json()["wrong_way"]
    assert set(found["times"]) == set(found["peaks"]) == set(DISCS)
    for least, central, most in found["times"].values():
        assert least <= central <= most
    assert found["times"]["L4/L5"][0] > 1.2


def test_no_way_that_is_allowed_reaches_higher_than_the_one_that_is_forbidden(client, story):
    found = curves(client, story).json()
    for disc in LUMBAR:
        highest = max(max(part["forces"][disc][2]) for part in found["parts"])
        assert highest <= 1.01 * found["wrong_way"]["peaks"][disc][2]


def test_a_heavier_body_bears_more(client, story):
    heavy = curves(client, story).json()
    tell(story, **HEAVY | {"mass_kg": 75})
    light = curves(client, story).json()
    at = [max(found["parts"][0]["forces"]["L4/L5"][1]) for found in (light, heavy)]
    assert at[0] < at[1]


def test_a_browser_keeps_it_for_itself_and_asks_whether_it_still_holds(client, story):
    first = curves(client, story)
    assert first["Cache-Control"] == "private, no-cache"
    again = client.get(address_of(story), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    tell(story, **HEAVY | {"mass_kg": 100})
    assert client.get(address_of(story), headers={"If-None-Match": first["ETag"]}).content


def test_every_exercise_with_a_figure_has_a_curve_for_each_part_that_moves(client, story):
    for exercise in load_motions():
        if exercise == "W":
            continue
        for part in curves(client, story, exercise).json()["parts"]:
            assert {"loop", "side", "still"} <= part.keys(), (exercise, part["part"])


def test_the_page_warns_and_says_that_it_blocks_nothing(client, story):
    client.force_login(story.clinician)
    text = client.get(page_of(story, "load/T1/")).content.decode()
    assert "over 0.2\u00a0t, at which an affected disc fails" in text
    assert "it blocks nothing" in text
    assert "times its assumed strength" in text
    calm = client.get(page_of(story, "load/L1/")).content.decode()
    assert "over 0.2\u00a0t, at which" not in calm


def test_the_page_says_why_both_lifts_at_once_are_forbidden(client, story):
    client.force_login(story.clinician)
    text = client.get(page_of(story, "load/L3/")).content.decode()
    assert "“Both lifts at once” is forbidden" in text
    assert re.search(r"That is 1\.\d to 1\.\d times the exercise as it is", text)


def test_a_row_of_the_table_has_the_interval_that_stands_beside_the_dose(story):
    patient = intake_of(by=story.clinician, patient_id=story.patient.id)
    load = exercise_load(PROGRAMME.exercises["L3"], patient, PROGRAMME.parameters)
    rows = [row for part in load.parts for row in rows_of(load, part) if row.disc == "L4/L5"]
    low, _, high = load.found.discs["L4/L5"].peak
    assert max(row.peak[0] for row in rows) == pytest.approx(low, rel=0.05)
    assert max(row.peak[2] for row in rows) == pytest.approx(high, rel=0.02)


def test_the_page_says_what_its_intervals_span(client, story):
    client.force_login(story.clinician)
    text = text_of(client.get(page_of(story, "load/L3/")))
    assert "An interval spans muscles of trunk and neck tensed by 0 to 2" in text
    assert "4° farther back or forwards" in text


def test_the_tables_hold_what_the_curves_show(client, story):
    client.force_login(story.clinician)
    text = client.get(page_of(story, "load/L3/part/")).content.decode()
    assert "<html" not in text
    assert text.count("<table>") == 2
    assert text.count('<th scope="row">') == 2 * len(DISCS)


def test_the_prescribing_page_opens_it_beside_each_dose(client, story):
    story.must(story.clinician, "propose", opt_in=[])
    client.force_login(story.clinician)
    text = client.get(page_of(story, "prescribe/")).content.decode()
    assert text.count('class="load-open"') == text.count('class="dose-line"') > 3


def test_an_unknown_body_is_told_to_be(client, db):
    story = Story().prescribe()
    client.force_login(story.clinician)
    assert "no load can be estimated" in client.get(page_of(story, "load/L3/")).content.decode()
    answer = client.get(address_of(story))
    assert answer.status_code == 404
    assert "no load can be estimated" in answer.json()["problems"][0]["text"]


def test_an_unknown_exercise_is_not_there(client, story):
    client.force_login(story.clinician)
    for address in (page_of(story, "load/L9/"), address_of(story, "L9")):
        assert client.get(address).status_code == 404


def test_words_for_the_browser_are_whole(client, story):
    client.force_login(story.clinician)
    context = client.get(page_of(story, "load/L3/")).context
    assert all(words for words in json.loads(context["words"]).values())


def test_a_load_is_not_of_another_posture_and_says_so(client, story):
    client.force_login(story.clinician)
    said = "It is of the exercise as it is shown here, not of “Sitting”."
    assert said in text_of(client.get(page_of(story, "load/C1/")))
    assert "not of “" not in text_of(client.get(page_of(story, "load/L3/")))
