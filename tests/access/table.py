"""Who comes to which address: by whom a page is read, and whose form it takes.

Counted as taken is whatever is not refused (a way to the sign-in, 401, 403), not missing (404, 410)
and not another method's (405). A new address needs a line here.
"""

EVERYBODY = frozenset(("stranger", "patient", "other patient", "clinician", "other clinician"))
EVERYBODY |= {"specialist", "administrator"}
SIGNED_IN = EVERYBODY - {"stranger"}
NOBODY: frozenset[str] = frozenset()
OWN = frozenset(("patient",))
CLINICIAN = frozenset(("clinician",))
CLINICIANS = CLINICIAN | {"other clinician"}
TREATING = CLINICIAN | {"specialist"}
STAFF = CLINICIANS | {"specialist"}
ADMINISTRATOR = frozenset(("administrator",))

ACCESS = {
    "patients": (STAFF, STAFF),
    "patients-rail": (STAFF, STAFF),
    "patient-new": (CLINICIANS, CLINICIANS),
    "patient": (TREATING, NOBODY),
    "patient-log": (TREATING, NOBODY),
    "patient-intake": (CLINICIAN, CLINICIAN),
    "patient-inspection": (TREATING, TREATING),
    "patient-screening": (CLINICIAN, CLINICIAN),
    "patient-prescribe": (CLINICIAN, CLINICIAN),
    "patient-load": (CLINICIAN, NOBODY),
    "patient-load-part": (CLINICIAN, NOBODY),
    "patient-technique": (TREATING, TREATING),
    "patient-technique-part": (TREATING, TREATING),
    "patient-propose": (CLINICIANS, CLINICIAN),
    "patient-correct": (CLINICIAN, NOBODY),
    "patient-visit": (TREATING, NOBODY),
    "patient-invite": (TREATING, NOBODY),
    "patient-sheet": (TREATING, TREATING),
    "patient-explain": (TREATING, NOBODY),
    "patient-acknowledge": (NOBODY, CLINICIANS),
    "patient-clear": (CLINICIAN, CLINICIAN),
    "patient-sign-off": (TREATING, TREATING),
    "patient-open-whole-spine": (CLINICIAN, CLINICIAN),
    "patient-set-phase": (CLINICIAN, CLINICIAN),
    "patient-end": (CLINICIAN, CLINICIAN),
    "patient-enrol": (CLINICIAN, CLINICIAN),
    "patient-share": (CLINICIAN, CLINICIAN),
    "staff": (ADMINISTRATOR, ADMINISTRATOR),
    "home": (SIGNED_IN, SIGNED_IN),
    "offline": (EVERYBODY, EVERYBODY),
    "worker": (EVERYBODY, EVERYBODY),
    "today": (OWN, OWN),
    "check": (OWN, OWN),
    "check-result": (OWN, OWN),
    "session": (OWN, OWN),
    "session-done": (OWN, OWN),
    "learn": (OWN, NOBODY),
    "sheet": (OWN, OWN),
    "emergency": (EVERYBODY, EVERYBODY),
    "invited": (NOBODY, NOBODY),
    "check-with": (OWN | TREATING, OWN | TREATING),
    "supervise": (TREATING, TREATING),
    "api:session": (NOBODY, SIGNED_IN),
    "api:load": (SIGNED_IN, NOBODY),
    "api:variant": (NOBODY, SIGNED_IN),
    "account_login": (EVERYBODY, EVERYBODY),
    "account_logout": (EVERYBODY, EVERYBODY),
    "account_inactive": (EVERYBODY, NOBODY),
    "account_signup": (EVERYBODY, EVERYBODY),
    "account_reauthenticate": (NOBODY, NOBODY),
    "account_email": (SIGNED_IN, SIGNED_IN),
    "account_email_verification_sent": (EVERYBODY, NOBODY),
    "account_change_password": (SIGNED_IN, SIGNED_IN),
    "account_set_password": (SIGNED_IN, SIGNED_IN),
    "account_reset_password": (EVERYBODY, EVERYBODY),
    "account_confirm_login_code": (SIGNED_IN, SIGNED_IN),
    "account_confirm_email": (NOBODY, NOBODY),
    "account_reset_password_from_key_done": (EVERYBODY, NOBODY),
    "account_reset_password_from_key": (NOBODY, NOBODY),
    "account_reset_password_done": (EVERYBODY, NOBODY),
    "mfa_index": (SIGNED_IN, NOBODY),
    "mfa_authenticate": (SIGNED_IN, SIGNED_IN),
    "mfa_reauthenticate": (NOBODY, NOBODY),
    "mfa_activate_totp": (SIGNED_IN, SIGNED_IN),
    "mfa_deactivate_totp": (NOBODY, NOBODY),
    "mfa_list_webauthn": (SIGNED_IN, NOBODY),
    "mfa_add_webauthn": (SIGNED_IN, SIGNED_IN),
    "mfa_reauthenticate_webauthn": (NOBODY, NOBODY),
    "mfa_remove_webauthn": (NOBODY, NOBODY),
    "mfa_edit_webauthn": (NOBODY, NOBODY),
    "mfa_login_webauthn": (SIGNED_IN, SIGNED_IN),
    "usersessions_list": (SIGNED_IN, SIGNED_IN),
    "next-day": (NOBODY, NOBODY),
    "exercises": (EVERYBODY, EVERYBODY),
    "exercise": (EVERYBODY, EVERYBODY),
    "artefact": (NOBODY, NOBODY),
    "metrics": (NOBODY, NOBODY),
    "styleguide": (EVERYBODY, EVERYBODY),
    "styleguide-session": (EVERYBODY, EVERYBODY),
}
