"""The commands: what each is called, what it is for, and where it stands."""

from __future__ import annotations

from claimaudit.cli.late import Late, LateGroup

COMMANDS = (
    Late(
        "scan",
        "audits:scan",
        "options:ReportOptions",
        "Read texts and report their claims and what the rules say of them.",
    ),
    Late(
        "check",
        "audits:check",
        "options:ReportOptions",
        "The same audit as a gate: short, and exits with 1 if anything reaches the bar.",
    ),
    Late(
        "export",
        "audits:export",
        "options:AuditOptions",
        "Write the flagged claims for editors, one row a finding, with columns for their decisions.",
    ),
    Late(
        "explain",
        "rules:explain",
        "rules:ExplainOptions",
        "Explain a rule: what it asks for, why, what it flags and leaves, what it rests on.",
    ),
    Late(
        "schema",
        "schema:schema",
        "schema:SchemaOptions",
        "Print the JSON Schema of reports or of rule packs.",
    ),
    Late(
        "init",
        "init:init",
        "init:InitOptions",
        "Write a starting configuration, a baseline and the file that CI needs, "
        "after looking at the project.",
    ),
    Late(
        "watch",
        "watch:watch",
        "watch:WatchOptions",
        "Audit, and audit again whatever is saved, until Ctrl-C.",
    ),
    Late(
        "diff",
        "diff:diff",
        "diff:DiffOptions",
        "Compare two versions: claims added, removed, strengthened and weakened.",
    ),
    Late(
        "batch",
        "batch:batch",
        "batch:BatchOptions",
        "Audit a corpus of any size into tables of documents, claims and findings.",
    ),
)
GROUPS = (
    LateGroup(
        "rules",
        "List the rules, try them, write new ones.",
        (
            Late(
                "list",
                "rules:list_rules",
                "options:RuleOptions",
                "List the rules that are on, pack by pack, with their severity under the profile.",
            ),
            Late(
                "test",
                "rules:test_rules",
                "rules:TestOptions",
                "Run the examples that rules carry, each with its rule alone and with all rules on.",
            ),
            Late(
                "new",
                "rule_new:new_rule",
                "rule_new:NewOptions",
                "Write a pack with a rule that holds, to change line by line; "
                "never changes a file that is there.",
            ),
            Late(
                "diff",
                "rules_diff:diff_rules",
                "rules_diff:RulesDiffOptions",
                "Compare two versions of rules on texts: findings gained, lost, and told otherwise.",
            ),
            Late(
                "docs",
                "manual:docs",
                "manual:DocsOptions",
                "Write a page of Markdown for each rule, and an index, definitions and word lists.",
            ),
        ),
    ),
    LateGroup(
        "cache",
        "Show or forget what earlier runs have found.",
        (
            Late(
                "info",
                "cache:info",
                "cache:CacheOptions",
                "Show where answers are kept, how many, and how much room they take.",
            ),
            Late(
                "clear",
                "cache:clear",
                "cache:CacheOptions",
                "Forget all answers; the next run works everything out.",
            ),
        ),
    ),
    LateGroup(
        "config",
        "Show the configuration that applies.",
        (
            Late(
                "show",
                "configuration:show_config",
                "configuration:ConfigOptions",
                "Show what applies to a text, option by option, and where each value came from.",
            ),
        ),
    ),
    LateGroup(
        "decisions",
        "Take over what editors decided.",
        (
            Late(
                "import",
                "decisions:import_decisions",
                "decisions:ImportOptions",
                "Enter decisions into the baseline: fix, accept or false, with a reason for the last two.",
            ),
        ),
    ),
    LateGroup(
        "baseline",
        "Keep the findings that are known, so that new ones stand out.",
        (
            Late(
                "create",
                "baseline:create",
                "baseline:CreateOptions",
                "Enter all that is found into a new baseline, so that later runs tell what is new.",
            ),
            Late(
                "check",
                "baseline:check",
                "options:ReadOptions",
                "Tell whether a baseline fits: exits with 1 if anything is new, changed, or found no more.",
            ),
            Late(
                "prune",
                "baseline:prune",
                "options:ReadOptions",
                "Drop what is found no more. What was decided stays for the figures, and covers nothing.",
            ),
            Late(
                "stats",
                "baseline:stats",
                "baseline:StatsOptions",
                "Tell how often each rule is right, as editors decided: "
                "(fix + accept) / (fix + accept + false).",
            ),
        ),
    ),
)
