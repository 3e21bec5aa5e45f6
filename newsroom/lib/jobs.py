"""What the machinery tidies by itself every night."""

from typing import Any

from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app

from newsroom.lib.antispam.limits import forget_old_counts

A_WEEK = 7 * 24


@app.periodic(cron="17 4 * * *")
@app.task(queueing_lock="forget-old-counts")
def tidy_limits(timestamp: int) -> None:
    forget_old_counts()


@app.periodic(cron="37 4 * * *")
@app.task(queueing_lock="remove-old-jobs", pass_context=True)
async def tidy_jobs(context: JobContext, timestamp: int) -> Any:
    """Forgets jobs that were done; those that failed stay to be looked at."""
    return await builtin_tasks.remove_old_jobs(context, max_hours=A_WEEK)


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="retry-stalled-jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Gives jobs whose worker was killed to another: every job of ours may be done twice."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)
