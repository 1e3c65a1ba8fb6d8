from typing import Any

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


def lower_addresses(apps: Any, _editor: object) -> None:
    """Write every address in small letters, as it is compared. Raises ValueError for two alike."""
    User = apps.get_model("people", "User")
    known = {}
    for user in User.objects.order_by("id").only("id", "email"):
        address = user.email.strip().lower()
        if address in known:
            text = f"The accounts {known[address]} and {user.id} have one address but for the case "
            raise ValueError(f"{text}of its letters; change one of them, then migrate.")
        known[address] = user.id
        if address != user.email:
            User.objects.filter(id=user.id).update(email=address)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_revision"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="invitation",
            name="wrong_dates",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="user",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="predecessors",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(lower_addresses, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"), name="one_account_an_address"
            ),
        ),
        migrations.CreateModel(
            name="FactorReset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
