#!/usr/bin/env python3
"""Recounts the bundle of a vote, independently of the program that wrote it.

    python3 tools/verify/tally.py VOTE.bundle.json [MORE.bundle.json …]

For each bundle it prints `same` when digest, tie order, winners, cost, start and bytes were
found again, else `different` with what differs; what its digest does not name is not counted.
Whatever a file holds, it is answered in one line. Exit status: 0 all the same, 1 something
differs, 2 something could not be recounted.

It needs Python 3.9 or later and nothing else, and was written from the description of the
rules in `crates/tally/README.md`, not from the program's source. Every decision is taken with
exact fractions. Doubles only say where to look: whatever lies within a margin (a billion times
the smallest step of a double) is compared exactly.
"""

import argparse
import hashlib
import heapq
import json
import re
import sys
from fractions import Fraction

FORMAT = "kalaka-tally-bundle/1"

# Doubles that differ by less than this share are compared as fractions instead.
MARGIN = 1e-9

# What a limit says about a project.
YES, NOT_YET, NEVER = range(3)


class CannotCount(Exception):
    """The bundle cannot be read, or its rule is none that is known here."""


# What a bundle looks like --------------------------------------------------------------

DECIMAL = re.compile(r"[0-9]{1,30}(\.[0-9]{1,18})?", re.ASCII)

# Most digits after the point in points, voters of one ballot, and points in whole units.
MOST_PLACES, MOST_VOTERS, MOST_POINTS = 12, 2**32, 2**62

CHOICES = {
    "method": {
        "greedy", "greedy-no-skip", "greedy-threshold", "greedy-exclusive", "greedy-density",
        "equal-shares", "exact-equal-shares", "phragmen",
    },
    "utility": {"cost", "cardinality", "points", "borda"},
    "order": {"score", "density"},
    "completion": {"none", "add1", "add1u", "greedy", "phragmen", "add-opt"},
    "start": {"exact", "floor"},
    "stop": {"exhaustive", "overspend"},
    "exhaustive_over": {"all", "supported"},
    "overspending": {"stop", "skip"},
    "empty_ballots": {"count", "ignore"},
    "all_affordable": {"fund", "apply-rule"},
}


def want(holds, what):
    """Refuses a bundle in which something does not hold."""
    if not holds:
        raise CannotCount(f"this is not a bundle: {what}")


def is_text(value):
    # Half a surrogate pair cannot be written as UTF-8.
    return isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value)


def is_decimal(value):
    return is_text(value) and DECIMAL.fullmatch(value) is not None


def is_whole(value, least, most):
    return isinstance(value, int) and not isinstance(value, bool) and least <= value < most


def is_list(value, holds):
    return isinstance(value, list) and all(holds(entry) for entry in value)


def keys(value, names, what):
    """Refuses what is no object with exactly these keys."""
    want(isinstance(value, dict), f"{what} is no object")
    want(set(value) == set(names.split()), f"{what} has not the keys it should have")
    return [value[name] for name in names.split()]


def check_shape(bundle):
    """Refuses a bundle whose parts are not what they should be, before anything is counted."""
    ballots, budget, digest, form, outcome, places, projects, rule, order, vote_type = keys(
        bundle,
        "ballots budget digest format outcome point_places projects rule tie_order vote_type",
        "the whole",
    )
    want(form == FORMAT, "its format is another one")
    want(is_decimal(budget), "the budget is no amount")
    want(is_text(digest), "the digest is no text")
    want(is_whole(places, 0, MOST_PLACES + 1), "point_places is no small number")
    want(is_list(order, is_text), "tie_order is no list of ids")
    kinds = ("approval", "choose-1", "cumulative", "ordinal", "scoring")
    want(isinstance(vote_type, str) and vote_type in kinds, "the vote type is unknown")
    want(isinstance(projects, list) and projects, "it has no list of projects")
    for project in projects:
        categories, cost, district, name, title = keys(
            project, "categories cost district id name", "a project"
        )
        want(is_list(categories, is_text), "the categories of a project are no list")
        want(is_decimal(cost), "the cost of a project is no amount")
        want(all(map(is_text, (district, name, title))), "a project has a name that is no text")
    ids = [project["id"] for project in projects]
    want(len(set(ids)) == len(ids), "an id stands twice")
    check_ballots(ballots, len(ids), vote_type)
    check_rule(rule, set(ids), vote_type)
    start, cost, winners = keys(outcome, "start total_cost winners", "the outcome")
    want(start is None or is_text(start), "the start is no number")
    want(is_decimal(cost), "the total cost is no amount")
    want(is_list(winners, is_text), "the winners are no list of ids")


