"""Romani: in numbers only, since seven of the twelve month names are not attested."""

from languages.formats import DOTTED, TIMES, dates, datetimes

DATE_FORMAT = "d.m.Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "d.m.Y, H:i"
YEAR_MONTH_FORMAT = "m.Y"
MONTH_DAY_FORMAT = "d.m."
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
DATE_INPUT_FORMATS = dates(DOTTED)
DATETIME_INPUT_FORMATS = datetimes(DOTTED)
TIME_INPUT_FORMATS = TIMES
FIRST_DAY_OF_WEEK = 1
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
