// Asks Pagefind: opens the shards once, and turns a query into results whose days are known before any is fetched.

import { holdsAll } from "./matches.js";
import { searchKey } from "./fold.js";

export const SITE = new URL("../../", import.meta.url);

const RANKING = { metaWeights: { title: 5, aliases: 10, weak: 3 } };
let opened = null;

async function load() {
  const answer = await fetch(new URL("pagefind/shards.json", SITE), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`the search index is missing (${answer.status})`);
  const { program, shards } = await answer.json();
  if (!program) return { shards };
  const settings = (shard) => ({
    baseUrl: "/",
    ranking: RANKING,
    metaCacheTag: shard.tag,
    mergeFilter: { shard: shard.name },
  });
  const pagefind = await import(new URL(`pagefind/${program}/pagefind.js`, SITE));
  const [first, ...others] = shards;
  await pagefind.options(settings(first));
  await pagefind.init();
  const path = (shard) => new URL(`pagefind/${shard.name}/`, SITE).pathname;
  await Promise.all(others.map((shard) => pagefind.mergeIndex(path(shard), settings(shard))));
  return { pagefind, shards };
}

/** The opened index. Nothing is fetched before the first call. */
export function open() {
  opened ??= load().catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** A fragment's view, with the address of its page. */
async function viewOf(result) {
  const fragment = await result.data();
  return { ...fragment.view, href: new URL(fragment.raw_url, SITE).href };
}

/** Views of some results, in their order. */
export function views(results) {
  return Promise.all(results.map(viewOf));
}

const isActor = (result) => result.id.startsWith("a");
const yearOf = (result) => result.id.slice(0, 4);

function shardOf(result, shards) {
  if (isActor(result)) return "actors";
  const day = result.id.slice(0, 8);
  return shards.find((shard) => shard.first && shard.first <= day && day <= shard.last)?.name;
}

/**
 * Names of the shards in which every word was found.
 * Where a shard lacks a word, Pagefind answers with what begins like it, for all results of the shard alike:
 * the best result of each tells which it is.
 */
async function soundShards(results, shards, terms) {
  const best = new Map();
  for (const result of results) {
    const name = shardOf(result, shards);
    if (!best.has(name)) best.set(name, result);
  }
  const names = [...best.keys()];
  const found = await views([...best.values()]);
  return names.filter((_, index) => holdsAll(found[index], terms));
}

function asFilters({ years, publishers, actors }) {
  const filters = {};
  if (years.length) filters.year = { any: years };
  if (publishers.length) filters.publisher = { any: publishers };
  if (actors.length) filters.actor = { all: actors };
  return filters;
}

function countedYears(results) {
  const counts = new Map();
  for (const result of results) counts.set(yearOf(result), (counts.get(yearOf(result)) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => other.localeCompare(one));
}

export const termsOf = (query) => searchKey(query).split(" ").filter(Boolean);

/**
 * What answers a query: actors, and briefs by match or (`byDate`) newest first; with how many briefs fall in each
 * year once the other filters are applied. `closest` says that no shard holds all words.
 */
export async function find(query, narrow, byDate) {
  const { pagefind, shards } = await open();
  const terms = termsOf(query);
  if (!pagefind || !terms.length) return { terms, actors: [], briefs: [], years: [], closest: false };
  const isPhrase = /^\s*["“„«].*["”“»]\s*$/.test(query);
  const words = isPhrase ? `"${terms.join(" ")}"` : terms.join(" ");
  const { results } = await pagefind.search(words);
  const sound = await soundShards(results, shards, terms);
  const closest = results.length > 0 && !sound.length;
  const within = closest ? results : results.filter((result) => sound.includes(shardOf(result, shards)));
  const base = closest ? {} : { shard: { any: sound } };
  const filters = asFilters(narrow);
  const { year, ...butYear } = filters;
  const briefsWith = async (some) =>
    Object.keys(some).length
      ? (await pagefind.search(words, { filters: { ...base, ...some } })).results.filter((one) => !isActor(one))
      : within.filter((one) => !isActor(one));
  const anyYear = await briefsWith(butYear);
  const briefs = year ? anyYear.filter((one) => year.any.includes(yearOf(one))) : [...anyYear];
  if (byDate) briefs.sort((one, other) => (one.id < other.id ? 1 : -1));
  return { terms, words, base, actors: within.filter(isActor), briefs, years: countedYears(anyYear), closest };
}

/** How many briefs of a search fall to each publisher and actor, under all filters but the one counted. */
export async function facets({ words, base }, narrow) {
  const { pagefind } = await open();
  await pagefind.filters();
  const count = async (name) => {
    const { [name]: _, ...filters } = asFilters(narrow);
    const answer = await pagefind.search(words, { filters: { ...base, ...filters } });
    return Object.entries(answer.filters[name] ?? {})
      .filter(([, number]) => number > 0)
      .sort(([one, many], [other, more]) => more - many || one.localeCompare(other));
  };
  return { publisher: await count("publisher"), actor: await count("actor") };
}

/** The value of the actor filter for an actor's id; the filters are fetched for it. */
export async function actorValues(ids) {
  if (!ids.length) return [];
  const { pagefind } = await open();
  const { actor = {} } = pagefind ? await pagefind.filters() : {};
  return Object.keys(actor).filter((value) => ids.includes(value.split("\n")[1]));
}
