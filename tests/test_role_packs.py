"""A pack's own roles: written or extended, refused with their place where they are wrong, and checked against."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jdlint import check_text
from jdlint.cli import main
from jdlint.errors import RuleError
from jdlint.pack import Pack, load_pack

Run = Callable[..., tuple[int, str]]
NURSE = "# Ward nurse\n\nOur clinic in Delft looks after people with weak hearts.\n\n## Duties\n\n- Care for twelve patients\n"


def house(folder: Path, **specs: str) -> Path:
    for id, spec in specs.items():
        file = folder / "house-rules" / "roles" / f"{id}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"id: {id}\ntitle: Of the house\n{spec}\n")
    return folder / "house-rules"


def load(folder: Path, **specs: str) -> Pack:
    return load_pack([str(house(folder, **specs))])


def test_a_role_extends_another(tmp_path: Path) -> None:
    spec = "extends: backend\nrequired: {security: error, apply: warning}\nrecommended: [education]\ndrop: [database]"
    made = load(tmp_path, payments=spec).roles["payments"]
    backend = load_pack().roles["backend"]
    assert made["required"]["security"] == "error"
    assert made["required"]["apply"] == "warning"
    assert made["required"]["mission"] == "warning"
    assert "security" not in made["recommended"]
    assert "education" in made["recommended"]
    assert "education" not in made["required"]
    assert "database" not in (*made["required"], *made["recommended"])
    assert set(backend["required"]) - set(made["required"]) == {"database", "education"}


def test_a_role_may_extend_a_role_of_the_same_pack(tmp_path: Path) -> None:
    roles = load(tmp_path, a="extends: b\ndrop: [salary]", b="extends: any\nrequired: [benefits]").roles
    assert set(roles["a"]["required"]) == {"location", "apply", "benefits"}


def test_a_plain_list_takes_the_levels_of_the_rules(tmp_path: Path, pack: Pack) -> None:
    made = load(tmp_path, own="required: [deadline, mission]").roles["own"]
    assert made["required"] == {id: pack.rules[id].level for id in ("deadline", "mission")}


@pytest.mark.parametrize(
    ("spec", "line", "message"),
    [
        ("extends: backnd", 3, 'no role "backnd". Did you mean "backend"?'),
        ("extends: own", 3, "the role extends itself: own -> own"),
        ("extends: any\nrequired: {misson: warning}", 4, 'no element "misson". Did you mean "mission"?'),
        ("extends: any\nrequired: [misson]", 4, 'Did you mean "mission"?'),
        ("extends: any\nrequired: {mission: warnin}", 4, 'Did you mean "warning"?'),
        ("extends: any\nrecommended: [sallary]", 4, 'Did you mean "salary"?'),
        (
            "extends: any\ndrop:\n  - salery",
            5,
            'not asked for by the role that this one extends. Did you mean "salary"?',
        ),
        ("extends: any\nrequired: [benefits]\nrecommended: [benefits]", 5, 'stands under "required" too'),
        ("extends: any\ntitel: x", 4, 'unknown key "titel". Did you mean "title"?'),
        ("titles: [x]", 1, '"extends" and "required"'),
        ("extends: any\ntitles: ['a .. b']", 4, "cannot hold `..`"),
        ("extends: any\nsigns: ['[a']", 4, "a bracket is open"),
    ],
)
def test_mistakes_in_a_role_are_told_with_their_place(spec: str, line: int, message: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError) as error:
        load(tmp_path, own=spec)
    assert f"house-rules/roles/own.yaml:{line}: " in str(error.value)
    assert message in str(error.value)


def test_a_circle_of_roles_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="extends itself: a -> b -> a"):
        load(tmp_path, a="extends: b", b="extends: a")


def test_no_role_takes_the_place_of_a_known_one_in_silence(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match='the id "backend" is taken'):
        load(tmp_path, backend="extends: any")


def test_instead_names_elements(tmp_path: Path) -> None:
    house(tmp_path, own="extends: any")
    rule = tmp_path / "house-rules" / "basics" / "shoes.yaml"
    rule.parent.mkdir()
    rule.write_text(
        "id: shoes\ntitle: Shoes\nkind: evidence\nlevel: info\nmessage: No shoes.\nask: Say it.\nwhy: Feet.\n"
        "grade: convention\nsources: [us]\ninstead: [work-mod]\nmet: [shoes]\nexamples:\n  met: [Our <<shoes>>.]\n"
    )
    with pytest.raises(RuleError, match=r'house-rules/basics/shoes.yaml:10: .*Did you mean "work-mode"'):
        load_pack([str(tmp_path / "house-rules")])


def test_demands_are_of_known_roles(tmp_path: Path) -> None:
    """Also of those of one's own, which only the configuration can name."""
    house(tmp_path, payments="extends: backend\ntitles: [payments engineer]")
    config = tmp_path / ".jdlint.yaml"
    text = "# Payments Engineer\n\n## Requirements\n\n- jQuery\n"
    for of, told in (("backend", False), ("payments", True)):
        config.write_text(f"packs: [house-rules]\nrules: {{frontend-demand: {{of: [{of}]}}}}\n")
        assert ("frontend-demand" in {f.rule for f in check_text(text, config=str(config))}) == told
    config.write_text("rules:\n  frontend-demand:\n    of: [backnd]\n")
    with pytest.raises(RuleError, match=r'yaml:3: there is no role "backnd". Did you mean "backend"'):
        check_text(text, config=str(config))


