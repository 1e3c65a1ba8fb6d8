"""The clinician's numbers are read as people write them, and stay typed where they cannot be."""

from tests.unit.clinic.clinician.test_clinician_pages import INTAKE, send

from corset.services.therapy.patients.page import patient_page


def test_body_and_dose_are_read_as_people_write_them(client, story):
    client.force_login(story.clinician)
    home = f"/patients/{story.patient.id}/"
    assert send(client, home + "intake/", **{**INTAKE, "mass_kg": "74,5"}).status_code == 302
    state = patient_page(by=story.clinician, patient_id=story.patient.id).state
    assert state.intake.mass_kg == 74.5
    again = send(client, home + "intake/", **{**INTAKE, "mass_kg": "74 or 75"})
    assert again.status_code == 422
    assert 'value="74 or 75"' in again.content.decode()
    client.post(home + "propose/", {"key": "a"})
    plan = {"L2-take": "on", "L2-repetitions": "twenty", "L2-ceiling": "25,0"}
    terms = {"supervised_sessions": 3, "whole_spine_days": " 30 "}
    answer = client.post(home + "prescribe/", {"key": "b", **plan, **terms}).content.decode()
    assert answer.count("Choose 5 to 25.") == 1
    assert 'value="twenty"' in answer
