"""Use cases: the only way by which the web and the command line reach people and the log.

`therapy.commands.submission.submit` is the one door for commands. What pages ask is answered by
`therapy.training` (a patient's day, the running session), `therapy.patients` (the list, one
patient) and `therapy.decisions` (what was decided, and why); `therapy.alerts` lets time pass.
Everyone who asks is named by `by`, and `people.access` decides whom they may see.
`therapy.commands.parser` needs no Django.
"""
