"""What the clinician's pages are made of."""
