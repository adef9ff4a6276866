"""Xandikos' own handler behind Basic authentication, with one principal a user: xandikos-server.py <port> <directory>"""
import base64
import logging
import os
import sys

from aiohttp import web
from xandikos.web import WELLKNOWN_DAV_PATHS, RedirectDavHandler, XandikosApp, XandikosBackend

USERS = {"alice": "secret", "bob": "secret2"}


def user_of(request):
    """The user whose right password the request has, else None."""
    header = request.headers.get("Authorization", "")
    try:
        scheme, credentials = header.split(" ", 1)
        user, password = base64.b64decode(credentials).decode().split(":", 1)
    except ValueError:
        return None
    return user if scheme == "Basic" and USERS.get(user) == password else None


async def handle(request):
    user = user_of(request)
    if user is None:
        return web.Response(status=401, headers={"WWW-Authenticate": 'Basic realm="xandikos"'})
    owner = request.path.strip("/").split("/")[0]
    if owner in USERS and owner != user:
        return web.Response(status=403)
    return await apps[user].aiohttp_handler(request, "/")


port, directory = int(sys.argv[1]), sys.argv[2]
logging.basicConfig(level=logging.WARNING)
os.makedirs(directory, exist_ok=True)
backend = XandikosBackend(directory)
apps = {}
for name in USERS:
    backend._mark_as_principal(f"/{name}/")
    backend.create_principal(f"/{name}/", create_defaults=True)
    apps[name] = XandikosApp(backend, current_user_principal=f"/{name}/")
app = web.Application(client_max_size=100 * 1024 * 1024)
for path in WELLKNOWN_DAV_PATHS:
    app.router.add_route("*", path, RedirectDavHandler("/").__call__)
app.router.add_route("*", "/{path_info:.*}", handle)
web.run_app(app, host="127.0.0.1", port=port, print=None)
