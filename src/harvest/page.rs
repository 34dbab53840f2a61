//! A page as people read it: title, headings, lines of text; which lines are the page's own and which stand on every page
//! of the site (menus, footers, cookie banners).

use super::business::{Business, businesses, select, short, tidy};
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

/// More text than a shop's page has is not read.
const MAX_CHARS: usize = 200_000;

/// Formatting left open times tags: a careless page has thousands, and a tree of so many parts is the most to be held.
const TANGLED: usize = 10_000_000;
/// A title or a description that is longer is none.
const MAX_META: usize = 1000;

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// `<title>`, else `og:title`.
    pub title: String,
    /// `og:site_name`.
    pub site: String,
    /// Headings in order.
    pub headings: Vec<String>,
    /// What the page says of itself for search engines.
    pub description: String,
    /// Lines of visible text in order.
    pub lines: Vec<PageLine>,
    /// `<address>` elements, and addresses in `<meta>`.
    pub addresses: Vec<String>,
    /// What it says of businesses in JSON-LD and microdata.
    pub businesses: Vec<Business>,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLine {
    /// As shown.
    pub text: String,
    /// Whether it belongs to the site rather than to this page.
    pub is_chrome: bool,
}

impl Page {
    /// Reads a page. Broken HTML is read as a browser would.
    pub fn parse(html: &str) -> Self {
        let html = Html::parse_document(html);
        let root = html.root_element();
        let meta = |names: &[&str]| {
            let all = select(root, "meta[content]");
            let named = |name: &str| {
                let is = |m: &scraper::ElementRef<'_>| {
                    m.attr("name").or_else(|| m.attr("property")).is_some_and(|n| n.eq_ignore_ascii_case(name))
                };
                let found =
                    all.iter().filter(|m| is(m)).find_map(|m| m.attr("content").map(|c| short(&tidy(c), MAX_META)));
                found.filter(|text| !text.is_empty())
            };
            names.iter().find_map(|name| named(name)).unwrap_or_default()
        };
        let title = select(root, "head title").first().map(|t| short(&tidy(&t.text().collect::<String>()), MAX_META));
        let mut reader = Reader::default();
        for edge in html.tree.root().traverse() {
            if reader.is_full() {
                break;
            }
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Text(text) => reader.text(text),
                    Node::Element(element) => reader.open(element),
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        reader.close(element);
                    }
                }
            }
        }
        reader.end_line();
        let mut addresses: Vec<String> =
            select(root, "address").iter().map(|a| tidy(&a.text().collect::<Vec<_>>().join(" "))).collect();
        let street = meta(&["business:contact_data:street_address", "og:street-address"]);
        if !street.is_empty() {
            let locality = meta(&["business:contact_data:locality", "og:locality"]);
            addresses.insert(0, if locality.is_empty() { street } else { format!("{street}, {locality}") });
        }
        Self {
            title: title.filter(|t| !t.is_empty()).unwrap_or_else(|| meta(&["og:title"])),
            site: meta(&["og:site_name"]),
            headings: reader.headings,
            description: meta(&["description", "og:description"]),
            lines: reader.lines,
            addresses,
            businesses: businesses(&html),
        }
    }

    /// Whether reading a page would take memory out of all proportion: every block inside formatting that nobody closes gets
    /// a copy of all of it, so a small page can ask for a tree that no machine holds.
    pub fn is_tangled(html: &str) -> bool {
        const FORMATTING: [&str; 14] =
            ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
        let (mut open, mut most, mut tags) = (0_usize, 0_usize, 0_usize);
        for tag in html.split('<').skip(1) {
            let (name, closes) = tag.strip_prefix('/').map_or((tag, false), |name| (name, true));
            let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
            let is_formatting = FORMATTING.iter().any(|f| f.eq_ignore_ascii_case(&name[..end]));
            tags += 1;
            match (is_formatting, closes) {
                (true, false) => open += 1,
                (true, true) => open = open.saturating_sub(1),
                _ => {}
            }
            most = most.max(open);
        }
        most.saturating_mul(tags) > TANGLED
    }

    /// A plain text, taken for a page without a title.
    pub fn plain(text: &str) -> Self {
        let text: String = text.chars().take(MAX_CHARS).collect();
        let lines = text.lines().map(tidy).filter(|l| !l.is_empty());
        Self { lines: lines.map(|text| PageLine { text, is_chrome: false }).collect(), ..Self::default() }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.title.is_empty() && self.description.is_empty() && self.businesses.is_empty()
    }

    /// What the page itself says, one line each.
    pub fn body(&self) -> String {
        let own: Vec<&str> = self.lines.iter().filter(|l| !l.is_chrome).map(|l| l.text.as_str()).collect();
        own.join("\n")
    }
}

/// Walks the elements and writes down lines.
#[derive(Default)]
struct Reader {
    lines: Vec<PageLine>,
    headings: Vec<String>,
    line: String,
    chars: usize,
    /// Elements around the place whose text nobody sees.
    hidden: usize,
    /// Elements around the place that stand on every page of the site.
    chrome: usize,
    heading: Option<String>,
}

