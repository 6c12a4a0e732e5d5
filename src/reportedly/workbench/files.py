"""The sheets and scripts of the pages, all from the package: "/static/workbench.css"."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["sent_file", "static"]

_HOMES = (
    ("report/vendor/", "reportedly.report", "vendor"),
    ("report/", "reportedly.report", "templates"),
    ("vendor/", "reportedly.workbench", "static/vendor"),
    ("", "reportedly.workbench", "static"),
)
"""What an address starts with, and where the files lie that it names."""
_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "txt": "text/plain"}


def static(name: str) -> str:
    """The address of a file, another one as soon as the file is: browsers may keep it."""
    return f"/static/{name}?{sha256(_bytes(name)).hexdigest()[:12]}"


async def sent_file(request: Request) -> Response:
    name = request.path_params["name"]
    try:
        body = _bytes(name)
    except LookupError:
        raise HTTPException(404, "There is no such file.") from None
    keeping = {"cache-control": "private, max-age=31536000, immutable"}
    return Response(body, media_type=_KINDS[name.rpartition(".")[2]], headers=keeping)


@cache
def _bytes(name: str) -> bytes:
    """Raises LookupError for a name that is none of ours."""
    for start, package, folder in _HOMES:
        inner = name.removeprefix(start)
        if name.startswith(start) and inner in _names(package, folder):
            return files(package).joinpath(folder).joinpath(inner).read_bytes()
    raise LookupError(name)


@cache
def _names(package: str, folder: str) -> frozenset[str]:
    held = files(package).joinpath(folder).iterdir()
    return frozenset(one.name for one in held if one.name.rpartition(".")[2] in _KINDS)
