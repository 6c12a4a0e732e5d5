"""Which records share a key with which, kept beside them: "all names that sound like Kim".

What is kept here says nothing that the records do not say: it is how stages that compare find, of
a million names, the few that a new one must meet. It is written in the same transaction as what
they say, and made anew from the records whenever all is compared anew.
"""

import sqlite3
from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby, islice

__all__ = ["TABLES", "MemoryKeyed", "SQLiteKeyed"]

Held = tuple[int, tuple[int, ...]]
"""The number of what a member is equal by (0: nothing), and those of its keys, rising."""

TABLES = """
create table if not exists keyed_stage (n integer primary key, name text not null unique) strict;
create table if not exists keyed (
    stage integer not null, key integer not null, equal integer not null, id text not null,
    primary key (stage, key, equal, id)
) strict, without rowid;
create table if not exists keyed_member (
    stage integer not null, id text not null, equal integer not null, keys blob not null,
    primary key (stage, id)
) strict, without rowid;
create table if not exists keyed_common (
    stage integer not null, key integer not null, primary key (stage, key)
) strict, without rowid;
create table if not exists keyed_made (
    stage integer not null, member text not null, made text not null,
    primary key (stage, member, made)
) strict, without rowid;
create table if not exists keyed_crowd (
    stage integer not null, anchor text not null, part text not null, rank text not null,
    member text not null, primary key (stage, anchor, part, rank, member)
) strict, without rowid;
create table if not exists keyed_follower (
    stage integer not null, member text not null, anchor text not null, part text not null,
    rank text not null, primary key (stage, member)
) strict, without rowid;
"""

_OF_STAGES = (
    "keyed", "keyed_member", "keyed_common", "keyed_made", "keyed_crowd", "keyed_follower",
)  # fmt: skip

Follower = tuple[str, str, str, str]
"""A member of a crowd: its anchor, its part and rank in it, its id."""

_CLASSES = """
with recursive class (equal) as (
    select min(equal) from keyed where stage = :stage and key = :key and equal > 0
    union all
    select (
        select min(equal) from keyed where stage = :stage and key = :key and equal > class.equal
    ) from class where class.equal is not null
)
select (select min(id) from keyed where stage = :stage and key = :key and equal = class.equal)
from class where class.equal is not null limit :most
"""


