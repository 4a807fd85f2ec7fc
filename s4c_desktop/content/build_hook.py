"""Build hook of hatchling: compiles the content, puts it and the guides into the wheel."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentBuildHook(BuildHookInterface[Any]):
    """Builds `resources/content.sqlite` from `data/` before the program is installed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the content and tells hatchling to carry the resources.

        An editable install finds `resources/` and `docs/` in the source tree, so it carries none.
        """
        root = Path(self.root)
        resources = root / "resources"
        compile_from_source(root, resources / "content.sqlite")
        if version != "editable":
            included = build_data["force_include"]
            included[str(resources)] = "s4c_desktop/_resources"
            for guide in (*root.glob("docs/*.md"), *root.glob("docs/images/*.png")):
                included[str(guide)] = (
                    f"s4c_desktop/_resources/{guide.relative_to(root).as_posix()}"
                )


def compile_from_source(root: Path, target: Path) -> None:
    """Compiles `data/` with the compiler of this source tree, which is not installed yet."""
    sys.path.insert(0, str(root))
    try:
        from s4c_desktop.content.compile import compile_content
    finally:
        sys.path.remove(str(root))
    target.parent.mkdir(parents=True, exist_ok=True)
    compile_content(root / "data", target)
