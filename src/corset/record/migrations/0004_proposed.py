from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0003_whole_spine_from")]
    operations = [
        migrations.AddField(
            model_name="patientcard",
            name="proposed",
            field=models.BooleanField(default=False),
        ),
    ]
