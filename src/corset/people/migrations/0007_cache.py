"""A table for what is counted over processes and restarts: wrong passwords."""

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make(_: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    alias = schema_editor.connection.alias
    call_command("createcachetable", "corset_cache", database=alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0006_patient_variant")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
