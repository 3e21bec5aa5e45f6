# As in print: "Nov. 25", where Django would write the month out.
MONTH_DAY_FORMAT = "N j"
