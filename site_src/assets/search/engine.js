// Asks Pagefind: opens the shards once, and turns a query into results whose days are known before any is fetched.

import { searchKey } from "./fold.js";
import { bears, holdsAll, holdsLike } from "./matches.js";
import { parsed } from "./query.js";

export const SITE = new URL("../../", import.meta.url);

export const ACTORS = 12; // actors fetched for a query
export const BATCH = 10; // briefs fetched at a time
const RANKING = { metaWeights: { title: 5, aliases: 10, weak: 3 } };
let opened = null;

async function manifest() {
    const answer = await fetch(new URL("pagefind/shards.json", SITE), { cache: "no-cache" });
    if (!answer.ok) throw new Error(`the search index is missing (${answer.status})`);
    return answer.json();
}

async function load() {
    const script = import(new URL("pagefind/pagefind.js", SITE));
    script.catch(() => {}); // an empty archive has none
    const { program, shards } = await manifest();
    if (!program) return { shards };
    const path = (shard) => new URL(`pagefind/${shard.name}/`, SITE).pathname;
    const settings = (shard) => ({
        baseUrl: "/",
        ranking: RANKING,
        metaCacheTag: shard.tag,
        mergeFilter: { shard: shard.name },
    });
    const pagefind = await script;
    const [first, ...others] = shards;
    await pagefind.options({ basePath: path(first), ...settings(first) });
    await pagefind.init();
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
const isBrief = (result) => !isActor(result);
const yearOf = (result) => result.id.slice(0, 4);

function shardOf(result, shards) {
    if (isActor(result)) return "actors";
    const day = result.id.slice(0, 8);
    return shards.find((shard) => shard.first && shard.first <= day && day <= shard.last)?.name;
}

/**
 * Names of the shards in which every word was found, and of those that hold words much alike.
 * Where a shard lacks a word, Pagefind answers with what begins like it, for all results of the shard alike:
 * the best result of each tells which it is.
 */
async function judgedShards(results, shards, keys) {
    const best = new Map();
    for (const result of results) {
        const name = shardOf(result, shards);
        if (!best.has(name)) best.set(name, result);
    }
    const names = [...best.keys()];
    const found = await views([...best.values()]);
    return [holdsAll, holdsLike].map((holds) => names.filter((_, index) => holds(found[index], keys)));
}

/** Words as a filter's value: signs that JSON escapes are %XX, as search/records.py writes them. */
const asValue = (words) =>
    words.replace(/["\\|%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function asFilters({ years, publishers, actors }) {
    const filters = {};
    if (years.length) filters.year = { any: years };
    if (publishers.length) filters.publisher = { any: publishers.map(asValue) };
    if (actors.length) filters.actor = actors; // all of them
    return filters;
}

function countedYears(results) {
    const counts = new Map();
    for (const result of results) counts.set(yearOf(result), (counts.get(yearOf(result)) ?? 0) + 1);
    return [...counts].sort(([one], [other]) => other.localeCompare(one));
}

/**
 * Two or three capitals are somebody's name, but in the index a word like any other (`is`). Every brief holds all
 * names of its actors: where one actor bears the capitals, its briefs are found by its printed name.
 */
async function unfoldedName({ words, keys, isShortName }, results) {
    if (!isShortName) return words;
    const found = await views(results.filter(isActor).slice(0, ACTORS));
    const bearers = found.filter((view) => bears(view, keys));
    return bearers.length === 1 ? searchKey(bearers[0].name) : words;
}

/**
 * What answers a query: actors, and briefs by match or (`byDate`) newest first; with how many briefs fall in each
 * year once the other filters are applied. `closest` says that no shard holds all words.
 */
export async function find(asked, narrow, byDate) {
    const { pagefind, shards } = await open();
    const query = parsed(asked);
    const { keys, terms } = query;
    if (!pagefind || !keys.length) return { terms, actors: [], briefs: [], years: [], closest: false };
    let { results } = await pagefind.search(query.words);
    const words = await unfoldedName(query, results);
    if (words !== query.words) {
        const others = await pagefind.search(words);
        results = [...results.filter(isActor), ...others.results.filter(isBrief)];
    }
    const first = byDate ? [] : results.filter(isBrief).slice(0, BATCH);
    views([...results.filter(isActor).slice(0, ACTORS), ...first]); // fetched while the shards are judged
    const [sound, alike] = await judgedShards(results, shards, keys);
    const closest = !sound.length && alike.length > 0;
    const judged = closest ? alike : sound;
    const within = results.filter((result) => judged.includes(shardOf(result, shards)));
    const base = { shard: { any: judged } };
    const filters = asFilters(narrow);
    const { year, ...butYear } = filters;
    const briefsWith = async (some) =>
        Object.keys(some).length
            ? (await pagefind.search(words, { filters: { ...base, ...some } })).results.filter(isBrief)
            : within.filter(isBrief);
    const anyYear = await briefsWith(butYear);
    const briefs = year ? anyYear.filter((one) => year.any.includes(yearOf(one))) : [...anyYear];
    if (byDate) briefs.sort((one, other) => (one.id < other.id ? 1 : -1));
    return {
        terms,
        keys,
        words,
        base,
        actors: within.filter(isActor),
        briefs,
        years: countedYears(anyYear),
        closest,
    };
}

/**
 * How many briefs of a search fall to each publisher (name, number) and actor (name, id, number), most first, under
 * all filters but the one counted.
 */
export async function facets({ words, base }, narrow) {
    const { pagefind } = await open();
    await pagefind.filters();
    const count = async (name) => {
        const { [name]: _, ...filters } = asFilters(narrow);
        const answer = await pagefind.search(words, { filters: { ...base, ...filters } });
        return Object.entries(answer.filters[name] ?? {})
            .filter(([, number]) => number > 0)
            .sort(([one, many], [other, more]) => more - many || one.localeCompare(other))
            .map(([value, number]) => [...value.split("|").map(decodeURIComponent), number]);
    };
    return { publisher: await count("publisher"), actor: await count("actor") };
}

/** The values of the actor filter for some ids; the filters are fetched for it. An id that nobody has stays as it is. */
export async function actorValues(ids) {
    if (!ids.length) return [];
    const { pagefind } = await open();
    const { actor = {} } = pagefind ? await pagefind.filters() : {};
    const values = new Map(Object.keys(actor).map((value) => [value.split("|")[1], value]));
    return ids.map((id) => values.get(id) ?? id);
}