def check_ballots(ballots, projects, vote_type):
    want(isinstance(ballots, list), "the ballots are no list")
    parts = 3 if vote_type in ("cumulative", "scoring") else 2
    for ballot in ballots:
        want(isinstance(ballot, list) and len(ballot) == parts, "a ballot has not its parts")
        want(is_whole(ballot[0], 1, MOST_VOTERS), "a ballot has no number of voters")
        chosen = ballot[1]
        want(is_list(chosen, lambda at: is_whole(at, 0, projects)), "a ballot chose no project")
        want(len(set(chosen)) == len(chosen), "a ballot chose a project twice")
        if parts == 3:
            points = lambda value: is_whole(value, -MOST_POINTS, MOST_POINTS)
            want(is_list(ballot[2], points), "points are no numbers")
            want(len(ballot[2]) == len(chosen), "points and choices differ in number")


def check_rule(rule, ids, vote_type):
    names = " ".join(CHOICES) + " comparison increment ties eligibility constraints"
    keys(rule, names, "the rule")
    for knob, known in CHOICES.items():
        want(isinstance(rule[knob], str) and rule[knob] in known, f"its {knob} is unknown")
    want(isinstance(rule["comparison"], bool), "comparison is neither true nor false")
    increment = rule["increment"]
    want(is_decimal(increment) and Fraction(increment) > 0, "the increment is not above zero")
    if rule["method"] == "exact-equal-shares":
        want(rule["utility"] in ("cost", "cardinality"), "its utility does not go with its method")
    want(rule["utility"] != "borda" or vote_type == "ordinal", "there are no ranks to score")
    simple = {"cost", "max-cost", "votes", "score", "id", "file"}
    for key in rule["ties"] if isinstance(rule["ties"], list) else [None]:
        seed = isinstance(key, dict) and list(key) == ["seed"] and is_text(key["seed"])
        want(seed or isinstance(key, str) and key in simple, "a tie key is unknown")
    for least in keys(rule["eligibility"], "score share", "eligibility"):
        want(is_text(least) and (not least.strip() or is_decimal(least.strip())), "a least value is no number")
    caps, exclusive, requires = keys(rule["constraints"], "caps exclusive requires", "constraints")
    want(isinstance(caps, list), "the caps are no list")
    for cap in caps:
        most, name, over = keys(cap, "most name over", "a cap")
        want(is_text(name) and is_decimal(most), "a cap has no name or no amount")
        want(over in ("category", "district"), "a cap is over something unknown")
    is_id = lambda name: is_text(name) and name in ids
    want(is_list(exclusive, lambda group: is_list(group, is_id)), "a group names no project")
    pair = lambda both: is_list(both, is_id) and len(both) == 2
    want(is_list(requires, pair), "a pair names no project")


# Bundles -------------------------------------------------------------------------------


