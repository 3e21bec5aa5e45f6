"""Smaller versions and crops: in what sizes, around what, and under which names."""

import io

import pytest
from PIL import Image

from newsroom.lib import images
from newsroom.lib.images import renditions
from tests.lib.test_images import encoded, sent

ALL = ["16x9", "4x3", "1x1"]


def prepared(width: int, height: int, **options) -> images.PreparedPicture:
    return images.prepare(sent(encoded(width, height, **options)))


def sizes(made: list[images.Rendition], written_as: str = "webp") -> list[tuple[int, int]]:
    return [(each.width, each.height) for each in made if each.format == written_as]


def test_the_whole_picture_comes_in_several_widths_up_to_its_own():
    made = images.whole(prepared(1000, 500))
    assert sizes(made) == [(400, 200), (800, 400), (1000, 500)]
    assert sizes(made, "jpeg") == [(1000, 500)]


def test_a_width_close_to_the_widest_is_left_out():
    assert sizes(images.whole(prepared(820, 410))) == [(400, 200), (820, 410)]


def test_a_large_photograph_has_every_width_and_none_beyond():
    made = images.whole(prepared(3000, 2000))
    assert [width for width, _ in sizes(made)] == [400, 800, 1200, 1600]
    assert sizes(made, "jpeg") == [(1200, 800)]


@pytest.mark.parametrize(
    ("shape", "widest"), [("16x9", (1600, 900)), ("4x3", (1600, 1200)), ("1x1", (1200, 1200))]
)
def test_crops_are_large_enough_for_search_engines(shape, widest):
    made = [
        each for each in images.crops(prepared(2400, 1800), images.CENTRE) if each.shape == shape
    ]
    assert sizes(made)[-1] == widest
    assert sizes(made, "jpeg")[0][0] == 1200


def test_every_version_is_what_it_says():
    file = prepared(1000, 700)
    for made in [*images.whole(file), *images.crops(file, images.CENTRE)]:
        with Image.open(io.BytesIO(made.content)) as picture:
            assert picture.format == made.format.upper()
            assert picture.size == (made.width, made.height)
            assert not picture.info.get("exif")


def test_crops_have_their_proportions():
    for made in images.crops(prepared(1601, 1203), images.CENTRE):
        across, down = images.RATIOS[made.shape]
        assert abs(made.width * down / across - made.height) <= 1


@pytest.mark.parametrize(
    ("focus", "box"),
    [
        ((50, 50), (500, 0, 1500, 1000)),
        ((0, 0), (0, 0, 1000, 1000)),
        ((100, 100), (1000, 0, 2000, 1000)),
        ((60, 10), (700, 0, 1700, 1000)),
    ],
)
def test_a_crop_is_cut_around_the_focus_and_stays_inside(focus, box):
    assert renditions.box_of("1x1", (2000, 1000), images.Focus(*focus)) == box


def test_what_stands_at_the_focus_is_in_the_crop():
    picture = Image.new("RGB", (1200, 400), "white")
    picture.paste("red", (1100, 150, 1200, 250))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    made = images.crops(images.prepare(sent(buffer.getvalue())), images.Focus(96, 50))
    square = next(each for each in made if (each.shape, each.format) == ("1x1", "webp"))
    with Image.open(io.BytesIO(square.content)) as crop:
        right, middle = crop.width - 10, crop.height // 2
        red, green, _blue = crop.convert("RGB").getpixel((right, middle))
    assert red > 200
    assert green < 80


@pytest.mark.parametrize("size", [(1, 1), (1, 20_000), (20_000, 1), (3, 2)])
def test_the_smallest_and_the_narrowest_pictures_have_versions_too(size):
    file = prepared(*size, written_as="PNG")
    made = [*images.whole(file), *images.crops(file, images.Focus(100, 0))]
    assert {each.shape for each in made} == {"full", *ALL}
    assert all(each.width >= 1 and each.height >= 1 for each in made)


def test_what_can_be_seen_through_has_a_fallback_that_can_be_too():
    buffer = io.BytesIO()
    Image.new("RGBA", (500, 400), (0, 80, 80, 90)).save(buffer, "PNG")
    made = images.whole(images.prepare(sent(buffer.getvalue())))
    assert [each.format for each in made] == ["webp", "webp", "png"]
    for each in made:
        with Image.open(io.BytesIO(each.content)) as picture:
            assert picture.mode == "RGBA"


def test_names_depend_on_the_content_and_for_crops_on_the_focus():
    file, other = prepared(500, 400), prepared(500, 401)
    names = {each.name for each in images.whole(file)}
    assert names == {each.name for each in images.whole(prepared(500, 400))}
    assert not names & {each.name for each in images.whole(other)}
    first = {each.name for each in images.crops(file, images.Focus(10, 50))}
    assert first == {each.name for each in images.crops(file, images.Focus(10, 50))}
    assert not first & {each.name for each in images.crops(file, images.Focus(11, 50))}


def test_whoever_holds_the_original_cannot_work_out_its_address(settings):
    def names() -> set[str]:
        file = prepared(500, 400)
        return {file.name, *(each.name for each in images.whole(file))}

    here = names()
    settings.SECRET_KEY = "the key of another newsroom"
    assert not here & names()


def test_a_stored_file_is_read_back_as_it_is():
    file = prepared(500, 400)
    again = images.reopened(sent(file.content, "stored.jpg"))
    assert again.content == file.content
    assert (again.name, again.width, again.height) == (file.name, 500, 400)
