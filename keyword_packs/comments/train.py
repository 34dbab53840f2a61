#!/usr/bin/env python3
"""Train the sums that sort comments: one for each intent, one for `now`, one for whether an answer is wanted. Run by hand;
needs scikit-learn 1.9 and numpy.

usage: train.py --inputs BIN [--test FILE.jsonl ...] [--dry] OWN.jsonl...

BIN is the bench `comment_inputs` of this repository (cargo build --profile measure --bench comment_inputs), so that nothing
is folded or hashed twice. OWN are comments of our own (text, intent, also, urgency, lang, trade); the cues beside this file are learned as
comments of one word. --test files are only measured, never learned from. Two sums are added: one over letters, one over cues
and shapes; learned apart, neither leans on the other. Over letters each intent is learned against all others: that is faster,
and reads comments of other registers better. Written are model.bin (floats for scale, begin and features of each output, then
for each bucket a byte for how rare it is and one for each output) and model.toml (what it was made from and how well it does on
trades that it has not seen).
"""
import argparse, datetime, json, os, subprocess, tomllib
import numpy as np
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

INTENTS = """hours address parking_access age_pets queue_wait language_service price booking delivery payment stock size
allergy_diet care_use ingredients_material service_complaint quality_complaint misunderstanding abuse praise experience_share
tag_friend job_or_cooperation spam_bait other""".split()
GROUPS = [INTENTS[0:6], INTENTS[6:12], INTENTS[12:15], INTENTS[15:19], INTENTS[19:22], INTENTS[22:25]]
GROUP = {intent: i for i, names in enumerate(GROUPS) for intent in names}
BUCKETS = 1 << 15
RARITY = 16
# Chosen on trades held out.
LETTERS_C, CUES_C, NOW_C, ALSO, ASK, ABOUT, LETTERS, NOW_AT = 60.0, 0.3, 0.3, 0.5, 0.6, 0.3, 2.0, -0.3
WANTS_C = 20.0


def read(paths):
    rows, seen = [], set()
    for path in paths:
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            if row["text"] not in seen:
                seen.add(row["text"])
                rows.append(row)
    return rows


def cue_rows(folder):
    with open(os.path.join(folder, "cues.toml"), "rb") as f:
        tables = tomllib.load(f)["intent"]
    return [({"text": cue.replace("…", ""), "intent": t["id"]}, weight)
            for t in tables for key, weight in (("ask", ASK), ("about", ABOUT)) for cue in t[key]]


