"""Addresses on the web: the program fetches nothing, the person's browser may."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.messages import Messages

_ON_THE_WEB = ("http", "https")


def offer_address(url: QUrl, messages: Messages) -> bool:
    """Hand an address on the web to the browser if the person says so.

    Returns whether it is one; nothing else is ever opened.
    """
    if url.scheme() not in _ON_THE_WEB:
        return False
    text = _("S4C Desktop itself never uses a network. Your browser would open {address}.").format(
        address=url.toDisplayString()
    )
    if messages.ask(_("Open this address in your browser?"), text, _("Open")):
        QDesktopServices.openUrl(url)
    return True
