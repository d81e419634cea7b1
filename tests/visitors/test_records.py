from hypothesis import given, settings
from hypothesis import strategies as st

from visitors.records import SIZE, Kind, Record, decode, encode, is_page_key, read

printable = st.characters(min_codepoint=32, max_codepoint=126)
numbers = st.integers(-(2**63), 2**63 - 1)
records = st.builds(
    Record,
    kind=st.sampled_from(Kind),
    at=st.integers(0, 2**32 - 1),
    language=st.text(printable, max_size=3),
    country=st.text(printable, max_size=2),
    page=st.text(printable, max_size=47),
    reader=numbers,
    earlier=numbers,
    reason=st.integers(0, 255),
    count=st.integers(0, 2**32 - 1),
    network=numbers,
)


@given(records)
def test_a_record_comes_back_as_it_was(record):
    assert len(encode(record)) == SIZE
    assert decode(encode(record)) == record


@given(records, st.integers(0, SIZE * 8 - 1))
def test_one_changed_bit_is_noticed(record, bit):
    data = bytearray(encode(record))
    data[bit // 8] ^= 1 << bit % 8
    assert decode(bytes(data)) is None


@given(st.binary(max_size=200))
def test_noise_is_no_record(data):
    assert decode(data) is None
    assert read(data) == ([], len(data))


@settings(max_examples=50)
@given(st.lists(records, max_size=6), st.integers(0, SIZE - 1))
def test_a_torn_end_loses_only_the_torn_record(found, kept):
    data = b"".join(encode(record) for record in found)
    assert read(data + encode(Record(Kind.VIEW, 1))[:kept]) == (found, kept)


@settings(max_examples=50)
@given(st.lists(records, max_size=4), st.lists(records, max_size=4), st.binary(max_size=SIZE - 1))
def test_whole_records_are_found_after_a_damaged_place(before, after, damage):
    data = [b"".join(encode(record) for record in part) for part in (before, after)]
    assert read(data[0] + damage + data[1]) == (before + after, len(damage))


def test_page_keys():
    for key in ("articles.article:42", "portal.front:0", "organizations.organization:9223372036854775807"):
        assert is_page_key(key)
    for key in (None, 42, "", "articles.article", "articles.article:-1", "javascript:0", "a.b:1\n", "A.b:1",
                "a.b:１", "<a>.b:1", "a" * 44 + ".b:1"):  # fmt: skip
        assert not is_page_key(key)
