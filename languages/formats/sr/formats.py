"""Serbian: a full stop after the day and after the year."""

from languages.formats import SERBIAN, TIMES, dates, datetimes

DATE_FORMAT = "j. F Y."
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j. F Y. H:i"
YEAR_MONTH_FORMAT = "F Y."
MONTH_DAY_FORMAT = "j. F"
SHORT_DATE_FORMAT = "d.m.Y."
SHORT_DATETIME_FORMAT = "d.m.Y. H:i"
DATE_INPUT_FORMATS = dates(SERBIAN)
DATETIME_INPUT_FORMATS = datetimes(SERBIAN)
TIME_INPUT_FORMATS = TIMES
FIRST_DAY_OF_WEEK = 1
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
