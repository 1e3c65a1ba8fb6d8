"""I24: from every state a clinic finds some way back to an exercise that is released."""

from collections import deque

from corset.verify.reachability.exploration import Found


def dead_ends(found: Found) -> tuple[int, ...]:
    """Return the states without a way back, led by staff and by time alone.

    Those with a lasting contraindication are exempt: there no way back is wanted.
    """
    back: list[list[int]] = [[] for _ in range(found.states)]
    for start, end in found.led:
        back[end].append(start)
    reached, waiting = set(found.open), deque(found.open)
    while waiting:
        for before in back[waiting.popleft()]:
            if before not in reached:
                reached.add(before)
                waiting.append(before)
    return tuple(n for n in range(found.states) if n not in reached and n not in found.exempt)
