#!/usr/bin/env python3
"""Train the second opinion: how much a line sounds like a breach, and what it would be about. Run by hand; needs
scikit-learn 1.9 and numpy.

usage: train.py --inputs BIN [--out FOLDER] [--dry] [--hold NAME...] [--save FILE] DATA.jsonl...

BIN is the bench `judge_inputs` of this repository (cargo build --profile measure --bench judge_inputs): it reads lines and says
where their grams and word classes fall, so that nothing is folded or hashed twice. DATA are
  * labelled lines (text, expect hit or clean, rule, author, zone): `own.jsonl` beside this file and tests/data/rounds;
  * whole notes or reviews of real people (title, body, and where known gold and breaches): a stretch that holds a labelled
    breach is one, and each stretch of a note that has none and is no hard sell is innocent. They are not kept, only weights.
Files named with --hold are only measured. Written are model.bin (floats, a byte for each bucket) and model.toml.
"""
import argparse, datetime, json, os, re, subprocess
import numpy as np
from collections import Counter, defaultdict
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

BUCKETS, KIND_BUCKETS = 1 << 16, 1 << 13
LEAST_GRAMS, LEAST_SIGNS = 60, 10
# Chosen by the figures of lines held out.
C, KIND_C, SIGNS, WHO, REAL = 100.0, 30.0, 0.5, 0.3, 0.5
# The chances below which a line, and a clause of it, is taken as innocent, and from which on a line is taken as a breach.
INNOCENT, CLAUSE, SUSPECT = 0.05, 0.20, 0.93
MOST = 120
KINDS = {"contact": "D1 D2 D3", "trade": "D4", "reward": "E1 R1 M2", "tie": "M1 T2", "advert": "M3", "ai": "M4",
         "superlative": "A1 A2", "description": "T1", "offer": "T3 T4 T5", "body": "H1 H2 H3 H4", "food": "F1", "voice": "R2",
         "selling": "S1", "clickbait": "E2"}
KIND = {rule: i for i, rules in enumerate(KINDS.values()) for rule in rules.split()}
ROLES = {"shop": "owner", "unclear": None}


def stretches(text):
    """A text in lines, and these in pieces no longer than the program's."""
    out = []
    for line in text.split("\n"):
        line, piece = re.sub(r"#\S+", "", line).strip(), ""
        for sentence in re.findall(r"[^。！!？?；;…]+[。！!？?；;…]*", line):
            if piece and len(piece) + len(sentence) > MOST:
                out.append(piece)
                piece = ""
            piece += sentence
        out.append(piece)
    return [s.strip() for s in out if len(s.strip()) >= 4]


def real(row, origin):
    """The stretches of a real note: those that hold a labelled breach, and of a note without any all, if it is no hard sell."""
    author, breaches = ROLES.get(row.get("voice"), row.get("voice", "customer")), row.get("breaches") or []
    for zone, text in [("title", row.get("title") or ""), *(("body", s) for s in stretches(row.get("body") or ""))]:
        rules = [b["rule"] for b in breaches if b["text"] in text]
        if text and (rules or not breaches and row.get("gold") != "hard_sell"):
            yield {"text": text, "zone": zone, "author": author, "expect": "hit" if rules else "clean",
                   "rule": rules[0] if rules else "-", "is_real": True, "file": origin}


def read(paths):
    rows, seen = [], set()
    for path in paths:
        name = os.path.splitext(os.path.basename(path))[0]
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            if "expect" in row:
                new = [{**row, "file": row.get("hand") or name, "is_real": False}]
            else:
                new = list(real(row, row.get("origin") or name))
            for r in new:
                key = (r["text"], r.get("author"))
                # Topics are no prose: the program does not judge them so.
                if key not in seen and r.get("zone") != "tags":
                    seen.add(key)
                    rows.append(r)
    return rows


