#!/usr/bin/env python3
"""Says how good an assignment is: `assign.py FILE.min SOLUTION`.

A second opinion that shares nothing with Kalaka's own code: Python's standard library, the DIMACS
problem and the solution file are all it reads. It prints `optimal`, `within G of the optimum`, or
`wrong: …`, and exits with 0, 0 or 1.

Why it works: for any prices of at least 0, a need can do no better than its cheapest cost + price
or its penalty, and all places together earn at most their prices. So the sum of the former less
the price of every place is a cost no assignment can beat.
"""

import sys
from collections import Counter, defaultdict


class Wrong(Exception):
    """The solution is not what it says it is."""


def read_problem(path):
    """Returns the cost of each pair, each need's penalty, each offer's places, and the sink."""
    supply, arcs = {}, []
    with open(path, encoding="ascii") as lines:
        for line in lines:
            kind, *fields = line.split() or ["c"]
            if kind == "n":
                supply[int(fields[0])] = int(fields[1])
            elif kind == "a":
                arcs.append(tuple(map(int, fields)))
    needs = {node for node, amount in supply.items() if amount == 1}
    sink = next((node for node, amount in supply.items() if amount < 0), None)
    if sink is None:
        sink = arcs[0][1] if arcs else 0
    pairs, penalty, places = defaultdict(dict), {}, Counter()
    for source, target, _, capacity, cost in arcs:
        if target != sink:
            row = pairs[source]
            row[target] = min(cost, row.get(target, cost))
        elif source in needs:
            penalty[source] = min(cost, penalty.get(source, cost))
        else:
            places[source] += capacity
    return pairs, penalty, places, sink


def read_solution(path, sink):
    """Returns the stated objective, the pairs as (need, offer), the open needs and the prices."""
    objective, chosen, left_open, prices = None, [], [], {}
    with open(path, encoding="ascii") as lines:
        for line in lines:
            kind, *fields = line.split() or ["c"]
            values = [int(field) for field in fields] if kind in "sfd" else []
            if kind == "s":
                (objective,) = values
            elif kind == "f":
                need, target, amount = values
                if amount != 1:
                    raise Wrong(f"{need} is sent {amount} times")
                if target == sink:
                    left_open.append(need)
                else:
                    chosen.append((need, target))
            elif kind == "d":
                prices[values[0]] = values[1]
    if objective is None:
        raise Wrong("no objective is stated")
    return objective, chosen, left_open, prices


def gap(problem, solution):
    """How much cheaper another assignment could be at most; raises Wrong."""
    pairs, penalty, places, _ = problem
    objective, chosen, left_open, prices = solution
    if any(price < 0 for price in prices.values()):
        raise Wrong("a price is negative")
    served = Counter(need for need, _ in chosen) + Counter(left_open)
    if served != Counter(dict.fromkeys(penalty, 1)):
        raise Wrong("not every need is matched once or left open once")
    for offer, load in Counter(offer for _, offer in chosen).items():
        if load > places[offer]:
            raise Wrong(f"offer {offer} takes {load} needs and has {places[offer]} places")
    for need, offer in chosen:
        if offer not in pairs[need]:
            raise Wrong(f"{need} and {offer} are not a pair")
    cost = sum(pairs[need][offer] for need, offer in chosen)
    cost += sum(penalty[need] for need in left_open)
    if cost != objective:
        raise Wrong(f"the cost is {cost}, not {objective}")
    bound = -sum(price * places[offer] for offer, price in prices.items())
    for need, most in penalty.items():
        levels = (cost + prices.get(offer, 0) for offer, cost in pairs[need].items())
        bound += min(most, min(levels, default=most))
    return cost - bound


def main(arguments):
    """Checks the two files named on the command line."""
    if len(arguments) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    problem = read_problem(arguments[0])
    try:
        left = gap(problem, read_solution(arguments[1], problem[3]))
    except (Wrong, ValueError) as error:
        print(f"wrong: {error}")
        return 1
    print("optimal" if left == 0 else f"within {left} of the optimum")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
