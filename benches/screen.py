#!/usr/bin/env python3
"""How many lines an owner sees: one note a run, as she would, over records and drafts.

    python3 benches/screen.py BIN SET.jsonl[:N] … | FOLDER …

A set holds `title` and `body` a line (and `tags`); `:N` takes the first N. A folder holds drafts (*.md). Prints for each set and
for all: notes, mean, most, how many of up to 300 characters take more than 32 lines, how many of any length more than 40, and
how many errors stand on no screen (each error is looked for by its words).
"""
import json
import pathlib
import subprocess
import sys

SHORT, SHORT_LINES, ANY_LINES = 300, 32, 40


def notes(name):
    """The records of a set, or the drafts of a folder."""
    path = pathlib.Path(name)
    if path.is_dir():
        return [("md", p.read_text(encoding="utf-8")) for p in sorted(path.glob("*.md"))]
    name, _, most = name.partition(":")
    rows = [json.loads(line) for line in open(name, encoding="utf-8") if line.strip()]
    rows = rows[: int(most)] if most else rows
    return [("ndjson", json.dumps({k: r[k] for k in ("title", "body", "tags") if r.get(k)}, ensure_ascii=False)) for r in rows]


def run(binary, kind, text, *more):
    """What the program prints for one note."""
    command = [binary, "-", "--isolated", "--input-format", kind, "--fail-on", "never", "--lang", "zh-HK", *more]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False).stdout


def bare(text):
    """A text without marks and line breaks."""
    return "".join(c for c in text if c not in "【】" and not c.isspace())


def measure(binary, kind, text):
    """Lines of the screen, characters of the note, errors that it does not show."""
    shown = run(binary, kind, text)
    note = json.loads(run(binary, kind, text, "--format", "json"))["notes"][0]
    row = json.loads(text) if kind == "ndjson" else None
    whole = row.get("title", "") + "\n" + row.get("body", "") if row else text
    raw, seen, hidden = whole.encode(), bare(shown), 0
    for finding in note["findings"]:
        span = finding["span"]
        if finding["severity"] == "error" and span:
            words = bare(raw[span["start"] : span["end"]].decode(errors="ignore"))
            hidden += words[:4] not in seen
    return len(shown.splitlines()), len(whole), hidden


def main():
    binary, sets = sys.argv[1], sys.argv[2:]
    rows = {name: [measure(binary, *note) for note in notes(name)] for name in sets}
    rows["all"] = [row for some in rows.values() for row in some]
    for name, some in rows.items():
        lines = [row[0] for row in some]
        long = sum(n > SHORT_LINES for n, chars, _ in some if chars <= SHORT)
        print(
            f"{pathlib.Path(name).name:24} {len(some):4} notes  mean {sum(lines) / len(lines):5.1f}  most {max(lines):3}  "
            f"short over {SHORT_LINES}: {long}  any over {ANY_LINES}: {sum(n > ANY_LINES for n in lines)}  "
            f"errors not shown: {sum(row[2] for row in some)}"
        )


if __name__ == "__main__":
    main()
