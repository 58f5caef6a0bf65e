"""What drafting costs beside the parser, and how its time grows with the text.

    python tests/bench/bench_drafting.py [ARTICLES.jsonl]

CPU seconds of the whole extraction against those of the bare spaCy pipeline on the same texts (aim: at most 1.4
times), and of one text ten times as long (aim: at most 12 times). Without a file of {"id", "text"} lines the
articles of tests/corpus and invented ones are taken. Each figure is the best of three.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

from briefing_archive.draft import extract_article
from briefing_archive.nlp import load
from briefing_archive.registry import registry_of
from invented_archive import invented_briefs

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
DAY = date(2026, 3, 14)
INVENTED = 40


def articles(names: list[str]) -> list[str]:
    """The texts to draft from."""
    if names:
        return [json.loads(line)["text"] for line in Path(names[0]).read_text("utf-8").splitlines()]
    corpus = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*/article.txt"))]
    return corpus + [invented.article for invented in invented_briefs(INVENTED, seed=1)]


def best(run: Callable[[], object]) -> float:
    """CPU seconds of the quickest of three runs."""
    times = []
    for _ in range(3):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times)


def main(names: list[str]) -> None:
    """Print both figures."""
    texts = articles(names)
    nlp, registry = load(), registry_of(())
    extract_article(texts[0], DAY, registry, nlp)  # word lists and caches are read once, before the clock runs

    def parse() -> None:
        for _ in nlp.pipe(texts):
            pass

    def draft() -> None:
        for text in texts:
            extract_article(text, DAY, registry, nlp)

    bare, whole = best(parse), best(draft)
    words = sum(len(text.split()) for text in texts)
    print(f"drafting {len(texts)} articles, {words} words")
    print(f"  bare pipeline   {bare:6.2f} s CPU, {len(texts) / bare:5.1f} articles a second")
    print(f"  whole drafting  {whole:6.2f} s CPU, {len(texts) / whole:5.1f} articles a second")
    print(f"  ratio           {whole / bare:6.2f} (aim: at most 1.4)")

    once = "\n\n".join(texts[:10])
    long = "\n\n".join(once.replace("on Friday", f"on Friday {i}") for i in range(10))
    one, ten = (best(lambda text=text: extract_article(text, DAY, registry, nlp)) for text in (once, long))
    print(f"one text of {len(once.split())} words {one:.2f} s, one ten times as long {ten:.2f} s")
    print(f"  ratio           {ten / one:6.2f} (aim: at most 12)")


if __name__ == "__main__":
    main(sys.argv[1:])