class SQLiteKeyed:
    """In the ledger's own file, by the connection of whoever writes there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _stage(self, name: str) -> int:
        found = "select n from keyed_stage where name = ?"
        row = self._connection.execute(found, (name,)).fetchone()
        return int(row[0]) if row else 0

    def _settled(self, name: str) -> int:
        self._connection.execute("insert or ignore into keyed_stage (name) values (?)", (name,))
        return self._stage(name)

    def known(self, stage: str, ids: Collection[str]) -> dict[str, Held]:
        """What is kept of these members."""
        n, found = self._stage(stage), dict[str, Held]()
        asked = "select equal, keys from keyed_member where stage = ? and id = ?"
        for id in ids:
            for equal, keys in self._connection.execute(asked, (n, id)):
                found[id] = equal, tuple(array("q", keys))
        return found

    def size(self, stage: str) -> int:
        """How many members are kept."""
        asked = "select count(*) from keyed_member where stage = ?"
        [found] = self._connection.execute(asked, (self._stage(stage),)).fetchone()
        return int(found)

    def heads(self, stage: str, key: int, most: int) -> list[str]:
        """Who meets the others in a block: all that are equal to nothing, and the first of each
        class of equals; no more than ``most``, in no order."""
        told = {"stage": self._stage(stage), "key": key, "most": most}
        alone = (
            "select id from keyed where stage = :stage and key = :key and equal = 0 limit :most"
        )
        found = [id for (id,) in self._connection.execute(alone, told)]
        told["most"] = most - len(found)
        return found + [id for (id,) in self._connection.execute(_CLASSES, told)]

    def around(self, stage: str, key: int, equal: int, id: str) -> tuple[str | None, str | None]:
        """The neighbours of a place among equals of a block, whether anybody stands there."""
        row = self._connection.execute(
            "select (select max(id) from keyed where stage = ?1 and key = ?2 and equal = ?3"
            " and id < ?4), (select min(id) from keyed where stage = ?1 and key = ?2"
            " and equal = ?3 and id > ?4)",
            (self._stage(stage), key, equal, id),
        ).fetchone()
        return row[0], row[1]

    def block(self, stage: str, key: int) -> list[tuple[str, int]]:
        """All members of a block and what they are equal by."""
        asked = "select id, equal from keyed where stage = ? and key = ?"
        return self._connection.execute(asked, (self._stage(stage), key)).fetchall()

    def common(self, stage: str, keys: Collection[int]) -> set[int]:
        """Which of these keys were everybody's and propose nothing."""
        n, asked = self._stage(stage), "select 1 from keyed_common where stage = ? and key = ?"
        return {key for key in keys if self._connection.execute(asked, (n, key)).fetchone()}

    def revise(self, stage: str, gone: Mapping[str, Held], new: Mapping[str, Held]) -> None:
        """Take out the members ``gone`` as they are held, then put in ``new`` ones."""
        n = self._settled(stage)
        self._connection.executemany(
            "delete from keyed where stage = ? and key = ? and equal = ? and id = ?",
            ((n, key, equal, id) for id, (equal, keys) in gone.items() for key in keys),
        )
        self._connection.executemany(
            "delete from keyed_member where stage = ? and id = ?", ((n, id) for id in gone)
        )
        self.fill(stage, new.items())

    def fill(self, stage: str, members: Iterable[tuple[str, Held]]) -> None:
        """Put in members that are not there."""
        n = self._settled(stage)
        for some in _batches(members):
            rows = sorted((n, key, equal, id) for id, (equal, keys) in some for key in keys)
            self._connection.executemany("insert into keyed values (?, ?, ?, ?)", rows)
            self._connection.executemany(
                "insert into keyed_member values (?, ?, ?, ?)",
                ((n, id, equal, array("q", keys).tobytes()) for id, (equal, keys) in some),
            )

    def mark(self, stage: str, common: Iterable[int], no_more: Iterable[int] = ()) -> None:
        """Note which keys are everybody's now, and which no longer."""
        n = self._settled(stage)
        told = "insert or ignore into keyed_common values (?, ?)"
        self._connection.executemany(told, ((n, key) for key in common))
        gone = "delete from keyed_common where stage = ? and key = ?"
        self._connection.executemany(gone, ((n, key) for key in no_more))

    def clear(self, stage: str) -> None:
        """Forget all of a stage."""
        n = self._stage(stage)
        for table in _OF_STAGES:
            self._connection.execute(f"delete from {table} where stage = ?", (n,))

    def made(self, stage: str, members: Collection[str]) -> dict[str, list[str]]:
        """The ids of the records that a stage made of these members."""
        n, asked = self._stage(stage), "select made from keyed_made where stage = ? and member = ?"
        return {
            id: [made for (made,) in self._connection.execute(asked, (n, id))] for id in members
        }

    def remake(
        self, stage: str, members: Collection[str], made: Iterable[tuple[str, str]]
    ) -> None:
        """Of these members (with what they made before forgotten) these records are made now."""
        n = self._settled(stage)
        gone = "delete from keyed_made where stage = ? and member = ?"
        self._connection.executemany(gone, ((n, id) for id in members))
        told = "insert or ignore into keyed_made values (?, ?, ?)"
        self._connection.executemany(told, ((n, *pair) for pair in made))

    def anchors(self, stage: str, members: Collection[str]) -> dict[str, str]:
        """Of such as are in a crowd, whom they follow."""
        n, found = self._stage(stage), dict[str, str]()
        asked = "select anchor from keyed_follower where stage = ? and member = ?"
        for id in members:
            for (anchor,) in self._connection.execute(asked, (n, id)):
                found[id] = anchor
        return found

    def crowd(self, stage: str, anchor: str, most: int | None = None) -> list[str]:
        """Who follows somebody; or of each part of these the first, by rank, then by id."""
        n, found = self._stage(stage), list[str]()
        part = "select min(part) from keyed_crowd where stage = ? and anchor = ?"
        members = (
            "select member from keyed_crowd where stage = ? and anchor = ? and part = ?"
            " order by rank, member limit ?"
        )
        [last] = self._connection.execute(part, (n, anchor)).fetchone()
        while last is not None:
            told = (n, anchor, last, -1 if most is None else most)
            found += [id for (id,) in self._connection.execute(members, told)]
            [last] = self._connection.execute(f"{part} and part > ?", (n, anchor, last)).fetchone()
        return found

    def follow(
        self,
        stage: str,
        gone: Collection[str],
        moved: Mapping[str, str],
        new: Iterable[Follower],
    ) -> None:
        """Of these members nobody follows anybody but as ``new`` tells; of the others, those who
        followed somebody that is ``moved`` follow whom it says."""
        n = self._settled(stage)
        self._unfollow(
            n, self._followers(n, "keyed_follower where stage = ? and member = ?", gone)
        )
        others = self._followers(n, "keyed_crowd where stage = ? and anchor = ?", moved)
        self._unfollow(n, others)
        put = sorted([*((moved[anchor], *rest) for anchor, *rest in others), *new])
        crowd = "insert into keyed_crowd values (?, ?, ?, ?, ?)"
        self._connection.executemany(crowd, ((n, *row) for row in put))
        self._connection.executemany(
            "insert into keyed_follower values (?, ?, ?, ?, ?)",
            ((n, id, anchor, part, rank) for anchor, part, rank, id in put),
        )

    def _followers(self, n: int, where: str, ids: Iterable[str]) -> list[Follower]:
        asked = f"select anchor, part, rank, member from {where}"
        return [row for id in ids for row in self._connection.execute(asked, (n, id))]

    def _unfollow(self, n: int, rows: Collection[Follower]) -> None:
        self._connection.executemany(
            "delete from keyed_crowd where stage = ? and anchor = ? and part = ? and rank = ?"
            " and member = ?",
            ((n, *row) for row in rows),
        )
        self._connection.executemany(
            "delete from keyed_follower where stage = ? and member = ?",
            ((n, row[-1]) for row in rows),
        )


