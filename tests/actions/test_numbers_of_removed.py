"""A number that somebody had who is gone is nobody else's ever again, by import either."""

from desktop.actions import members
from desktop.store.community import Store
from tests.roster_builders import column, figures, take


def test_a_row_with_the_number_of_somebody_gone_gets_another(store: Store) -> None:
    take(store, "编号,姓名", "QH0001,单文博", "QH0002,吴桂芳")
    (gone,) = column(store, "SELECT id FROM member WHERE name = '单文博'")
    assert isinstance(gone, bytes)
    members.remove(store, [gone])
    found = take(store, "编号,姓名,手机", "QH0001,何以安,13800138000", "QH0002,吴桂芳,")
    assert figures(found.counts) == (1, 0, 0, 1, 0)
    assert found.renumbered == (2,)
    numbers = column(store, "SELECT number FROM member WHERE gone = 0 ORDER BY number")
    assert numbers == ["QH0002", "QH0003"]
    # Read again, the same file brings nothing new.
    again = take(store, "编号,姓名,手机", "QH0001,何以安,13800138000", "QH0002,吴桂芳,")
    assert figures(again.counts) == (0, 0, 0, 2, 0)
