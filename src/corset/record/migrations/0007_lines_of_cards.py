from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("record", "0006_said")]

    operations = [
        migrations.RemoveField(model_name="patientcard", name="headline"),
        migrations.RemoveField(model_name="patientcard", name="next_due"),
    ]
