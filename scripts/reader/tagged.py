"""Right sentences with the tag of each word, and what they teach of words.

    java -cp 'corenlp/*' edu.stanford.nlp.pipeline.StanfordCoreNLP -annotators tokenize,ssplit,pos \\
        -ssplit.eolonly true -outputFormat conllu -tokenize.options ptb3Escaping=false -file sentences.txt

tags sentences.txt, one a line, with Stanford CoreNLP 4.5 and its English models; sentences.txt.conllu is read here.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import yaml
from marked import Words
from plant import Lexicon, pairs, prepositions

Tagged = list[tuple[str, str]]
_LISTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mistakes.yaml")


def read_tagged(path: str) -> Iterator[tuple[str, Tagged]]:
    """The sentences of a file and their tagged words. Raises ValueError where there are not as many of both."""
    with open(path, encoding="utf-8") as file:
        texts = file.read().splitlines()
    with open(f"{path}.conllu", encoding="utf-8") as file:
        parts = file.read().strip().split("\n\n")
    return zip(texts, ([_word(line) for line in part.split("\n")] for part in parts), strict=True)


def _word(line: str) -> tuple[str, str]:
    fields = line.split("\t")
    return fields[1], fields[4]


def learn(sentences: Iterable[Tagged]) -> tuple[Words, Lexicon]:
    """What the tags say of words, with the lists of mistakes.yaml."""
    tags: defaultdict[str, Counter[str]] = defaultdict(Counter)
    single: Counter[str] = Counter()
    for tagged in sentences:
        for i, (word, tag) in enumerate(tagged):
            tags[word.lower()][tag] += 1
            if tag == "NN" and _has_one_before(tagged, i):
                single[word.lower()] += 1
    with open(_LISTS, encoding="utf-8") as file:
        lists = yaml.safe_load(file)
    known = frozenset(word for word, seen in tags.items() if seen.total() > 1)
    verbs = {w for w, t in tags.items() if t["VBZ"] + t["VBP"] + t["VB"] > t["NN"] + t["NNS"]}
    lexicon = Lexicon(
        known=known,
        counted=frozenset(w for w, t in tags.items() if t["NN"] > 2 and single[w] > t["NN"] / 4),
        plurals=frozenset(w for w, t in tags.items() if t["NNS"] > 3),
        adverbs=frozenset(w for w, t in tags.items() if t["RB"] > 1 and w.endswith("ly")),
        adjectives=frozenset(w for w, t in tags.items() if t["JJ"] > 1),
        confused=pairs(entry.split() for entry in lists["confused"]),
        wrong_prepositions=prepositions(lists["prepositions"]),
    )
    return Words(known, frozenset(verbs)), lexicon


def _has_one_before(tagged: Sequence[tuple[str, str]], i: int) -> bool:
    before = (tagged[j][0].lower() for j in range(max(0, i - 2), i))
    is_last = i + 1 == len(tagged) or tagged[i + 1][1] not in ("NN", "NNS", "NNP")
    return is_last and any(word in ("a", "an", "each", "every", "another") for word in before)
