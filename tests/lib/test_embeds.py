"""Which videos are recognised, in which form they are kept, and whose players may be shown."""

import pytest

from newsroom.lib.embeds import PROVIDERS, frame_sources, host_of, stored, video_at

WATCH = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize(
    "pasted",
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "http://youtube.com/watch?v=dQw4w9WgXcQ",
        "https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&feature=share",
        "https://music.youtube.com/watch?v=dQw4w9WgXcQ&list=RDAMVM",
        "https://www.youtube.com/watch/?v=dQw4w9WgXcQ&ab_channel=Harbour",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?si=4fYXm3Q",
        "youtu.be/dQw4w9WgXcQ",
        "www.youtube.com/watch?v=dQw4w9WgXcQ",
        "//www.youtube.com/embed/dQw4w9WgXcQ",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0",
        "https://www.youtube.com/v/dQw4w9WgXcQ",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ?feature=share",
        "HTTPS://WWW.YOUTUBE.COM/watch?v=dQw4w9WgXcQ",
        "  https://youtu.be/dQw4w9WgXcQ\n",
    ],
)
def test_every_usual_address_of_a_video_is_kept_in_one_form(pasted):
    assert stored(pasted) == WATCH
    assert stored(WATCH) == WATCH


@pytest.mark.parametrize(
    ("pasted", "kept", "player"),
    [
        (
            "https://youtu.be/dQw4w9WgXcQ?t=1m30s",
            f"{WATCH}&t=90s",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0&start=90",
        ),
        (
            "https://www.youtube.com/embed/dQw4w9WgXcQ?start=7",
            f"{WATCH}&t=7s",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0&start=7",
        ),
        (
            "http://www.vimeo.com/76979871",
            "https://vimeo.com/76979871",
            "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1",
        ),
        (
            "vimeo.com/76979871/abcdef0123",
            "https://vimeo.com/76979871/abcdef0123",
            "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1&h=abcdef0123",
        ),
        (
            "https://player.vimeo.com/video/76979871?h=abcdef0123&color=fff",
            "https://vimeo.com/76979871/abcdef0123",
            "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1&h=abcdef0123",
        ),
        (
            "https://vimeo.com/channels/staffpicks/76979871#t=1h2m3s",
            "https://vimeo.com/76979871#t=3723s",
            "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1#t=3723s",
        ),
        (
            "https://vimeo.com/groups/shortfilms/videos/76979871",
            "https://vimeo.com/76979871",
            "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1",
        ),
        (
            "https://vimeo.com/showcase/1234567/video/76979871",
            "https://vimeo.com/76979871",
            "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1",
        ),
    ],
)
def test_what_is_kept_and_what_is_played(pasted, kept, player):
    video = video_at(pasted)
    assert video and video.address == stored(pasted) == stored(kept) == kept
    assert video.player == player
    assert video_at(kept) == video


@pytest.mark.parametrize(
    "pasted",
    [
        "https://www.youtube.com/playlist?list=PL590L5WQmH8fJ54F369BLDSqIwcs-TCfs",
        "https://www.youtube.com/embed/videoseries?list=PL590L5WQmH8",
        "https://www.youtube.com/@harbour",
        "https://vimeo.com/about",
        "https://vimeo.com/categories/animation",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/youtu.be/dQw4w9WgXcQ",
        "https://notvimeo.com/76979871",
        "https://port.example/tides?day=1&night=2#six",
    ],
)
def test_any_other_address_is_a_link_and_never_a_player(pasted):
    assert video_at(pasted) is None
    assert stored(pasted) == pasted


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "http://port.example/",
        "javascript:alert(1)//youtu.be/dQw4w9WgXcQ",
        "data:text/html,x",
        "/articles/ferry/",
        "https://",
        "https://[",
        "https://port.example:99999999/",
        "https://user:secret@port.example/",
        "https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "https://localhost/",
        "https://port.example/a b",
        "https://port.example/" + "a" * 1000,
        "https://port_.example\\@evil.example/",
    ],
)
def test_nothing_else_is_kept(pasted):
    assert stored(pasted) is None


def test_the_number_of_a_video_can_carry_nothing_else():
    for number in ("dQw4w9WgXc", "dQw4w9WgXcQQ", 'dQw4w9WgXc"', "dQw4w9WgXc&", "dQw4w9WgXcé"):
        assert video_at(f"https://youtu.be/{number}") is None


def test_players_may_only_come_from_the_providers():
    assert frame_sources() == ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
    assert len(PROVIDERS) == len(frame_sources())


def test_a_host_is_named_as_people_know_it():
    assert host_of("https://www.port.example/tides") == "port.example"
