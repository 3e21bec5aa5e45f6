"""Jobs whose worker was killed are done after all."""

import asyncio

import pytest
from django.db import connection

from newsroom.contact import inbox
from newsroom.contact.models import Enquiry
from newsroom.lib.jobs import retry_stalled_jobs


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_was_killed_is_given_to_another(settings):
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    inbox.receive(name="Kit", email="kit@reader.example", subject="Tip", message="Look here.")
    job = ProcrastinateJob.objects.latest("pk")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL WHERE id = %s",
            [job.pk],
        )

    class Context:
        pass

    async def tidy() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker:
            context = Context()
            context.app = worker
            async with worker.open_async():
                await retry_stalled_jobs(context, 0)

    asyncio.run(tidy())
    job = ProcrastinateJob.objects.get(pk=job.pk)
    assert job.status == "todo"
    assert Enquiry.objects.exists()
