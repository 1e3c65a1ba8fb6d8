"""A verification: every chapter, then all actions together so deep, and everything asked."""

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time

from corset.programme import load
from corset.verify.chapters import MAKERS, chapters
from corset.verify.chapters.chapter import Chapter
from corset.verify.chapters.joint import joint
from corset.verify.kept import (
    Kept,
    code_of_a_run,
    digest_of,
    digest_of_a_chapter,
    every_chapter,
)
from corset.verify.reachability.counterexamples import story
from corset.verify.reachability.exploration import Broken, Explorer
from corset.verify.reachability.monotonicity import Comparison, sample
from corset.verify.reachability.recovery import dead_ends
from corset.verify.reachability.replay import alike, replays, walk
from corset.verify.report import ChapterResult, Report, Violation

FEW, MANY = 40, 400
"""Of how many states of a chapter the log is replayed and the risks are compared."""


@dataclass(frozen=True, slots=True)
class Order:
    """One chapter to explore, by name, so that another process can find it."""

    name: str
    full: bool
    depth: int | None = None

    @property
    def title(self) -> str:
        """Which chapter it is, and whether it is the small one."""
        return self.name if self.full else f"{self.name}, quick"

    def chapter(self) -> Chapter:
        """Return the chapter. Raises StopIteration for a name that is none."""
        known = (*chapters(full=self.full), *joint(full=self.full))
        return next(chapter for chapter in known if chapter.name == self.name)


def orders(*, full: bool, depth: int) -> tuple[Order, ...]:
    """Return what a run explores: the chapters, and the joint actions to a depth."""
    closed = [Order(c.name, full, c.depth) for c in chapters(full=full)]
    bounded = [Order(c.name, full, depth) for c in joint(full=full)]
    return (*closed, *(bounded if depth else ()))


def verify(
    *,
    full: bool,
    depth: int,
    jobs: int = 1,
    told: Callable[[ChapterResult], None] = lambda _: None,
    keep: Path | None = None,
) -> Report:
    """Explore and ask everything; `told` hears of every chapter when it is done.

    In the file `keep` the chapters that are done are kept, and those that were are not explored
    again.
    """
    if not __debug__:
        message = "the invariants are assertions: run Python without -O"
        raise RuntimeError(message)
    programme = load().digest
    kept = keep and Kept(keep, digests(programme))
    wanted = orders(full=full, depth=depth)
    results = {o: found for o in wanted if kept and (found := kept.find(o))}
    for order, result in _explored([o for o in wanted if o not in results], jobs):
        if kept:
            kept.keep(order, result)
        told(result)
        results[order] = result
    return Report(tuple(results[order] for order in wanted), full, programme)


def digests(programme: str) -> Callable[[Order], str]:
    """Return how a chapter's figures are kept: by the programme and the code that they rest on."""
    shared = digest_of(programme, code_of_a_run())

    @cache
    def digest(order: Order) -> str:
        maker = MAKERS.get(order.name)
        return digest_of_a_chapter(shared, maker) if maker else digest_of(shared, every_chapter())

    return digest


def _explored(wanted: Sequence[Order], jobs: int) -> Iterator[tuple[Order, ChapterResult]]:
    if jobs == 1:
        yield from ((order, explore(order)) for order in wanted)
        return
    # Millions of values without a circle: the collector would only walk them.
    with ProcessPoolExecutor(jobs, initializer=gc.disable) as pool:
        asked = {pool.submit(explore, order): order for order in wanted}
        for done in as_completed(asked):
            yield asked[done], done.result()


def explore(order: Order) -> ChapterResult:
    """Explore one chapter and ask what can be asked of the whole."""
    began, explorer = process_time(), Explorer(order.chapter(), load())
    found = explorer.run(order.depth)
    many = MANY if order.full else FEW
    compared = _compared(explorer, many)
    chosen = list(sample(found.states, many))
    lost = [n for n in chosen if not replays(explorer, n)]
    ends = () if order.depth else dead_ends(found)
    apart = _apart(explorer, many)
    broken = [*found.broken.values(), *compared.broken[:1]]
    broken += [Broken("I23", found.path(n), "the log gives another state") for n in lost[:1]]
    broken += [Broken("I24", found.path(n), "no way back to training") for n in ends[:1]]
    return ChapterResult(
        name=found.chapter.name,
        explores=found.chapter.explores,
        holds_fixed=found.chapter.holds_fixed,
        actions=len(found.chapter.actions),
        states=found.states,
        transitions=found.transitions,
        depth=found.depth,
        closed=found.closed,
        joint=order.depth is not None,
        seconds=process_time() - began,
        premises=found.premises
        | {
            "I19": compared.compared,
            "I23": len(chosen),
            "I24": 0 if order.depth else found.states - len(found.exempt),
        },
        violations=found.violations
        | {"I19": len(compared.broken), "I23": len(lost), "I24": len(ends)},
        accepted=dict(found.accepted),
        twins=len(explorer.twins[:many]),
        twins_apart=apart,
        broken=tuple(_told(explorer, b) for b in broken),
    )


def _compared(explorer: Explorer, most: int) -> Comparison:
    comparison = Comparison(explorer, explorer.programme)
    for number in sample(explorer.found.states, most):
        place = walk(explorer, explorer.found.path(number)).to
        comparison.ask(number, place)
    return comparison


def _apart(explorer: Explorer, most: int) -> tuple[str, ...]:
    """Compare states that were found again with those that they were taken to equal."""
    apart: list[str] = []
    for number, place in explorer.twins[:most]:
        path = explorer.found.path(number)
        told = alike(explorer, walk(explorer, path).to, place)
        apart += [f"{explorer.chapter.name}: {told} after {' / '.join(path)}"] * bool(told)
    return tuple(apart)


def _told(explorer: Explorer, broken: Broken) -> Violation:
    text = story(explorer, broken)
    return Violation(broken.invariant, explorer.chapter.name, broken.path, broken.message, text)
