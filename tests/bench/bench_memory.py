"""What the archive remembers, measured on ../shared/wikinews: does a new draft find the story it belongs to?

Every article is drafted as if none but the earlier ones were in the archive; the truth is
`stories_of_wikinews.yml`, written by reading them.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import yaml
from briefing_archive.draft import draft_record
from briefing_archive.intake import Intake
from briefing_archive.known import Known
from briefing_archive.memory import Memory, Profile, profile
from briefing_archive.model import Record
from briefing_archive.registry import registry_of

HERE = Path(__file__).parent
ARTICLES = HERE.parents[2] / "shared" / "wikinews" / "wikinews_world.jsonl"


def _profiles(articles: list[dict[str, str]]) -> list[Profile]:
    found = []
    for article in articles:
        intake = Intake(article["id"], f"{article['title']}\n\n{article['text']}\n", headline=article["title"])
        drafted = draft_record(intake, Known(date.fromisoformat(article["date"])), registry_of([]))
        kinds = {actor.id: actor.kind for actor in drafted.proposed.actors}
        title = f"{article['date']} {article['title']}"
        found.append(profile(title, Record.model_validate(drafted.proposed.tree), kinds))
    return sorted(found, key=lambda one: one.id)


def main() -> None:
    """Print precision and recall of the stories proposed; without the shared articles, say that they are not there."""
    if not ARTICLES.is_file():
        print("not measured: ../shared/wikinews is not beside the project")
        return
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()
    profiles = _profiles([json.loads(line) for line in lines])
    stories = yaml.safe_load((HERE / "stories_of_wikinews.yml").read_text(encoding="utf-8"))
    story_of = {
        one.id: story
        for story, titles in stories.items()
        for title in titles
        for one in profiles
        if one.id.startswith(title)
    }
    if len(story_of) != sum(map(len, stories.values())):
        raise SystemExit("a title in stories_of_wikinews.yml is not among the articles")
    right = wrong = missed = asked = answered = 0
    for index, new in enumerate(profiles):
        earlier = profiles[:index]
        wanted = {old.id for old in earlier if story_of.get(new.id) and story_of.get(old.id) == story_of[new.id]}
        proposed = {likeness.brief for likeness in Memory(tuple(earlier)).likenesses(new)}
        right += len(wanted & proposed)
        wrong += len(proposed - wanted)
        missed += min(len(wanted), 3) - len(wanted & proposed)
        asked += bool(wanted)
        answered += bool(wanted & proposed)
    print(
        f"stories proposed: precision {right / (right + wrong):.2f}, recall {right / (right + missed):.2f}; "
        f"found for {answered} of {asked} articles that have one, {len(profiles)} articles"
    )


if __name__ == "__main__":
    main()
