"""Use cases: the only way by which the web and the command line reach people and the log.

`submitting.submit` is the one door for commands; `today`, `training`, `inbox`, `patients` and
`explaining` answer what pages ask; `enrolment` and `invitations` let people in; `alerts` lets
time pass. Everyone who asks is named by `by`, and `access` decides whom they may see.
`parsing` needs no Django.
"""
