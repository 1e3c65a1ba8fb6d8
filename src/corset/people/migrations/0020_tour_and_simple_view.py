from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0019_merges"),
    ]

    operations = [
        migrations.AddField(
            model_name="patient",
            name="toured_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="simple",
            field=models.BooleanField(default=False),
        ),
    ]