def canonical(value):
    """The one way to write a value as JSON."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return (text + "\n").encode("utf-8")


class Election:
    """Ballots, costs in whole units, and everything derived from them."""

    def __init__(self, bundle):
        self.rule = rule = bundle["rule"]
        self.vote_type = bundle["vote_type"]
        texts = [bundle["budget"]] + [project["cost"] for project in bundle["projects"]]
        # All money in the smallest unit that occurs, so that costs are whole numbers.
        self.unit = 10 ** max(len(text.partition(".")[2]) for text in texts)
        money = [int(Fraction(text) * self.unit) for text in texts]
        self.budget, self.cost = money[0], money[1:]
        self.projects = bundle["projects"]
        self.ids = [project["id"] for project in self.projects]
        self.has_points = self.vote_type in ("cumulative", "scoring")
        self.point = 10 ** bundle["point_places"] if self.has_points else 1

        self.ballots = []
        for ballot in bundle["ballots"]:
            voters, chosen = ballot[0], ballot[1]
            points = ballot[2] if self.has_points else None
            if chosen or rule["empty_ballots"] == "count":
                self.ballots.append((voters, chosen, points))
        self.voters = sum(ballot[0] for ballot in self.ballots)
        self._count_votes()
        self._find_supporters()
        self._find_eligible()
        self.place = self._tie_places()
        self.limits = Limits(self)

    def _count_votes(self):
        self.votes = [0] * len(self.ids)
        self.score = [0] * len(self.ids)
        for voters, chosen, points in self.ballots:
            for at, project in enumerate(chosen):
                self.votes[project] += voters
                if self.vote_type == "ordinal":
                    worth = len(chosen) - at
                else:
                    worth = points[at] if self.has_points else 1
                self.score[project] += worth * voters

    def _find_supporters(self):
        """Per project a list of (ballot, voters, utility), utilities above zero."""
        utility = self.rule["utility"]
        self.supporters = [[] for _ in self.ids]
        for number, (voters, chosen, points) in enumerate(self.ballots):
            for at, project in enumerate(chosen):
                if utility == "cost":
                    worth = self.cost[project]
                elif utility == "cardinality":
                    worth = 1
                elif utility == "points":
                    worth = points[at] if self.has_points else 1
                elif utility == "borda":
                    worth = len(chosen) - 1 - at
                else:
                    raise CannotCount(f"utility {utility}")
                # Projects that cost nothing have supporters even if utility is cost.
                if worth > 0 or (utility == "cost" and worth == 0):
                    self.supporters[project].append((number, voters, worth))
        self.total = [sum(v * u for _, v, u in entries) for entries in self.supporters]

    def _find_eligible(self):
        rule = self.rule["eligibility"]
        least_score = Fraction(rule["score"].strip() or 0)
        least_share = Fraction(rule["share"].strip() or 0)
        voters = max(self.voters, 1)
        self.eligible = [
            Fraction(score, self.point) >= least_score
            and Fraction(votes * 100, voters) >= least_share
            for score, votes in zip(self.score, self.votes)
        ]

    def _tie_places(self):
        def key_of(key, project):
            name = self.ids[project].encode("utf-8")
            if isinstance(key, dict):
                seed = key["seed"].encode("utf-8")
                return hashlib.sha256(seed + b"\0" + name).digest()
            return {
                "cost": self.cost[project],
                "max-cost": -self.cost[project],
                "votes": -self.votes[project],
                "score": -self.score[project],
                "id": name,
                "file": project,
            }[key]

        keys = self.rule["ties"] + ["id"]
        everyone = range(len(self.ids))
        order = sorted(everyone, key=lambda project: [key_of(key, project) for key in keys])
        place = [0] * len(order)
        for position, project in enumerate(order):
            place[project] = position
        return place

    def first_of(self, tied):
        """The project that wins a tie."""
        return min(tied, key=lambda project: self.place[project])

    def candidates(self):
        """Projects that can win by their supporters' money."""
        everyone = range(len(self.ids))
        return [p for p in everyone if self.eligible[p] and self.supporters[p]]


class Limits:
    """Caps, projects that exclude each other, and projects that need another."""

    def __init__(self, election):
        rules = election.rule["constraints"]
        index = {name: at for at, name in enumerate(election.ids)}
        self.caps = []
        for cap in rules["caps"]:
            if cap["over"] == "category":
                under = {at for at, p in enumerate(election.projects) if cap["name"] in p["categories"]}
            else:
                under = {at for at, p in enumerate(election.projects) if cap["name"] == p["district"]}
            self.caps.append((under, Fraction(cap["most"]) * election.unit))
        self.exclusive = [{index[name] for name in group} for group in rules["exclusive"]]
        self.requires = [(index[one], index[other]) for one, other in rules["requires"]]
        self.cost = election.cost
        self.none = not (self.caps or self.exclusive or self.requires)

    def allow(self, chosen, project):
        """Whether the project may be chosen after those chosen."""
        if self.none:
            return YES
        for under, most in self.caps:
            spent = sum(self.cost[other] for other in chosen if other in under)
            if project in under and spent + self.cost[project] > most:
                return NEVER
        for group in self.exclusive:
            if project in group and any(other in group for other in chosen):
                return NEVER
        for one, other in self.requires:
            if one == project and other not in chosen:
                return NOT_YET
        return YES


