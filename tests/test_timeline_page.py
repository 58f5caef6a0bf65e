"""The timeline's sections: years with few events together, and ways to jump to each."""

from typing import Any

import sites


def _timeline(*dates: str) -> tuple[list[tuple[str, int]], str]:
    events = [{"id": f"e{n}", "date": date, "text": f"Thing {n} happens."} for n, date in enumerate(dates, 1)]
    of = sites.archive(sites.brief(context={"events": events}))
    view: Any = sites.pages(of)["timeline/index.md"].view
    return [(year.title, len(year.events)) for year in view.years], sites.markdown_of(of)["timeline/index.md"]


def test_years_in_a_row_with_few_events_share_a_section() -> None:
    busy = ("2019-01-01", "2019-02-01", "2019-03-01")
    sections, told = _timeline("1950", "1984", *busy, "2020-05-01", "1990/1995")
    assert sections == [("Longer or open periods", 1), ("1950–1984", 2), ("2019", 3), ("2020", 1)]
    assert "Jump to [Longer or open periods](#Longer), [1950–1984](#Y1950), [2019](#Y2019), [2020](#Y2020)" in told


def test_a_short_timeline_has_nothing_to_jump_to() -> None:
    sections, told = _timeline("2019-01-01", "2020-05-01")
    assert sections == [("2019–2020", 2)]
    assert "Jump to" not in told


def test_words_that_opened_a_sentence_are_set_small_and_names_as_they_are() -> None:
    for stated, shown in (("On Monday", "on Monday"), ("Monday", "Monday"), ("Boxing Day", "Boxing Day")):
        event = {"id": "e1", "date": "../2020-06-29", "as_stated": stated, "text": "A thing happens."}
        view: Any = sites.pages(sites.archive(sites.brief(context={"events": [event]})))["timeline/index.md"].view
        assert [one.when.words for one in view.years[0].events] == [shown]
