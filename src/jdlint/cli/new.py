"""`jdlint new`: a posting to fill in.

Invariant: a file that is there stays as it is.
"""

from __future__ import annotations

from jdlint.cli.options import Options
from jdlint.cli.output import tell, write, write_new
from jdlint.cli.session import FINE, Session
from jdlint.engine import Engine
from jdlint.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def run(options: Options) -> int:
    """Write the posting and answer with the exit code. Raises JdlintError for a file that is there, or no role."""
    from jdlint.checks.evidence import is_asked
    from jdlint.skeleton import skeleton

    path = next((path for path in options.paths if path != "-"), None)
    engine = Session(options).engine_for(path or "")
    settings = engine.settings(path or "posting.md")
    role = engine.pack.roles[settings.role or _no_role(engine)]
    asked = [rule for rule in settings.rules.values() if is_asked(rule, role, settings.provides)]
    text = skeleton(asked, role["id"], role["title"], engine.pack.skeleton)
    if path is None:
        write([text], None)
        return FINE
    write_new(text, path)
    if not options.quiet:
        tell(f"wrote {path}. Fill in what stands in square brackets; `jdlint check {path}` asks for what is left.")
    return FINE


def _no_role(engine: Engine) -> NoReturn:
    roles = sorted(engine.pack.roles)
    raise ConfigError(
        f"for which role? Name it, as in `jdlint new --role {roles[0]}`, or in the configuration. "
        f"Roles: {', '.join(roles)}."
    )
