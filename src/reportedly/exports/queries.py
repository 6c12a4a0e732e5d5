"""Questions in SQL that a ledger file answers: "who says most, on how many articles"."""

from typing import NamedTuple

__all__ = ["QUERIES", "Query"]


class Query(NamedTuple):
    """``sql`` reads a ledger file as it is; names after a colon are asked for."""

    name: str
    says: str
    sql: str


QUERIES = (
    Query(
        "statements_of",
        "Statements of a speaker, as they stand, with where",
        """select claim.id, claim.source, claim.status, claim.text, claim.said, article.outlet,
       article.source as file, claim.at_start
from claim join article on article.id = claim.at_article and article.until = '9999'
where claim.until = '9999' and claim.speakers like '%' || :speaker || '%'
order by article.first_day, claim.at_article, claim.at_start""",
    ),
    Query(
        "carried_on_one_word",
        "Origins by the number of articles that carry them",
        """select id, json_extract(data, '$.name') as origin, kind,
       json_array_length(data, '$.articles') as articles,
       json_array_length(data, '$.claims') as claims
from origin where until = '9999' order by articles desc, claims desc, id""",
    ),
    Query(
        "figures_of",
        "Figures of one state (killed, missing, on strike …) with the words that give them",
        """select measure.counted, measure.side, measure.place, measure.as_of, measure.low,
       measure.value, measure.high, measure.bound, measure.at_text as words, claim.source,
       claim.status, article.outlet
from measure
join claim on claim.id = measure.claim and claim.until = '9999'
join article on article.id = measure.at_article and article.until = '9999'
where measure.until = '9999' and measure.state = :state
order by measure.as_of, measure.place, measure.id""",
    ),
    Query(
        "conflicting",
        "Passages that do not go together",
        """select id, kind, verdict, json_extract(data, '$.left_span.text') as one,
       json_extract(data, '$.right_span.text') as other, how
from contradiction where until = '9999' and verdict = 'conflicting' order by kind, id""",
    ),
    Query(
        "holding_words",
        "Articles and claims that hold some words",
        """select worded.kind, worded.id from words join worded on worded.n = words.rowid
where words match :words order by words.rank""",
    ),
    Query(
        "as_it_stood",
        "Claims that stood at a moment (ISO 8601, UTC)",
        """select id, source, status, text, since, until from claim
where since <= :moment and until > :moment order by at_article, at_start""",
    ),
    Query(
        "struck_out",
        "What the ledger said once and does not say any more",
        """select id, source, text, since, until from claim
where until <> '9999' order by until desc, id""",
    ),
)
