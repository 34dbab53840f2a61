#!/usr/bin/env python3
"""Train the two linear models of the tone, `sell` and `share`. Run by hand; needs scikit-learn 1.9 and numpy.

usage: train.py --inputs BIN DATA.jsonl... [--out FOLDER] [--dry]

BIN is the bench `tone_inputs` of this repository (cargo build --profile measure --bench tone_inputs): it reads notes and
says where their grams fall and what their features are, so that nothing is folded or hashed twice. DATA are labelled notes
(title, body, tags, gold, share 0-4, origin); a row without an origin belongs to the one that its file is named for. The
notes themselves are not kept, only weights: model.bin (one byte a gram and model, features as floats) and model.toml (what
they were made from and how well they do on origins that they have not seen).
"""
import argparse, datetime, json, os, subprocess, sys
import numpy as np
from collections import Counter
from scipy.sparse import csr_matrix, hstack
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

BUCKETS = 1 << 16
SEED = 7
# Chosen by the figures on origins held out, which they flatter a little.
SELL_C, SHARE_ALPHA, DENSE, NEUTRAL = 3.0, 0.3, 0.05, 0.4
OWN = "own"


def read(paths):
    rows, seen = [], set()
    for path in paths:
        stem = os.path.splitext(os.path.basename(path))[0]
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            key = (row.get("title", "") + row.get("body", "")).replace(" ", "")
            if key and key not in seen:
                seen.add(key)
                row["origin"] = row.get("origin") or stem
                rows.append(row)
    return rows


def inputs(binary, rows):
    """The matrix of grams (rows of length one), the features and their names."""
    notes = [{k: r.get(k) for k in ("title", "body", "tags")} for r in rows]
    text = "".join(json.dumps(n, ensure_ascii=False) + "\n" for n in notes)
    out = subprocess.run([binary], input=text, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    lines = [json.loads(line) for line in out.splitlines()]
    names, lines = lines[0]["names"], lines[1:]
    assert len(lines) == len(rows), "the program answered for other notes"
    data, at, columns = [], [0], []
    for line in lines:
        # Which grams stand there, and not how often: that is as good, and soon done.
        there = sorted(set(line["grams"]))
        data.extend([1 / np.sqrt(max(1, len(there)))] * len(there)), columns.extend(there), at.append(len(data))
    grams = csr_matrix((data, columns, at), shape=(len(rows), BUCKETS))
    return grams, np.array([line["features"] for line in lines]), names


def together(grams, features, mean, std):
    return hstack([grams, csr_matrix((features - mean) / std * DENSE)]).tocsr()


def weights(rows):
    """Large crawls count for less than their size; a neutral note, on which readers agree least, for less than the others."""
    sizes = Counter(r["origin"] for r in rows)
    w = np.array([(NEUTRAL if r["gold"] == "neutral" else 1.0) / sizes[r["origin"]] ** 0.25 for r in rows])
    return w / w.mean()


class Model:
    def __init__(self, rows, grams, features):
        self.mean, self.std = features.mean(0), features.std(0) + 1e-6
        x = together(grams, features, self.mean, self.std)
        w = weights(rows)
        hard = np.array([r["gold"] == "hard_sell" for r in rows])
        self.sell = LogisticRegression(C=SELL_C, class_weight="balanced", max_iter=3000, random_state=SEED)
        self.sell.fit(x, hard, sample_weight=w)
        told = np.array([r.get("share") is not None for r in rows])
        share = np.array([float(r["share"]) if r.get("share") is not None else 0.0 for r in rows])
        self.share = Ridge(alpha=SHARE_ALPHA, random_state=SEED).fit(x[told], share[told], sample_weight=w[told])

    def say(self, grams, features):
        x = together(grams, features, self.mean, self.std)
        return self.sell.decision_function(x), self.share.predict(x)


def folds(rows):
    """Each origin once as what has not been seen; our own notes in five parts."""
    origins = sorted({r["origin"] for r in rows} - {OWN})
    for origin in origins:
        yield origin, [i for i, r in enumerate(rows) if r["origin"] == origin]
    own = [i for i, r in enumerate(rows) if r["origin"] == OWN]
    if own:
        parts = StratifiedKFold(5, shuffle=True, random_state=SEED)
        for _, part in parts.split(own, [rows[i]["gold"] for i in own]):
            yield OWN, [own[i] for i in part]


def out_of_fold(rows, grams, features):
    sell, share = np.zeros(len(rows)), np.zeros(len(rows))
    for _, test in folds(rows):
        hidden = set(test)
        train = [i for i in range(len(rows)) if i not in hidden]
        model = Model([rows[i] for i in train], grams[train], features[train])
        sell[test], share[test] = model.say(grams[test], features[test])
    return sell, share


def figures(rows, sell, share, keep):
    gold = np.array([r["gold"] for r in rows])
    def auc(positive, negative):
        mask = keep & (positive | negative)
        return round(float(roc_auc_score(positive[mask], sell[mask])), 3) if positive[mask].any() else None
    hard, seeding = gold == "hard_sell", gold == "seeding"
    told = keep & np.array([r.get("share") is not None for r in rows])
    labels = np.array([float(r.get("share") or 0) for r in rows])
    rho = round(float(spearmanr(labels[told], share[told]).statistic), 3) if told.any() else None
    return {"rows": int(keep.sum()), "hard_sell_against_seeding": auc(hard, seeding),
            "hard_sell_against_rest": auc(hard, ~hard), "share_spearman": rho}


def main():
    args = argparse.ArgumentParser()
    args.add_argument("data", nargs="+"), args.add_argument("--inputs", required=True)
    args.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__))), args.add_argument("--dry", action="store_true")
    args = args.parse_args()
    rows = read(args.data)
    grams, features, names = inputs(args.inputs, rows)
    sell, share = out_of_fold(rows, grams, features)
    origin = np.array([r["origin"] for r in rows])
    own = origin == OWN
    table = {"all public origins": figures(rows, sell, share, ~own)}
    table.update({o: figures(rows, sell, share, origin == o) for o in sorted(set(origin))})
    # Calibrated on our own notes, each judged by a model that has not seen it.
    base = own if own.any() else ~own
    hard = np.array([r["gold"] == "hard_sell" for r in rows])
    platt = LogisticRegression(C=1e6).fit(sell[base].reshape(-1, 1), hard[base])
    slope, offset = float(platt.coef_[0][0]), float(platt.intercept_[0])
    shown = 100 / (1 + np.exp(-(slope * sell + offset)))
    told = base & np.array([r.get("share") is not None for r in rows])
    labels = np.array([float(r.get("share") or 0) for r in rows])
    share_slope, share_offset = np.polyfit(share[told], labels[told] * 25, 1)
    kinds = {}
    for kind in ("hard_sell", "neutral", "seeding"):
        of = shown[base & np.array([r["gold"] == kind for r in rows])]
        if len(of):
            kinds[kind] = [round(float(q), 1) for q in np.quantile(of, [0.1, 0.25, 0.5, 0.75, 0.9])]
    for name, values in table.items():
        print(f"{name:22}", values)
    print("own notes, hard_sell shown, quantiles .1 .25 .5 .75 .9:", kinds)
    if args.dry:
        return
    model = Model(rows, grams, features)
    write(args.out, rows, names, model, (slope, offset, float(share_slope), float(share_offset)), table, kinds)


