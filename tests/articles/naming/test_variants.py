"""Every spelling that our sources have of a person or an organization leads to the one record."""

import pytest

from articles.naming.reading import recognise
from tests.articles.naming.demo_book import demo_book

DEMO = demo_book()
VARIANTS = {
    "people.person:zoran-dimov": "Zoran Dimov|Dimov|Mr. Zoran Dimov|Zoram Dimov|Зоран Димов|Зоран Фимов",
    "people.person:anatoly-butakov": "Anatoly Butakov|Anatolij Butakov|Анатолий Бутаков|Анатолиј Бутаков",
    "people.person:nicoletta-giordano": "Nicoletta Giordano|Nicoleta Giordano|Nikoleta Jiordano|Jiordano|"
    "Николета Џордано",
    "people.person:lidiya-grigoreva": "Lidiya Grigoreva|Lidija Grigoreva|Grigoreva|Grigorieva|Лидија Григорева",
    "people.person:monica-brulhart": "Monica Brulhart|Monica Brülhart|Моника Брулхарт",
    "people.person:antonio-guterres": "António Guterres|Gutieres|Антонио Гутереш",
    "people.person:antonio-tajani": "Antonio Tajani|Antonio Tianni|Tianni|Антонио Тајани",
    "people.person:livia-jaroka": "Lívia Járóka|Livia Jaroka|Jaroka|Ливија Јарока",
    "people.person:vera-jourova": "Věra Jourová|Vera Yurova|Yurova|Вера Јоурова",
    "people.person:lars-demeter": "Lars Demeter|Ларс Деметер",
    "people.person:federica-mogherini": "Federica Mogherini|Федерика Могерини",
    "people.person:antonio-vitorino": "António Vitorino|Vitorino|Антонио Виторино",
    "people.person:oliver-spasovski": "Oliver Spasovski|Spasovski|MoI Spasovski|Minister Spasovski|Оливер Спасовски",
    "organizations.organization:iru": "IRU|International Roma Union|International Romani Union|IRA|IUU|IRO|ИРУ|"
    "Romano Internacionalno Jekhetanipe|Internacionalno Romani Unia|Меѓународна ромска унија|"
    "Интернационална Ромска Унија",
    "organizations.organization:iru-road": "IRU|World Road Transport Organisation",
    "organizations.organization:iom": "IOM|International Organization for Migration|IOM/OIM|OIM|ИОМ|"
    "International Organization of Migration|Меѓународна организација за миграции",
    "organizations.organization:un": "UN|United Nations|Обединети нации",
    "organizations.organization:unog": "UNOG|UN directorate in Geneva|UN Palace|Palais des Nations",
    "organizations.organization:unov": "UNOV|UN-Vienna",
    "organizations.organization:unhcr": "UNHCR|UN High Commissioner for Refugees|УНХЦР",
    "organizations.organization:ecosoc": "ECOSOC|UN Economic and Social Council|ЕКОСОК|ЕСОЅОС",
    "organizations.organization:ertf": "ERTF|European Roma Travel Forum|European Roma and Travellers Forum|"
    "European Roma Travel Forum -ERTF|Европски форум на Роми и патници",
    "organizations.organization:rnc": "RNC|Roma National Congress",
    "organizations.organization:phenjalipe": "Phenjalipe|IRWN-Phenjalipe|IRWN",
    "organizations.organization:emw": "EastWestMet|East Meets West|EMW",
    "organizations.organization:irem": "IREM|International Roma Evangelical Mission",
    "organizations.organization:erio": "ERIO|European Roma Information Office",
    "organizations.organization:european-parliament": "European Parliament|EP|EP Plenary Session|Европски парламент",
    "organizations.organization:european-commission": "European Commission|Европска комисија",
    "organizations.organization:european-union": "EU|European Union",
    "organizations.organization:eu-office-kosovo": "Kancelarija Evropske unije na Kosovu|"
    "Specijalni predstavnik Evropske unije na Kosovu",
    "organizations.organization:wcc": "World Conference of Churches|World Council of Churches|WCC|"
    "Council of the World Churches|Светски совет на црквите",
    "organizations.organization:holy-see": "Vatican|Holy See|Ватикан",
    "organizations.organization:sms-ukraine": "State Migration Service of Ukraine|SMS",
    "organizations.organization:au-eu-un-task-force": "AU-EU-UN Joint Taskforce|AU-EU-UN Joint Task Force on Libya",
    "organizations.organization:eu-iom-initiative": "EU-IOM Joint Initiative",
    "organizations.organization:mia": "MIA|Media Information Agency|МИА",
    "organizations.organization:mvr-mk": "MoI|Ministry of Interior|МВР|"
    "Ministry of Interior of the Republic of North Macedonia",
    "organizations.organization:mvr-cz": "Ministry of Interior of the Czech Republic",
    "organizations.organization:frontex": "Frontex",
    "organizations.organization:europol": "Europol",
    "organizations.organization:euaa": "EASO|EUAA",
    "organizations.organization:osce": "OSCE|ОБСЕ",
    "organizations.organization:icmpd": "ICMPD",
    "organizations.organization:dcaf": "DCAF",
    "organizations.organization:iru-religion": "IRU Committee on Religion and Relations",
    "organizations.organization:iru-parliament": "IRU Parliament",
    "organizations.organization:iru-office-moscow": "IRU office in Moscow",
    "organizations.organization:european-democrats": "European Democrats",
    "organizations.organization:pes": "Party of European Socialists",
    "organizations.organization:alde": "ALDE|Alliance of Liberals and Democrats for Europe",
    "organizations.organization:uen": "Union for Europe of Nations|Union for Europe of the Nations",
    "organizations.organization:greens-efa": "European Green Party|European Green Party – EFA|European Free Alliance",
    "organizations.organization:gue-ngl": "GUE/NGL|European United Left - Nordic Green Left",
    "organizations.organization:ind-dem": "Independence and Democracy",
    "events.event:migreco-kyiv-2013": "MIGRECO",
    "events.event:skopje-conference-2022": "Ministerial Conference on Sustainable Migration Management in the "
    "Western Balkans",
}


@pytest.mark.parametrize(
    ("record", "text"), [(record, text) for record, texts in VARIANTS.items() for text in texts.split("|")]
)
def test_every_variant_leads_to_its_record(record, text):
    language = "mk" if any("\u0400" <= letter <= "\u04ff" for letter in text) else "en"
    [mention] = recognise(f"… {text}", language, DEMO)
    assert record in mention.candidates
    assert mention.text == text


@pytest.mark.parametrize(
    "text", ["ROMATIMES.NEWS", "Faboba", "FaLang", "Flag Counter", "IRFIN", "Lamin", "Ламин"]
)
def test_what_is_no_record_leads_nowhere(text):
    assert recognise(f"… {text}", "en", DEMO) == []
