"""Only our elements, classes, attributes and schemes are left of a page's HTML."""

from __future__ import annotations

import pytest
from briefing_archive.sanitise import sanitise


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),  # a script goes with its content
        ("<style>p{}</style><p>a</p>", "<p>a</p>"),  # so does a style sheet
        ('<p onclick="x()" style="color:red" title="t">a</p>', "<p>a</p>"),  # no event, style or title
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),  # no script in a link
        ('<a href=" jav\tascript:x()">a</a>', "<a>a</a>"),  # in no spelling
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),  # no data in a link
        ('<a href="https://example.org">a</a>', '<a href="https://example.org">a</a>'),  # web links stay
        ('<a href="mailto:a@example.org">a</a>', '<a href="mailto:a@example.org">a</a>'),  # and mail
        ('<a href="../actors/">a</a>', '<a href="../actors/">a</a>'),  # and links inside the site
        ('<img src="x" onerror="y"><iframe src="z"></iframe>', ""),  # nothing that loads
        ('<meta http-equiv="refresh" content="0"><base href="x"><object></object>', ""),  # nothing that leads away
        ("<svg><circle/></svg><math></math>", ""),  # no drawing of others
        ('<form action="x"><input name="q"></form>', ""),  # no form
        ('<p class="lead evil">a</p>', '<p class="lead">a</p>'),  # our classes only
        ('<h2 class="kick">a</h2>', '<h2 class="">a</h2>'),  # each on its own element only
        ('<p id="q1">a</p><p id="__config">b</p>', '<p id="q1">a</p><p>b</p>'),  # ids of ours only
        ('<em lang="ar" dir="rtl">a</em><em lang="x y">b</em>', '<em lang="ar" dir="rtl">a</em><em>b</em>'),
        ('<td align="right">', ""),  # a cell without its table is no cell
        ("<!-- a -->b", "b"),
    ],
)
def test_only_our_components_stay(html: str, left: str) -> None:
    assert sanitise(html) == left


def test_a_tables_alignment_is_one_of_three() -> None:
    table = '<table><tbody><tr><td align="right">a</td><td align="x">b</td></tr></tbody></table>'
    assert sanitise(table) == table.replace(' align="x"', "")
