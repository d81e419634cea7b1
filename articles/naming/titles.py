"""Words with a capital that are no names: titles before a name, days, months, places, beginnings of sentences.

Folded, of all six languages together: a text may quote any of them. Not complete and need not be: what is missing
here is listed once too often as an unknown name, and nothing else happens.
"""

from functools import cache

from articles.naming.tokens import key_of

TITLES = """
mr mrs ms miss dr prof professor sir lady lord eng ing doc mag msc phd
minister ministers ministry president vice vicepresident chief chiefs director general secretary deputy prime premier
commissioner high representative special envoy ambassador consul mayor governor senator mep mp mps member chair
chairman chairwoman chairperson head leader king queen prince princess pope bishop archbishop father imam judge
colonel captain spokesman spokeswoman spokesperson coordinator rapporteur adviser advisor interior foreign state
undersecretary chancellor rector dean justice executive officer editor moi honorary
господин госпоѓа г г-дин г-ѓа д-р проф министер министерка министерот министерката претседател претседателка
претседателот претседателката потпретседател потпретседателка потпретседателот премиер премиерот премиерката директор
директорка директорот генерален генералниот секретар секретарот висок високиот комесар комесарка комесарот
амбасадор амбасадорка градоначалник градоначалничка градоначалникот пратеник пратеничка портпарол шеф шефица лидер
заменик заменикот државен судија епископ поглавар
gospodin gospođa ministar ministarka predsednik predsednica potpredsednik premijer direktor direktorka generalni
sekretar komesar ambasador gradonačelnik poslanik portparol šef visoki predstavnik specijalni
zoti zonja znj z ministri ministrja presidenti presidentja kryeministri drejtori drejtoresha gjeneral sekretari
komisioneri ambasadori kryetari kryetarja deputeti zëdhënësi nënkryetari
bay bayan sayın bakan bakanı başkan başkanı cumhurbaşkanı başbakan genel sekreter sekreteri direktörü müdür müdürü
komiser komiseri büyükelçi vali milletvekili sözcü üye
raj rani ministro šerutno prezidento direktori sekretari
"""
PLACES = """
geneva brussels vienna york new moscow helsingborg kyiv kiev skopje strasbourg belgrade pristina prishtina tirana
ankara istanbul sofia athens zagreb ljubljana sarajevo podgorica bucharest budapest prague berlin paris london rome
madrid warsaw bratislava washington tetovo bitola kumanovo gostivar prilep ohrid shutka niš novi sad
georgia azerbaijan kazakhstan armenia uzbekistan turkmenistan kyrgyzstan tajikistan russia russian federation ukraine
moldova belarus libya yemen venezuela mali gambia senegal guinea conakry ethiopia macedonia north south east west
western eastern northern southern central czech republic kosovo sweden soviet union europe european africa asia america
balkan balkans turkey turkish serbia serbian albania albanian bulgaria greece croatia slovenia bosnia herzegovina
montenegro romania hungary austria germany france italy spain poland slovakia switzerland united kingdom states
english macedonian roma romani
скопје женева брисел виена москва њујорк хелсингборг киев стразбур белград приштина тирана софија шутка битола тетово
куманово гостивар прилеп охрид македонија северна република европа европски европска балкан западен русија украина
србија албанија бугарија грција хрватска косово турција германија франција италија шведска либија гамбија руска
федерација соединети американски држави чешка
skoplje ženeva brisel beč moskva beograd severna makedonija evropa evropska zapadni balkan srbija kosovo
shkup gjenevë gjeneva brukseli vjena moska beogradi prishtinë tiranë maqedonia maqedonisë veriut kosova kosovë evropa
üsküp cenevre brüksel viyana moskova belgrad priştine makedonya kuzey avrupa türkiye kosova batı balkanlar
evropa makedonia šutka skopje
"""
DAYS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december easter christmas ramadan bayram
понеделник вторник среда четврток петок сабота недела јануари февруари март април мај јуни јули август септември
октомври ноември декември велигден божиќ ѓурѓовден василица
ponedeljak utorak sreda četvrtak petak subota nedelja januar februar mart maj jun jul avgust septembar oktobar novembar
decembar đurđevdan herdelezi
pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım
aralık hıdrellez
e hënë martë mërkurë enjte premte shtunë diel janar shkurt mars prill qershor korrik gusht shtator tetor nëntor dhjetor
marto aprili juno oktobro decemvri kurko
"""
BEGINNINGS = """
the a an this that these those it he she they we you i his her its their our all both many most some such other
in on at by to of for from with as after before during since until when while where if because although but and or so
also then there here however otherwise therefore thus today yesterday tomorrow earlier later immediately upon within
under over about between among through against not no yes more less one two three first last next why how what who
which encourages knowing
во на од за со до по при пред над под кај низ меѓу без против според преку поради откако кога додека ако бидејќи
иако но и или а па така исто тоа тој таа тие ние вие јас ова овој оваа овие сите многу повеќе денес вчера утре
потоа сега тука таму како што кој која кое кои зошто каде еден една едно прв прва прво нема има не да ќе се
u na od za sa do po pri pred nad pod kod kroz među bez protiv prema preko zbog kada dok ako jer iako ali i ili a pa tako
to taj ta ti mi vi oni ovo ovaj ova svi mnogo više danas juče sutra zatim sada ovde kako što ko koja koje koji gde jedan
në nga për me te tek deri pas para mbi nën midis pa kundër sipas kur ndërsa nëse sepse por dhe ose ky kjo këta këto ai
ajo ata ne ju të gjithë shumë më sot dje nesër pastaj tani këtu si çfarë kush ku një po jo
bu şu o bunlar onlar biz siz ben bir ve veya ama çünkü için ile sonra önce dün bugün yarın şimdi burada nasıl ne kim
nerede her çok daha değil
ko taro e o i a an andar baš kana sar so kon kote akala akava odova odoja sa but po avdive idž akana thaj hem ama
"""


@cache
def _keys(words: str) -> frozenset[str]:
    return frozenset(key_of(word, "") for word in words.split())


def titles() -> frozenset[str]:
    """What may stand before a name."""
    return _keys(TITLES)


def no_names() -> frozenset[str]:
    """What begins with a capital and alone is nobody's name."""
    return _keys(TITLES) | _keys(PLACES) | _keys(DAYS) | _keys(BEGINNINGS)


def beginnings() -> frozenset[str]:
    """What begins a sentence."""
    return _keys(BEGINNINGS) | _keys(DAYS)
