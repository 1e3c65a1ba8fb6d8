"""The printed sheet, read back from its PDF."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from corset.body.movement.motion import Key
from corset.programme import load_motions, motion_name
from corset.services.bundle import figures
from corset.services.bundle.compilation import compile_figures
from corset.services.bundle.figures import figure_of
from corset.services.bundle.moments import moments, upper_body
from corset.services.library.programmes import installed
from corset.services.people.access import NotAllowed
from corset.services.sheets import NothingToPrint, Paper, drawings, sheet, sheet_pdf
from corset.services.sheets.poses import MOST, part_poses, poses
from corset.therapy.content.parts import Playback

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><path d="M0 0h60v60z"/></svg>'
POINTS = 72 / 25.4
SIZES = {Paper.A4: (210, 297), Paper.LETTER: (215.9, 279.4)}


@pytest.fixture(autouse=True)
def _compiled():
    compile_figures()


@pytest.fixture(autouse=True)
def _set_in_no_time(monkeypatch):
    """Setting the drawings is most of a sheet's time, and hardly any test looks at them."""
    monkeypatch.setattr(drawings, "svg_of", lambda _: SQUARE)


def text(pdf):
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return re.sub(r"\s+", " ", " ".join(pages))


def printed(story, *, by=None, **more):
    by = by or story.user
    return sheet_pdf(by=by, patient_id=story.patient.id, now=story.now, **more)


def read(story, **more):
    return sheet(by=story.user, patient_id=story.patient.id, now=story.now, **more)


def neck(story):
    """Make the story's patient one of the neck, with the plan that the clinic proposes."""
    return story.prescribe("cervical")


def test_every_exercise_of_the_plan_stands_there_once_with_its_dose(at_home):
    said = text(printed(at_home))
    for number, it in enumerate(read(at_home).exercises, start=1):
        assert said.count(f"{number}. {it.name} {it.dose}") == 1
        assert all(step in said for step in it.steps)


def test_the_dose_is_the_one_that_comes_next(story):
    said = text(printed(story.prescribe()))
    assert (
        "Straight leg raise with a hold 15 repetitions One repetition: right leg, left leg." in said
    )
    assert "Slowly: 3 seconds there, hold for 7 seconds, 3 seconds back, rest for 2" in said


def test_no_exercise_without_a_plan_is_named(at_home):
    said = text(printed(at_home))
    planned = {it.name for it in read(at_home).exercises}
    others = {e.sheet.name for e in installed().exercises.values()} - planned
    assert others
    assert not [name for name in others if name in said]


def test_a_barred_exercise_is_not_printed(at_home):
    before = read(at_home).exercises[1]
    barred = next(e.id for e in installed().exercises.values() if e.sheet.name == before.name)
    at_home.train(pain={barred: 8})
    at_home.sleep()
    said = text(printed(at_home))
    assert before.name not in said


def test_emergency_signs_and_the_number_are_there(at_home, settings):
    settings.EMERGENCY_NUMBER = "144"
    said = text(printed(at_home))
    assert "Call 144" in said
    assert all(sign.text in said for sign in installed().emergency_signs.values())
    assert all(text_ in said for text_ in installed().emergency_text.values())


def test_the_first_page_says_when_not_to_train_and_when_to_stop(at_home):
    first = pypdfium2.PdfDocument(printed(at_home))[0].get_textpage().get_text_range()
    said = re.sub(r"\s+", " ", first)
    passing = [c.question for c in installed().contraindications.values() if not c.lasting]
    assert all(question in said for question in passing)
    for words in (
        "flare-up",
        "Uncomfortable (pain 3 to 5 of 10)",
        "It hurts badly (pain 6",
        "Stop",
    ):
        assert words in said


def test_the_clinics_telephone_stands_beside_it_where_there_is_one(at_home, settings):
    settings.CLINIC_TELEPHONE = "+49 30 1234"
    assert "Telephone of your clinic +49 30 1234" in text(printed(at_home))
    settings.CLINIC_TELEPHONE = ""
    assert "Telephone of your clinic In an emergency" in text(printed(at_home))


def test_it_says_who_signed_and_counts_its_pages(at_home):
    pdf = printed(at_home)
    pages = len(pypdfium2.PdfDocument(pdf))
    said = text(pdf)
    assert 4 <= pages <= 8
    assert f"Page {pages} of {pages}" in said
    assert said.count("Plan signed by vera on 3 March 2025") == pages
    assert installed().digest[:8] in said


def test_the_diary_has_four_weeks(at_home):
    said = text(printed(at_home))
    assert [f"Week {week}" in said for week in range(1, 6)] == [True] * 4 + [False]


@pytest.mark.parametrize("paper", Paper)
def test_paper_is_as_large_as_asked(at_home, paper):
    width, height = pypdfium2.PdfDocument(printed(at_home, paper=paper))[0].get_size()
    assert (width, height) == pytest.approx([edge * POINTS for edge in SIZES[paper]], abs=1)


def test_the_warm_up_of_a_neck_has_no_turns(story):
    said = text(printed(neck(story)))
    turns = next(part for part in installed().warm_up.parts if part.id == "turns")
    assert turns.text not in said
    assert "Walk in place." in said


