//! What things cost, one a line.

use super::first;

#[test]
fn prices_are_one_a_line_with_all_their_words() {
    let version = first(
        "# 全港最抵！！\n\n最後三日！\n剪髮$180，染髮$480起（過肩加$100），電髮約$680，三個月內返嚟執免費。\n染之前48小時要做皮膚測試。",
    );
    for item in ["・剪髮 $180\n", "・染髮 $480起（過肩加$100）\n", "・電髮約$680，三個月內返嚟執免費"]
    {
        assert!(version.body.contains(item), "{item}: {}", version.body);
    }
    assert!(!version.body.contains("最後三日"), "{}", version.body);
}

#[test]
fn what_a_shop_says_of_itself_is_no_price_and_an_amount_stands_among_them() {
    let text = "# 觀塘改衫\n師傅做咗31年，改褲腳$70，收腰$90，換拉鏈$85。\n拉鏈斷齒先要成條換，唔係都淨係換個頭。\n原價$150而家$110！\n";
    let body = first(text).body;
    let line = |word: &str| body.lines().find(|l| l.contains(word)).unwrap_or_else(|| panic!("{word}: {body}"));
    assert!(!line("31年").contains('$'), "{body}");
    let at = |word: &str| body.find(word).unwrap_or_else(|| panic!("{word}: {body}"));
    assert!(at("價錢") < at("$110") && at("$110") < at("〔"), "{body}");
    assert!(!body.contains("$150"), "{body}");
}

#[test]
fn spaces_for_commas_become_commas_and_a_name_keeps_its_number() {
    let body = first("# 葵涌洗車 全港最平！！\n\n快啲嚟！\n鍍膜$2,800起 睇車身狀況先報價 唔包補漆\n甴曱 400呎以下$680 再大另報\n手洗$180").body;
    assert!(body.contains("・鍍膜 $2,800起，睇車身狀況先報價"), "{body}");
    assert!(body.contains("甴曱 400呎以下 $680，再大另報"), "{body}");
}

#[test]
fn what_comes_on_top_stands_with_its_thing_and_more_of_it_as_well() {
    let body = first("# 全港最平！！\n\n快啲嚟！\n熱奶茶$22 凍+$3\n分體式$450起，3部或以上每部$400\n換龍頭$380起 唔包料 通廁所$450\n\n#深水埗冰室").body;
    for line in
        ["・熱奶茶 $22，凍+$3", "・分體式 $450起，3部或以上每部$400", "・換龍頭 $380起，唔包料", "・通廁所 $450"]
    {
        assert!(body.lines().any(|l| l == line), "{line}: {body}");
    }
}

#[test]
fn what_is_said_before_a_list_heads_it() {
    let body = first(
        "# 全港最靚！！\n\n快啲嚟！\n朝早四點就開工，8:00出牛角包$22、9:30出生吐司$58、11:00出芝麻包$16\n\n#大埔麵包店",
    )
    .body;
    assert!(body.contains("朝早四點就開工\n・8:00出牛角包 $22\n"), "{body}");
}

#[test]
fn an_amount_takes_no_comma_before_it_and_what_comes_on_top_stands_with_its_thing() {
    let body = first("# 全港最平！！\n\n快啲嚟！\n雞中翼2kg裝 $78\n豬扒 一包十件 $96起，要磅\n形象照$380起，含一款精修，多一款另收$120\n中狗（5-12kg）$320 / $520起\n\n#長沙灣凍肉店").body;
    for line in ["・雞中翼2kg裝 $78", "・形象照 $380起，含一款精修，多一款另收$120", "・中狗（5-12kg）$320 / $520起"]
    {
        assert!(body.lines().any(|l| l == line), "{line}: {body}");
    }
    let english = first("# BEST records in Hong Kong!!!\n\nHURRY!!!\nBargain bin HK$30 each, 4 for HK$100. Japanese pressings HK$150 to about HK$480.\nWe play every record once before it goes on the shelf.").body;
    assert!(english.contains("HK$30 each, 4 for HK$100") && english.contains("HK$150 to about HK$480"), "{english}");
}

#[test]
fn a_thing_keeps_its_name_beside_its_price_without_what_nobody_proves() {
    for (line, said) in [
        ("純棉床單$480起。", "棉床單 $480起"),
        ("全羊绒围巾680元。", "羊绒围巾 680元"),
        ("全羊毛HK$8,500起。", "羊毛 HK$8,500起"),
    ] {
        let body =
            first(&format!("# 上環床品 全港最平！！\n\n每張自己車邊，車兩次。\n{line}\n枕袋$80。\n\n#上環床品")).body;
        assert!(body.contains(said), "{said}: {body}");
    }
}
