"""How much a device may push and how often an address may guess."""

import pytest

from hub.limits import OPS_PER_SECOND, TRIES, TRIES_SECONDS, Allowance, Tries, network
from hub.refusing import Denied


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_device_that_pushes_too_much_is_told_when_to_come_back() -> None:
    clock = Clock()
    allowance = Allowance(clock)
    allowance.take(b"a", OPS_PER_SECOND)
    with pytest.raises(Denied) as refused:
        allowance.take(b"a", 1)
    assert (refused.value.code, refused.value.retry_after) == ("sync.too_fast", 1)
    allowance.take(b"b", 1)
    clock.now += 1
    allowance.take(b"a", OPS_PER_SECOND)
    with pytest.raises(Denied):
        allowance.take(b"a", 1)


def test_whoever_keeps_the_hub_may_let_devices_push_more() -> None:
    clock = Clock()
    allowance = Allowance(clock, 10 * OPS_PER_SECOND)
    allowance.take(b"a", OPS_PER_SECOND)
    allowance.take(b"a", 9 * OPS_PER_SECOND)
    with pytest.raises(Denied):
        allowance.take(b"a", 1)
    clock.now += 1
    allowance.take(b"a", 1)


def test_a_large_push_is_taken_and_paid_off_later() -> None:
    clock = Clock()
    allowance = Allowance(clock)
    allowance.take(b"a", OPS_PER_SECOND + 10 * OPS_PER_SECOND)
    with pytest.raises(Denied) as refused:
        allowance.take(b"a", 1)
    clock.now += refused.value.retry_after - 1
    with pytest.raises(Denied):
        allowance.take(b"a", 1)
    clock.now += 1
    allowance.take(b"a", 1)


def test_ten_wrong_codes_an_hour_and_no_more() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _ in range(TRIES):
        tries.require("203.0.113.7")
        tries.note("203.0.113.7")
        clock.now += 60
    with pytest.raises(Denied) as refused:
        tries.require("203.0.113.7")
    assert refused.value.code == "sync.too_many_tries"
    assert refused.value.retry_after == TRIES_SECONDS - TRIES * 60
    tries.require("203.0.113.8")
    clock.now += refused.value.retry_after
    tries.require("203.0.113.7")


def test_neighbours_in_one_ipv6_network_count_as_one() -> None:
    assert network("2001:db8::1") == network("2001:db8::ffff:2")
    assert network("2001:db8::1") != network("2001:db8:0:1::1")
    assert network("::ffff:203.0.113.7") == network("203.0.113.7")
    assert network("fe80::1%eth0") == network("fe80::2")
