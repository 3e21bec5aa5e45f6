"""How gunicorn serves the site, on a laptop and in a container alike."""

import os

from newsroom.lib import env

wsgi_app = "newsroom.wsgi"
host = env.text("HOST", "127.0.0.1")
bind = f"{f'[{host}]' if ':' in host else host}:{env.number('PORT', 8000)}"

# Threads wait for the database together; a second process uses a second core.
worker_class = "gthread"
workers = env.number("WEB_PROCESSES", 2, least=1)
threads = env.number("WEB_THREADS", 4, least=1)
# The code is read once, before the processes part, so that each starts in an instant. Nothing may
# connect or start a thread while it is read: neither survives the parting.
preload_app = True

# A reader whose request takes this long has left.
timeout = 30
graceful_timeout = 8
keepalive = 5
# Memory that a library leaks is given back now and then, not by all processes at once.
max_requests = 10_000
max_requests_jitter = 1_000

# Where a temporary folder is a disk, its delays could look like a hanging worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
# Nobody administers it through a socket in somebody's home folder.
control_socket_disable = True
loglevel = env.text("LOG_LEVEL", "INFO").lower()
