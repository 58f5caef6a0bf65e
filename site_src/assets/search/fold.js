// Folding for search: the twin of `search_key` in scripts/briefing_archive/text.py. A test holds the two together.

const APART = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i", ς: "σ" };

const isStacked = new Map();

/** Whether a mark has a place of its own above or below a letter (a canonical combining class other than 0). */
function stacks(mark) {
    let known = isStacked.get(mark);
    if (known === undefined) {
        // Marks with a class change places with marks of a lower or higher one; those without never move.
        const [low, high] = [mark + "\u0334", "\u0345" + mark];
        known = low.normalize("NFD") !== low || high.normalize("NFD") !== high || mark === "\u0345";
        isStacked.set(mark, known);
    }
    return known;
}

/** Text as search compares it: lower case, without marks, apostrophes and half rings; words parted by one blank. */
export function searchKey(text) {
    // Up and down again is how JavaScript folds case: ß to ss, ς and Σ to σ.
    const lowered = text
        .toUpperCase()
        .toLowerCase()
        .replace(/\u0345/gu, "ι")
        .normalize("NFKD");
    let kept = "";
    for (const sign of lowered) {
        if (sign < "\u0080") kept += sign;
        else if (!/\p{M}/u.test(sign) || !stacks(sign)) kept += APART[sign] ?? sign;
    }
    return kept
        .replace(/['’‘ʼʿʾʻ`´]/gu, "")
        .replace(/[^\p{L}\p{N}_]+/gu, " ")
        .trim();
}

const SUFFIX = /^(?:s|es|d|ed|ing|er|ers|ly|ment|ments|al|ion|ions|ation|ations|e|y|ies|ied)?$/;

/** Whether a folded word answers a folded term: it begins with it, or both are forms of one English word. */
export function answers(word, term) {
    if (word.startsWith(term)) return true;
    let same = 0;
    while (same < word.length && word[same] === term[same]) same += 1;
    return same >= 4 && SUFFIX.test(word.slice(same)) && SUFFIX.test(term.slice(same));
}
