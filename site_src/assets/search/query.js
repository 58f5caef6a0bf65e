// What a query asks for: its words folded for the index, and as they are to be met in a result.

import { searchKey } from "./fold.js";

const PHRASE = /^\s*["“„«](.*)["”“»]\s*$/su;
const CAPITALS = /^\p{Lu}{2,3}$/u;
/** Words that carry no meaning of their own; in capitals they may be somebody's name. */
const SMALL = new Set(
    ["a an and are as at be but by for from has in is it", "its of on or that the to was were will with"]
        .join(" ")
        .split(" "),
);

/** Words as the index has them, and as a result must hold them: `IS` to the letter, `is` in any form. */
function plain(query) {
    const given = query.split(/\s+/u).filter((word) => searchKey(word));
    const telling = given.filter((word) => !SMALL.has(word));
    const isMixed = given.length === 1 || /\p{Ll}/u.test(query);
    const pairs = (telling.length ? telling : given).flatMap((word) => {
        if (isMixed && CAPITALS.test(word)) return [[searchKey(word), word]];
        return searchKey(word)
            .split(" ")
            .map((key) => [key, key]);
    });
    return [...new Map(pairs)];
}

/**
 * A query taken apart. `words` is what the index is asked; `keys` are its folded words; `terms` are what is marked:
 * the same words, but two or three capitals stay capitals and are met only by the same capitals.
 */
export function parsed(query) {
    const [, phrase] = PHRASE.exec(query) ?? [];
    if (phrase !== undefined) {
        const inOrder = searchKey(phrase).split(" ").filter(Boolean);
        const keys = [...new Set(inOrder)];
        return { words: `"${inOrder.join(" ")}"`, keys, terms: keys, isShortName: false };
    }
    const pairs = plain(query);
    const keys = pairs.map(([key]) => key);
    const terms = pairs.map(([, term]) => term);
    return { words: keys.join(" "), keys, terms, isShortName: terms.length === 1 && CAPITALS.test(terms[0]) };
}
