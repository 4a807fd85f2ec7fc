"""Folders in which a SQLite workspace would not be safe."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.condition import Condition, UnusableError

# Folders that these services keep alike on several computers, as they name them themselves.
_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "cloudstorage": "a cloud service",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
    "mega": "MEGA",
    "box": "Box",
    "box sync": "Box",
    "yandex.disk": "Yandex Disk",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
    "sync": "Syncthing",
}
# What they leave in the folder they look after.
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_folder": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
_NAMES_WITH_OWNER = ("onedrive - ", "dropbox (", "google drive (", "nextcloud ")
_NETWORK = {
    "9p",
    "afpfs",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "davfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb2",
    "smb3",
    "smbfs",
    "webdav",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
}


class Disk(NamedTuple):
    """A mounted file system: where, of which kind, and how."""

    folder: str
    kind: str
    options: str


def check_place(path: Path, disks: Iterable[Disk] | None = None) -> None:
    """Refuse a place where other computers may write the file behind SQLite's back.

    Raises UnusableError naming the reason. `disks` are those of this computer unless given.
    """
    folder = Path(os.path.realpath(path)).parent
    service = _service(folder)
    if service:
        raise UnusableError(
            Condition.SYNCED,
            mark(
                "{path} lies in a folder that {service} keeps alike on several computers. It can "
                "copy half a change and so damage a workspace, so workspaces are not opened "
                "there. Move the file to a folder of this computer only; to work from several "
                "desks use a server, as the handbook of this program describes."
            ),
            path=path,
            service=service,
        )
    if _is_remote(folder, _disks() if disks is None else disks):
        raise UnusableError(
            Condition.NETWORK,
            mark(
                "{path} lies on a network drive. Two computers can't share such a file safely, so "
                "workspaces are not opened there. Move the file to a disk of this computer; to "
                "work from several desks use a server, as the handbook of this program describes."
            ),
            path=path,
        )


def _service(folder: Path) -> str:
    """Name the service that looks after a folder; empty for none."""
    for place in (folder, *folder.parents):
        name = place.name.casefold()
        found = _SYNCED.get(name)
        # A folder of an everyday name counts only with the service's own mark in it.
        if found and (name not in {"box", "mega", "sync"} or place.parent == Path.home()):
            return found
        for start in _NAMES_WITH_OWNER:
            if name.startswith(start):
                return start.strip(" -(").title()
        for mark_name, service in _MARKS.items():
            if (place / mark_name).exists():
                return service
    return ""


def _is_remote(folder: Path, disks: Iterable[Disk]) -> bool:
    """Tell whether a folder lies on another computer."""
    text = str(folder)
    if text.startswith("\\\\"):
        return True
    holding = [disk for disk in disks if _holds(disk.folder, text)]
    if not holding:
        return False
    disk = max(holding, key=lambda found: len(found.folder))
    return disk.kind.casefold() in _NETWORK or "remote" in disk.options.split(",")


def _holds(mount: str, folder: str) -> bool:
    base = mount.rstrip("/\\")
    return folder == base or folder.startswith((base + "/", base + "\\"))


def _disks() -> tuple[Disk, ...]:
    """Return the disks of this computer; none where the system does not tell."""
    import psutil

    try:
        found = psutil.disk_partitions(all=True)
    except (OSError, RuntimeError, psutil.Error):
        return ()
    return tuple(Disk(disk.mountpoint, disk.fstype, disk.opts) for disk in found)
