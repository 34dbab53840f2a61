#!/usr/bin/env python3
"""Serve ready-made versions as a language model would and see what `advise rewrite --llm` makes of them.

usage: llm.py BIN VERSIONS.jsonl [--show]

Each row: {"made": "faithfully" | anything else, "draft": {title, body, tags}, "version": {title, body, tags},
"invented": [..], "changed": [..]}. A server on this machine answers every request for a row with its version, so a
refused one is refused twice. Faithful versions have to be shown; of the others no listed invention may be shown, and
the reasons have to name them. Needs Python 3.9+ and nothing else.
"""
import http.server, json, re, subprocess, sys, tempfile, threading


def answer(version):
    body, tags = version["body"], version.get("tags") or []
    return json.dumps({"title_options": [version.get("title") or ""], "body": body, "hashtags": tags}, ensure_ascii=False)


class Handler(http.server.BaseHTTPRequestHandler):
    says = ""
    asked = 0

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        Handler.asked += 1
        out = json.dumps({"choices": [{"message": {"role": "assistant", "content": Handler.says}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(out)))
        self.end_headers()
        self.wfile.write(out)

    def log_message(self, *_):
        pass


def names(reasons, x):
    """Whether some reason quotes words of an invention, or the sentence that holds them."""
    flat = lambda s: re.sub(r"[\s\W_]", "", s)
    quoted = [flat(q) for r in reasons for q in re.findall(r"「(.+?)」|“(.+?)”", r) for q in q if q]
    x = flat(x)
    grams = lambda s: {s[i:i + 2] for i in range(len(s) - 1)}
    return any(q and (q in x or x in q or len(grams(q) & grams(x)) >= max(2, len(grams(x)) // 2)) for q in quoted)


def main():
    binary, path = sys.argv[1:3]
    show = "--show" in sys.argv
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/v1"
    faithful = shown = listed = told = leaked = 0
    for row in map(json.loads, open(path, encoding="utf-8")):
        Handler.says, Handler.asked = answer(row["version"]), 0
        with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as f:
            f.write(json.dumps({"id": row.get("id"), **row["draft"]}, ensure_ascii=False) + "\n")
            f.flush()
            command = [binary, "rewrite", f.name, "--isolated", "--lang", "zh-HK", "--format", "ndjson", "--llm", "--llm-url", url, "--llm-model", "row"]
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        note = json.loads(done.stdout.splitlines()[0])
        first = note["rewrites"][0] if note["rewrites"] else {"engine": "none", "body": "", "title": ""}
        reasons = [r["reason"] for r in note.get("rejected") or []]
        is_shown = first["engine"].startswith("llm:")
        print(f'{row.get("id")} {row["made"]}: {first["engine"]}, {Handler.asked} requests, {len(set(reasons))} reasons')
        if row["made"] == "faithfully":
            faithful += 1
            shown += is_shown
            if show:
                print("   " + "\n   ".join(sorted(set(reasons))))
            continue
        for x in row.get("invented", []) + row.get("changed", []):
            listed += 1
            text = first["title"] + "\n" + first["body"]
            leaked += is_shown and x in text
            ok = names(reasons, x)
            told += ok
            if show and not ok:
                print(f"   not named: {x}")
    print(f"faithful shown {shown} of {faithful}; inventions named {told} of {listed}, shown {leaked}")


main()
