#!/usr/bin/env python3
"""Train what a sentence of a draft is worth as a beginning. Run by hand; needs scikit-learn 1.9 and numpy.

usage: train.py --inputs BIN [--out FOLDER] [--dry] [--hold NAME...] DATA.jsonl...

BIN is the bench `lead_inputs` of this repository (cargo build --profile measure --bench lead_inputs): it cuts drafts up as the
editor does and says of each sentence where its grams and word classes fall and what it tells. DATA are drafts (title, body)
with `hooks`, the pieces that an editor would lead with, the best first (or `best_hook`, one of them). Files named with --hold
are only measured. Written are model.bin (floats, then a byte for each bucket) and model.toml.
"""
import argparse, datetime, hashlib, json, os, re, subprocess
import numpy as np
from collections import Counter
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

BUCKETS = 1 << 13
LEAST_GRAMS, LEAST_SIGNS = 60, 10
# Chosen by drafts held out.
C, GRAMS, SIGNS, FEATURES = 3.0, 0.5, 0.5, 0.5
# What a sentence weighs that holds the first, second and third piece.
RANKS = (1.0, 0.7, 0.5)
FOLDS = 5


def letters(text):
    return re.sub(r"[^\w]+", "", text.lower())


def share(piece, text):
    """The part of the pairs of characters of a piece that stands in a text."""
    a, b = letters(piece), letters(text)
    pairs = {a[i:i + 2] for i in range(len(a) - 1)}
    return sum(p in b for p in pairs) / max(1, len(pairs))


def read(paths):
    rows = []
    for path in paths:
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            hooks = row.get("hooks") or ([row["best_hook"]] if row.get("best_hook") else [])
            if hooks:
                rows.append({**row, "hooks": hooks, "file": os.path.splitext(os.path.basename(path))[0]})
    return rows


