# pyright: reportMissingParameterType=none
from django.db import migrations

from corset.record.log import seal


def put(apps, schema_editor):
    seal.seal(schema_editor.connection, seal.ALL)


class Migration(migrations.Migration):
    """What was written cannot be replaced either."""

    dependencies = [("record", "0008_deliveries")]
    operations = [migrations.RunPython(put, migrations.RunPython.noop)]