def inputs(binary, rows):
    text = "".join(json.dumps({"text": r["text"], "zone": r.get("zone")}, ensure_ascii=False) + "\n" for r in rows)
    out = subprocess.run([binary], input=text, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    lines = [json.loads(line) for line in out.splitlines()]
    assert len(lines) == len(rows), "the program answered for other lines"
    return lines


def matrix(lines, key, least, buckets, scale):
    data, columns, at = [], [], [0]
    for line in lines:
        counts = Counter(b % buckets for b in line[key])
        length = scale / np.sqrt(max(least, len(line[key])))
        columns.extend(counts), data.extend(n * length for n in counts.values()), at.append(len(columns))
    return csr_matrix((data, columns, at), shape=(len(lines), buckets))


def together(lines, rows):
    who = np.array([[r.get("author") == "customer", r.get("author") == "koc"] for r in rows], dtype=float) * WHO
    return hstack([matrix(lines, "grams", LEAST_GRAMS, BUCKETS, 1.0), matrix(lines, "signs", LEAST_SIGNS, BUCKETS, SIGNS),
                   csr_matrix(who)]).tocsr()


def learn(x, y, rows):
    weights = np.array([REAL if r["is_real"] and r["expect"] == "clean" else 1.0 for r in rows])
    return LogisticRegression(C=C, max_iter=3000).fit(x, y, sample_weight=weights)


def folds(rows):
    """Five parts, a file (or hand, or origin) always whole in one of them."""
    names = sorted({r["file"] for r in rows})
    sizes, part = Counter(r["file"] for r in rows), {}
    load = [0] * 5
    for name in sorted(names, key=lambda n: (-sizes[n], n)):
        part[name] = int(np.argmin(load))
        load[part[name]] += sizes[name]
    return np.array([part[r["file"]] for r in rows])


def chance(odds):
    return 1 / (1 + np.exp(-odds))


def figures(rows, y, odds):
    p, real = chance(odds), np.array([r["is_real"] for r in rows])
    lines = ~real
    out = {"lines": int(lines.sum())}
    if y[lines].any() and not y[lines].all():
        out |= {"auc": round(float(roc_auc_score(y[lines], p[lines])), 3),
                "found": round(float((p[lines & y] >= SUSPECT).mean()), 3),
                "wrongly_suspect": round(float((p[lines & ~y] >= SUSPECT).mean()), 4),
                "cleared": round(float((p[lines & ~y] < INNOCENT).mean()), 3),
                "wrongly_cleared": round(float((p[lines & y] < INNOCENT).mean()), 4)}
    if real.any():
        out |= {"real": int((real & ~y).sum()), "real_suspect": round(float((p[real & ~y] >= SUSPECT).mean()), 4)}
    if (real & y).any():
        out |= {"real_breaches": int((real & y).sum()), "real_cleared": round(float((p[real & y] < INNOCENT).mean()), 3)}
    return out


def main():
    args = argparse.ArgumentParser()
    args.add_argument("data", nargs="+"), args.add_argument("--inputs", required=True)
    args.add_argument("--hold", nargs="*", default=[]), args.add_argument("--dry", action="store_true")
    args.add_argument("--save"), args.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    args = args.parse_args()
    rows = read(args.data)
    lines = inputs(args.inputs, rows)
    x, y = together(lines, rows), np.array([r["expect"] == "hit" for r in rows])
    held = np.array([r["file"] in args.hold for r in rows])
    own = [i for i in range(len(rows)) if not held[i]]
    part, odds = folds([rows[i] for i in own]), np.zeros(len(rows))
    for p in range(5):
        train, test = [i for i, q in zip(own, part) if q != p], [i for i, q in zip(own, part) if q == p]
        odds[test] = learn(x[train], y[train], [rows[i] for i in train]).decision_function(x[test])
    table = {"all": figures([rows[i] for i in own], y[own], odds[own])}
    by_file = defaultdict(list)
    for i in own:
        by_file[rows[i]["file"]].append(i)
    table |= {name: figures([rows[i] for i in at], y[at], odds[at]) for name, at in sorted(by_file.items())}
    model = learn(x[own], y[own], [rows[i] for i in own])
    for name in args.hold:
        at = [i for i in range(len(rows)) if rows[i]["file"] == name]
        odds[at] = model.decision_function(x[at])
        print("not learned from:", name, figures([rows[i] for i in at], y[at], odds[at]))
    for name, told in table.items():
        print(f"{name:14}", told)
    if args.save:
        with open(args.save, "w", encoding="utf-8") as f:
            f.writelines(json.dumps({**{k: r.get(k) for k in ("file", "text", "expect", "rule", "author", "zone", "is_real")},
                                     "chance": round(float(c), 4)}, ensure_ascii=False) + "\n" for r, c in zip(rows, chance(odds)))
    if not args.dry:
        write(args.out, [rows[i] for i in own], [lines[i] for i in own], model, table["all"])


def kinds(rows, lines):
    """What a breach is about, learned from breaches alone: each kind against the others."""
    at = [i for i, r in enumerate(rows) if r["expect"] == "hit" and r["rule"] in KIND]
    hits = [lines[i] for i in at]
    x = hstack([matrix(hits, "grams", LEAST_GRAMS, KIND_BUCKETS, 1.0), matrix(hits, "signs", LEAST_SIGNS, KIND_BUCKETS, SIGNS)]).tocsr()
    y = np.array([KIND[rows[i]["rule"]] for i in at])
    fit = lambda mask: LogisticRegression(C=KIND_C, max_iter=500).fit(x[mask], y[mask])
    test = np.arange(len(at)) % 5 == 0
    right = float((fit(~test).predict(x[test]) == y[test]).mean())
    return fit(test | ~test), round(right, 3)


def bytes_of(weights):
    scale = float(np.abs(weights).max()) / 127 or 1.0
    return scale, np.clip(np.round(weights / scale), -127, 127).astype(np.int8)


def write(folder, rows, lines, model, table):
    weights = model.coef_[0]
    gram_scale, grams = bytes_of(weights[:BUCKETS])
    sign_scale, signs = bytes_of(weights[BUCKETS:2 * BUCKETS] * SIGNS)
    customer, koc = weights[2 * BUCKETS:] * WHO
    odds = lambda p: float(np.log(p / (1 - p)))
    about, right = kinds(rows, lines)
    floats = [odds(INNOCENT), odds(CLAUSE), odds(SUSPECT), float(model.intercept_[0]), customer, koc, gram_scale, sign_scale]
    columns = [[], []]
    for i in range(len(KINDS)):
        of = about.coef_[i]
        (g, gram_bytes), (s, sign_bytes) = bytes_of(of[:KIND_BUCKETS]), bytes_of(of[KIND_BUCKETS:] * SIGNS)
        floats += [float(about.intercept_[i]), g, s]
        columns[0].append(gram_bytes), columns[1].append(sign_bytes)
    with open(os.path.join(folder, "model.bin"), "wb") as f:
        f.write(np.array(floats, dtype="<f4").tobytes() + grams.tobytes() + signs.tobytes()
                + b"".join(np.stack(c, axis=1).tobytes() for c in columns))
    files = Counter(r["file"] for r in rows)
    out = ["# How the second opinion was learned; written by train.py, with model.bin. Real people's texts are not kept, only weights.",
           "", f'made = "{datetime.date.today()}"', f"buckets = {BUCKETS}", f"kinds = {json.dumps(list(KINDS))}",
           f"settings = {{ c = {C}, kind_c = {KIND_C}, signs = {SIGNS}, who = {WHO}, real = {REAL}, innocent = {INNOCENT}, clause = {CLAUSE}, suspect = {SUSPECT} }}",
           "", "# Lines by hand or origin.", "[rows]", *(f"{json.dumps(n)} = {c}" for n, c in sorted(files.items())),
           "", "# Each hand and each origin judged by sums that have seen none of it.", "[held-out]",
           *(f"{k} = {v}" for k, v in table.items()), "", "# How often the kind of a breach is told rightly, of lines not learned from.", f"kind = {right}"]
    with open(os.path.join(folder, "model.toml"), "w", encoding="utf-8") as f:
        f.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