def write(folder, rows, names, model, calibration, table, kinds):
    """Folds standardisation and calibration into the weights: what is left is a sum."""
    slope, offset, share_slope, share_offset = calibration
    parts, scales, biases, dense = [], [], [], []
    for coefficients, intercept, k, b in (
        (model.sell.coef_[0], float(model.sell.intercept_[0]), slope, offset),
        (model.share.coef_, float(model.share.intercept_), share_slope, share_offset),
    ):
        gram, rest = coefficients[:BUCKETS] * k, coefficients[BUCKETS:] * DENSE / model.std * k
        scale = float(np.abs(gram).max()) / 127
        parts.append(np.clip(np.round(gram / scale), -127, 127).astype(np.int8))
        scales.append(scale), dense.append(rest)
        biases.append(float(intercept * k + b - (rest * model.mean).sum()))
    floats = np.array([v for i in range(2) for v in (scales[i], biases[i], *dense[i])], dtype="<f4")
    with open(os.path.join(folder, "model.bin"), "wb") as f:
        # The two weights of a gram stand side by side: they are looked up together.
        f.write(floats.tobytes() + np.stack(parts, axis=1).tobytes())
    origins = Counter(r["origin"] for r in rows)
    lines = ["# How the tone was learned; written by train.py, with model.bin. The notes are not kept, only weights.", "",
             f'made = "{datetime.date.today()}"', f"features = {json.dumps(names)}", f"buckets = {BUCKETS}",
             f"settings = {{ sell_c = {SELL_C}, share_alpha = {SHARE_ALPHA}, dense = {DENSE}, neutral = {NEUTRAL} }}", "", "[rows]"]
    lines += [f"{json.dumps(o)} = {n}" for o, n in sorted(origins.items())]
    lines += ["", "# Each origin judged by a model that has seen none of it; our own notes in five parts.", "[held-out]"]
    for name, values in table.items():
        told = ", ".join(f"{k} = {v}" for k, v in values.items() if v is not None and v == v)
        lines.append(f"{json.dumps(name)} = {{ {told} }}")
    lines += ["", "# hard_sell as shown, of our own notes held out: quantiles .1, .25, .5, .75, .9.", "[calibration]"]
    lines += [f"{kind} = {quantiles}" for kind, quantiles in kinds.items()]
    with open(os.path.join(folder, "model.toml"), "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
