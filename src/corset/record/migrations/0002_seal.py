# pyright: reportMissingParameterType=none
from django.db import migrations

from corset.record.log import seal


def put(apps, schema_editor):
    seal.seal(schema_editor.connection)


def take(apps, schema_editor):
    seal.unseal(schema_editor.connection)


class Migration(migrations.Migration):
    """What was written cannot be changed."""

    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(put, take)]
