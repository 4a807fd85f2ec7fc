"""Choosing topics under a budget: the program's exact choice beside a mixed-integer solver's.

Random offers of 120 topics and 40 gaps, with needs and shared gaps, at budgets from tight to
ample. HiGHS (the package highspy, where it is installed) solves the same choice part by part, in
the same run; both must agree. Figures are seconds of processor time, so that a busy machine tells
no other story; read the ratios. Without HiGHS the alternative is the relaxed choice alone, which
every exact method has to solve and which proves nothing by itself.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from random import Random
from statistics import median
from typing import TypeVar

from s4c_desktop.domain.choice import best_choice
from s4c_desktop.domain.choice_offer import Offer, bits, narrowed
from s4c_desktop.domain.choice_prices import Relaxation

Answer = TypeVar("Answer")
TOPICS, GAPS = 120, 40
BUDGETS = (0.01, 0.03, 0.06, 0.1, 0.15, 0.25)


def offer(seed: int, budget: float, most: int) -> Offer:
    """Make topics of 5 minutes to 10 hours that each teach up to `most` competences."""
    random = Random(seed)
    hours, needs, serves = [], [], []
    for topic in range(TOPICS):
        hours.append(random.randint(5, 600))
        first = max(0, topic - 30) if random.random() < 0.7 else 0
        count = random.randint(0, most) if topic and random.random() < 0.5 else 0
        needed = {random.randrange(first, topic) for _ in range(count)}
        taught = {random.randrange(GAPS) for _ in range(random.randint(1, most))}
        needs.append(sum(1 << need for need in needed))
        serves.append(sum(1 << gap for gap in taught))
    worth = []
    for _gap in range(GAPS):
        levels = random.randint(1, 4)
        worth.append((1, levels, 0, 0) if random.random() < 0.4 else (0, 0, 1, levels))
    limit = int(sum(hours) * budget)
    return Offer(tuple(hours), tuple(needs), tuple(serves), tuple(worth), limit)


def by_highs(found: Offer) -> tuple[tuple[int, ...], int]:
    """Let HiGHS maximise one part after the other, then the fewest hours."""
    import highspy

    topics, fixed = len(found.hours), []
    for part in range(found.parts + 1):
        model = highspy.Highs()
        model.silent()
        model.setOptionValue("threads", 1)
        model.setOptionValue("mip_rel_gap", 0.0)
        take = [model.addBinary() for _ in range(topics)]
        work = [model.addBinary() for _ in found.worth]
        for topic in range(topics):
            for need in bits(found.needs[topic]):
                model.addConstr(take[need] - take[topic] >= 0)
        for gap, works in enumerate(work):
            model.addConstr(
                sum(take[t] for t in range(topics) if found.serves[t] >> gap & 1) - works >= 0
            )
        length = sum(h * t for h, t in zip(found.hours, take, strict=True))
        model.addConstr(length <= found.limit)
        for number, least in enumerate(fixed):
            model.addConstr(
                sum(w[number] * y for w, y in zip(found.worth, work, strict=True)) >= least
            )
        if part == found.parts:
            model.minimize(length)
        else:
            model.maximize(sum(w[part] * y for w, y in zip(found.worth, work, strict=True)))
        fixed.append(round(model.getObjectiveValue()))
    return tuple(fixed[:-1]), fixed[-1]


def relaxed(found: Offer) -> None:
    """Solve only the relaxed choice, each part at its ceiling."""
    relaxation = Relaxation(narrowed(found).offer)
    while len(relaxation.fixed) < found.parts:
        relaxation.fix(relaxation.ceiling())
    relaxation.shortest(found.limit)


def seconds(call: Callable[[Offer], Answer], found: Offer) -> tuple[float, Answer]:
    start = time.process_time()
    result = call(found)
    return time.process_time() - start, result


def main() -> None:
    """Print a line for each kind of offer, and the slowest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=6)
    offers = parser.parse_args().offers
    solver = find_spec("highspy") is not None
    other = "HiGHS" if solver else "relaxed"
    sys.stdout.write(f"{'offers':30}{'ours':>8}{'slowest':>9}{other:>9}{'ratio':>8}\n")
    for most in (1, 2, 3):
        ours, theirs = [], []
        for seed in range(offers):
            for budget in BUDGETS:
                made = offer(seed, budget, most)
                taken, best = seconds(best_choice, made)
                ours.append(taken)
                if solver:
                    taken, answer = seconds(by_highs, made)
                    if answer != (best.value, best.hours):
                        raise SystemExit(f"Different answers: {seed}, {budget}, {most}")
                else:
                    taken, _ = seconds(relaxed, made)
                theirs.append(taken)
        name = f"up to {most} gaps and needs a topic"
        ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
        sys.stdout.write(
            f"{name:30}{median(ours):8.2f}{max(ours):9.2f}{median(theirs):9.2f}{ratio:8.2f}\n"
        )


if __name__ == "__main__":
    main()
