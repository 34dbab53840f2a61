#!/usr/bin/env python3
"""Makes a pack folder to measure starting with: one trade with N keywords, each in three languages with a form. The same
arguments give the same folder.

usage: packs.py FOLDER [N=20000]
"""
import os
import random
import sys

STARTS = "牛 豬 雞 魚 蝦 蟹 花 果 茶 豆 米 麥 芝 蜜 紅 黃 青 白 黑 紫 金 銀 玉 竹 木 石 水 火 山 海 春 夏 秋 冬".split()
ENDS = "包 餅 糕 撻 卷 粥 粉 麵 飯 湯 煲 串 餃 酥 凍 露 糖 酒 醬 油 皂 燭 袋 帽 鞋 傘 杯 碟 瓶 盒".split()
PARTS = "ba ko mi lu te sa no ri pe du fa gi ho ja ke la mo nu".split()


def main():
    folder, n = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    pick = random.Random(7)
    os.makedirs(os.path.join(folder, "categories"), exist_ok=True)
    seen, rows = set(), []
    while len(rows) < n:
        han = "".join(pick.choices(STARTS, k=2)) + pick.choice(STARTS) + pick.choice(ENDS)
        latin = "".join(pick.choices(PARTS, k=4))
        if han in seen or latin in seen:
            continue
        seen |= {han, latin}
        rows.append(
            f'[[keyword]]\ntext = {{ zh-HK = "{han}", zh-CN = "{han}", en = "{latin}" }}\n'
            f'forms = ["{latin} {len(rows)}"]\nrole = "core"\nimportance = {1 + len(rows) % 10}\nwhy = "量度用"\n'
        )
    head = (
        'id = "measured"\ngroup = "retail"\nversion = "2026.11"\nchecked = "2026-11-30"\n'
        'name = { zh-HK = "量度雜貨店", zh-CN = "量度杂货店", en = "measured shop" }\n'
        'forms = ["量度店"]\nimportance = 1\nwhy = "量度用"\n\n'
    )
    with open(os.path.join(folder, "categories", "measured.toml"), "w", encoding="utf-8") as file:
        file.write(head + "\n".join(rows))


main()
