#!/usr/bin/env python3
"""Makes drafts to measure speed with: stories, price lists, flyers, in Cantonese, Simplified Chinese and a mixture with
English, some 450 characters each. The same arguments give the same drafts.

usage: notes.py FOLDER [N=10000]

Writes FOLDER/files/NN/NNNNN.md (N drafts in 100 folders) and FOLDER/notes.ndjson (the same as records).
"""
import json
import os
import random
import sys

PLACES = [
    ("上環", "上环"), ("西環", "西环"), ("灣仔", "湾仔"), ("大坑", "大坑"), ("北角", "北角"), ("筲箕灣", "筲箕湾"),
    ("佐敦", "佐敦"), ("深水埗", "深水埗"), ("太子", "太子"), ("新蒲崗", "新蒲岗"), ("觀塘", "观塘"), ("荃灣", "荃湾"),
    ("沙田", "沙田"), ("大埔", "大埔"), ("元朗", "元朗"), ("屯門", "屯门"), ("西貢", "西贡"), ("坪洲", "坪洲"),
]
TRADES = [
    ("咖啡店", "咖啡店"), ("花店", "花店"), ("美甲店", "美甲店"), ("麵包店", "面包店"), ("陶藝工作室", "陶艺工作室"),
    ("理髮店", "理发店"), ("寵物美容", "宠物美容"), ("眼鏡店", "眼镜店"), ("書店", "书店"), ("瑜伽室", "瑜伽馆"),
    ("車仔麵店", "车仔面店"), ("按摩店", "按摩店"),
]
GOODS = [
    ("手沖咖啡", "手冲咖啡"), ("鮮花束", "鲜花束"), ("單色美甲", "单色美甲"), ("酸種麵包", "酸种面包"), ("拉坯體驗", "拉坯体验"),
    ("洗剪吹", "洗剪吹"), ("貓貓沖涼", "猫咪洗澡"), ("驗眼配鏡", "验光配镜"), ("二手小說", "二手小说"), ("流瑜伽班", "流瑜伽课"),
    ("牛筋麵", "牛筋面"), ("肩頸按摩", "肩颈按摩"),
]
SIGNS = "🌿 ☕ 🌸 🐶 📍 ⏰ 💰 ✨ 🔥 💛 🙈 📷".split()

STORY = [
    "今朝落雨，{p}條街靜到淨係聽到巴士聲，我哋{t}一如平日八點開燈。",
    "上個月有位客人坐低問我，{g}同平時嘅有咩分別，我諗咗陣先答到。",
    "其實第一年做{t}蝕咗唔少，最慘嗰個月得{n}張單。",
    "{g}要做大約{m}分鐘，急嘅朋友最好早少少嚟。",
    "試過一次做得太乾，之後我哋將時間縮短咗少少，口感先返晒嚟。",
    "講明先，我哋地方細，得六個位，帶BB車入嚟會有啲迫。",
    "有熟客話最鍾意近窗嗰張枱，下晝三點陽光啱啱照到入嚟。",
    "唔係個個都啱，怕酸嘅話同我講聲，我幫你換第二款。",
    "價錢寫喺門口塊黑板：{g}${c}，加一份小食${d}。",
    "收現金、八達通同PayMe，暫時未有信用卡機。",
    "由{p}站{x}出口行{m}分鐘，見到藍色鐵閘嗰間就係。",
    "星期一休息，其餘日子朝早十點到夜晚八點。",
    "上星期有位婆婆帶咗自己種嘅薄荷俾我哋，成間舖都係香味。",
    "問過三個供應商，最後揀咗一間細細哋嘅農場。",
    "如果你都試過，可唔可以話我知你覺得點？",
    "阿媽話我傻，放住份工唔做走去開{t}，而家佢日日都嚟幫手。",
    "做耐咗先發現，最難嘅唔係技術，係記得每個人嘅口味。",
    "雨天座位鬆動好多，反而可以慢慢傾。",
]
FLYER = [
    "全城最抵{g}！限時三日，賣完即止！！！",
    "買一送一，原價${d}，而家只需${c}，快啲嚟搶購！",
    "零風險，包你滿意，唔滿意全數退款！",
    "即刻加WhatsApp 9{k}落單，首{n}位再送神秘禮物🎁🎁🎁",
    "第一品牌，百分百有效，過萬客人見證！",
    "Like同share再tag兩位朋友，抽{g}一份！",
    "今日唔book就蝕底，錯過等多年！",
]
MAINLAND = [
    "周末带朋友去{p}逛了一圈，路过这家{t}，门口排着几盆薄荷。",
    "老板以前是做工程的，三年前转行，说话很慢，做事很细。",
    "我点了{g}，等了大概{m}分钟，味道比想象中清淡。",
    "人均{c}港币左右，在{p}算是正常的价位。",
    "从地铁{x}出口出来直走，第二个路口右转就能看到。",
    "缺点是位子不多，周六下午基本要等。",
    "支持支付宝，店员普通话没问题。",
    "拍照的话建议坐靠窗的位置，下午光线比较软。",
    "不是广告，自己花钱去的，写下来给自己做个记录。",
    "如果赶时间就别点套餐，上得比较慢。",
    "旁边还有一家旧书摊，可以顺路看看。",
    "最后想问问大家，{p}附近还有没有安静一点的店？",
]
MIXED = [
    "個owner好nice，同我講咗好耐點樣揀豆同埋roast嘅分別。",
    "Opening hours: Tue to Sun 11:00-20:00, closed on Monday.",
    "成間shop嘅vibe好chill，one hour坐低都冇人趕。",
    "Around HK${c} per person, student有九折。",
    "From MTR exit {x}, walk {m} minutes and turn left at the bakery.",
    "唔收walk-in，要先喺app入面book位。",
    "I would come back for the {g}, not for the seats.",
]
TITLES = [
    "{p}{t}｜{g}點做先好", "喺{p}開{t}第三年", "{e}{p}行過嘅一間{t}", "全港最抵{g}！{p}限時{e}", "{p}{t}落雨天日記",
]
TITLES_MAINLAND = ["{p}{t}｜一个人也能坐一下午", "{e}香港{p}探店", "在{p}遇到的{t}", "{p}{g}值不值得去"]
TOPICS = ["#{p}{t}", "#{p}", "#香港{t}", "#香港探店", "#{g}", "#小店日常", "#香港好去處", "#週末去邊"]
TOPICS_MAINLAND = ["#{p}{t}", "#{p}探店", "#香港{t}", "#香港探店", "#{g}", "#香港旅游", "#周末去哪儿"]


