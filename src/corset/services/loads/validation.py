"""Compare estimated loads with published ones."""

from collections.abc import Sequence
from pathlib import Path

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.agreement import Compared, mean_error, rank_agreement
from corset.programme.loads.published import FigureDocument, PublishedDocument, load_published
from corset.services.loads.estimate import estimate

HEAD = "| posture | disc | source | published, N | estimate, N | error | |"


def compare(path: Path | None = None) -> tuple[Compared, ...]:
    """Return each published figure beside its estimate."""
    published = load_published(path) if path else load_published()
    person = Person(
        sex=Sex(published.body.sex), height=published.body.height_m, mass=published.body.mass_kg
    )
    return tuple(_compared(figure, published, person) for figure in published.figures)


def _compared(figure: FigureDocument, published: PublishedDocument, person: Person) -> Compared:
    return Compared(
        posture=figure.posture,
        disc=figure.disc,
        source=figure.source,
        recalled=figure.recalled,
        tuned_on=figure.tuned_on,
        published=figure.force(published.area_cm2),
        estimate=estimate(figure.posture, person=person).discs[figure.disc].peak,
    )


def table(rows: Sequence[Compared]) -> list[str]:
    """Return the comparison as lines of Markdown."""
    return [
        HEAD,
        "| --- | --- | --- | --: | --: | --: | --- |",
        *(_line(row) for row in rows),
        "",
        _verdict(rows),
    ]


def _verdict(rows: Sequence[Compared]) -> str:
    held_out = [row for row in rows if not row.tuned_on]
    return (
        f"Mean error {mean_error(rows):.1%} over all {len(rows)}, "
        f"{mean_error(held_out):.1%} over the {len(held_out)} held out. "
        f"Spearman's rho {rank_agreement(rows):.2f} over all, "
        f"{rank_agreement(held_out):.2f} held out. "
        f"{sum(row.spanned for row in rows)} of {len(rows)} inside the interval."
    )


def _line(row: Compared) -> str:
    low, central, high = row.estimate
    source = f"{row.source} †" if row.recalled else row.source
    return (
        f"| {row.posture} | {row.disc} | {source} | {row.published:.0f} "
        f"| {central:.0f} ({low:.0f} to {high:.0f}) | {row.error:+.0%} "
        f"| {'tuned on' if row.tuned_on else 'held out'} |"
    )
