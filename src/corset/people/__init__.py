"""Identity, apart from the log: accounts, patients, invitations."""
