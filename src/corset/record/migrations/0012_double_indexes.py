import django.db.models.deletion
from django.db import migrations, models

_DOUBLE = {
    "record_decisionrow_stream_id_bce47552": "record_decisionrow",
    "record_eventrow_stream_id_b813c1ea": "record_eventrow",
}


class Migration(migrations.Migration):
    """Drop what the unique constraints index as well, by itself: SQLite would build sealed tables anew."""

    dependencies = [("record", "0011_courses")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"DROP INDEX IF EXISTS {name}",
                    f"CREATE INDEX {name} ON {table} (stream_id)",
                )
                for name, table in _DOUBLE.items()
            ],
            state_operations=[
                migrations.AlterField(
                    model_name=model,
                    name="stream",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.stream",
                    ),
                )
                for model in ("decisionrow", "eventrow")
            ],
        )
    ]
