"""The web: pages for patients, clinicians and specialists."""
