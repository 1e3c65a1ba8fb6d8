"""Which passwords are taken, and that they are compared exactly as they were typed (ASVS V6.2)."""

import re

import pytest
from django.conf import global_settings
from django.contrib.auth.hashers import check_password, get_hasher, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from tests.security.conftest import PASSWORD, Browser
from tests.story import account

from corset.clinic.accounts.limits import PASSWORD_LENGTH
from corset.people.models import Role, User
from corset.services.people.invitations import invite_staff

CHANGE = "/accounts/password/change/"
FORMS = ("/accounts/login/", "/accounts/reauthenticate/", CHANGE)


def refused(password, user=None):
    with pytest.raises(ValidationError) as error:
        validate_password(password, user)
    return " ".join(error.value.messages)


def change(browser, old, new):
    return browser.post(CHANGE, {"oldpassword": old, "password1": new, "password2": new})


def test_a_password_has_twelve_characters_and_any_that_there_are():
    assert PASSWORD_LENGTH == 12
    assert "12" in refused("k7:vQx2-wpe")
    for taken in (
        "k7:vQx2-wpe9",
        "wolke fährt rad",
        "903715648225",
        "дом γη 山 dům",
        "🐢🐢🦔🐢🐢🐢🦔🐢🐢🐢🐢🐢",
    ):
        validate_password(taken)


def test_one_of_the_frequent_leaked_ones_is_refused():
    leaked = {one for one in CommonPasswordValidator().passwords if len(one) >= PASSWORD_LENGTH}
    assert len(leaked) > 100
    for one in sorted(leaked)[::10]:
        assert "too common" in refused(one)


@pytest.mark.parametrize(
    "made", ["passwordpassword", "Password1234", "iloveyou123456", "qwertyuiop123", "dragonmonkey"]
)
def test_two_leaked_ones_together_are_refused(made):
    assert "Two common passwords" in refused(made)


def test_more_than_three_thousand_of_twelve_characters_are_refused():
    """The list has few of twelve characters; what is made of two of it are very many."""
    leaked = sorted(one for one in CommonPasswordValidator().passwords if len(one) >= 6)[:4000]
    made = [first + second for first, second in zip(leaked, reversed(leaked), strict=True)]
    assert len({one for one in made if len(one) >= PASSWORD_LENGTH}) > 3000
    for one in made[::100]:
        assert refused(one)


@pytest.mark.parametrize("word", ["corset", "patient", "lumbar", "Administrator"])
def test_words_of_the_clinic_are_hardly_worth_anything(word):
    assert "a stranger would try first" in refused(f"{word}-2026!{word}")
    validate_password(f"{word} kennt neun Igel")


def test_the_clinics_own_name_is_such_a_word(settings):
    settings.CLINIC_NAME = "Praxis Morgenrot"
    assert "a stranger would try first" in refused("Morgenrot-Praxis-1")


def test_the_own_name_is_too_near(vera):
    vera.name = "Veronika Hollerbach"
    assert "too similar" in refused("veronikahollerbach", vera)


def test_it_is_compared_as_it_was_typed(browser, vera):
    vera.set_password("  Slow AND smooth  ")
    vera.save()
    for other in (
        "Slow AND smooth",
        "  slow and smooth  ",
        "  Slow AND smooth",
        "  Slow AND smoot",
    ):
        assert browser.sign_in(vera, other).status_code == 200
    assert browser.sign_in(vera, "  Slow AND smooth  ").status_code == 302


def test_a_long_one_counts_to_its_last_letter(browser, vera):
    long = "ein Igel geht ueber die Wiese " * 5
    vera.set_password(long)
    vera.save()
    assert browser.sign_in(vera, long[:-2]).status_code == 200
    assert browser.sign_in(vera, long).status_code == 302


def test_everybody_changes_it_with_the_one_before(browser, anna):
    browser.sign_in(anna)
    browser.prove()
    new = "ein Igel geht ueber die Wiese, " + "weit " * 20
    assert change(browser, "wrong", new).status_code == 200
    assert change(browser, PASSWORD, "corset").status_code == 200
    assert change(browser, PASSWORD, new).status_code == 302
    assert Browser().sign_in(anna, PASSWORD).status_code == 200
    assert Browser().sign_in(anna, new).status_code == 302


def test_it_stays_valid_as_long_as_its_owner_likes(browser, anna, time_machine):
    time_machine.move_to("2046-01-01")
    assert browser.sign_in(anna).url == "/"


def test_it_is_masked_and_filled_in_by_whatever_keeps_passwords(browser, vera):
    fields = []
    browser.sign_in(vera)
    browser.prove()
    for page in FORMS:
        other = Browser() if "login" in page else browser
        fields += re.findall(
            r'<input[^>]*name="\w*password\w*"[^>]*>', other.get(page).content.decode()
        )
    invited = invite_staff(
        by=account(Role.ADMINISTRATOR, "office"), email="n@example.org", role="clinician"
    )
    page = Browser().get(f"/invited/{invited.token}/").content.decode()
    fields += re.findall(r'<input[^>]*name="password"[^>]*>', page)
    assert len(fields) >= 5
    for field in fields:
        assert 'type="password"' in field
        assert re.search(r'autocomplete="(current|new)-password"', field), field
        assert "maxlength" not in field


def test_no_script_stands_in_the_way_of_pasting():
    from tests.clinic_server import ROOT

    scripts = [path.read_text("utf-8") for path in (ROOT / "frontend/src").rglob("*.ts")]
    assert len(scripts) > 50
    listens = re.compile(r"""(addEventListener\(\s*["']|\bon)(paste|copy|cut)\b""")
    assert [text for text in scripts if listens.search(text)] == []


def test_it_is_kept_as_a_slow_hash_with_a_salt_of_its_own(settings):
    from corset.clinic import settings as clinic

    assert not hasattr(clinic, "PASSWORD_HASHERS")  # Django's own, which grow with each version
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    assert get_hasher().algorithm == "pbkdf2_sha256"
    assert get_hasher().iterations >= 600_000
    first, second = (make_password("ein Igel") for _ in range(2))
    assert first != second
    assert check_password("ein Igel", first)


def test_there_are_no_hints_and_no_questions(browser, vera):
    page = browser.get("/accounts/password/reset/").content.decode()
    assert set(re.findall(r'name="(\w+)"', page)) - {"viewport"} <= {
        "csrfmiddlewaretoken",
        "email",
        "color-scheme",
    }
    kept = {field.name for field in vera._meta.get_fields()}
    assert not {name for name in kept if re.search("hint|question|answer", name)}


def test_a_new_clinic_has_no_accounts(db):
    assert not User.objects.exists()
