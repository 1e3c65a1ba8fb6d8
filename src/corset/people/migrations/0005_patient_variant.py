from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_technique_notes"),
    ]

    operations = [
        migrations.AddField(
            model_name="patient",
            name="variant",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
