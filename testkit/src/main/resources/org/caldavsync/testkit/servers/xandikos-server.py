import sys, os, base64, logging
from aiohttp import web
from xandikos.web import XandikosBackend, XandikosApp, RedirectDavHandler, WELLKNOWN_DAV_PATHS
port, root = int(sys.argv[1]), sys.argv[2]
logging.basicConfig(level=logging.WARNING)
USERS = {"alice": "secret", "bob": "secret2"}
os.makedirs(root, exist_ok=True)
backend = XandikosBackend(root)
apps = {}
for u in USERS:
    backend._mark_as_principal("/%s/" % u)
    backend.create_principal("/%s/" % u, create_defaults=True)
    apps[u] = XandikosApp(backend, current_user_principal="/%s/" % u)
async def handle(request):
    h = request.headers.get("Authorization", "")
    try:
        u, p = base64.b64decode(h[6:]).decode().split(":", 1) if h.startswith("Basic ") else ("", "")
    except Exception:
        u = p = ""
    if USERS.get(u) != p or not u:
        return web.Response(status=401, headers={"WWW-Authenticate": 'Basic realm="xandikos"'})
    top = request.path.strip("/").split("/")[0]
    if top in USERS and top != u:
        return web.Response(status=403)
    return await apps[u].aiohttp_handler(request, "/")
app = web.Application(client_max_size=100 * 1024 * 1024)
for path in WELLKNOWN_DAV_PATHS:
    app.router.add_route("*", path, RedirectDavHandler("/").__call__)
app.router.add_route("*", "/{path_info:.*}", handle)
web.run_app(app, host="127.0.0.1", port=port, print=None)
