// Which words of a result answer the query. Results are matched here, word by word, as they are shown.

import { answers, searchKey } from "./fold.js";

const WORD = /[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_'’‘ʼʿʾʻ`´]*[\p{L}\p{N}\p{M}_])?/gu;

const wordsOf = (text) => searchKey(text).split(" ");

const isCapitals = (term) => term !== term.toLowerCase();

/** Whether a word as it stands answers a term; capitals are answered by the same capitals alone. */
function meets(word, term) {
    if (isCapitals(term)) return word.split(/['’]/u)[0] === term;
    return wordsOf(word).some((one) => answers(one, term));
}

/** The terms that some texts answer. */
function answered(texts, terms) {
    const words = texts.flatMap(wordsOf);
    const isAnswered = (term) =>
        isCapitals(term)
            ? texts.some((text) => (text.match(WORD) ?? []).some((word) => meets(word, term)))
            : words.some((word) => answers(word, term));
    return new Set(terms.filter(isAnswered));
}

const textOf = (quote) => quote.text.map(([, words]) => words).join("");

function textsOf(view) {
    if (view.kind === "actor") {
        return [
            view.name,
            view.is,
            view.note,
            ...view.roles,
            ...view.names.map(([name]) => name),
            ...view.weak,
        ];
    }
    return [
        view.title,
        view.headline,
        view.publisher,
        ...view.says,
        ...view.places,
        ...view.actors.flatMap(([name, , names, stated]) => [name, ...names, ...stated]),
        ...view.quotes.flatMap((quote) => [textOf(quote), ...(quote.by ?? []).map(([name]) => name)]),
    ];
}

/** Whether all words stand somewhere in what is found. */
export function holdsAll(view, keys) {
    return answered(textsOf(view), keys).size === keys.length;
}

/** Whether each word has one that begins like it, for the most part. */
export function holdsLike(view, keys) {
    const words = textsOf(view).flatMap(wordsOf);
    return keys.every((key) => {
        const start = [...key].slice(0, Math.max(4, Math.ceil(key.length * 0.6))).join("");
        return words.some((word) => word.startsWith(start));
    });
}

/** A text cut into pieces, each with whether it answers a term and is to be marked. */
export function cut(text, terms) {
    const pieces = [];
    let at = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
        if (!terms.some((term) => meets(word, term))) continue;
        if (at < index) pieces.push([text.slice(at, index), false]);
        pieces.push([word, true]);
        at = index + word.length;
    }
    if (at < text.length) pieces.push([text.slice(at), false]);
    return pieces;
}

/**
 * Quotes of a brief that answer all terms, in their order: with the words themselves (`own`), or because they are
 * by or about an actor who bears the name.
 */
export function quotesIn(view, terms) {
    const called = view.actors.map(([name, , names, stated]) => answered([name, ...names, ...stated], terms));
    const found = [];
    for (const quote of view.quotes) {
        const own = answered([textOf(quote)], terms);
        const all = new Set(own);
        for (const [name, id] of quote.by ?? [])
            if (!id) answered([name], terms).forEach((term) => all.add(term));
        for (const index of quote.who ?? []) called[index].forEach((term) => all.add(term));
        if (all.size !== terms.length) continue;
        const missing = terms.filter((term) => !own.has(term));
        const because = (quote.who ?? [])
            .map((index) => otherWords(view.actors[index], missing))
            .filter(Boolean);
        found.push({ ...quote, own: !missing.length, because, brief: view });
    }
    return found;
}

/** The sentence of a brief that answers most terms beyond its title; null where the title says it all. */
export function tellingLine(view, terms) {
    const inTitle = answered([view.title], terms).size;
    let best = null;
    let most = inTitle === terms.length ? inTitle : 0;
    for (const [index, text] of [...view.says, view.headline].entries()) {
        const size = answered([text], terms).size;
        if (size > most) [most, best] = [size, { text, isHeadline: index === view.says.length }];
    }
    return best;
}

/** Words other than the name we print by which an actor answers all of some terms; null where there are none. */
function otherWords([name, id, names, stated], terms) {
    if (!terms.length || answered([name], terms).size) return null;
    const others = [...stated, ...names].filter((one) => answered([one], terms).size === terms.length);
    const other = others.find((one) => one.toLowerCase() === terms.join(" ").toLowerCase()) ?? others[0];
    return other ? { name, id, other, isStated: stated.includes(other) } : null;
}

/** An actor of a brief that answers the query by another name than the one we print; null where there is none. */
export function otherName(view, terms) {
    return view.actors.map((actor) => otherWords(actor, terms)).find(Boolean) ?? null;
}

const strongNames = (view) => [view.name, ...view.names.map(([name]) => name)].map(searchKey);

/** Whether the whole query is a strong name of the actor. */
export function bears(view, keys) {
    return strongNames(view).includes(keys.join(" "));
}

function nearness(view, keys) {
    const query = keys.join(" ");
    const strong = strongNames(view);
    const weak = view.weak.map(searchKey);
    if (strong.includes(query)) return 0;
    if (weak.includes(query)) return 1;
    if (strong.some((name) => name.startsWith(query))) return 2;
    if (answered(strong, keys).size === keys.length) return 3;
    return answered([...strong, ...weak], keys).size ? 4 : 5;
}

/** Actors who answer all words: those who bear the whole name first, among equals those met in most briefs. */
export function rankedActors(found, keys) {
    return found
        .filter((view) => holdsAll(view, keys))
        .map((view) => [nearness(view, keys), view])
        .sort(([one, first], [other, second]) => one - other || second.briefs - first.briefs)
        .map(([, view]) => view);
}

/** The names of an actor that answer the query, other than the one we print; of several spellings the first. */
export function answeringNames(view, terms) {
    const spelled = [...view.names, ...view.weak.map((name) => [name, "", ""])];
    const seen = new Set([searchKey(view.name)]);
    const isNew = (name) => !seen.has(searchKey(name)) && seen.add(searchKey(name));
    return spelled.filter(([name]) => answered([name], terms).size && isNew(name)).slice(0, 4);
}
