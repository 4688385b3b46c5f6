"""`python -m benchmarks [WORKLOAD…] [--size N] [--runs K]`: figures and ratios, no verdicts."""

import importlib
import os
import sys

WORKLOADS = {
    "importing": "P1 import of a CSV roster, the whole way",
    "xlsx": "P2 reading a workbook",
    "search": "P3 the search box",
    "table": "P4 the member table on screen",
    "screens": "every other screen over two years of a community's life",
    "door": "check-ins at the door, from the key to the card",
    "calendar": "a month and an agenda out of twenty thousand occurrences",
    "start": "P5 cold start",
    "chart": "P6 a chart over a million events",
    "duplicates": "P13 who may be one person",
    "segments": "segments counted, listed and as of a past day",
    "people": "ways of introduction, and pages of households",
    "rules": "P7 rules over two million activities",
    "entering": "P8 one new activity to the ledger and the screen, and many",
    "syncing": "P9 P10 P11 sync of members, one change, a new device",
    "connecting": "P11 a grown community goes up to a hub, and down to a second laptop",
    "packaged": "what is handed out: size and start",
    "hub_commits": "P12 the hub on PostgreSQL",
}


def one(workload: str, variant: str, arguments: list[str]) -> None:
    """Run one variant in this process and print its figures as one line of JSON."""
    module = importlib.import_module(f"benchmarks.{workload}")
    figures = module.VARIANTS[variant](*arguments)
    import json

    print(json.dumps(figures), flush=True)
    # A window that was only measured need not be taken down in order.
    os._exit(0)


def main() -> None:
    """Run the named workloads, or all."""
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], sys.argv[3], sys.argv[4:])
    # What measures a start must not have loaded for it what the program loads itself.
    import argparse
    import platform

    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD", help=", ".join(WORKLOADS))
    parser.add_argument("--size", type=int, help="rows, instead of the workload's own")
    parser.add_argument("--runs", type=int, default=3, help="runs behind each median")
    asked = parser.parse_args()
    unknown = set(asked.workloads) - set(WORKLOADS)
    if unknown:
        parser.error(f"no such workload: {', '.join(sorted(unknown))}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}")
    for name in asked.workloads or WORKLOADS:
        print(f"\n== {WORKLOADS[name]}")
        importlib.import_module(f"benchmarks.{name}").run(asked.size, asked.runs)


if __name__ == "__main__":
    main()
