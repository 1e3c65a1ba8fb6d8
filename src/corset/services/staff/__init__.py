"""Who works here: roles, leavers, who takes over their patients, lost second factors."""
