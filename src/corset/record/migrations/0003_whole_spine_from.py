from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0002_seal")]
    operations = [
        migrations.AddField(
            model_name="patientcard",
            name="whole_spine_from",
            field=models.DateTimeField(null=True),
        ),
    ]
