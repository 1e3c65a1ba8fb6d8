"""Codes on paper are no way in any more: those that an earlier version kept are forgotten."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    kept = apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias)
    kept.filter(type="recovery_codes").delete()


class Migration(migrations.Migration):
    dependencies = [("people", "0007_cache"), ("mfa", "0003_authenticator_type_uniq")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
