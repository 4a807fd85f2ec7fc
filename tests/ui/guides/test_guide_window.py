"""The guides are shown in the program, can be searched, and open nothing outside unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.base import paths
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.ui.guides import places
from s4c_desktop.ui.guides.shelf import CHAPTERS, KEYBOARD, MEASURES, START, Shelf, anchor_of
from s4c_desktop.ui.guides.window import GuideWindow
from s4c_desktop.ui.help import AboutDialog, KeyboardDialog
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.rail import ENTRY_OF
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import RecordingMessages, window_over

Settle = Callable[[], None]
OUTSIDE = "https://example.org/somewhere"
WRITTEN = f"""# Written for a test

See [the next one](other.md#far-down), [further down](#below) and [outside]({OUTSIDE}).

![A picture](images/wide.png)

## Below

Word.

| key | does |
| --- | --- |
| `A` | Word again |
"""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses that would have been opened."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toString()))
    return found


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def open_guides(qtbot: QtBot, home: QWidget, theme: Theme, shelf: Shelf) -> GuideWindow:
    made = GuideWindow(theme, shelf, RecordingMessages(), home)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def written(tmp_path: Path) -> Shelf:
    from PIL import Image

    folder = tmp_path / "docs"
    (folder / "images").mkdir(parents=True)
    Image.new("RGB", (1600, 800), "white").save(folder / "images" / "wide.png")
    (folder / START).write_text(WRITTEN, "utf-8")
    below = "\n\n".join(f"Line {n}." for n in range(200))
    (folder / "other.md").write_text(f"# Another\n\n{below}\n\n## Far down\n\nTreasure.\n", "utf-8")
    return Shelf(folder)


@pytest.fixture
def window(workspaces: Workspaces, sample_file: Path, settle: Settle) -> Iterator[MainWindow]:
    yield from window_over(workspaces, settle, sample_file)


def test_links_lead_from_guide_to_guide_and_back(
    qtbot: QtBot, home: QWidget, theme: Theme, written: Shelf, opened: list[str]
) -> None:
    window = open_guides(qtbot, home, theme, written)
    window.show_place(START)
    window.view.anchorClicked.emit(QUrl("other.md#far-down"))
    assert window.place == ("other.md", "far-down")
    assert window.view.verticalScrollBar().value() > 0
    current = window.contents.currentItem()
    assert current is not None
    assert current.text(0) == "Far down"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place == (START, "")
    assert not window.back.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.place == ("other.md", "far-down")
    window.view.anchorClicked.emit(QUrl("gone.md"))
    assert window.place == (START, "")
    window.view.anchorClicked.emit(QUrl("#below"))
    assert window.place == (START, "below")
    assert opened == []


def test_an_address_outside_is_opened_only_when_agreed_to(
    qtbot: QtBot, home: QWidget, theme: Theme, written: Shelf, opened: list[str]
) -> None:
    window = open_guides(qtbot, home, theme, written)
    messages = window._messages
    assert isinstance(messages, RecordingMessages)
    window.show_place(START)
    assert messages.questions == []
    messages.answer = False
    window.view.anchorClicked.emit(QUrl(OUTSIDE))
    assert opened == []
    assert OUTSIDE in messages.questions[0][1]
    messages.answer = True
    window.view.anchorClicked.emit(QUrl(OUTSIDE))
    assert opened == [OUTSIDE]
    for address in ("file:///etc/passwd", "ftp://example.org/x", "mailto:a@example.org"):
        window.view.anchorClicked.emit(QUrl(address))
    assert opened == [OUTSIDE]
    assert window.place == (START, "")


def test_only_pictures_of_the_folder_are_loaded_and_none_is_wider_than_the_page(
    qtbot: QtBot, home: QWidget, theme: Theme, written: Shelf
) -> None:
    window = open_guides(qtbot, home, theme, written)
    view = window.view
    picture = QTextDocument.ResourceType.ImageResource.value
    (written.folder.parent / "secret.png").write_bytes(b"")
    for name in ("../secret.png", "https://example.org/a.png", "/etc/passwd", "file:///etc/passwd"):
        assert view.loadResource(picture, QUrl(name)) is None
    assert view.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("x.md")) is None
    window.show_place(START)
    for width in (1400, 600, 900):
        window.resize(width, 600)
        QCoreApplication.processEvents()
        assert view.document().size().width() <= view.viewport().width()
        assert not view.horizontalScrollBar().isVisible()
    assert (
        view.loadResource(picture, QUrl("images/wide.png?400")).deviceIndependentSize().width()
        == 400
    )


def test_words_are_found_in_this_guide_and_the_next(
    qtbot: QtBot, home: QWidget, theme: Theme, written: Shelf
) -> None:
    window = open_guides(qtbot, home, theme, written)
    window.show_place(START)
    find = window.search
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(find.field, "word")
    assert find.count.text() == "1 of 2"
    assert len(window.view.extraSelections()) == 2
    QTest.keyClick(find.field, Qt.Key.Key_Return)
    assert find.count.text() == "2 of 2"
    QTest.keyClick(find.field, Qt.Key.Key_Return)
    assert find.count.text() == "1 of 2"
    QTest.keyClick(find.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert find.count.text() == "2 of 2"
    assert not find.other.isVisible()

    find.field.setText("treasure")
    assert find.count.text() == "Not in this guide"
    assert find.other.text() == "Also in: Another"
    QTest.keyClick(find.field, Qt.Key.Key_Return)
    assert window.place == ("other.md", "")
    assert find.count.text() == "1 of 1"
    assert window.view.verticalScrollBar().value() > 0
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert find.field.text() == ""
    assert window.view.extraSelections() == []
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_contents_list_what_ships_and_fold_away_where_it_is_narrow(
    qtbot: QtBot, home: QWidget, theme: Theme, opened: list[str]
) -> None:
    shelf = Shelf(paths.guides())
    listed = [guide.name for guide in shelf.guides]
    named = [name for _title, names in CHAPTERS for name in names if name in listed]
    assert listed[: len(named)] == named
    assert {guide.name for guide in shelf.guides} == {p.name for p in shelf.folder.glob("*.md")}
    window = open_guides(qtbot, home, theme, shelf)
    window.resize(1120, 800)
    for guide in shelf.guides:
        window.show_place(guide.name)
        assert window.windowTitle() == f"{guide.title} · S4C Desktop"
        assert window.view.accessibleName() == guide.title
        assert window.view.headings[0].text == guide.title
    window.contents.chosen.emit(MEASURES, "a-group")
    assert window.place == (MEASURES, "a-group")
    window.resize(600, 420)
    qtbot.waitUntil(lambda: not window.contents.isVisible())
    window.fold.click()
    assert window.contents.isVisible()
    window.contents.chosen.emit(KEYBOARD, "")
    assert not window.contents.isVisible()
    for kind in (QAbstractButton, QLineEdit, QTreeWidget):
        for widget in window.findChildren(kind):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            hidden = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit)
            assert hidden or widget.accessibleName() or text or widget is window.search.other
    assert opened == []


@pytest.mark.parametrize("place", sorted(set(places.all_places())))
def test_every_place_that_help_leads_to_is_there(place: tuple[str, str]) -> None:
    name, anchor = place
    guide = Shelf(paths.guides()).guide(name)
    assert guide is not None
    lines = guide.text.splitlines()
    assert not anchor or anchor in {
        anchor_of(line.lstrip("# ")) for line in lines if line[:1] == "#"
    }


def test_help_opens_the_guide_that_fits(
    qtbot: QtBot,
    window: MainWindow,
    settle: Settle,
    workspaces: Workspaces,
    opened: list[str],
) -> None:
    assert set(places.OF_SCREEN) == set(window.rail.names()) | set(ENTRY_OF)
    entries = {action.text().replace("&", ""): action for action in help_entries(window)}
    assert list(entries) == ["User guide", "Keyboard", "Measures", "About S4C Desktop"]
    guides = window.menus.guides
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert guides.window is not None
    for name, place in places.OF_SCREEN.items():
        window.show_screen(name)
        settle()
        entries["User guide"].trigger()
        assert guides.window is not None
        assert guides.window.place == place
    shown = guides.window
    window.start_assessment(Kind.SELF)
    settle()
    entries["User guide"].trigger()
    assert shown is guides.window
    assert shown is not None
    assert shown.place == (places.FREELANCER, "start")
    assert workspaces.context is not None
    draft = next(a for a in workspaces.context.program.assessments.list() if a.step == "ratings")
    window.open_assessment(draft.id)
    settle()
    entries["User guide"].trigger()
    assert shown.place == (places.ASSESSOR, "the-interview")
    entries["Measures"].trigger()
    assert shown.place == (MEASURES, "")
    shown.close()
    qtbot.waitUntil(lambda: guides.window is None)
    entries["Measures"].trigger()
    assert guides.window is not None
    entries["Keyboard"].trigger()
    (keys,) = window.findChildren(KeyboardDialog)
    keys.all_keys.click()
    assert guides.window.place == (KEYBOARD, "")
    settle()
    for text, kind in (("Keyboard", KeyboardDialog), ("About S4C Desktop", AboutDialog)):
        entries[text].trigger()
        (dialog,) = window.findChildren(kind)
        dialog.close()
        settle()
    assert opened == []


def help_entries(window: MainWindow) -> list[QAction]:
    (menu,) = (m for m in window.menuBar().findChildren(QMenu) if m.title() == "&Help")
    return [action for action in menu.actions() if not action.isSeparator()]
