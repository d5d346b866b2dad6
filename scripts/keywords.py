"""What a keyword search would call evidence: the plain alternative that jdlint's verdicts are compared with.

Words an engineer would grep for, an element each; whole words, case ignored, anywhere in the text.
"""

from __future__ import annotations

import re

KEYWORDS = {
    "mission": "mission|vision|purpose|we help|we believe",
    "server-side": "backend|back-end|back end|server-side|api|apis|microservices|services",
    "database": "database|databases|sql|postgresql|mysql|mongodb|redis",
    "testing": "test|tests|testing|tdd|qa",
    "communication": "communication|communicate|written|verbal|presentations",
    "education": "degree|bachelor|bachelor's|master's|bs|education|university",
    "company": "about us|founded|company|startup|customers",
    "role-summary": "you will|the role|this role|we are looking for|responsible for",
    "collaboration": "team|collaborate|collaboration|cross-functional|stakeholders",
    "version-control": "git|github|gitlab|version control|svn",
    "security": "security|secure|authentication|encryption",
    "accessibility": "accessibility|wcag|a11y|screen readers",
    "architecture": "architecture|microservices|distributed systems|design patterns|scalable",
    "networking": "tcp|http|dns|networking|protocols",
    "languages": "python|java|javascript|c#|go|ruby|php|c\\+\\+|typescript|node.js",
    "algorithms": "algorithms|data structures|computer science fundamentals",
    "code-review": "code review|code reviews|pull requests",
    "documentation": "documentation|document|documenting",
    "lifecycle": "agile|scrum|ci/cd|deployment|requirements|maintenance",
    "learning": "learn|learning|training|mentoring|conference|growth",
    "problem-solving": "problem|problems|problem-solving|debugging|troubleshooting|independently",
    "performance": "performance|scalability|scalable|latency|availability|reliability",
    "salary": "salary|compensation|[$€£]\\s?\\d[\\d,.]*",
    "benefits": "benefits|vacation|insurance|pension|401k|equity",
    "location": "location|office|based in|remote",
    "work-mode": "remote|hybrid|on-site|onsite|office",
    "employment-type": "full-time|full time|part-time|contract|permanent|internship",
    "apply": "apply|send your|resume|cv",
    "deadline": "deadline|closing date|apply by|until filled",
    "hiring-process": "interview|interviews|hiring process|phone screen",
    "equal-opportunity": "equal opportunity|diversity|regardless of|without regard",
    "accommodation": "accommodation|accommodations|adjustments",
    "experience-level": "years|senior|junior|entry level|experienced",
}


def search(text: str) -> dict[str, bool]:
    """Whether a keyword of each element stands in a text."""
    return {element: _found(words, text) for element, words in KEYWORDS.items()}


def _found(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE) is not None
