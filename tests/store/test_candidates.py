"""Members who may be one person are found among many, and those kept apart are not."""

from desktop.actions import identities, members, merging
from desktop.store import candidates
from desktop.store.community import Store


def _add(store: Store, **fields: str) -> bytes:
    member = members.add(store, fields).result
    assert isinstance(member, bytes)
    return member


def _found(store: Store) -> list[set[bytes]]:
    return [{one.one, one.other} for one in candidates.candidates(store)]


def test_every_way_of_being_there_twice_is_found(store: Store) -> None:
    pairs = [
        ({"name": "林霞", "phone": "13800138000"}, {"name": "林霞", "phone": "13800138000"}),
        ({"name": "王芳", "phone": "13900139000"}, {"name": "王芳", "phone": "13900139001"}),
        (
            {"name": "单文博", "phone": "13700137000", "wechat": "bobo"},
            {"name": "小单", "wechat": "BoBo"},
        ),
        (
            {"name": "陳美玲", "city": "台北", "birthday": "1990-02-01"},
            {"name": "陈美玲", "birthday": "1990-02-01"},
        ),
        (
            {"name": "欧阳春", "nickname": "春天的风", "city": "武汉", "wechat": "oyc"},
            {"nickname": "春天的风", "city": "武汉", "wechat": "oyc"},
        ),
        (
            {"name": "张伟", "phone": "13600001234", "city": "西安"},
            {"name": "章伟", "phone": "13600001234", "city": "西安"},
        ),
    ]
    expected = [{_add(store, **one), _add(store, **other)} for one, other in pairs]
    for number in range(30):
        _add(store, name=f"别人{number}", phone=f"1580000{number:04}", city="武汉")
    found = _found(store)
    assert [place for place, pair in enumerate(expected) if pair not in found] == []
    assert len(found) == len(expected)


def test_one_is_found_by_any_account_of_the_other(store: Store) -> None:
    one = _add(store, name="林霞", phone="13800138000", email="Lin@example.org")
    identities.add(store, one, "phone", "13811110009")
    identities.add(store, one, "card", "C001")
    old = _add(store, name="王芳", phone="13700137000", qq="10086")
    _add(store, name="霞姐", phone="13900139000")
    by_phone = _add(store, name="林霞", phone="13811110009")
    by_mail = _add(store, name="霞姐", email="lin@example.org")
    by_qq = _add(store, name="芳芳", qq="10086")
    found = candidates.candidates(store)
    pairs = [{pair.one, pair.other} for pair in found]
    assert {one, by_phone} in pairs
    assert {one, by_mail} in pairs
    assert {old, by_qq} in pairs
    assert len(pairs) == 3
    why = next(pair.likeness for pair in found if by_phone in (pair.one, pair.other))
    assert "account" in why.same
    assert "phone" in why.differ
    merging.merge(store, one, old)
    again = [{pair.one, pair.other} for pair in candidates.candidates(store)]
    assert {one, by_phone} in again


def test_a_common_name_says_nothing_by_itself(store: Store) -> None:
    for number in range(12):
        _add(store, name="李娜", phone=f"1380000{number:02}22", city="广州")
    assert _found(store) == []


def test_who_was_kept_apart_is_not_offered_again(store: Store) -> None:
    one = _add(store, name="林霞", phone="13800138000")
    other = _add(store, name="林霞", phone="13800138000")
    assert _found(store) == [{one, other}]
    merging.keep_apart(store, other, one)
    assert _found(store) == []


def test_the_likeliest_come_first(store: Store) -> None:
    for phone in ("13800138000", "13800138001"):
        _add(store, name="王芳", phone=phone)
    for _ in range(2):
        _add(store, name="林霞", phone="13800138009", wechat="linxia", birthday="1985-03-08")
    scores = [one.likeness.score for one in candidates.candidates(store)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 2


def test_where_nobody_is_nobody_is_found(store: Store) -> None:
    assert _found(store) == []
