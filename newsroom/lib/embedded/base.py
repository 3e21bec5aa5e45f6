from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from newsroom.lib.embedded import server


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        """Called before each connection: the server is running from here on."""
        params = super().get_connection_params()
        socket = server.socket_folder(Path(self.settings_dict["EMBEDDED_FOLDER"]))
        return params | {"host": str(socket), "port": server.PORT}
