#!/usr/bin/env python3
"""Run a round of unseen lines (tests/data/rounds/N.jsonl) through `advise` and print how many it judges right.

usage: rounds.py BIN FILE... [--show] [--rule PREFIX]

A line is flagged when a finding of the groups hard-sell or compliance is a warning or an error. --show prints the lines
that are judged wrong, with what was found; --rule only those of one code (D1, H2, …).
"""
import argparse, json, subprocess, tempfile, os
from collections import Counter

STRICT, GROUPS = {"error", "warning"}, ("hard-sell", "compliance")


def record(row, number):
    """A line as the draft that it stands in."""
    note = {"id": str(number), "title": "", "body": "", "tags": []}
    # A draft of nothing but topics is none.
    if row.get("zone") == "tags":
        note["tags"] = [t.strip() for t in row["text"].split("#") if t.strip()]
        note["body"] = "今日影低嘅"
    else:
        note["title" if row.get("zone") == "title" else "body"] = row["text"]
    if row.get("author"):
        note["author"] = row["author"]
    return note


def run(binary, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", delete=False, encoding="utf-8") as f:
        for number, row in enumerate(rows):
            f.write(json.dumps(record(row, number), ensure_ascii=False) + "\n")
    command = [binary, "check", "--isolated", "--format", "ndjson", "--fail-on", "never", f.name]
    out = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    os.unlink(f.name)
    found = [json.loads(line) for line in out.stdout.splitlines()]
    assert len(found) == len(rows), out.stderr
    return found


def share(part, whole):
    return f"{part}/{whole}" + (f" {part / whole:.2f}" if whole else "")


def main():
    args = argparse.ArgumentParser()
    args.add_argument("bin"), args.add_argument("files", nargs="+")
    args.add_argument("--show", action="store_true"), args.add_argument("--rule", default="")
    args = args.parse_args()
    for path in args.files:
        rows = [json.loads(line) for line in open(path, encoding="utf-8")]
        by_rule, by_lang, total = Counter(), Counter(), Counter()
        for row, result in zip(rows, run(args.bin, rows)):
            strict = [f for f in result["findings"] if f["severity"] in STRICT and f["rule"].split("/")[0] in GROUPS]
            for table, key in ((by_rule, row["rule"]), (by_lang, row["lang"]), (total, "")):
                table[key, row["expect"], bool(strict)] += 1
            if args.show and bool(strict) != (row["expect"] == "hit") and row["rule"].startswith(args.rule):
                what = [f"{f['rule']}#{f.get('row') or ''} 「{f.get('text') or ''}」" for f in strict]
                print("FALSE ALARM" if strict else "MISSED", row["rule"], row["lang"], row.get("author"), row["text"], *what)
        for table in (total, by_lang, by_rule):
            for key in sorted({k for k, _, _ in table}):
                hits = table[key, "hit", True], table[key, "hit", True] + table[key, "hit", False]
                wrong = table[key, "clean", True], table[key, "clean", True] + table[key, "clean", False]
                print(f"{os.path.basename(path)} {key or 'all':5} recall {share(*hits):12} false alarms {share(*wrong)}")


if __name__ == "__main__":
    main()
