"""The forms of an account: whoever is asked has something to press."""

from django.template import Context, Origin, Template
from tests.story import account

from corset.people.models import Role

FORM = """{%% load allauth %%}{%% element form method="post" no_visible_fields=True %%}
{%% slot body %%}<input type="hidden" name="a">{%% endslot %%}%s{%% endelement %%}"""
BUTTON = "{% slot actions %}<button>Do it</button>{% endslot %}"


def shown(actions):
    page = Template(FORM % actions, origin=Origin("a.html", template_name="a.html"))
    return " hidden>" not in page.render(Context())


def test_a_form_without_fields_is_shown_for_its_button_and_else_is_not():
    assert shown(BUTTON)
    assert not shown("")


def test_signing_out_on_its_own_page_has_a_button(client, db):
    client.force_login(account(Role.PATIENT, "vera"))
    page = client.get("/accounts/logout/").content.decode()
    form = page[page.index('<form class="form"') :]
    assert " hidden" not in form[: form.index(">")]
    assert "Sign out" in form[: form.index("</form>")]