def note(rng):
    """Title, body and topics of one draft."""
    mainland = rng.random() < 0.35
    which = 1 if mainland else 0
    words = {
        "p": rng.choice(PLACES)[which], "t": rng.choice(TRADES)[which], "g": rng.choice(GOODS)[which],
        "c": rng.randint(28, 380), "d": rng.randint(400, 900), "n": rng.randint(3, 60), "m": rng.randint(2, 40),
        "k": f"{rng.randint(0, 9999999):07}", "x": rng.choice("ABCD") + rng.choice(["", "1", "2"]), "e": rng.choice(SIGNS),
    }
    lines = list(MAINLAND if mainland else STORY)
    flyers = list(FLYER) if not mainland and rng.random() < 0.4 else []
    mixed = list(MIXED)
    for pool in (lines, flyers, mixed):
        rng.shuffle(pool)
    said = []
    while sum(map(len, said)) < 340 and lines:
        pool = next((p for p, share in ((flyers, 0.25), (mixed, 0.2)) if p and rng.random() < share), lines)
        line = pool.pop().format(**words)
        said.append(line + (rng.choice(SIGNS) if rng.random() < 0.3 else ""))
    paragraphs, at = [], 0
    while at < len(said):
        step = rng.randint(1, 4)
        joint = "\n" if rng.random() < 0.3 else ""
        paragraphs.append(joint.join(said[at : at + step]))
        at += step
    topics = list(TOPICS_MAINLAND if mainland else TOPICS)
    rng.shuffle(topics)
    topics = " ".join(t.format(**words) for t in topics[: rng.randint(3, 6)])
    title = rng.choice(TITLES_MAINLAND if mainland else TITLES).format(**words)
    return title, "\n\n".join(paragraphs) + "\n\n" + topics


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    rng = random.Random(20261129)
    total = 0
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/notes.ndjson", "w", encoding="utf-8") as records:
        for number in range(count):
            title, body = note(rng)
            total += len(title) + len(body)
            records.write(json.dumps({"id": f"{number:05}", "title": title, "body": body}, ensure_ascii=False) + "\n")
            part = f"{folder}/files/{number % 100:02}"
            os.makedirs(part, exist_ok=True)
            with open(f"{part}/{number:05}.md", "w", encoding="utf-8") as file:
                file.write(f"# {title}\n\n{body}\n")
    print(f"{count} notes of {total / count:.0f} characters in {folder}")


if __name__ == "__main__":
    main()
