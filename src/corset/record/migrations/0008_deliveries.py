# pyright: reportMissingParameterType=none
import django.db.models.deletion
from django.db import migrations, models

from corset.record.log.seal import DELIVERIES, seal, unseal


def put(apps, schema_editor):
    seal(schema_editor.connection, DELIVERIES)


def take(apps, schema_editor):
    unseal(schema_editor.connection, DELIVERIES)


class Migration(migrations.Migration):
    """How a command came that a device had kept."""

    dependencies = [("record", "0007_lines_of_cards")]

    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_by_role", models.CharField(max_length=20)),
                ("sent_by_id", models.CharField(max_length=64)),
                ("form", models.PositiveSmallIntegerField()),
                ("told_at", models.DateTimeField(null=True)),
                ("device_at", models.CharField(blank=True, max_length=64)),
                ("corrected", models.CharField(blank=True, max_length=20)),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delivery",
                        to="record.decisionrow",
                    ),
                ),
            ],
        ),
        migrations.RunPython(put, take),
    ]
