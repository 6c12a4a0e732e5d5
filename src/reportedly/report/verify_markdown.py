"""A Markdown brief as blocks: "- “62 were rescued”, asserted by …[^3]" is one."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportedly.report.verify_blocks import (
    ENDS,
    JOINER,
    Block,
    Document,
    cited,
    first_id,
    link,
    read_scope,
)

__all__ = ["markdown_document"]

_DEFINED = re.compile(r"\[\^([^\]\s]+)\]:\s*")
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_SCOPE = re.compile(r"<!-- reportedly (\{.*?\}) -->", re.DOTALL)


def markdown_document(text: str) -> Document:
    """The blocks of a brief in Markdown (CommonMark with footnotes), wherever its lines break."""
    # Footnotes are no part of CommonMark: "[^1]: a" would be taken for the address of a link.
    tokens = MarkdownIt("commonmark").disable(["reference", "text_join"]).parse(_apart(text))
    raw = list(_inlines(tokens))
    labels = dict[str, str]()
    for _, _, words in raw:
        if defined := _DEFINED.match(words):
            labels[defined[1]] = first_id(words)
    blocks = (_block(line, kind, words, labels) for line, kind, words in raw)
    scopes = (scope for found in _SCOPE.finditer(text) for scope in read_scope(found[1]))
    return Document(blocks=tuple(blocks), labels=labels, scopes=tuple(scopes))


def _apart(text: str) -> str:
    """Every footnote begins a block, also where no empty line stands before it; one that begins a
    line anew keeps its number of lines."""
    lines = text.replace("\r\n", "\n").split("\n")
    found = list[str]()
    for n, line in enumerate(lines):
        inside = n > 0 and lines[n - 1].strip() and _DEFINED.match(line)
        found.append(f"<!-- -->\n{line}" if inside else line)
    return "\n".join(found)


def _block(line: int, kind: str, words: str, labels: dict[str, str]) -> Block:
    if defined := _DEFINED.match(words):
        return Block(line=line, kind="note", text=words[defined.end() :], under=defined[1])
    return Block(line=line, kind=kind, text=cited(words, labels))


def _inlines(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    kind, extra = "text", 0
    for token in tokens:
        if token.type == "heading_open":
            kind = "heading"
        elif token.type == "heading_close":
            kind = "text"
        elif token.type == "html_block" and token.content.startswith("<!-- -->"):
            extra += 1
        elif token.type == "inline":
            line = (token.map[0] if token.map else 0) + 1 - extra
            yield line, kind, _words(token.children or ())
        elif token.type == "html_block":
            line = (token.map[0] if token.map else 0) + 1 - extra
            yield line, "text", unescape(_TAG.sub(" ", token.content))
        elif token.type in ("fence", "code_block"):
            yield (token.map[0] if token.map else 0) + 1 - extra, "text", token.content


def _words(children: Sequence[Token]) -> str:
    """The words of a block; emphasis, marks and anchors are no words. A bracket that is escaped
    begins no note: an article may print "[^1]" too."""
    found, open_links = list[str](), 0
    for token in children:
        if token.type == "text_special":
            found.append(f"[{JOINER}" if token.content == "[" else token.content)
        elif token.type in ("text", "code_inline"):
            found.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            found.append(" ")
        elif token.type == "link_open":
            found.append(link(str(token.attrGet("href") or ""), "").removesuffix(ENDS))
            open_links += 1
        elif token.type == "link_close" and open_links:
            found.append(ENDS)
            open_links -= 1
        elif token.type == "image":
            found.append(token.content)
    return "".join(found)
