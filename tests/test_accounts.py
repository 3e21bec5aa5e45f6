"""Accounts: a role is enough to come to the desk."""

import pytest
from django.contrib.auth.models import Group, User

pytestmark = pytest.mark.django_db


def test_whoever_is_given_a_role_may_log_in_to_the_desk(admin_client, journalist, stranger):
    role = Group.objects.get(name="Journalist")
    form = {
        "username": stranger.username,
        "is_active": "on",
        "groups": [role.pk],
        "date_joined_0": "2026-01-02",
        "date_joined_1": "10:00",
    }
    answer = admin_client.post(f"/admin/auth/user/{stranger.pk}/change/", form, follow=True)
    assert "may now log in to the desk" in answer.content.decode()
    assert User.objects.get(pk=stranger.pk).is_staff


def test_without_a_role_nobody_comes_to_the_desk(admin_client, stranger):
    form = {
        "username": stranger.username,
        "is_active": "on",
        "date_joined_0": "2026-01-02",
        "date_joined_1": "10:00",
    }
    admin_client.post(f"/admin/auth/user/{stranger.pk}/change/", form)
    assert not User.objects.get(pk=stranger.pk).is_staff
