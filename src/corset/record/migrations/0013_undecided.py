from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0012_double_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="patientcard",
            name="undecided",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
    ]
