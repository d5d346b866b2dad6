"""What a plain keyword search makes of a posting, to hold jdlint's figures against.

Invariant: an element is stated where one of its words stands anywhere in the text, whole and in any capitals. The words
are three to eight that somebody who knows job postings would write down, mended where the build part of the labelled
postings showed that another word does better.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from scoring import SHOWN, Answer, Piece

KEYWORDS: Mapping[str, str] = {
    "mission": "mission, our vision, our purpose, our goal, help, helps, helping",
    "server-side": "backend, back end, server side, API, APIs, microservices, web services",
    "database": "database, databases, SQL, NoSQL, PostgreSQL, MySQL, MongoDB, Redis",
    "testing": "testing, tests, unit test, TDD, QA, test driven, pytest",
    "communication": "communication, communicate, communicator, verbal, written, presentation",
    "education": "degree, BS, bachelor, bachelor's, master's, diploma, computer science, equivalent experience",
    "company": "about us, company, founded, startup, customers, we are a, clients",
    "role-summary": "you will, we are looking for, looking for a, we are seeking, as a, in this role",
    "collaboration": "collaborate, collaboration, team, cross functional, stakeholders, work with, work closely",
    "version-control": "git, GitHub, GitLab, SVN, version control, source control, Bitbucket",
    "security": "security, secure, encryption, authentication, OAuth, vulnerabilities",
    "accessibility": "accessibility, WCAG, a11y, screen reader, Section 508",
    "architecture": "architecture, architectures, microservices, distributed systems, system design, scalable",
    "networking": "network protocols, TCP/IP, HTTP, DNS, TCP, gRPC",
    "languages": "Python, Java, JavaScript, Ruby, Go, PHP, C#, C++",
    "algorithms": "algorithm, algorithms, data structures, computer science fundamentals",
    "code-review": "code review, code reviews, pull requests, pair programming, review code",
    "documentation": "documentation, document, technical writing, write docs, runbooks",
    "lifecycle": "agile, scrum, CI/CD, deployment, lifecycle, maintain, on call, requirements",
    "learning": "learn, learning, training, growth, mentoring, conferences, curious",
    "problem-solving": "problem, problems, solve, debugging, troubleshooting, independently, ownership, initiative",
    "performance": "performance, scalability, scalable, latency, high availability, reliability",
    "salary": "salary range, $, €, £, per year, per hour, USD, EUR",
    "benefits": "benefits, vacation, insurance, 401k, PTO, equity, paid time off, perks",
    "location": "location, based in, located in, office, United States, New York, San Francisco, London",
    "work-mode": "remote, remotely, hybrid, on site, onsite, work from home, in office",
    "employment-type": "full time, part time, contract, permanent, internship, freelance",
    "apply": "apply, resume, CV, send us, email, application, contact us",
    "deadline": "deadline, closing date, apply by, until filled, closes, closing, valid through",
    "hiring-process": "hiring process, interview process, phone screen, take home, first interview, final interview",
    "equal-opportunity": "equal opportunity, diversity, regardless of, discriminate, inclusive",
    "accommodation": "reasonable accommodation, reasonable accommodations, reasonable adjustments, need assistance",
    "experience-level": "years, senior, junior, lead, entry level, principal",
}


def _pattern(words: str) -> re.Pattern[str]:
    signs = [re.escape(word) for word in words.split(", ") if word in "$€£"]
    forms = [r"[\s-]+".join(map(re.escape, word.split())) for word in words.split(", ") if word not in "$€£"]
    return re.compile("|".join([*signs, rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)"]), re.IGNORECASE)


PATTERNS = {element: _pattern(words) for element, words in KEYWORDS.items()}


def judge(text: str) -> dict[str, Answer]:
    """The verdict on each element: met with the first places of its keywords, or missing."""
    return {element: _answer(text, pattern) for element, pattern in PATTERNS.items()}


def _answer(text: str, pattern: re.Pattern[str]) -> Answer:
    found = [
        Piece(text.count("\n", 0, place.start()) + 1, place.group())
        for place, _ in zip(pattern.finditer(text), range(SHOWN), strict=False)
    ]
    return Answer("met", found) if found else Answer("missing")