_Classes = defaultdict[int, list[str]]


class MemoryKeyed:
    """The same in memory."""

    def __init__(self) -> None:
        self._blocks = defaultdict[tuple[str, int], _Classes](lambda: defaultdict(list))
        self._members = defaultdict[str, dict[str, Held]](dict)
        self._common = defaultdict[str, set[int]](set)
        self._made = defaultdict[str, dict[str, list[str]]](dict)
        self._followers = defaultdict[str, dict[str, Follower]](dict)
        self._crowds = defaultdict[str, dict[str, list[Follower]]](dict)

    def known(self, stage: str, ids: Collection[str]) -> dict[str, Held]:
        held = self._members[stage]
        return {id: held[id] for id in ids if id in held}

    def size(self, stage: str) -> int:
        return len(self._members[stage])

    def heads(self, stage: str, key: int, most: int) -> list[str]:
        block = self._blocks.get((stage, key)) or _Classes(list)
        heads = (ids if equal == 0 else ids[:1] for equal, ids in block.items())
        return [id for ids in heads for id in ids][:most]

    def around(self, stage: str, key: int, equal: int, id: str) -> tuple[str | None, str | None]:
        ids = (self._blocks.get((stage, key)) or _Classes(list)).get(equal, [])
        at = bisect_left(ids, id)
        after = at + (at < len(ids) and ids[at] == id)
        return ids[at - 1] if at else None, ids[after] if after < len(ids) else None

    def block(self, stage: str, key: int) -> list[tuple[str, int]]:
        block = self._blocks.get((stage, key)) or _Classes(list)
        return [(id, equal) for equal, ids in block.items() for id in ids]

    def common(self, stage: str, keys: Collection[int]) -> set[int]:
        return self._common[stage].intersection(keys)

    def revise(self, stage: str, gone: Mapping[str, Held], new: Mapping[str, Held]) -> None:
        for id, (equal, keys) in gone.items():
            for key in keys:
                self._blocks[stage, key][equal].remove(id)
            del self._members[stage][id]
        self.fill(stage, new.items())

    def fill(self, stage: str, members: Iterable[tuple[str, Held]]) -> None:
        for id, (equal, keys) in members:
            self._members[stage][id] = equal, keys
            for key in keys:
                insort(self._blocks[stage, key][equal], id)

    def mark(self, stage: str, common: Iterable[int], no_more: Iterable[int] = ()) -> None:
        self._common[stage].update(common)
        self._common[stage].difference_update(no_more)

    def clear(self, stage: str) -> None:
        for place in [place for place in self._blocks if place[0] == stage]:
            del self._blocks[place]
        for held in (self._members, self._common, self._made, self._followers, self._crowds):
            held.pop(stage, None)

    def made(self, stage: str, members: Collection[str]) -> dict[str, list[str]]:
        held = self._made[stage]
        return {id: held.get(id, []) for id in members}

    def remake(
        self, stage: str, members: Collection[str], made: Iterable[tuple[str, str]]
    ) -> None:
        held = self._made[stage]
        for id in members:
            held.pop(id, None)
        for member, record in made:
            some = held.setdefault(member, [])
            if record not in some:
                some.append(record)

    def anchors(self, stage: str, members: Collection[str]) -> dict[str, str]:
        held = self._followers[stage]
        return {id: held[id][0] for id in members if id in held}

    def crowd(self, stage: str, anchor: str, most: int | None = None) -> list[str]:
        rows = self._crowds[stage].get(anchor, ())
        parts = groupby(rows, lambda row: row[1])
        return [row[-1] for _, some in parts for row in islice(some, most)]

    def follow(
        self,
        stage: str,
        gone: Collection[str],
        moved: Mapping[str, str],
        new: Iterable[Follower],
    ) -> None:
        held, crowds = self._followers[stage], self._crowds[stage]
        for id in gone:
            if row := held.pop(id, None):
                crowds[row[0]].remove(row)
        others = [row for anchor in moved for row in crowds.pop(anchor, ())]
        now = [(moved[anchor], part, rank, id) for anchor, part, rank, id in others]
        for follower in (*now, *new):
            insort(crowds.setdefault(follower[0], []), follower)
            held[follower[-1]] = follower


def _batches(
    members: Iterable[tuple[str, Held]], most: int = 100_000
) -> Iterator[list[tuple[str, Held]]]:
    """Members with so many keys at a time: rows that are put in by their order are put in fast."""
    some, count = list[tuple[str, Held]](), 0
    for id, held in members:
        some.append((id, held))
        count += len(held[1])
        if count >= most:
            yield some
            some, count = [], 0
    yield some
