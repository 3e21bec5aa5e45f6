from procrastinate.contrib.django import app

from newsroom.lib.antispam.limits import forget_old_counts


@app.periodic(cron="17 4 * * *")
@app.task(queueing_lock="forget-old-counts")
def tidy_limits(timestamp: int) -> None:
    forget_old_counts()
