#!/usr/bin/env python3
"""Counts random small elections with pabutools and with `kalaka tally`, and compares.

Usage: tally_pabutools.py KALAKA [COUNT] [SEED]

Needs the PyPI package pabutools (and gmpy2 for its exact arithmetic). Elections are small,
full of ties and odd numbers. Every difference is printed; the exit status says whether
there was one that is not named below.

Named differences, kept out of the comparison:
- pabutools gives a project without supporters an infinite load in Phragmén's method and
  buys it at the very end; here it takes no part. Such winners are dropped.
- a project without cost has no cost utility in pabutools; no project is free here.
- "everything affordable" funds everything here unless the method is the bare one; budgets
  are below the sum of all costs.
"""

import json
import os
import random
import subprocess
import sys
import tempfile

try:
    import pabutools.fractions as fractions
    from pabutools.election import (
        Additive_Borda_Sat,
        Additive_Cardinal_Sat,
        Cardinality_Sat,
        Cost_Sat,
        parse_pabulib,
    )
    from pabutools.rules import (
        greedy_utilitarian_welfare,
        method_of_equal_shares,
        sequential_phragmen,
    )
    from pabutools.tiebreaking import TieBreakingRule, lexico_tie_breaking
except ImportError:
    print("pabutools is not installed; nothing was compared")
    sys.exit(0)

fractions.FRACTION = "gmpy2"

BY_COST = TieBreakingRule(
    lambda instance, profile, project: (
        project.cost,
        -sum(profile.multiplicity(ballot) for ballot in profile if project in ballot),
        project.name,
    )
)


def make(generator):
    """A random election as Pabulib text, and its vote type."""
    kind = generator.choice(["approval", "approval", "cumulative", "scoring", "ordinal"])
    count = generator.randint(2, 7)
    style = generator.choice(["equal", "small", "odd", "decimal"])
    costs = []
    for _ in range(count):
        costs.append(
            {
                "equal": lambda: generator.choice(["10", "20", "30"]),
                "small": lambda: str(generator.randint(1, 12)),
                "odd": lambda: str(generator.choice([7, 11, 13, 17, 19, 23, 30, 37])),
                "decimal": lambda: str(generator.randint(2, 60) / 4),
            }[style]()
        )
    total = sum(float(cost) for cost in costs)
    budget = max(1, int(total * generator.uniform(0.3, 0.95)))
    if budget >= total:
        budget = total / 2
    rows = []
    for _ in range(generator.randint(1, 9)):
        # pabutools cannot read an empty ballot with points.
        least = 1 if kind in ("cumulative", "scoring") else 0
        chosen = generator.sample(range(count), generator.randint(least, min(count, 4)))
        row = ",".join(f"p{project}" for project in chosen)
        if kind in ("cumulative", "scoring"):
            row += ";" + ",".join(str(generator.randint(1, 5)) for _ in chosen)
        rows += [row] * generator.choice([1, 1, 1, 2, 3])
    head = "voter_id;vote" + (";points" if kind in ("cumulative", "scoring") else "")
    lines = ["META", "key;value", f"budget;{budget}", f"vote_type;{kind}"]
    lines += [f"num_projects;{count}", f"num_votes;{len(rows)}", "max_sum_points;1000"]
    lines += ["PROJECTS", "project_id;cost"]
    lines += [f"p{project};{cost}" for project, cost in enumerate(costs)]
    lines += ["VOTES", head] + [f"{number};{row}" for number, row in enumerate(rows)]
    return kind, "\n".join(lines) + "\n"


def cases(kind):
    """Rules that fit a vote type: our options and what pabutools does."""
    sats = {"cost": Cost_Sat, "cardinality": Cardinality_Sat}
    if kind in ("cumulative", "scoring"):
        sats["points"] = Additive_Cardinal_Sat
    if kind == "ordinal":
        sats = {"borda": Additive_Borda_Sat}
    for name, sat in sats.items():
        for ties, breaking in (("id", lexico_tie_breaking), ("cost,votes,id", BY_COST)):
            yield ["greedy", "--utility", name, "--ties", ties], (
                lambda i, p, sat=sat, b=breaking: greedy_utilitarian_welfare(
                    i, p, sat_class=sat, tie_breaking=b
                )
            )
            for completion, step in (("none", None), ("add1", 1)):
                yield (
                    ["equal-shares", "--utility", name, "--completion", completion]
                    + ["--ties", ties],
                    lambda i, p, sat=sat, b=breaking, s=step: method_of_equal_shares(
                        i, p, sat_class=sat, tie_breaking=b, voter_budget_increment=s
                    ),
                )
    if kind == "approval":
        for ties, breaking in (("id", lexico_tie_breaking), ("cost,votes,id", BY_COST)):
            yield ["phragmen", "--ties", ties], (
                lambda i, p, b=breaking: sequential_phragmen(i, p, tie_breaking=b)
            )


def main():
    kalaka = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 2026
    generator = random.Random(seed)
    compared = differences = ties = elections = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "election.pb")
        while elections < count:
            elections += 1
            kind, text = make(generator)
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
            instance, profile = parse_pabulib(path)
            supported = {project.name for ballot in profile for project in ballot}
            options = list(cases(kind))
            # One rule for most elections, so that there are many elections.
            for rule, peer in generator.sample(options, 2):
                theirs = [project.name for project in peer(instance, profile)]
                if rule[0] == "phragmen":
                    theirs = [name for name in theirs if name in supported]
                ours = subprocess.run(
                    [kalaka, "tally", path, "--rule", *rule, "--json"],
                    capture_output=True,
                    check=True,
                    text=True,
                )
                ours = json.loads(ours.stdout)
                compared += 1
                ties += ours["ties_met"]
                if sorted(ours["winners"]) != sorted(theirs):
                    differences += 1
                    print(f"DIFFERENT {rule}: {ours['winners']} here, {theirs} there\n{text}")
    print(
        f"{elections} elections, {compared} counts, {ties} ties met, "
        f"{differences} differences (seed {seed})"
    )
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
