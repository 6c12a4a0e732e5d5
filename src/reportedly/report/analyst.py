"""In whose name is decided: "--as ann", else as git or the system calls its user."""

import subprocess

__all__ = ["analyst"]


def analyst(given: str | None) -> tuple[str, str]:
    """The name and where it is from. Raises ``LookupError`` where nobody is known."""
    for name, how in ((given, "--as"), (_of_git(), "git's user.name"), (_of_system(), "the user")):
        if words := " ".join((name or "").split()):
            return words, how
    raise LookupError("say in whose name to decide: --as NAME")


def _of_git() -> str:
    try:
        asked = ["git", "config", "--get", "user.name"]
        return subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return ""


def _of_system() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""
