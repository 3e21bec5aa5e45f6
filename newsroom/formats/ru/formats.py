# "E" is the month as it is said after a day.
MONTH_DAY_FORMAT = "j E"