BEEKEEPER = "extends: backend\ntitles: [beekeeper, backend developer]\nrequired: {benefits: error}\ndrop: [mission]"
POSTING = "# Beekeeper\n\n## Duties\n\nYou build the services that count our bees in Delft.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a folder of its own; answers with the exit code and all that was printed."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as exit:
            main(args)
        return int(exit.value.code or 0), "".join(capsys.readouterr())

    return run


def test_a_company_s_own_role_from_end_to_end(tmp_path: Path, run: Run) -> None:
    house(tmp_path, beekeeper=BEEKEEPER)
    (tmp_path / ".jdlint.yaml").write_text("packs: [house-rules]\n")
    (tmp_path / "job.md").write_text(POSTING)
    (tmp_path / "other.md").write_text(POSTING.replace("Beekeeper", "Gardener"))
    concise = ("check", "--output-format", "concise")
    code, out = run(*concise, "job.md")
    assert code == 1
    assert ": error: Nothing says what people get" in out
    assert "[testing]" in out
    assert "[mission]" not in out
    assert "none of the known roles" not in out
    code, out = run(*concise, "other.md")
    assert "[benefits]" not in out
    assert "1 posting for none of the known roles: asked for the basics only." in out
    code, out = run(*concise, "--role", "beekeeper", "other.md")
    assert ": error: Nothing says what people get" in out
    assert "none of the known roles" not in out
    code, out = run("check", "--role", "beekeper", "other.md")
    assert code == 2
    assert 'Did you mean "beekeeper"?' in out
    _, out = run("coverage", "job.md")
    assert "(role: Of the house)" in out


def test_a_role_of_the_house_is_recognised_before_the_built_in_one(tmp_path: Path) -> None:
    made = load(tmp_path, beekeeper=BEEKEEPER)
    assert made.titles["titles"]["backend developer"] == "beekeeper"
    assert made.titles["titles"]["backend"] == "backend"


def test_coverage_says_when_a_posting_is_for_none_of_the_known_roles(tmp_path: Path, run: Run) -> None:
    (tmp_path / "nurse.md").write_text(NURSE)
    _, out = run("coverage", "nurse.md")
    assert out.split("\n\n")[1].startswith("nurse.md (role: none of the known ones, asked for the basics only)")


def test_nothing_is_said_of_roles_where_no_element_is_looked_for(tmp_path: Path, run: Run) -> None:
    (tmp_path / "nurse.md").write_text(NURSE)
    for option in (("--select", "repeated-word"), ("--role", "any")):
        _, out = run("check", *option, "nurse.md")
        assert "none of the known roles" not in out
