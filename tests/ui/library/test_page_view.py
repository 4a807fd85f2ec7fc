"""A page of the library on the screen: whole, escaped, readable and usable by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.page import (
    Bullets,
    Facts,
    Grid,
    Heading,
    Ladder,
    Notice,
    Page,
    Paragraph,
    Run,
    Rung,
    plain,
)
from s4c_desktop.ui.library.markup import url_of
from s4c_desktop.ui.library.page_view import PageView
from s4c_desktop.ui.reading_view import MARGIN
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import text_width
from tests.ui.conftest import RecordingMessages

B6 = Place(Kind.COMPETENCE, "B6", "SCCF 1.0")
ROLE = Place(Kind.ROLE, "SCPM", "SCCF 1.0")
ADDRESS = "https://example.org/a?b=1&c=2"
LONG = "Sensors watch what a city breathes, hears and carries, by day and by night. " * 4


def page(*blocks: object, title: str = "A page") -> Page:
    return Page(Place(Kind.GUIDE, "x"), title, (), blocks)  # type: ignore[arg-type]


EVERYTHING = page(
    Paragraph(plain("What it is about"), leading=True),
    Heading("A heading"),
    Bullets((plain("first"), plain("second")), numbered=True),
    Facts((("Country", plain("Greece")),)),
    Grid(("Role", "Level"), ((plain("Manager"), plain("EQF 6")),)),
    Ladder((Rung(4, "Basic", "Knows", "Helps"), Rung(5, "Intermediate", "Does", "Leads", ("M",)))),
    Notice("Take care", (plain("The source is silent."),)),
    Paragraph((Run("B6", place=B6), Run(" and "), Run("outside", address=ADDRESS))),
)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, messages: RecordingMessages) -> PageView:
    made = PageView(theme, messages)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def lines_of(view: PageView) -> list[str]:
    """Return each line of running text as it is broken on the screen."""
    found = []
    block = view.document().firstBlock()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            found.append(block.text()[line.textStart() :][: line.textLength()])
        block = block.next()
    return found


def test_every_block_is_shown_once(view: PageView) -> None:
    view.show_page(EVERYTHING)
    text = view.toPlainText()
    for part in (
        "What it is about",
        "A heading",
        "second",
        "Greece",
        "Manager",
        "Intermediate",
        "Take care",
        "The source is silent.",
        "outside",
    ):
        assert text.count(part) == 1, part
    assert text.index("Intermediate") < text.index("Basic")
    assert view.accessibleName() == "A page"


def test_text_is_never_read_as_markup(view: PageView) -> None:
    odd = '<b>1 < 2 & "3"</b><img src="file:///etc/passwd">'
    view.show_page(
        page(
            Heading(odd),
            Paragraph(plain(odd)),
            Facts(((odd, plain(odd)),)),
            Notice(odd, (plain(odd),)),
            Ladder((Rung(4, odd, odd, odd, (odd,), odd),)),
            Paragraph((Run(odd, address=f"https://example.org/{odd}"),)),
        )
    )
    assert view.toPlainText().count(odd) == 12


@pytest.mark.parametrize("paragraphs", range(1, 12))
def test_a_page_stays_whole_when_the_scroll_bar_comes_and_goes(
    view: PageView, paragraphs: int
) -> None:
    blocks = [Paragraph(plain(f"Paragraph {number}. {LONG}")) for number in range(paragraphs)]
    view.show_page(page(Notice("Take care", (plain(LONG),)), *blocks))
    for width, height in ((1200, 900), (500, 300), (1200, 900), (700, 500), (600, 900)):
        view.resize(width, height)
        text = view.toPlainText()
        assert text.count("Take care") == 1
        assert [text.count(f"Paragraph {n}.") for n in range(paragraphs)] == [1] * paragraphs
        assert view.horizontalScrollBar().maximum() == 0
        assert view.lineWrapColumnOrWidth() <= view.viewport().width()


def test_running_text_keeps_to_a_column(view: PageView) -> None:
    view.resize(1400, 700)
    view.show_page(page(Paragraph(plain(LONG)), Bullets((plain(LONG),))))
    widest = max(view.fontMetrics().horizontalAdvance(line.strip()) for line in lines_of(view))
    assert len(lines_of(view)) > 4
    assert widest <= text_width(view) < view.viewport().width() - 2 * MARGIN


def test_links_are_reached_and_opened_by_keyboard(view: PageView) -> None:
    view.show_page(
        page(Paragraph((Run("one", place=B6), Run(" or "), Run("the other", place=ROLE))))
    )
    view.setFocus()
    opened: list[Place] = []
    view.opened.connect(opened.append)
    for _link in range(2):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [B6, ROLE]


def test_only_a_click_that_is_meant_opens_an_address_and_only_on_the_web(
    view: PageView, messages: RecordingMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    view.show_page(EVERYTHING)
    messages.answer = False
    view.anchorClicked.emit(QUrl(ADDRESS))
    assert opened == []
    assert ADDRESS in messages.questions[0][1]
    messages.answer = True
    for address in (ADDRESS, "file:///etc/passwd", "javascript:alert(1)", url_of(B6)):
        view.anchorClicked.emit(QUrl(address))
    assert opened == [ADDRESS]
    assert len(messages.questions) == 2
    assert view.toPlainText().count("B6") == 1


def test_text_can_be_selected(view: PageView) -> None:
    view.show_page(EVERYTHING)
    view.selectAll()
    assert view.textCursor().selectedText()
    assert view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert view.isReadOnly()


def test_a_new_page_starts_at_its_beginning_and_a_new_scheme_keeps_the_place(
    view: PageView, theme: Theme
) -> None:
    long = page(*(Paragraph(plain(LONG)) for _number in range(30)))
    view.show_page(long)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    theme.set_scheme("dark")
    assert bar.value() == pytest.approx(bar.maximum() / 2, abs=20)
    cursor = QTextCursor(view.document())
    cursor.setPosition(1)
    assert cursor.charFormat().foreground().color().name() == theme.tokens.text.lower()
    view.show_page(long)
    assert bar.value() == 0