# Greedy rules --------------------------------------------------------------------------


def ranking(election, order):
    """Eligible projects, best first."""

    def density(project):
        cost, gain = election.cost[project], election.total[project]
        if election.rule["utility"] == "cost":
            # Every supporter gains the cost, one unit where it is nothing.
            gain = sum(voters for _, voters, _ in election.supporters[project]) * max(cost, 1)
        if cost == 0 and gain > 0:
            return (0, 0)  # something for nothing is best of all
        return (1, -Fraction(gain, max(cost, 1)))

    def key(project):
        best = -election.score[project] if order == "score" else density(project)
        return (best, election.place[project])

    return sorted((p for p in range(len(election.ids)) if election.eligible[p]), key=key)


def fill(election, order, chosen):
    """Adds projects to those chosen, best first, as money lasts; returns the added ones."""
    left = election.budget - sum(election.cost[project] for project in chosen)
    together = list(chosen)
    waiting = [project for project in ranking(election, order) if project not in set(chosen)]
    added = []
    at = 0
    while at < len(waiting):
        project = waiting[at]
        fits = election.cost[project] <= left
        allowed = election.limits.allow(together, project)
        if allowed == YES and fits:
            left -= election.cost[project]
            together.append(project)
            added.append(project)
            del waiting[at]
            at = 0  # what waited for this project comes first again
        elif allowed == NOT_YET:
            at += 1
        elif not fits and election.rule["method"] == "greedy-no-skip":
            break
        else:
            del waiting[at]
    return added


# Phragmén ------------------------------------------------------------------------------


def phragmen(election, chosen, loads):
    """Phragmén's sequential method from given loads; returns the projects it adds."""
    left = election.budget - sum(election.cost[project] for project in chosen)
    together = list(chosen)
    waiting = {
        project
        for project in election.candidates()
        if election.cost[project] <= election.budget and project not in set(chosen)
    }
    known = [float(load) for load in loads]
    heads = [sum(voters for _, voters, _ in entries) for entries in election.supporters]
    added = []

    def rough(project):
        entries = election.supporters[project]
        sums = [voters * known[ballot] for ballot, voters, _ in entries]
        size = sum(map(abs, sums)) + election.cost[project]
        return (election.cost[project] + sum(sums)) / heads[project], size / heads[project]

    def exact(project):
        # Many ballots share one load: they were last charged for the same project.
        together_by_load = {}
        for ballot, voters, _ in election.supporters[project]:
            load = loads[ballot]
            key = id(load)
            together_by_load[key] = (load, together_by_load.get(key, (load, 0))[1] + voters)
        total = sum((load * voters for load, voters in together_by_load.values()), Fraction(0))
        return (election.cost[project] + total) / heads[project]

    while True:
        waiting = {p for p in waiting if election.limits.allow(together, p) != NEVER}
        open_now = [p for p in waiting if election.limits.allow(together, p) == YES]
        if not open_now:
            return added
        guesses = {project: rough(project) for project in open_now}
        most = min(value + MARGIN * size for value, size in guesses.values())
        near = [p for p, (value, size) in guesses.items() if value - MARGIN * size <= most]
        values = {project: exact(project) for project in near}
        least = min(values.values())
        tied = [project for project in near if values[project] == least]
        misfits = [project for project in tied if election.cost[project] > left]
        if misfits and election.rule["overspending"] == "stop":
            return added
        waiting.difference_update(misfits)
        tied = [project for project in tied if project not in misfits]
        if not tied:
            continue
        winner = election.first_of(tied)
        waiting.discard(winner)
        left -= election.cost[winner]
        together.append(winner)
        added.append(winner)
        for ballot, _, _ in election.supporters[winner]:
            loads[ballot] = least
            known[ballot] = float(least)


