"""Sites that send invented readers so that editors look them up in the statistics (referrer spam).

Facts that every public counter suffers from: names, and what the names that change weekly have in common.
"""

import re
from functools import lru_cache

NAMES = """
1-99seo.com 100dollars-seo.com 12masterov.com 1webmaster.ml 4webmasters.org 7makemoneyonline.com
abcdefh.xyz abclauncher.com adviceforum.info aliexpress-coupons.ru amazon-seo-service.com
anticrawler.org autoseo.services backlinkseo.xyz bestofferhdvids.com bestproposal.com
blackhatworth.com budilneg.xyz buttons-for-website.com buttons-for-your-website.com
buy-cheap-online.info buyessays.pro cenokos.ru cenoval.ru chinese-amezon.com
cookie-law-enforcement-aa.xyz cyber-monday.ga darodar.com depositfiles-porn.com domination.ml
e-buyeasy.com ecommerce-seo.com edakgfvwql.ru erot.co eu-cookie-law.info event-tracking.com
fix-website-errors.com floating-share-buttons.com forsex.info forum69.info free-fb-traffic.com
free-floating-buttons.com free-share-buttons.com free-social-buttons.com free-traffic.xyz
free-video-tool.com free-website-traffic.com get-clickize.info get-free-social-traffic.com
get-free-traffic-now.com get-your-social-buttons.info getmyads24.com googlemare.com googlsucks.com
howtostopreferralspam.eu hulfingtonpost.com humanorightswatch.org ilovevitaly.com ilovevitaly.ru
ilovevitaly.xyz iskalko.ru justprofit.xyz kambasoft.com keywords-monitoring-your-success.com
law-enforcement-bot-ff.xyz makemoneyonline.com meds-online24.com monetizationking.net o-o-6-o-o.com
o-o-8-o-o.com offers.bycontext.com online-hit.info pornhub-forum.ga pornhub-forum.uni.me priceg.com
profitsharer.info rankings-analytics.com ranksonic.com ranksonic.info ranksonic.org rusexy.xyz
sashagreyblog.ga semalt.com semaltmedia.com seo-platform.com seoexperimenty.ru sexyteens.hol.es
share-buttons.xyz sharebutton.io sharebutton.net sharebutton.to simple-share-buttons.com slftsdybbg.ru
social-buttons.com social-traffic-1.xyz success-seo.com superiends.org supervesti.ru theguardlan.com
top1-seo-service.com topseoservices.co torture.ml track-rankings.online trafers.com traffic2cash.net
traffic2cash.org traffic2cash.xyz trafficgenius.xyz trafficmonetize.org trafficmonetizer.org
uptimebot.net vapmedia.org video--production.com videos-for-your-business.com w3javascript.com
web-revenue.xyz webmaster-traffic.com webmonetizer.net website-analyzer.info
website-errors-scanner.com websites-reviews.com websocial.me xtrafficplus.com ykecwqlixx.ru
yourserverisdown.com
"""
PATTERNS = re.compile(
    r"semalt|darodar|ilovevitaly|priceg\.|makemoneyonline|blackhatworth|hulfington|buttons?-for-|share-?buttons?[.-]"
    r"|free-share|social-buttons|best-?seo|seo-(?:offer|solution|service|tips|2-0|check|audit|expert|traffic)|top-?1?-?seo"
    r"|(?:^|[.-])(?:free|buy|get|web|site|cheap|real|your|more|social|target(?:ed)?)-?(?:\w+-)?traffic"
    r"|traffic-?(?:bot|seo|cash|money|monetiz|generator|exchange|for-?free|paymaster)|monetiz(?:e|er|ation)[.-]"
    r"|(?:^|[.-])(?:xxx|porn|pornhub|casino|viagra|cialis|escort|sexcam)(?:[.-]|\d)|porno|online-?casino|casino-?online"
    r"|(?:rank|keyword|backlink|website|site)s?-?(?:checker|scanner|analy[sz]er|auditor)\.(?:online|xyz|info|top|icu)"
    r"|law-enforcement-\w+|cookie-law|referr?e?r?a?l?-?spam|bot-?traffic|cash-?bonus|get-rich|loan(?:s)?-online|binary-?option"
    r"|\.(?:semalt|7makemoneyonline)\.|(?:^|\.)(?:\w+-){5,}\w+\.(?:xyz|top|icu|site|club|online)\Z",
    re.ASCII,
)
HOSTS = frozenset(NAMES.split())
LEVELS = 4
"""How many names above a host are looked up: a.b.c.example.com is judged as c.example.com and example.com too."""


@lru_cache(maxsize=2048)
def is_spam(host: str) -> bool:
    """Whether a host, or the one that it belongs to, is known for referrer spam."""
    parts = host.split(".")
    above = (".".join(parts[-count:]) for count in range(2, min(len(parts), LEVELS) + 1))
    return host in HOSTS or any(name in HOSTS for name in above) or PATTERNS.search(host) is not None
