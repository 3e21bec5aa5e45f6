"""Static files carry names that change with their content, wherever one names another."""

import re

from django.core.files.storage import FileSystemStorage

from newsroom.lib.static import HashedStaticFiles


def test_a_module_names_another_by_its_hashed_name(tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "whole.js").write_text('import { part } from "./part.js";\npart();\n')
    (sources / "part.js").write_text("export function part() {}\n")
    source = FileSystemStorage(location=sources)
    store = HashedStaticFiles(location=tmp_path / "stored", base_url="/static/")
    for name in ("whole.js", "part.js"):
        with source.open(name) as file:
            store.save(name, file)
    done = list(store.post_process({name: (store, name) for name in ("whole.js", "part.js")}))
    assert not [failed for *_, failed in done if isinstance(failed, Exception)]
    written = (tmp_path / "stored" / store.hashed_files["whole.js"]).read_text()
    assert re.search(r'from "\./part\.[0-9a-f]{12}\.js"', written)
