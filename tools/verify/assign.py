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


def whole(field):
    """A whole number in the digits 0 to 9, as the engine reads it."""
    digits = field[1:] if field[:1] in ("-", "+") else field
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 40):
        raise Wrong("a field is not a whole number, or too large")
    return int(field)


def read_lines(path, kinds):
    """Yields the kind and the numbers of each line whose kind has a number of fields in `kinds`."""
    with open(path, encoding="utf-8", errors="replace", newline="\n") as lines:
        for count, line in enumerate(lines, start=1):
            kind, *fields = line.split() or ["c"]
            if kind not in kinds:
                continue
            if len(fields) != kinds[kind]:
                raise Wrong(f"line {count}: {kind} has {kinds[kind]} numbers, not {len(fields)}")
            try:
                yield kind, [whole(field) for field in fields]
            except Wrong as error:
                raise Wrong(f"line {count}: {error}") from None


def read_problem(path):
    """Returns the cost of each pair, each need's penalty, each offer's places, and the sink."""
    supply, arcs = {}, []
    for kind, values in read_lines(path, {"n": 2, "a": 5}):
        if kind == "n":
            supply[values[0]] = values[1]
        else:
            arcs.append(values)
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
    if needs != penalty.keys():
        raise Wrong("a need has no penalty for staying open")
    return pairs, penalty, places, sink


def read_solution(path, sink):
    """Returns the stated objective, the pairs as (need, offer), the open needs and the prices."""
    objective, chosen, left_open, prices = None, [], [], {}
    for kind, values in read_lines(path, {"s": 1, "f": 3, "d": 2}):
        if kind == "s":
            if objective is not None:
                raise Wrong("a second objective")
            (objective,) = values
        elif kind == "f":
            need, target, amount = values
            if amount != 1:
                raise Wrong(f"{need} is sent {amount} times")
            if target == sink:
                left_open.append(need)
            else:
                chosen.append((need, target))
        else:
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
    try:
        problem = read_problem(arguments[0])
        left = gap(problem, read_solution(arguments[1], problem[3]))
    except Wrong as error:
        print(f"wrong: {error}")
        return 1
    except OSError as error:
        print(f"wrong: a file cannot be read ({error.strerror})")
        return 1
    print("optimal" if left == 0 else f"within {left} of the optimum")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
