// What is asked, as the page's address holds it: ?q=…&kind=…&speech=…&year=…&publisher=…&actor=…&sort=date

/** What may be chosen several times, and the name it has in the address and in the form. */
export const LISTS = {
    kinds: "kind",
    speech: "speech",
    years: "year",
    publishers: "publisher",
    actors: "actor",
};

const VALUES = { kind: ["actor", "quote", "brief"], speech: ["direct", "mixed", "indirect"] };

/** The question that an address asks; values that mean nothing are left out. */
export function fromAddress(search) {
    const parameters = new URLSearchParams(search);
    const asked = { query: parameters.get("q") ?? "", byDate: parameters.get("sort") === "date" };
    for (const [key, name] of Object.entries(LISTS)) {
        const isKnown = (value) => value && (VALUES[name]?.includes(value) ?? true);
        asked[key] = parameters.getAll(name).filter(isKnown);
    }
    return asked;
}

/** The query string that asks a question again, with a leading “?”; "" where nothing is asked. */
export function toAddress(asked) {
    const parameters = new URLSearchParams();
    if (asked.query.trim()) parameters.set("q", asked.query.trim());
    for (const [key, name] of Object.entries(LISTS))
        for (const value of asked[key]) parameters.append(name, value);
    if (asked.byDate) parameters.set("sort", "date");
    const text = parameters.toString();
    return text && `?${text}`;
}
