from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0005_programmes")]

    operations = [
        migrations.AddField(
            model_name="decisionrow", name="said", field=models.TextField(null=True)
        ),
    ]
