"""Albanian as in North Macedonia: 24-hour clock, month names in lower case."""

from languages.formats import DOTTED, TIMES, dates, datetimes

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
DATE_INPUT_FORMATS = dates(DOTTED)
DATETIME_INPUT_FORMATS = datetimes(DOTTED)
TIME_INPUT_FORMATS = TIMES
FIRST_DAY_OF_WEEK = 1
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3
