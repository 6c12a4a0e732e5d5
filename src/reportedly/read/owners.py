"""Whether a page speaks of a name as its own: "© 2025 Lake Herald", "told the Lake Herald"."""

import re

from reportedly.model.article import Article, Block, BlockKind

__all__ = ["initials", "is_author", "owned"]

_RIGHTS = r"(?:©|\([Cc]\)|[Cc]opyright)[^.|]{0,20}?"
_TELLS = r"\b(?:told|seen by|shared with|obtained by|interview with|reviewed by) (?:[Tt]he )?"
_KNOWS = r" (?:could not|has not|was unable|understands|has learned|has seen)\b"
_OFFERS = r"\b(?:to|for|from|with|of|at|by|on|support|join|follow|subscribe) (?:the )?"
_HOST = re.compile(r"(?:@|https?://(?:www\.)?|\bwww\.)([\w-]+)\.[\w.]+")
_BRACKETS = re.compile(r"^.{2,70}?\(([^()]{2,40})\)\s*[-–—:]")


def owned(article: Article, name: str, but: Block) -> int:
    """How surely the page names itself so elsewhere than in the block ``but``.

    2: it holds the rights, it is in the address of the page's own mail or site or in the brackets
    of the dateline (in full or by its initials), someone "told" it, it "could not" confirm
    something. 1: a newsletter's offer, a note on an author or a credit has it. 0: none of these.
    """
    bare = name.removeprefix("The ")
    sure, likely = _patterns(bare)
    best = 0
    for block in article.blocks:
        if block == but or block.kind is BlockKind.TITLE:
            continue
        words = article.text[block.start : block.end]
        if block.kind is BlockKind.BODY:
            found = _BRACKETS.match(words)
            inside = found is not None and found[1].casefold() in (bare.casefold(), initials(name))
            if inside or sure.search(words):
                return 2
        elif block.kind is not BlockKind.CAPTION:
            if sure.search(words) or _is_host(words, bare):
                return 2
            best = max(best, likely.search(words) is not None)
    return best


def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = re.escape(name)
    if " " in name:  # in capitals here and not there
        told = rf"(?i:{told})"
    end = rf"{told}(?![\w-])(?! [A-Z])"
    standard = rf"\b(?:[Ss]tandards|[Pp]rinciples|[Ee]thics): (?:The )?{told}\b"
    sure = rf"{standard}|{_RIGHTS}\b(?:[Tt]he )?{end}|{_TELLS}{end}|\b{told}{_KNOWS}"
    return re.compile(sure), re.compile(rf"(?i:{_OFFERS}){end}")


def initials(name: str) -> str:
    """The first letters of a name, case folded: "Lake Press Agency" is "lpa"."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return "".join(word[0] for word in words if word not in ("the", "of", "and"))


def _is_host(words: str, name: str) -> bool:
    """Whether an address in these words is made of the name: "desk@lakeherald.example"."""
    squeezed = re.sub(r"[\W_]", "", name.casefold())
    hosts = (re.sub(r"[\W_]", "", host.casefold()) for host in _HOST.findall(words))
    return any(host.removeprefix("the") == squeezed for host in hosts)


def is_author(article: Article, name: str) -> bool:
    """Whether a name is that of who wrote the article."""
    return any(
        name in article.text[block.start : block.end]
        for block in article.parts(BlockKind.BYLINE, BlockKind.BOILERPLATE)
        if block.kind is BlockKind.BYLINE or block.why == "about the author"
    )