def inputs(binary, rows):
    text = "".join(json.dumps({"title": r.get("title", ""), "body": r["body"]}, ensure_ascii=False) + "\n" for r in rows)
    out = subprocess.run([binary], input=text, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    names, *drafts = [json.loads(line) for line in out.splitlines()]
    assert len(drafts) == len(rows), "the program answered for other drafts"
    return names["features"], [d["openings"] for d in drafts]


def worth(row, text):
    """How much an editor thought of a sentence: 0, or what the best piece in it weighs."""
    held = [w for hook, w in zip(row["hooks"], RANKS) if share(hook, text) >= 0.8 or len(letters(text)) >= 6 and share(text, hook) >= 0.9]
    return max(held, default=0.0)


def matrix(openings, key, least, scale):
    data, columns, at = [], [], [0]
    for o in openings:
        counts = Counter(b % BUCKETS for b in o[key])
        length = scale / np.sqrt(max(least, len(o[key])))
        columns.extend(counts), data.extend(n * length for n in counts.values()), at.append(len(columns))
    return csr_matrix((data, columns, at), shape=(len(openings), BUCKETS))


def together(openings):
    features = np.array([o["features"] for o in openings]) * FEATURES
    return hstack([matrix(openings, "grams", LEAST_GRAMS, GRAMS), matrix(openings, "signs", LEAST_SIGNS, SIGNS),
                   csr_matrix(features)]).tocsr()


def learn(x, y, weights):
    return LogisticRegression(C=C, max_iter=3000).fit(x, y, sample_weight=weights)


def figures(drafts, y, odds):
    """How often the best, and one of the best three, of a draft's sentences holds one of the pieces; drafts that have none."""
    first, three, none, most = [], [], 0, []
    for places in drafts:
        if not len(places) or not y[places].any():
            none += 1
            continue
        order = places[np.argsort(-odds[places], kind="stable")]
        first.append(y[order[0]] > 0), three.append((y[order[:3]] > 0).any()), most.append((y[order[:3]] == 1).any())
    return {"drafts": len(first), "unreachable": none, "first": round(float(np.mean(first)), 3),
            "first_three": round(float(np.mean(three)), 3), "best_in_three": round(float(np.mean(most)), 3)}


def main():
    args = argparse.ArgumentParser()
    args.add_argument("data", nargs="+"), args.add_argument("--inputs", required=True)
    args.add_argument("--hold", nargs="*", default=[]), args.add_argument("--dry", action="store_true")
    args.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    args = args.parse_args()
    rows = read(args.data)
    names, cut = inputs(args.inputs, rows)
    openings = [o for draft in cut for o in draft]
    ends = np.cumsum([0] + [len(draft) for draft in cut])
    drafts = [np.arange(ends[i], ends[i + 1]) for i in range(len(rows))]
    y = np.array([worth(rows[i], o["text"]) for i, draft in enumerate(cut) for o in draft])
    x = together(openings)
    # Of a draft all sentences together weigh the same, whatever their number.
    weights = np.concatenate([np.where(y[p] > 0, y[p], 1.0) / np.sqrt(max(1, len(p))) for p in drafts])
    held = np.array([r["file"] in args.hold for r in rows])
    own = [i for i in range(len(rows)) if not held[i]]
    # Drafts in the order of a hash of their text, so that folds do not follow files.
    order = sorted(own, key=lambda i: hashlib.sha1(rows[i]["body"].encode()).hexdigest())
    odds = np.zeros(len(openings))
    for fold in range(FOLDS):
        out = {order[i] for i in range(fold, len(order), FOLDS)}
        rest = np.concatenate([drafts[i] for i in own if i not in out])
        model = learn(x[rest], y[rest] > 0, weights[rest])
        for i in out:
            if len(drafts[i]):
                odds[drafts[i]] = model.decision_function(x[drafts[i]])
    mine = np.concatenate([drafts[i] for i in own])
    model = learn(x[mine], y[mine] > 0, weights[mine])
    for i in np.flatnonzero(held):
        if len(drafts[i]):
            odds[drafts[i]] = model.decision_function(x[drafts[i]])
    table = {name: figures([drafts[i] for i in range(len(rows)) if rows[i]["file"] == name], y, odds)
             for name in sorted({r["file"] for r in rows})}
    table["all, held out"] = figures([drafts[i] for i in own], y, odds)
    table["the first sentence"] = figures([drafts[i] for i in own], y, -np.arange(len(y), dtype=float))
    for name, row in table.items():
        print(f"{name:24}", row)
    if not args.dry:
        write(args.out, model, names, table, rows)


def quantised(weights):
    scale = float(np.abs(weights).max()) / 127 or 1.0
    return scale, np.round(weights / scale).astype(np.int8)


def write(folder, model, names, table, rows):
    coef = model.coef_[0]
    grams, g = quantised(coef[:BUCKETS] * GRAMS)
    signs, s = quantised(coef[BUCKETS:2 * BUCKETS] * SIGNS)
    features = coef[2 * BUCKETS:] * FEATURES
    floats = np.array([model.intercept_[0], grams, signs, *features], dtype="<f4")
    with open(os.path.join(folder, "model.bin"), "wb") as f:
        f.write(floats.tobytes()), f.write(g.tobytes()), f.write(s.tobytes())
    with open(os.path.join(folder, "model.toml"), "w", encoding="utf-8") as f:
        f.write("# Written by train.py: what the model was made from, and how well it does on drafts that it had not seen.\n")
        f.write(f'date = "{datetime.date.today()}"\nbuckets = {BUCKETS}\n')
        f.write("features = [" + ", ".join(f'"{n}"' for n in names) + "]\n\n[drafts]\n")
        for name, count in sorted(Counter(r["file"] for r in rows).items()):
            f.write(f'"{name}" = {count}\n')
        for name, row in table.items():
            f.write(f'\n[held-out."{name}"]\n' + "".join(f"{k} = {v}\n" for k, v in row.items()))


main()