impl Reader {
    const fn is_full(&self) -> bool {
        self.chars > MAX_CHARS
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        self.chars += text.len() / 3;
        self.line.push_str(text);
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
    }

    fn open(&mut self, element: &Element) {
        let name = element.name();
        if is_hidden(element) {
            self.hidden += 1;
        }
        if is_block(name) {
            self.end_line();
        }
        if is_chrome(element) {
            self.chrome += 1;
        }
        match name {
            "h1" | "h2" | "h3" if self.hidden == 0 => self.heading = Some(String::new()),
            "td" | "th" => self.line.push(' '),
            _ => {}
        }
    }

    fn close(&mut self, element: &Element) {
        let name = element.name();
        if is_block(name) {
            self.end_line();
        }
        if is_chrome(element) {
            self.chrome = self.chrome.saturating_sub(1);
        }
        if is_hidden(element) {
            self.hidden = self.hidden.saturating_sub(1);
        }
        if matches!(name, "h1" | "h2" | "h3")
            && let Some(heading) = self.heading.take().map(|h| tidy(&h)).filter(|h| !h.is_empty())
        {
            self.headings.push(heading);
        }
    }

    fn end_line(&mut self) {
        let text = tidy(&std::mem::take(&mut self.line));
        if !text.is_empty() {
            self.lines.push(PageLine { text, is_chrome: self.chrome > 0 });
        }
    }
}

fn is_hidden(element: &Element) -> bool {
    const UNSEEN: [&str; 14] = [
        "head", "script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "datalist", "object",
        "canvas", "audio", "video",
    ];
    let style = element.attr("style").unwrap_or_default();
    UNSEEN.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || (style.contains("display") && style.replace(' ', "").contains("display:none"))
}

fn is_chrome(element: &Element) -> bool {
    const NAMES: [&str; 5] = ["nav", "footer", "aside", "button", "dialog"];
    const ROLES: [&str; 5] = ["navigation", "contentinfo", "search", "dialog", "alertdialog"];
    const WORDS: [&str; 12] = [
        "nav",
        "navbar",
        "navigation",
        "breadcrumb",
        "breadcrumbs",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "sidebar",
        "footer",
        "newsletter",
    ];
    // A theme puts such words on the whole page too (`has-sidebar`).
    if matches!(element.name(), "html" | "body" | "main" | "article") {
        return false;
    }
    let words = |text: &str| {
        text.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| WORDS.contains(&w.to_ascii_lowercase().as_str()))
    };
    NAMES.contains(&element.name())
        || element.attr("role").is_some_and(|r| ROLES.contains(&r))
        || element.attr("id").is_some_and(words)
        || element.attr("class").is_some_and(words)
}

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 41] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tr",
        "ul",
        "legend",
    ];
    BLOCKS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_they_are_seen() {
        let page = Page::parse(
            "<!doctype html><title> 山腳 咖啡 </title><meta name=description content='上環手沖'><body>
             <nav><a>首頁</a></nav><h1>山腳<em>咖啡</em></h1><p>朝早<br>七點<script>var a = '唔見';</script>
             <div class='cookie-banner'>我們使用 Cookie</div><table><tr><td>地址<td>永樂街</table>
             <p style='display: none'>秘密</p><footer>© 2026</footer>",
        );
        let own: Vec<&str> = page.lines.iter().filter(|l| !l.is_chrome).map(|l| l.text.as_str()).collect();
        assert_eq!(own, ["山腳咖啡", "朝早", "七點", "地址 永樂街"]);
        let chrome: Vec<&str> = page.lines.iter().filter(|l| l.is_chrome).map(|l| l.text.as_str()).collect();
        assert_eq!(chrome, ["首頁", "我們使用 Cookie", "© 2026"]);
        assert_eq!((page.title.as_str(), page.description.as_str()), ("山腳 咖啡", "上環手沖"));
        assert_eq!(page.headings, ["山腳咖啡"]);
    }

    #[test]
    fn formatting_that_nobody_closes() {
        let bomb: String = (0..20_000).map(|i| format!("<b id={i}>")).chain(["<p>".repeat(20_000)]).collect();
        assert!(Page::is_tangled(&bomb));
        let careless = format!("{}{}", "<font color=red>".repeat(200), "<p><b>上環</b></p>".repeat(2_000));
        assert!(!Page::is_tangled(&careless));
    }

    #[test]
    fn broken_html_is_read_as_far_as_it_goes() {
        let page = Page::parse("<div><p>上環<b>咖啡<div></p></b><table>店<<p");
        assert!(page.body().contains("上環咖啡"), "{page:?}");
        assert!(Page::parse("<!-- never closed <p>上環").is_empty());
        assert!(Page::parse("<script>上環").is_empty());
        assert!(Page::parse("").is_empty());
    }
}
