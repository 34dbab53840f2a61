#!/usr/bin/env python3
"""Train the sums that sort comments: one for each intent, one for `now`, one for whether an answer is wanted. Run by hand;
needs scikit-learn 1.9 and numpy.

usage: train.py --inputs BIN [--test FILE.jsonl ...] [--dry] OWN.jsonl...

BIN is the bench `comment_inputs` of this repository (cargo build --profile measure --bench comment_inputs), so that nothing
is folded or hashed twice. OWN are comments of our own (text, intent, also, urgency, lang, trade); --test files are only
measured, never learned from. Written are model.bin (floats for scale, begin and features of each output, then one byte for
each bucket and output) and model.toml (what it was made from and how well it does on trades that it has not seen).
"""
import argparse, datetime, json, os, subprocess
import numpy as np
from collections import Counter
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

INTENTS = """hours address parking_access age_pets queue_wait language_service price booking delivery payment stock size
allergy_diet care_use ingredients_material service_complaint quality_complaint misunderstanding abuse praise experience_share
tag_friend job_or_cooperation spam_bait other""".split()
GROUPS = [INTENTS[0:6], INTENTS[6:12], INTENTS[12:15], INTENTS[15:19], INTENTS[19:22], INTENTS[22:25]]
GROUP = {intent: i for i, names in enumerate(GROUPS) for intent in names}
BUCKETS = 1 << 13
# Chosen on trades held out.
C, CUES, ALSO, NOW_C, NOW_AT = 4.0, 0.5, 0.5, 1.0, 0.0


def read(paths):
    rows, seen = [], set()
    for path in paths:
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            if row["text"] not in seen:
                seen.add(row["text"])
                rows.append(row)
    return rows


def inputs(binary, rows):
    text = "".join(json.dumps({"text": r["text"]}, ensure_ascii=False) + "\n" for r in rows)
    out = subprocess.run([binary], input=text, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    lines = [json.loads(line) for line in out.splitlines()]
    assert len(lines) == len(rows), "the program answered for other comments"
    data, at, columns = [], [0], []
    for line in lines:
        n = len(line["grams"])
        data.extend([1 / max(1, n) ** 0.5] * n), columns.extend(line["grams"]), at.append(len(data))
    grams = csr_matrix((data, columns, at), shape=(len(rows), BUCKETS))
    features = csr_matrix(np.array([line["features"] for line in lines]) * CUES)
    return hstack([grams, features]).tocsr()


class Model:
    def __init__(self, rows, x):
        at = [i for i, r in enumerate(rows)] + [i for i, r in enumerate(rows) for _ in r.get("also") or []]
        y = [r["intent"] for r in rows] + [a for r in rows for a in r.get("also") or []]
        w = [1.0] * len(rows) + [ALSO] * (len(y) - len(rows))
        self.intent = LogisticRegression(C=C, max_iter=3000).fit(x[at], [INTENTS.index(i) for i in y], sample_weight=w)
        urgency = np.array([r["urgency"] for r in rows])
        self.now = LogisticRegression(C=NOW_C, max_iter=3000, class_weight={False: 1, True: 3}).fit(x, urgency == "now")
        self.wants = LogisticRegression(C=C, max_iter=3000).fit(x, urgency != "none")

    def say(self, x):
        return self.intent.decision_function(x), self.now.decision_function(x), self.wants.decision_function(x)


def figures(rows, said):
    sums, now, _ = said
    chances = np.exp(sums - sums.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    top = [INTENTS[i] for i in chances.argmax(1)]
    good = np.array([t == r["intent"] or t in (r.get("also") or []) for t, r in zip(top, rows)])
    group = np.array([GROUP[t] == GROUP[r["intent"]] or t in (r.get("also") or []) for t, r in zip(top, rows)])
    sure = chances.max(1)
    urgent, called = np.array([r["urgency"] == "now" for r in rows]), now > NOW_AT
    out = {"rows": len(rows), "intent": round(float(good.mean()), 3), "group": round(float(group.mean()), 3)}
    for least in (0.5, 0.6, 0.7, 0.8):
        offered = sure >= least
        out[f"sure_{least}"] = [round(float(good[offered].mean()), 3), round(float(offered.mean()), 3)]
    out["now_found"] = round(float(called[urgent].mean()), 3) if urgent.any() else None
    out["now_precision"] = round(float(urgent[called].mean()), 3) if called.any() else None
    return out, top, good


def held_out(rows, x, parts=10):
    """Each trade judged by a model that has not seen it."""
    trades = sorted({r.get("trade", "") for r in rows})
    part = {t: i % parts for i, t in enumerate(trades)}
    sums, now, wants = np.zeros((len(rows), len(INTENTS))), np.zeros(len(rows)), np.zeros(len(rows))
    for p in range(parts):
        test = [i for i, r in enumerate(rows) if part[r.get("trade", "")] == p]
        train = [i for i, r in enumerate(rows) if part[r.get("trade", "")] != p]
        if test:
            sums[test], now[test], wants[test] = Model([rows[i] for i in train], x[train]).say(x[test])
    return sums, now, wants


def main():
    args = argparse.ArgumentParser()
    args.add_argument("own", nargs="+"), args.add_argument("--inputs", required=True)
    args.add_argument("--test", nargs="*", default=[]), args.add_argument("--dry", action="store_true")
    args.add_argument("--show", action="store_true")
    args.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    args = args.parse_args()
    rows = read(args.own)
    x = inputs(args.inputs, rows)
    own, _, _ = figures(rows, held_out(rows, x))
    print("own, trades held out", own)
    model = Model(rows, x)
    for path in args.test:
        test = read([path])
        told, top, good = figures(test, model.say(inputs(args.inputs, test)))
        print(os.path.basename(path), told)
        if args.show:
            for r, t, ok in zip(test, top, good):
                if not ok:
                    print("   ", r["text"][:60].replace("\n", " "), "|", r["intent"], "→", t)
    if not args.dry:
        write(args.out, rows, model, own)


def write(folder, rows, model, own):
    parts = [(model.intent.coef_[i], float(model.intent.intercept_[i])) for i in range(len(INTENTS))]
    parts += [(m.coef_[0], float(m.intercept_[0])) for m in (model.now, model.wants)]
    floats, bytes_ = [], []
    for weights, begin in parts:
        grams, features = weights[:BUCKETS], weights[BUCKETS:] * CUES
        scale = float(np.abs(grams).max()) / 127
        floats += [scale, begin, *features]
        bytes_.append(np.clip(np.round(grams / scale), -127, 127).astype(np.int8))
    with open(os.path.join(folder, "model.bin"), "wb") as f:
        f.write(np.array(floats, dtype="<f4").tobytes() + np.stack(bytes_, axis=1).tobytes())
    counts, langs = Counter(r["intent"] for r in rows), Counter(r["lang"] for r in rows)
    lines = ["# How the sums were learned; written by train.py, with model.bin.", "", f'made = "{datetime.date.today()}"',
             f"rows = {len(rows)}", f"buckets = {BUCKETS}",
             f"settings = {{ c = {C}, cues = {CUES}, also = {ALSO}, now_c = {NOW_C} }}", "",
             "# Our own comments, each trade judged by a model that has not seen it.", "[held-out]"]
    lines += [f"{k.replace('.', '')} = {json.dumps(v)}" for k, v in own.items() if v is not None]
    lines += ["", "[intents]"] + [f"{i} = {counts[i]}" for i in INTENTS]
    lines += ["", "[languages]"] + [f"{l} = {n}" for l, n in sorted(langs.items())]
    with open(os.path.join(folder, "model.toml"), "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
