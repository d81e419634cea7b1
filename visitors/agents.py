"""What programs call themselves, and what browsers do: the User-Agent field, read as a newcomer would.

Three questions, on top of the list of named crawlers (the package crawler-user-agents):

1. Does it begin as browsers have begun since 1993, and name a system that people sit in front of?
2. Does it give an address to complain to? Browsers never do, well-behaved programs always.
3. Does it use a word that only programs use of themselves?
"""

import re

# The make of a phone or a harmless addition would be taken for a program of the same name: "M bot 54",
# "Fever_Plus", the app of Viber. They are taken out before anything is looked for.
HARMLESS = re.compile(
    r"(?<=Android )[\d.]+;(?: [a-z]{2}-[a-zA-Z]{2};)? (?!\w*(?:Google|compatible))[^;()]*(?:; Build/[^;()]*)?"
    r"|Sogou(?:MSE|MobileBrowser|Search)\b|ViewSonic|\bcubot\b|(?<=Safari/537\.36) Viber/[\d.]+|\bFirePHP/[\d.]+|from: http://bsalsa\.com/"
    r"|libwww-FM/[\d.]+|libwww/[\d.]+(?=_Mosaic)|(?<=[Aa]maya/)[\d.]+ libwww/[\d.]+",
    re.IGNORECASE,
)

# "Mozilla/5.0 (" or "Opera/9.80 (" and a system; or a phone from before 2012; or a browser for terminals.
SYSTEMS = (
    r"Win|Mac|X11|Linux|Android|iP(?:hone|ad|od)|CrOS|BSD|SunOS|Solaris|OS/2|AmigaOS|Haiku|BeOS|QNX|IRIX|HP-UX|AIX"
    r"|Wayland|Fuchsia|Tizen|Web0S|webOS|hpwOS|SmartTV|SMART-TV|PlayStation|Nintendo|Xbox|BB10|BlackBerry|PlayBook"
    r"|Symbian|Series ?[3-9]0|MeeGo|Maemo|Bada|SAMSUNG|Nokia|LG|Mobile|Tablet|TV\b|KaiOS|GoBrowser|J2ME|BREW|Kindle"
    r"|DTV|MTK|MAUI|SpreadTrum|Danger|Palm|OpenHarmony|HarmonyOS|Phone|Unknown|compatible|Sailfish|Ubuntu|RISC|Sony"
)
BROWSER = re.compile(
    rf"(?:.{{0,60}}Mozilla|Opera) ?/ ?\d.{{0,40}}\(.{{0,60}}(?:{SYSTEMS})"
    r"|.*(?:MIDP|CLDC|WAP|UP\.Browser|UP\.Link|NetFront|Obigo|Teleca|Openwave|Dolfin|UCWEB|UC ?Browser|Opera Mini"
    r"|OviBrowser|Symbian|BlackBerry|DoCoMo|KDDI|SoftBank|Vodafone|J-PHONE|Nokia|SonyEricsson|SAMSUNG|SEC-|LG[E-]|MOT-"
    r"|HbbTV|Browser/AppleWebkit|AppleWebKit/[\d.]+|Gecko/\d|\bFB(?:AN|AV)/|Mosaic/)"
    r"|Dalvik/|Lynx/|E?Links(?: |/)|w3m/|NetSurf/|Dillo/|amaya/",
    re.DOTALL | re.IGNORECASE,
)

# "compatible;" was for Internet Explorer and a few friends. Everybody else who says it is a program.
COMPATIBLE = re.compile(
    r"Mozilla/5\.0 \(compatible[;)](?!\s*(?:MSIE|Konqueror|Windows|Win|Opera|WebTV|OmniWeb|Linux|U;|X11|Android|Mac))"
    r"|[;)] ?\(?compatible;|compatible; MSIE or",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"https?:/|\+http|www\.|mailto|[\w.+-]@[a-z][\w-]*\.[a-z]|\w\[at\]\w|\b(?:contact|gdpr|opt-?out)\b",
    re.IGNORECASE,
)
WORDS = re.compile(
    r"bot\b|bot[/_ -]?\d|robot|crawl|spider|slurp|scrap|fetch|monitor|preview|validator|headless|phantomjs"
    r"|selenium|puppeteer|playwright|cypress|lighthouse|postman|insomnia|okhttp|libwww|\bruby\b|\bperl\b|java/1|php/"
    r"|python|http-?client|wget|\bcurl|libcurl|axios|archiver|feed(?:ly|reader|parser|fetcher)"
    r"|\d subscribers?\b|cfnetwork"
    r"|\bscan\b|scanner|check(?:er)?\b|\baudit|\bresearch|\bprobe\b|\bsurvey|\brecon\b|experiment|measurement|analy[sz]er"
    r"|lookup|thumbnail|snapshot|prerender|transcoder|imageproxy|image ?cache|indexer|harvest|collector|extractor"
    r"|finder|sitemap|uptime|pagespeed|page speed|synthetic|health-?check|verif(?:y|ier|ication)|\(via [^)]*proxy"
    r"|-google\b|google-(?!tr)|google (?:search|page|web|favicon)|google(?:adsense|docs|producer)|cloudflare"
    r"|openai|anthropic|claude|perplexity|mistral|cohere|\bgpt|gomezagent|ptst[/ ]|dejaclick|evaliant|catchpoint"
    r"|assetnote|functionize|iplabel|whatcms|mixnode|pageburst|daumoa|taginspector|wappalyzer|project-resonance",
    re.IGNORECASE,
)
