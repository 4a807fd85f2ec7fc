"""Choosing topics under a budget: the program's exact choice beside a mixed-integer solver's.

Random offers of 120 topics and 40 gaps, with needs and shared gaps, at budgets from tight to
ample. HiGHS, a mixed-integer solver, solves the same choice part by part, in the same run; both
must agree. Figures are processor time; the spread is that of the offers, from easy to hard.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from benchmarks.figures import Part, Row, about, beside
from s4c_desktop.domain.choice import best_choice
from s4c_desktop.domain.choice_offer import Offer, bits

Answer = tuple[tuple[int, ...], int]
TOPICS, GAPS = 120, 40
OFFERS = 4
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


def by_highs(found: Offer) -> Answer:
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


def ours(found: Offer) -> Answer:
    """Choose as the program does."""
    best = best_choice(found)
    return best.value, best.hours


def seconds(call: Callable[[Offer], Answer], found: Offer) -> tuple[float, Answer]:
    start = time.process_time()
    result = call(found)
    return time.process_time() - start, result


def row(most: int) -> Row:
    """Solve offers in which a topic has up to so many gaps and needs."""
    times: tuple[list[float], list[float]] = ([], [])
    for seed in range(OFFERS):
        for budget in BUDGETS:
            made = offer(seed, budget, most)
            took, best = seconds(ours, made)
            times[0].append(took)
            took, answer = seconds(by_highs, made)
            times[1].append(took)
            if answer != best:
                raise SystemExit(f"Different answers: {seed}, {budget}, {most}")
    return beside(f"up to {most} gaps and needs a topic", "HiGHS", "s", *times)


def measure() -> Part:
    """Solve easy and hard offers."""
    rows = tuple(row(most) for most in (1, 2, 3))
    return Part("Choosing topics under a budget", about(__doc__), rows, packages=("highspy",))
