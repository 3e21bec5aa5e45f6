"""Gives the comments that are there their place, their HTML and their writers."""

from typing import Any

from django.db import migrations

from newsroom.lib.marks import html_of

# Answers stood one level deep until now.
PLACES = """
    UPDATE comments_comment SET
        root_id = coalesce(parent_id, id),
        path = CASE WHEN parent_id IS NULL THEN ARRAY[id] ELSE ARRAY[parent_id, id] END
"""
SHOWN = """
    UPDATE comments_comment comment SET
        is_shown = true, appeared_at = coalesce(decided_at, created_at)
    WHERE status = 'approved' AND NOT EXISTS (
        SELECT 1 FROM comments_comment above
        WHERE above.id = comment.parent_id AND above.status NOT IN ('approved', 'removed')
    )
"""
ANSWERS = """
    UPDATE comments_comment comment SET answers_shown = counted.number
    FROM (
        SELECT parent_id, count(*) AS number FROM comments_comment WHERE is_shown GROUP BY 1
    ) counted
    WHERE counted.parent_id = comment.id
"""
THREADS = """
    INSERT INTO comments_thread (article_id, count, mode, changed_at)
    SELECT article_id, count(*) FILTER (WHERE is_shown), '', now()
    FROM comments_comment GROUP BY 1
"""
COMMENTERS = """
    INSERT INTO comments_commenter (email, first_seen_at, wants_decisions, wants_answers)
    SELECT lower(email), min(created_at), true, true FROM comments_comment GROUP BY 1
"""
WRITERS = """
    UPDATE comments_comment comment SET commenter_id = commenter.id
    FROM comments_commenter commenter WHERE commenter.email = lower(comment.email)
"""
DECISIONS = """
    UPDATE comments_decision decision SET
        batch = gen_random_uuid(),
        article_id = (SELECT article_id FROM comments_comment WHERE id = decision.comment_id),
        verb = CASE
            WHEN to_status = 'rejected' THEN 'reject'
            WHEN to_status = 'spam' THEN 'mark_as_spam'
            WHEN to_status = 'removed' THEN 'remove'
            WHEN from_status = 'removed' THEN 'restore'
            ELSE 'approve'
        END,
        before = jsonb_build_object('status', from_status)
"""


def render(apps: Any, schema_editor: Any) -> None:
    comments = apps.get_model("comments", "Comment").objects
    for comment in comments.only("pk", "text").iterator(chunk_size=1000):
        comments.filter(pk=comment.pk).update(html=html_of(comment.text))


class Migration(migrations.Migration):
    dependencies = [("comments", "0002_the_conversation")]
    operations = [
        *(
            migrations.RunSQL(statement, migrations.RunSQL.noop)
            for statement in (PLACES, SHOWN, ANSWERS, THREADS, COMMENTERS, WRITERS, DECISIONS)
        ),
        migrations.RunPython(render, migrations.RunPython.noop),
    ]