# Equal Shares --------------------------------------------------------------------------


class Purses:
    """What every ballot's voters have left: a double, and what makes up the exact sum."""

    def __init__(self, start, ballots):
        self.start = start
        self.rough = [float(start)] * ballots
        self.prices = []  # one per purchase, for one unit of utility
        self.paid = [[] for _ in range(ballots)]  # (purchase, units), or None when empty
        self.doubt = float(start) * MARGIN

    def exact(self, ballot):
        if self.paid[ballot] is None:
            return Fraction(0)
        return self.start - sum(self.prices[at] * units for at, units in self.paid[ballot])

    def exact_sum(self, entries):
        """Exact money of several (ballot, voters, …) together."""
        starts, units_at = 0, {}
        for ballot, voters, _ in entries:
            if self.paid[ballot] is None:
                continue
            starts += voters
            for at, units in self.paid[ballot]:
                units_at[at] = units_at.get(at, 0) + units * voters
        spent = sum((self.prices[at] * units for at, units in units_at.items()), Fraction(0))
        return self.start * starts - spent

    def charge(self, entries, price):
        """Takes a price for each unit from (ballot, voters, units), or all there is."""
        self.prices.append(price)
        number, each, doubt = len(self.prices) - 1, float(price), self.doubt
        rough, paid = self.rough, self.paid
        for ballot, _, units in entries:
            if paid[ballot] is None:
                continue
            left = rough[ballot] - each * units
            if left > doubt or (left >= -doubt and self.exact(ballot) > price * units):
                paid[ballot].append((number, units))
                rough[ballot] = left if left > 0.0 else 0.0
            else:
                paid[ballot], rough[ballot] = None, 0.0


class EqualShares:
    """The Method of Equal Shares: supporters pay in proportion to their utility."""

    def __init__(self, election):
        self.election = election
        candidates = election.candidates()
        self.count = len(candidates)
        self.free = sorted((p for p in candidates if election.cost[p] == 0), key=lambda p: election.place[p])
        self.paid_for = [p for p in candidates if election.cost[p] > 0]

    def run(self, start):
        """Buys until nobody's supporters have enough; returns the winners in order."""
        election = self.election
        self.purses = Purses(start, len(election.ballots))
        self.rounds = []
        winners = []
        for project in self.free:
            if election.limits.allow(winners, project) == YES:
                winners.append(project)
        waiting = [(self.lower_bound(project), project) for project in self.paid_for]
        heapq.heapify(waiting)
        held = []
        while True:
            near = self.contenders(waiting, held, winners)
            if not near:
                return winners
            exact = [(self.exact_value(project), project) for _, project in near]
            exact = [(value, project) for value, project in exact if value is not None]
            if not exact:
                continue
            least = min(value for value, _ in exact)
            winner = election.first_of([p for value, p in exact if value == least])
            for value, project in exact:
                if project != winner:
                    heapq.heappush(waiting, (float(value), project))
            self.buy(winner, least)
            winners.append(winner)
            for entry in held:
                heapq.heappush(waiting, entry)
            held.clear()

    def contenders(self, waiting, held, winners):
        """Takes from the queue every project that may be the next winner."""
        found, best = [], float("inf")
        while waiting and waiting[0][0] <= best * (1 + MARGIN):
            bound, project = heapq.heappop(waiting)
            allowed = self.election.limits.allow(winners, project)
            if allowed == NOT_YET:
                held.append((bound, project))
            if allowed != YES:
                continue
            value = self.rough_value(project)
            if value is not None:
                best = min(best, value)
                found.append((value, project))
        near = [entry for entry in found if entry[0] <= best * (1 + MARGIN)]
        for entry in found:
            if entry[0] > best * (1 + MARGIN):
                heapq.heappush(waiting, entry)
        return near

    def lower_bound(self, project):
        return self.election.cost[project] / self.election.total[project]

    def rough_value(self, project):
        """The price per unit of utility in doubles; nothing if it surely cannot be paid."""
        cost, rough = self.election.cost[project], self.purses.rough
        supporters = self.election.supporters[project]
        if sum([voters * rough[ballot] for ballot, voters, _ in supporters]) < cost * (1 - MARGIN):
            return None
        entries = sorted([(rough[b] / u, v * rough[b], v * u) for b, v, u in supporters])
        paid, units, price = 0.0, self.election.total[project], 0.0
        for ratio, money, share in entries:
            price = (cost - paid) / units
            if price <= ratio or share >= units:
                break
            paid += money
            units -= share
        return price

    def exact_value(self, project):
        """The same, exactly; nothing if the supporters do not have the cost."""
        election, purses = self.election, self.purses
        price = self.rough_value(project)
        if price is None:
            return None
        poor, unclear, units = [], [], 0
        for entry in election.supporters[project]:
            ballot, voters, share = entry
            gap = purses.rough[ballot] - price * share
            if abs(gap) <= purses.doubt * 4 + MARGIN * price * share:
                unclear.append((purses.exact(ballot) / share, voters, share))
                units += voters * share
            elif gap < 0:
                poor.append(entry)
            else:
                units += voters * share
        paid = purses.exact_sum(poor)
        unclear.sort()
        for ratio, voters, share in unclear:
            if (election.cost[project] - paid) <= ratio * units:
                break
            paid += ratio * share * voters
            units -= voters * share
        return (election.cost[project] - paid) / units if units else None

    def buy(self, project, price):
        self.purses.charge(self.election.supporters[project], price)

    def next_change(self):
        return None