def test_the_warm_up_of_a_lower_back_has_turns(at_home):
    assert "Turn the shoulders" in text(printed(at_home))


def test_before_the_sign_off_it_says_not_alone_at_home(story):
    assert "Not alone at home yet" in text(printed(story.prescribe()))


def test_after_it_that_is_gone(at_home):
    assert "Not alone at home yet" not in text(printed(at_home))


def test_without_a_plan_there_is_nothing_to_print(story):
    with pytest.raises(NothingToPrint, match="No plan is signed yet"):
        printed(story)


def test_nothing_is_handed_out_in_a_flare_up(at_home):
    at_home.must(at_home.clinician, "set_phase", phase="exacerbation")
    with pytest.raises(NothingToPrint, match="flare-up"):
        printed(at_home)


def test_others_print_nothing(at_home):
    from tests.story import account

    from corset.people.models import Role

    for role in (Role.ADMINISTRATOR, Role.CLINICIAN):
        with pytest.raises(NotAllowed):
            printed(at_home, by=account(role, f"other-{role}"))


def test_a_name_is_never_code(at_home):
    at_home.patient.name = '#panic("x") *Anna* \\ $x$'
    at_home.patient.save()
    assert '#panic("x") *Anna* \\ $x$' in text(printed(at_home))


@pytest.mark.parametrize("exercise", sorted(load_motions()))
def test_few_poses_say_enough(exercise):
    motion = load_motions()[exercise]
    figure = figure_of(motion_name(motion))
    chosen = poses(figure)
    assert 1 <= len(chosen) <= MOST
    assert {p.part for p in chosen} == {part.id for part in motion.parts}
    assert all(part_poses(figure, part.id) for part in motion.parts)


def test_presses_need_no_start_and_no_legs():
    motion = load_motions()["C2"]
    assert [moment.phase for moment in moments(motion)] == [1.0]
    assert upper_body(motion)


def test_what_lies_on_the_way_is_shown():
    motion = load_motions()["T4"]
    part = motion.parts[0]
    middle = replace(part.keys[-1], phase=0.5)
    between = replace(part, keys=(part.keys[0], middle, part.keys[-1]), plays=Playback.OUT_AND_BACK)
    assert isinstance(middle, Key)
    assert [m.phase for m in moments(replace(motion, parts=(between,)))] == [0.0, 0.5, 1.0]


def test_every_moment_is_a_drawing_that_was_compiled():
    known = installed()
    for exercise in (*known.exercises.values(), known.warm_up):
        for figure in (figure_of(exercise.motion), figure_of(exercise.motion, reduced=True)):
            for moment in figure.moments:
                assert figures.svg_of(moment).startswith("<svg"), (exercise.id, moment)


def test_only_what_is_begun_looks_the_same_at_any_strength():
    known = installed()
    for exercise in (*known.exercises.values(), known.warm_up):
        whole, less = (figure_of(exercise.motion, reduced=less) for less in (False, True))
        ends = [figures.artefact(figure.parts[0].end).read_text() for figure in (whole, less)]
        assert ends[0] != ends[1], exercise.id
        assert [p.start for p in whole.parts] == [p.start for p in less.parts]


def test_a_printed_drawing_is_light_and_of_its_own_size(monkeypatch):
    dark = SQUARE.replace("<path", "<style>@media (prefers-color-scheme: dark) {}</style><path")
    monkeypatch.setattr(drawings, "svg_of", lambda _: dark)
    figure = figure_of(installed().exercises["T4"].motion)
    made = drawings.drawing(figure, poses(figure)[0], caption="Start", alt="Start")
    assert (made.svg, made.ratio, made.crop) == (SQUARE, 1.0, 1.0)


def test_without_what_was_compiled_a_sheet_has_no_drawings(at_home, monkeypatch, tmp_path):
    monkeypatch.setattr(figures, "PACKAGED", tmp_path)
    found = read(at_home)
    assert found.exercises
    assert not any(exercise.drawings for exercise in found.exercises)
    assert text(printed(at_home))


@pytest.fixture
def on_the_storys_day(monkeypatch, at_home):
    monkeypatch.setattr("corset.services.sheets.contents.present", lambda _: at_home.now)


def test_patients_print_their_own(client, at_home, on_the_storys_day):
    client.force_login(at_home.user)
    answer = client.get("/sheet.pdf?paper=letter")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="exercises.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert pypdfium2.PdfDocument(answer.content)[0].get_size()[1] == pytest.approx(792)


@pytest.mark.parametrize("who", ["clinician", "specialist"])
def test_those_who_treat_print_it_too(client, at_home, on_the_storys_day, who):
    client.force_login(getattr(at_home, who))
    assert client.get(f"/patients/{at_home.patient.id}/sheet.pdf").content.startswith(b"%PDF")


def test_a_patient_prints_nobody_elses(client, at_home):
    client.force_login(at_home.user)
    assert client.get(f"/patients/{at_home.patient.id}/sheet.pdf").status_code == 403


def test_without_a_plan_the_page_says_so(client, story):
    client.force_login(story.user)
    answer = client.get("/sheet.pdf")
    assert answer.status_code == 404
    assert "No plan is signed yet" in answer.content.decode()