def inputs(binary, rows):
    text = "".join(json.dumps({"text": r["text"]}, ensure_ascii=False) + "\n" for r in rows)
    out = subprocess.run([binary], input=text, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    lines = [json.loads(line) for line in out.splitlines()]
    assert len(lines) == len(rows), "the program answered for other comments"
    at, columns = [0], []
    for line in lines:
        columns.extend(line["grams"]), at.append(len(columns))
    grams = csr_matrix((np.ones(len(columns)), columns, at), shape=(len(rows), BUCKETS))
    return grams, csr_matrix(np.array([line["features"] for line in lines]))


def rarity(grams):
    """How rare each bucket is, as the byte in the file has it."""
    met = np.asarray(grams.sum(0)).ravel()
    return np.clip(np.round((np.log((1 + grams.shape[0]) / (1 + met)) + 1) * RARITY), 0, 255) / RARITY


class OneByOne:
    """Each intent against all others."""
    def __init__(self, x, y, weight):
        sums = [LogisticRegression(C=LETTERS_C, solver="liblinear", tol=0.01).fit(x, y == i, sample_weight=weight)
                for i in range(len(INTENTS))]
        self.coef_ = np.stack([one.coef_[0] for one in sums])
        self.intercept_ = np.array([one.intercept_[0] for one in sums])

    def decision_function(self, x):
        return x @ self.coef_.T + self.intercept_


class Model:
    def __init__(self, rows, grams, features, cues, cue_grams):
        self.rare, self.heat = rarity(grams), 1.0
        y = np.array([INTENTS.index(r["intent"]) for r in rows])
        also = [(i, INTENTS.index(a)) for i, r in enumerate(rows) for a in r.get("also") or []]
        at = np.array(list(range(len(rows))) + [i for i, _ in also])
        y = np.concatenate([y, [a for _, a in also]]).astype(int)
        w = np.array([1.0] * len(rows) + [ALSO] * len(also))
        letters = vstack([self.letters(grams)[at], self.letters(cue_grams)]).tocsr()
        both = np.concatenate([y, [INTENTS.index(r["intent"]) for r, _ in cues]])
        self.by_letters = OneByOne(letters, both, np.concatenate([w, [weight for _, weight in cues]]))
        self.by_cues = LogisticRegression(C=CUES_C, max_iter=1000).fit(features[at], y, sample_weight=w)
        urgency = np.array([r["urgency"] for r in rows])
        self.now = LogisticRegression(C=NOW_C, max_iter=1000, class_weight={False: 1, True: 3}).fit(features, urgency == "now")
        self.wants = LogisticRegression(C=NOW_C, max_iter=1000).fit(features, urgency != "none")
        self.wants_letters = LogisticRegression(C=WANTS_C, solver="liblinear").fit(self.letters(grams), urgency != "none")

    def letters(self, grams):
        return normalize(grams.multiply(self.rare).tocsr())

    def say(self, grams, features):
        letters = self.letters(grams)
        return ((LETTERS * self.by_letters.decision_function(letters) + self.by_cues.decision_function(features)) / self.heat,
                self.now.decision_function(features),
                self.wants.decision_function(features) + self.wants_letters.decision_function(letters))


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
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        offered = sure >= least
        out[f"sure_{least}"] = [round(float(good[offered].mean()), 3), round(float(offered.mean()), 3)]
    out["now_found"] = round(float(called[urgent].mean()), 3) if urgent.any() else None
    out["now_precision"] = round(float(urgent[called].mean()), 3) if called.any() else None
    return out, top, good


def held_out(rows, grams, features, cues, cue_grams, parts=5):
    """Each trade judged by a model that has not seen it."""
    trades = sorted({r.get("trade", "") for r in rows})
    part = {t: i % parts for i, t in enumerate(trades)}
    sums, now, wants = np.zeros((len(rows), len(INTENTS))), np.zeros(len(rows)), np.zeros(len(rows))
    tests = [[i for i, r in enumerate(rows) if part[r.get("trade", "")] == p] for p in range(parts)]
    with ProcessPoolExecutor(2) as pool:
        told = []
        for test in filter(None, tests):
            train = sorted(set(range(len(rows))) - set(test))
            told.append((test, pool.submit(learn_and_say, [rows[i] for i in train], grams[train], features[train], cues, cue_grams,
                                           grams[test], features[test])))
        for test, said in told:
            sums[test], now[test], wants[test] = said.result()
    return sums, now, wants


def learn_and_say(rows, grams, features, cues, cue_grams, *asked):
    return Model(rows, grams, features, cues, cue_grams).say(*asked)


def temperature(rows, sums):
    """By what the sums are divided so that chances are what they say, on trades held out."""
    at = np.array([INTENTS.index(r["intent"]) for r in rows])
    def loss(t):
        x = sums / t
        return float((np.log(np.exp(x - x.max(1, keepdims=True)).sum(1)) + x.max(1) - x[np.arange(len(at)), at]).mean())
    return min(np.arange(0.6, 4.0, 0.05), key=loss)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("own", nargs="+"), args.add_argument("--inputs", required=True)
    args.add_argument("--test", nargs="*", default=[]), args.add_argument("--dry", action="store_true")
    args.add_argument("--show", action="store_true")
    args.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    args = args.parse_args()
    rows, cues = read(args.own), cue_rows(os.path.dirname(os.path.abspath(__file__)))
    grams, features = inputs(args.inputs, rows)
    cue_grams, _ = inputs(args.inputs, [r for r, _ in cues])
    sums, now, wants = held_out(rows, grams, features, cues, cue_grams)
    heat = temperature(rows, sums)
    own, _, _ = figures(rows, (sums / heat, now, wants))
    print("own, trades held out", own, "temperature", round(float(heat), 2))
    model = Model(rows, grams, features, cues, cue_grams)
    model.heat = heat
    for path in args.test:
        test = read([path])
        told, top, good = figures(test, model.say(*inputs(args.inputs, test)))
        print(os.path.basename(path), told)
        if args.show:
            for r, t, ok in zip(test, top, good):
                if not ok:
                    print("   ", r["text"][:60].replace("\n", " "), "|", r["intent"], "→", t)
    if not args.dry:
        write(args.out, rows, model, own)


def write(folder, rows, model, own):
    none = np.zeros(BUCKETS)
    parts = [(LETTERS * model.by_letters.coef_[i] / model.heat, model.by_cues.coef_[i] / model.heat,
              (LETTERS * model.by_letters.intercept_[i] + model.by_cues.intercept_[i]) / model.heat) for i in range(len(INTENTS))]
    parts.append((none, model.now.coef_[0], model.now.intercept_[0] - NOW_AT))
    parts.append((model.wants_letters.coef_[0], model.wants.coef_[0], model.wants.intercept_[0] + model.wants_letters.intercept_[0]))
    floats, columns = [], [np.round(model.rare * RARITY).astype(np.uint8).view(np.int8)]
    for letters, cues, begin in parts:
        scale = float(np.abs(letters).max()) / 127 or 1.0
        floats += [scale, float(begin), *cues]
        columns.append(np.clip(np.round(letters / scale), -127, 127).astype(np.int8))
    with open(os.path.join(folder, "model.bin"), "wb") as f:
        f.write(np.array(floats, dtype="<f4").tobytes() + np.stack(columns, axis=1).tobytes())
    counts, langs = Counter(r["intent"] for r in rows), Counter(r["lang"] for r in rows)
    lines = ["# How the sums were learned; written by train.py, with model.bin.", "", f'made = "{datetime.date.today()}"',
             f"rows = {len(rows)}", f"buckets = {BUCKETS}",
             f"settings = {{ letters_c = {LETTERS_C}, cues_c = {CUES_C}, also = {ALSO}, ask = {ASK}, about = {ABOUT}, letters = {LETTERS} }}", "",
             "# Our own comments, each trade judged by a model that has not seen it.", "[held-out]"]
    lines += [f"{k.replace('.', '')} = {json.dumps(v)}" for k, v in own.items() if v is not None]
    lines += ["", "[intents]"] + [f"{i} = {counts[i]}" for i in INTENTS]
    lines += ["", "[languages]"] + [f"{l} = {n}" for l, n in sorted(langs.items())]
    with open(os.path.join(folder, "model.toml"), "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
