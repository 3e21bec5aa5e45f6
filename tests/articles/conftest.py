import pytest

from articles.models import Contributor


@pytest.fixture
def people(db):
    return [Contributor.objects.create(name=name) for name in ("Ada Quill", "Bo Lindt")]
