from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_inspections"),
    ]

    operations = [
        migrations.AddField(
            model_name="patient",
            name="variant",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
