"""Small pages of our own, with the habits of the real ones."""

LISTING = """Council adopts the housing plan

The council adopted the plan on Thursday. Two hundred families will get a new flat.

The mayor said that the work begins in spring.
It will take two years.

Festival of Romani film opens in the old bazaar

Twenty films from nine countries are shown until 4 May 2019. The entrance is free.

For tickets write to:\u00a0This email address is being protected from spambots.  You need JavaScript enabled to view it.


FaLang translation system by Faboba

Momentalno Online

\u00a0\u00a0\u00a0We have 581\u00a0visitors watching NEWS.EXAMPLE

o Vakti

Most Popular

Flag Counter

Our counter start count\u00a0since 13.01.2019
Count unique visitors from which country visit our portal
"""

HEADLESS = """The office in Skopje is open from today.\u00a0 \u00a0

It was opened by the president of the society.



The meeting in Vienna took place with the heads of four offices.

They spoke about schools and housing.

As we already reported, the society has elected a new board.

The assembly was held from 01-03 September 2018 in Ohrid.
"""

AGENCY = (
    "• Monday, 01 July 2024\n\nMinister meets the director\n\nMinister meets the director\n"
    "Skopje, 10 November 2022 (MIA)\u00a0– The minister met the director in Geneva. \u00a0 "
    "“They spoke of Monday's meeting,” the ministry said. \u00a0 The conference is on November 15-16, 2022."
)

INSTITUTION = """Kancelarija za saradnju sa Unijom
Predstavnik za dijalog na terenu

Partnership is key for the protection of migrants

04/06/2019 - 22:18
News stories

The two sides met today and spoke of the routes that people take. It was the second meeting.

Main photo: IOM/OIM
"""

LIST = """New project has started

The project has two parts, namely:

–\u00a0\u00a0\u00a0\u00a0training of advisers;

–\u00a0\u00a0\u00a0\u00a0\u00a0help for migrants.

The Regional Managing Committee (RMC) meets on March 21. It began on February 1, 2013.
"""