class ExactEqualShares(EqualShares):
    """Exact Equal Shares: everyone who pays for a project pays the same."""

    def gain(self, project):
        return self.election.cost[project] if self.election.rule["utility"] == "cost" else 1

    def lower_bound(self, project):
        heads = sum(voters for _, voters, _ in self.election.supporters[project])
        return self.election.cost[project] / heads / self.gain(project)

    def having(self, entries, cost, heads):
        """Those of (ballot, voters, …) who have their share of a cost among so many heads."""
        rough, share, doubt = self.purses.rough, cost / heads, self.purses.doubt
        enough, least = share + doubt, share - doubt
        exact = self.purses.exact
        return [
            entry
            for entry in entries
            if rough[entry[0]] > enough
            or (rough[entry[0]] >= least and exact(entry[0]) * heads >= cost)
        ]

    def payers(self, project):
        """The most supporters who can share the cost equally, and their heads."""
        cost, entries = self.election.cost[project], self.election.supporters[project]
        heads = sum([voters for _, voters, _ in entries])
        while heads:
            # Who lacks a share lacks a larger one, too.
            entries = self.having(entries, cost, heads)
            able = sum([voters for _, voters, _ in entries])
            if able >= heads:
                return entries, heads
            heads = able
        return [], 0

    def rough_value(self, project):
        _, heads = self.payers(project)
        return self.election.cost[project] / heads / self.gain(project) if heads else None

    def exact_value(self, project):
        _, heads = self.payers(project)
        return Fraction(self.election.cost[project], heads * self.gain(project)) if heads else None

    def buy(self, project, price):
        payers, heads = self.payers(project)
        cost = self.election.cost[project]
        before = list(self.purses.rough)
        self.rounds.append((project, heads, price, before))
        self.purses.prices.append(Fraction(cost, heads))
        for ballot, _, _ in payers:
            # A share paid to the last cent leaves nothing, but the purse stays exact.
            self.purses.paid[ballot].append((len(self.purses.prices) - 1, 1))
            self.purses.rough[ballot] = max(self.purses.rough[ballot] - cost / heads, 0.0)

    def exact_before(self, ballot, number):
        """What a ballot's voters had before purchase `number`."""
        paid = [(at, units) for at, units in self.purses.paid[ballot] if at < number]
        return self.purses.start - sum(self.purses.prices[at] * units for at, units in paid)

    def next_change(self):
        """The least rise of the start after which the run goes otherwise."""
        election = self.election
        rounds = self.rounds + [(None, 0, None, list(self.purses.rough))]
        bought = {entry[0]: at for at, entry in enumerate(self.rounds)}
        wealth = [max(before, default=0.0) for _, _, _, before in rounds]
        found = []  # (rise in doubles, project, heads, ballot, purchase)
        limit = float("inf")
        for project in self.paid_for:
            entries = election.supporters[project]
            cost = election.cost[project]
            last = bought.get(project, len(self.rounds))
            most = sum(voters for _, voters, _ in entries)
            for number in range(last + 1):
                # So many payers make the project beat what was bought in this round. With
                # fewer, a later round may do; with more than beat an earlier round too, that
                # round needs the smaller rise, for everyone was richer then.
                least = self.heads_to_beat(project, *rounds[number][:3])
                if least > most:
                    continue
                if cost / most - wealth[number] <= limit:
                    before = rounds[number][3]
                    together = 0
                    for ballot, voters, _ in sorted(entries, key=lambda entry: -before[entry[0]]):
                        together += voters
                        if together >= least:
                            heads = min(together, most)
                            rise = cost / heads - before[ballot]
                            if rise <= limit:
                                found.append((rise, project, heads, ballot, number))
                            if rise > self.purses.doubt:
                                limit = min(limit, rise + self.purses.doubt * 2)
                        if together >= most:
                            break
                most = least - 1
        exact = [
            Fraction(election.cost[project], heads) - self.exact_before(ballot, number)
            for rise, project, heads, ballot, number in found
            if rise <= limit
        ]
        return min((rise for rise in exact if rise > 0), default=None)

    def heads_to_beat(self, project, other, heads, value):
        """The fewest payers with which the project is bought instead of the other."""
        if other is None:
            return 1
        if other == project:
            return heads + 1
        # cost / (n · gain) < value, or equal and preferred.
        exact = Fraction(self.election.cost[project], self.gain(project)) / value
        fewest = -(-exact.numerator // exact.denominator)
        even = exact.denominator == 1
        if even and self.election.place[project] > self.election.place[other]:
            fewest += 1
        return max(fewest, 1)


def is_exhaustive(election, winners):
    """Whether nothing more fits into the budget."""
    left = election.budget - sum(election.cost[project] for project in winners)
    over_all = election.rule["exhaustive_over"] == "all"
    for project in range(len(election.ids)):
        counts = over_all or (election.supporters[project] and election.cost[project] > 0)
        if (
            counts
            and project not in winners
            and election.cost[project] <= left
            and election.eligible[project]
            and election.limits.allow(winners, project) == YES
        ):
            return False
    return True


def raise_start(election, method, start):
    """Raises the start until the next step would overspend; returns winners and start."""
    rule = election.rule
    jumps = rule["completion"] == "add-opt" and isinstance(method, ExactEqualShares)
    step = Fraction(rule["increment"]) * election.unit
    # Everybody could pay for everything alone: what is left then, a limit keeps out.
    enough = sum(election.cost)
    winners = method.run(start)
    runs = 1
    while True:
        if rule["stop"] == "exhaustive" and is_exhaustive(election, winners):
            return winners, start
        if len(winners) == method.count:
            return winners, start
        if not jumps and start >= enough:
            return winners, start
        rise = method.next_change() if jumps else step
        if rise is None:
            return winners, start
        tried = method.run(start + rise)
        runs += 1
        if sys.stderr.isatty():
            print(f"\r{runs} runs", end="", file=sys.stderr, flush=True)
        if sum(election.cost[project] for project in tried) > election.budget:
            return winners, start
        winners, start = tried, start + rise


def equal_shares(election, method):
    """Equal Shares with its completion; returns winners and start."""
    rule = election.rule
    start = Fraction(election.budget, max(election.voters, 1))
    if rule["start"] == "floor":
        start = Fraction(start // election.unit * election.unit)
    completion = rule["completion"]
    if completion in ("add1", "add1u", "add-opt"):
        winners, start = raise_start(election, method, start)
    else:
        winners = method.run(start)
    if completion in ("add1u", "greedy"):
        winners = winners + fill(election, "score", winners)
    elif completion == "phragmen":
        loads = [-method.purses.exact(ballot) for ballot in range(len(election.ballots))]
        winners = winners + phragmen(election, winners, loads)
    elif completion not in ("none", "add1", "add-opt"):
        raise CannotCount(f"completion {completion}")
    return winners, start


# Counting and comparing ----------------------------------------------------------------


def count(election):
    """Winners in order, and the start of each voter where the rule shares money out."""
    rule = election.rule
    method = rule["method"]
    shares = method in ("equal-shares", "exact-equal-shares")
    bare = shares and rule["completion"] == "none"
    if rule["all_affordable"] == "fund" and election.limits.none and not bare:
        everything = ranking(election, rule["order"])
        if sum(election.cost[project] for project in everything) <= election.budget:
            return everything, None
    start = None
    if method == "equal-shares":
        winners, start = equal_shares(election, EqualShares(election))
    elif method == "exact-equal-shares":
        winners, start = equal_shares(election, ExactEqualShares(election))
    elif method == "phragmen":
        winners = phragmen(election, [], [Fraction(0)] * len(election.ballots))
    elif method.startswith("greedy"):
        winners = fill(election, rule["order"], [])
    else:
        raise CannotCount(f"the method {method} is not known here")
    if rule["comparison"]:
        greedy = fill(election, "score", [])
        ours, theirs = set(winners), set(greedy)
        balance = 0
        for voters, chosen, _ in election.ballots:
            more = sum(p in ours for p in chosen) - sum(p in theirs for p in chosen)
            balance += voters * ((more > 0) - (more < 0))
        if balance < 0:
            return greedy, None
    return winners, start


def differences(data):
    """What of a bundle's claims was not found again."""
    try:
        bundle = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise CannotCount("this is not a bundle: it is no JSON") from error
    check_shape(bundle)
    found = []
    if canonical(bundle) != data or bundle["ballots"] != merged(bundle["ballots"]):
        found.append("bytes")
    named = {key: value for key, value in bundle.items() if key not in ("digest", "outcome")}
    if hashlib.sha256(canonical(named)).hexdigest() != bundle["digest"]:
        # What it holds is not what was published, so nobody needs to count it.
        return found + ["digest"]
    election = Election(bundle)
    claimed = bundle["outcome"]
    winners, start = count(election)
    order = sorted(range(len(election.ids)), key=lambda project: election.place[project])
    if [election.ids[project] for project in order] != bundle["tie_order"]:
        found.append("tie_order")
    if [election.ids[project] for project in winners] != claimed["winners"]:
        found.append("outcome.winners")
    cost = Fraction(sum(election.cost[project] for project in winners), election.unit)
    if cost != Fraction(claimed["total_cost"]):
        found.append("outcome.total_cost")
    text = None if start is None else str(start / election.unit)
    if text != claimed["start"]:
        found.append("outcome.start")
    return found


def merged(ballots):
    """Ballots as they must stand: equal ones together, sorted."""
    together = {}
    for voters, *rest in ballots:
        key = tuple(tuple(part) for part in rest)
        together[key] = together.get(key, 0) + voters
    return [[together[key], *(list(part) for part in key)] for key in sorted(together)]


def main():
    """Recounts every bundle named on the command line."""
    parser = argparse.ArgumentParser(description="Recount the bundle of a vote.")
    parser.add_argument("bundles", nargs="+", metavar="BUNDLE")
    status = 0
    for path in parser.parse_args().bundles:
        try:
            with open(path, "rb") as file:
                found = differences(file.read())
        except OSError as error:
            print(f"{path}: cannot be recounted: {error.strerror}")
            status = 2
            continue
        except (CannotCount, ArithmeticError, MemoryError) as error:
            # Numbers may be so large that they cannot even be added.
            print(f"{path}: cannot be recounted: {str(error) or 'it is too large'}")
            status = 2
            continue
        print(f"{path}: {'different: ' + ', '.join(found) if found else 'same'}")
        status = max(status, 1 if found else 0)
    sys.exit(status)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
