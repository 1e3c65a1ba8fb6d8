"""Corset: exercise therapy for the spine."""
