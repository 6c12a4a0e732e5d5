"""What the tables of a ledger file mean, kind by kind and column by column."""

from reportedly.exports.dictionary import meaning

__all__ = ["COMMON", "OTHERS", "column_says", "table_says"]

COMMON = {
    "id": "Its name: a hash of what it says.",
    "at_article": "Id of the article in which its words stand; empty where it rests on several.",
    "at_start": "Where they begin: code points of the article's text, from 0.",
    "at_end": "Where they end, half open.",
    "at_text": "The words.",
    "data": 'The record as JSON. A field that is not there is empty, 0 or false; {"here":1} '
    "stands for the words of at_start … at_text, and a span without an article is in at_article.",
    "said_by": "Who says it: a stage, read, or human:NAME.",
    "said_about": "The article it was said about; empty for what rests on several.",
    "since": "The moment from which it stands (ISO 8601, UTC).",
    "until": "The moment at which it was struck out; '9999' while it stands.",
}
"""The columns that every kind has."""

OTHERS: dict[str, tuple[str, dict[str, str]]] = {
    "rests": (
        "On which articles a record rests that has no words of its own.",
        {
            "article": "Id of the article.",
            "kind": "Kind of the record: the name of its table.",
            "id": "Id of the record.",
        },
    ),
    "log": (
        "Every writing, in order; each line is sealed with the one before.",
        {
            "n": "Its number.",
            "moment": "When (ISO 8601, UTC).",
            "what": "began, added, struck, archived, decided or failed.",
            "by": "Who.",
            "about": "About which article, or which bytes (SHA-256).",
            "edition": "The code that did it.",
            "put": "How many records were put.",
            "struck": "How many were struck out.",
            "digest": "SHA-256 of the list of these records, or of the bytes.",
            "before": "The hash of the line before.",
            "hash": "SHA-256 of all other fields as a JSON list.",
        },
    ),
    "logged": (
        "The list of the records that a line of the log is about.",
        {
            "n": "The line's number.",
            "rows": "Sign, kind, id, a zero byte and 16 bytes of a hash, for each; zlib.",
        },
    ),
    "worded": (
        "The records that are found by their words.",
        {"n": "Its number in words.", "kind": "Its kind.", "id": "Its id."},
    ),
    "words": (
        "A full text index (FTS5, contentless) of articles and claims, struck ones too.",
        {"body": "The words; to be matched, not read."},
    ),
    "keyed_stage": (
        "The stages that compare by keys. This and the other keyed tables say which records may "
        "have to do with each other; they are made anew from the records when needed.",
        {"n": "The stage's number.", "name": "Its name."},
    ),
    "keyed": (
        "Which records of a stage share a key.",
        {
            "stage": "Number of the stage.",
            "key": "The key as a number.",
            "equal": "Another number, the same for records that differ in nothing; 0 for none.",
            "id": "Id of the record.",
        },
    ),
    "keyed_member": (
        "The same by record.",
        {
            "stage": "Number of the stage.",
            "id": "Id of the record.",
            "equal": "As in keyed.",
            "keys": "Its keys, eight bytes each.",
        },
    ),
    "keyed_common": (
        "Keys that too many share to say anything.",
        {"stage": "Number of the stage.", "key": "The key as a number."},
    ),
    "keyed_made": (
        "Which records a stage made of which.",
        {
            "stage": "Number of the stage.",
            "member": "Id of a record that it compared.",
            "made": "Id of a record that it made of it.",
        },
    ),
    "keyed_crowd": (
        "Who of a large group follows whom into it: the group need not be read as a whole.",
        {
            "stage": "Number of the stage.",
            "anchor": "Id of the record that is followed.",
            "part": "What the stage parts the followers by, such as kind of name.",
            "rank": "In what order they come in it, such as the day.",
            "member": "Id of the record that follows.",
        },
    ),
    "keyed_follower": (
        "The same by record.",
        {
            "stage": "Number of the stage.",
            "member": "Id of the record that follows.",
            "anchor": "As in keyed_crowd.",
            "part": "As in keyed_crowd.",
            "rank": "As in keyed_crowd.",
        },
    ),
}
"""The tables that hold no records."""


def table_says(kind: str) -> str:
    return meaning(kind)


def column_says(kind: str, name: str) -> str:
    """What a column of a kind's table means, "" where nobody has said."""
    return COMMON[name] if name in COMMON else meaning(kind, name)
