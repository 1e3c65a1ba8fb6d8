from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("record", "0009_seal_replacing")]

    operations = [
        migrations.CreateModel(
            name="LogCheck",
            fields=[
                ("patient", models.UUIDField(primary_key=True, serialize=False)),
                ("checked_at", models.DateTimeField(db_index=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("what", models.CharField(blank=True, max_length=20)),
                ("number", models.PositiveIntegerField(default=0)),
                ("broken_since", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="logcheck",
            index=models.Index(
                condition=Q(("what", ""), _negated=True),
                fields=["broken_since"],
                name="broken_logs",
            ),
        ),
    ]
