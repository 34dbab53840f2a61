#!/usr/bin/env python3
"""How many facts of drafts are read right: facts.py BIN DRAFTS.jsonl [SHOW]

DRAFTS holds one draft a line: `title`, `body`, and `facts`, a list of phrases of the draft that a reader could hold it to.
Each phrase is asked what it tells (amounts, times, a house number, an exit), and the program's facts at that place must tell
the same: every amount with its thing and its word (起, 約 …), both ends of the hours, the house, the exit and the minutes.
"""
import json
import re
import subprocess
import sys
from collections import Counter

QUALIFIERS = [("from", r"起|由|from|\bup\b"), ("about", r"約|约|左右|about|around|上下"), ("least", r"最少|至少|at least|minimum"),
              ("most", r"最多|up to|封頂"), ("under", r"以下|以內|有找|under"), ("only", r"淨係|只需|只收|只要|only")]
CLOCK = re.compile(r"(?:[0-2]?\d[:：][0-5]\d)|(?:\d{1,2}|[一二兩三四五六七八九十]{1,3})\s*(?:點|点)(?:半|[一二三四五]?十?[五分])?|\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|nn)", re.I)
MONEY = re.compile(r"(?:HK\$|US\$|\$|¥|￥)\s*(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s*(?:蚊|元|塊|块)")


def ask(bin_, drafts):
    lines = [json.dumps({"id": d["id"], "title": d.get("title", ""), "body": d["body"], "author": "owner"}, ensure_ascii=False)
             for d in drafts]
    run = subprocess.run([bin_, "check", "-", "--isolated", "--input-format", "ndjson", "--format", "ndjson", "--facts",
                          "--fail-on", "never"], input="\n".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    return {n["id"]: n["facts"] for n in map(json.loads, run.stdout.decode().splitlines())}


def words(part):
    return part["text"] if part else ""


def near(a, b):
    return bool(a) and bool(b) and (a in b or b in a)


def thing_before(phrase, at):
    """What stands before an amount in its phrase, without marks and words about the amount."""
    before = re.split(r"[，,；;：:｜|/／、]|\$\s*[\d,.]+\S*", phrase[:at])[-1]
    before = re.sub(r"[（(][^（）()]*[）)]", "", before)
    before = re.sub(r"(由|約|大約|最少|最多|只需|淨係|每位|每人|人均|收費|收|加|減|滿|是|係|原價|而家|現在|各|只收|另加|再減|HK)+\s*$", "", before.strip())
    return before.strip(" -–—=＝·•")


def main():
    bin_, path = sys.argv[1:3]
    show = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    drafts = [json.loads(line) for line in open(path, encoding="utf-8")]
    found = ask(bin_, drafts)
    asked, right, missed = Counter(), Counter(), []

    def tell(kind, ok, what):
        asked[kind] += 1
        right[kind] += bool(ok)
        if not ok:
            missed.append((kind, what))

    for d in drafts:
        text = d.get("title", "") + "\n" + d["body"]
        for phrase in d["facts"]:
            at = text.find(phrase)
            if at < 0:
                continue
            start, end = len(text[:at].encode()), len(text[: at + len(phrase)].encode())
            here = [f for f in found[d["id"]] if f["span"]["start"] < end and start < f["span"]["end"]]
            of = lambda kind: [f for f in here if f["kind"] == kind]
            for m in MONEY.finditer(phrase):
                amount = float((m.group(1) or m.group(2)).replace(",", ""))
                prices = [f for f in of("price") if abs(f["amount"] - amount) < 0.01 or (f["to"] and abs(f["to"] - amount) < 0.01)]
                tell("price.amount", prices, f"{d['id']} {phrase}")
                if not prices:
                    continue
                thing = thing_before(phrase, m.start())
                parts = lambda f: [words(f["object"]), words(f["case"]), words(f["condition"]), words(f["unit"])]
                if len(thing) >= 2:
                    ok = any(near(p, thing) for f in prices for p in parts(f))
                    tell("price.thing", ok, f"{d['id']} {phrase} → {[parts(f) for f in prices]}")
                around = phrase[max(0, m.start() - 4): m.end() + 3]
                wanted = [name for name, shape in QUALIFIERS if re.search(shape, around, re.I)]
                if wanted:
                    ok = any(f["qualifier"] in wanted for f in prices)
                    tell("price.qualifier", ok, f"{d['id']} {phrase} → {[f['qualifier'] for f in prices]}")
                bracket = re.match(r"[^，,；;。]{0,4}[（(]([^（）()]+)[）)]", phrase[m.end():])
                if bracket:
                    ok = any(near(p, bracket.group(1)) for f in prices for p in parts(f))
                    tell("price.condition", ok, f"{d['id']} {phrase} → {[parts(f) for f in prices]}")
            clocks = CLOCK.findall(phrase)
            is_span = len(clocks) == 2 or re.search(r"朝\s*\d+\s*晚\s*\d+", phrase)
            if is_span and not re.search(r"落單|送到|擺好|取貨|出爐", phrase):
                # 18:00、20:30 are two sessions, not a span.
                sessions = "、" in phrase and len(of("hours")) >= 2
                ok = sessions or any(f["from"] and f["to"] for f in of("hours"))
                tell("hours", ok, f"{d['id']} {phrase} → {[(f['text'], f['from'], f['to']) for f in of('hours')]}")
            if re.search(r"休$|休息|公休|closed", phrase, re.I):
                tell("closed", of("closed"), f"{d['id']} {phrase}")
            if re.search(r"[街道路里徑]\s*\d+\s*號|\d+/F|\d+ [A-Z]\w+ (?:Street|Road)", phrase):
                ok = any(len(f["text"]) >= 0.5 * len(phrase) or near(f["text"], phrase) for f in of("address"))
                tell("address", ok, f"{d['id']} {phrase} → {[f['text'] for f in of('address')]}")
            exit_ = re.search(r"([A-L]\d?)\s*出口?|exit\s*([A-L]\d?)", phrase, re.I)
            walk = re.search(r"(\d+|[一二三四五六七八九十]+)\s*(?:分鐘|分钟|分|min)", phrase) if exit_ else None
            if exit_:
                code = (exit_.group(1) or exit_.group(2)).upper()
                ok = any(words(f["exit"]).upper() == code and (not walk or f["minutes"]) for f in of("transport"))
                tell("transport", ok, f"{d['id']} {phrase} → {[(f['text'], words(f['exit']), f['minutes']) for f in of('transport')]}")
    for kind in sorted(asked):
        print(f"{kind:16} {right[kind]:4} of {asked[kind]:4}  {right[kind] / asked[kind]:.3f}")
    for kind, what in missed[:show]:
        print(f"  {kind}: {what}"[:300])


main()
