"""What may be wrong with how a clinic was set up, looked at one thing after the other."""
