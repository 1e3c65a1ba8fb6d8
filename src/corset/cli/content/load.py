"""Estimate the force on every disc in an exercise or posture; `validate`; `compile` for pages.

Newtons, each as low, central and high. Exit status: 0 done, 1 validation outside its bounds,
2 where what was asked for does not exist; the message says what is allowed.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from corset.cli.arguments import folder, new_file, number
from corset.cli.content.person import person_arguments, person_of
from corset.cli.errors import complain
from corset.cli.server.setup import set_up
from corset.loads.discs import LUMBAR
from corset.loads.report import Interval, LoadReport
from corset.loads.tolerance import TONNE, tolerances_of
from corset.programme import ContentError
from corset.programme import load as load_programme
from corset.services.loads.atlas import ATLAS

NAME = "load"
Ways = Mapping[str, Mapping[str, Interval]]
"""By what a forbidden way is called and by disc, how many times as much it asks."""
AGES = (18, 110, "years")
"""For adults: the strength of the discs is measured of no others."""
MOST_ERROR, LEAST_RHO = 0.20, 0.90
"""What the estimates promise against the published figures."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "name", help="an exercise such as L3, a posture such as standing; validate, compile"
    )
    person_arguments(parser)
    parser.add_argument("--age", type=number(*AGES), help="years; unknown if left out")
    parser.add_argument("--json", action="store_true", help="all of it, for machines")
    parser.add_argument("--against", type=Path, help="validate: another file of published figures")
    parser.add_argument("--content", type=folder, help="compile: a clinic's own folder of content")
    parser.add_argument("--plot", type=new_file, help="validate: draw it too, as SVG or PNG")


def run(chosen: argparse.Namespace) -> int:
    """Estimate or validate."""
    try:
        return {"validate": _validate, "compile": _compile}.get(chosen.name, _estimate)(chosen)
    except (ValueError, ContentError) as error:
        return complain("load", error)


def _estimate(chosen: argparse.Namespace) -> int:
    from corset.services.loads.estimate import estimate, wrong_way_times  # noqa: PLC0415 - the extra `authoring`

    person = person_of(chosen)
    found = estimate(chosen.name, person=person, age=chosen.age)
    ways = wrong_way_times(chosen.name, person=person, age=chosen.age)
    lines = [*_lines(found), *_forbidden(ways)]
    print(json.dumps(_whole(found, ways), indent=2) if chosen.json else "\n".join(lines))
    return 0


def _whole(found: LoadReport, ways: Ways) -> dict[str, object]:
    """Return the figures, and in words what they assume."""
    set_up()
    from corset.presentation.loads import assumptions  # noqa: PLC0415 - after set_up

    bears = tolerances_of(load_programme().parameters)
    times = {
        said: {disc: [round(n, 2) for n in ratios] for disc, ratios in by_disc.items()}
        for said, by_disc in ways.items()
    }
    return {
        **found.as_json(bears),
        "wrong_way_times": times,
        "assumptions": assumptions(bears),
    }


def _compile(chosen: argparse.Namespace) -> int:
    set_up()
    from corset.services.bundle.figures import own_artefacts  # noqa: PLC0415 - after set_up
    from corset.services.loads import atlas_compilation  # noqa: PLC0415 - the extra `authoring`

    if chosen.content:
        folder = own_artefacts()
        new = atlas_compilation.compile_own(chosen.content, to=folder)
        print(f"{folder}: {', '.join(new) or 'nothing'} estimated")
        return 0
    print(f"{ATLAS}: {'written' if atlas_compilation.compile_loads() else 'up to date'}")
    return 0


def _lines(found: LoadReport) -> list[str]:
    bears = tolerances_of(load_programme().parameters).affected
    of = f"of {bears / TONNE:.2g} t"
    head = f"{'':8}{'peak compression, N':>26}{'mean, N':>26}{'peak shear, N':>22}{of:>10}"
    rows = [
        f"{name:8}{_said(load.peak):>26}{_said(load.mean):>26}{_said(load.shear_peak):>22}"
        f"{_share(load.peak, bears):>12}"
        for name, load in found.discs.items()
    ]
    return [head, *rows, *(f"Note: {note}" for note in found.notes)]


def _forbidden(ways: Ways) -> Iterator[str]:
    """Yield how many times as much each forbidden way asks of the lower back."""
    for said, times in ways.items():
        ratios = ", ".join(
            f"{disc} {central:.2f} ({least:.2f} to {most:.2f})"
            for disc, (least, central, most) in times.items()
            if disc in LUMBAR
        )
        yield f"Forbidden, {said!r}: {ratios} times as much, over the same assumptions"


def _said(interval: tuple[float, float, float]) -> str:
    low, central, high = interval
    return f"{central:.0f} ({low:.0f} to {high:.0f})"


def _share(peak: tuple[float, float, float], bears: float) -> str:
    low, _, high = (newtons / bears for newtons in peak)
    return f"{low:.0%} to {high:.0%}"


def _validate(chosen: argparse.Namespace) -> int:
    from corset.loads.agreement import mean_error, rank_agreement  # noqa: PLC0415 - the extra `authoring`
    from corset.services.loads.validation import compare, table  # noqa: PLC0415 - the extra `authoring`

    rows = compare(chosen.against)
    if chosen.plot:
        from corset.services.loads.validation_plot import plot  # noqa: PLC0415 - the extra `authoring`

        plot(rows, to=chosen.plot)
    if chosen.json:
        facts = {"mean_error": mean_error(rows), "spearman": rank_agreement(rows)}
        print(json.dumps(facts))
    else:
        print("\n".join(table(rows)))
    return 0 if mean_error(rows) <= MOST_ERROR and rank_agreement(rows) >= LEAST_RHO else 1
