from typing import Any

from django.db.backends.postgresql import base

from newsroom.lib.embedded import server


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        """Called before each connection: the server is running from here on."""
        params = super().get_connection_params()
        folder = self.settings_dict["EMBEDDED_FOLDER"]
        name = self.settings_dict["NAME"]
        return params | {"host": server.socket_folder(folder, database=name)}
