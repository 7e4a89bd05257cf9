"""Everything goes from one database to another, of either engine, or nothing does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
from storage_samples import NOW, digest_of, fill

from storage import (
    NotEmpty,
    OlderDatabase,
    Store,
    Unequal,
    Unreachable,
    copy,
    open_empty,
    open_store,
)
from storage.copying import NESTED, Digest, holds_anything, prove
from storage.engine import Engine, Read, Row, Sql
from storage.errors import NewerDatabase
from storage.layout import Table, layout, walk
from storage.opening import open_engine
from storage.schema import STEPS, TABLES


def table(name: str) -> Table:
    return next(it for it in layout() if it.name == name)


def test_both_hold_the_same_in_every_table(engine: Engine, store: Store, other_url: str) -> None:
    fill(store)
    with open_empty(other_url) as target:
        proofs = copy(engine, target.engine)
        assert [it.table for it in proofs] == list(TABLES)
        assert all(it.rows for it in proofs)
        with engine.snapshot() as here, target.engine.snapshot() as there:
            assert prove(here) == prove(there) == proofs
            for name in TABLES:
                rows = [row for batch in walk(here, table(name)) for row in batch]
                assert rows == [row for batch in walk(there, table(name)) for row in batch]
        assert target.flaws(digest_of) == []
        assert target.organisations() == store.organisations()


def test_one_goes_on_working_where_it_was_copied_to(
    engine: Engine, store: Store, other_url: str
) -> None:
    fill(store)
    with open_empty(other_url) as target:
        copy(engine, target.engine)
        ours = target.organisations()[0].id
        (head,) = target.own_responses(ours, "2027")
        target.save_answer(head.id, ours, head.root, "q", "kanske", NOW)
        assert target.draft(head.id, ours).answers["q"] == "kanske"
        assert target.flaws(digest_of) == []


def test_what_is_written_meanwhile_is_not_half_in_the_copy(
    engine: Engine, store: Store, other_url: str
) -> None:
    fill(store)
    with engine.snapshot() as read:
        before = prove(read)
        fill(store, mark="more")
        assert prove(read) == before
    with open_empty(other_url) as target:
        assert sum(it.rows for it in copy(engine, target.engine)) > sum(it.rows for it in before)


def test_a_target_that_holds_anything_is_refused_and_left_as_it_was(
    engine: Engine, store: Store, other_url: str
) -> None:
    fill(store)
    with open_store(other_url) as target:
        added = target.add_organisation("Alfa", NOW)
        with pytest.raises(NotEmpty):
            copy(engine, target.engine)
        assert target.organisations() == [added]
    with pytest.raises(NotEmpty), open_empty(other_url):
        pass


class Breaking:
    """A source that is lost when its events are to be read, after much has been copied."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.steps = engine.steps

    @contextmanager
    def snapshot(self) -> Iterator[Read]:
        with self._engine.snapshot() as read:

            def breaking(statement: str, /, **values: Any) -> list[Row]:
                if "FROM event" in statement:
                    raise Unreachable("the source is gone")
                return read(statement, **values)

            yield breaking


def test_a_source_that_is_lost_on_the_way_leaves_the_target_empty(
    engine: Engine, store: Store, other_url: str
) -> None:
    fill(store)
    with open_empty(other_url) as target:
        with pytest.raises(Unreachable, match="the source is gone"):
            copy(cast("Engine", Breaking(engine)), target.engine)
        assert not holds_anything(target.engine.read)
        assert copy(engine, target.engine)


def test_a_copy_that_came_out_different_is_undone(
    engine: Engine, store: Store, tmp_path: Path
) -> None:
    fill(store)
    path = tmp_path / "forgetful.db"
    open_store(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "CREATE TRIGGER forgets AFTER INSERT ON organisation"
            " BEGIN UPDATE organisation SET name = 'X' WHERE id = NEW.id; END"
        )
    with open_empty(f"sqlite:///{path}") as target:
        with pytest.raises(Unequal, match="organisation"):
            copy(engine, target.engine)
        assert not holds_anything(target.engine.read)


def test_a_source_of_another_version_is_refused(url: str, other_url: str) -> None:
    with closing(open_engine(url)) as old, open_empty(other_url) as target:
        with pytest.raises(OlderDatabase):
            copy(old, target.engine)
        old.migrate(STEPS[:-1])
        with pytest.raises(OlderDatabase, match=STEPS[-1][0]):
            copy(old, target.engine)
        old.migrate((*STEPS, ("999_future", "CREATE TABLE later (x TEXT)")))
        with pytest.raises(NewerDatabase, match="999_future"):
            copy(old, target.engine)


def test_an_older_target_is_refused_and_not_brought_up_to_date(other_url: str) -> None:
    with closing(open_engine(other_url)) as old:
        old.migrate(STEPS[:-1])
    with pytest.raises(OlderDatabase), open_empty(other_url):
        pass
    with closing(open_engine(other_url)) as old:
        assert old.steps() == {name for name, _ in STEPS[:-1]}


def test_rows_come_in_the_order_of_their_key_a_few_at_a_time(engine: Engine, store: Store) -> None:
    fill(store, 5)
    with engine.snapshot() as read:
        for each in layout():
            whole = [row for rows in walk(read, each, 1000) for row in rows]
            few = list(walk(read, each, 2))
            assert max(map(len, few)) <= 2
            assert [row for rows in few for row in rows] == whole
            keys = [tuple(row[it] for it in each.key) for row in whole]
            assert all(one < two for one, two in pairwise(keys))


def test_every_table_that_refers_to_itself_is_copied_with_its_parents_first() -> None:
    own = {it.name for it in layout() if any(ref.table == it.name for ref in it.references)}
    assert own == set(NESTED)
    for name, columns in NESTED.items():
        assert set(columns) <= set(table(name).columns)


def test_a_parent_is_copied_before_its_children_whatever_their_ids(
    engine: Engine, store: Store, other_url: str
) -> None:
    ours = store.add_organisation("Kommunen", NOW).id
    head = store.start_response(ours, "anslutning", "1", "f", "2027", {}, NOW)
    add = "INSERT INTO instance VALUES (:response, :id, :parent, 'r', 1, '', NULL)"
    names = ["9", *"87654321"]
    chain = [{"response": head.id, "id": one, "parent": two} for two, one in pairwise(names)]

    def work(sql: Sql) -> None:
        sql(add, response=head.id, id="9", parent=head.root)
        sql.many(add, chain)

    engine.write(work)
    with open_empty(other_url) as target:
        assert copy(engine, target.engine)
        assert target.flaws(digest_of) == []


def test_bytes_are_part_of_what_is_compared() -> None:
    one, two = Digest(BINARY), Digest(BINARY)
    one.add([{"id": "a", "content": b"\x00\xff"}])
    two.add([{"id": "a", "content": memoryview(b"\x00\xfe")}])
    assert one.proof().rows == two.proof().rows == 1
    assert one.proof().digest != two.proof().digest


BINARY = Table("file", ("id", "content"), ("id",), ())
