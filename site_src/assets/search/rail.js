// The filters beside the results: what there is to choose, how many of each, and what is chosen.

import { LISTS } from "./address.js";
import { el, group, option } from "./view.js";

const FACETS = 12; // publishers or actors offered
const SPEECH = { direct: "Direct", mixed: "Mixed", indirect: "Reported" };

/** One group of tick boxes from [value, words, number]; what is chosen and not among them stands last. */
function boxes(key, legend, choices, chosen) {
    const missing = chosen.filter((value) => !choices.some(([one]) => one === value));
    const all = [...choices, ...missing.map((value) => [value, value, 0])];
    const options = all.map(([value, words, number]) =>
        option(LISTS[key], value, words, number, chosen.includes(value)),
    );
    return options.length ? group(legend, ...options) : null;
}

function speechChoices(quotes, chosen) {
    return Object.entries(SPEECH).map(([value, words]) => {
        const isLeftOut = chosen.length > 0 && !chosen.includes(value); // and so was not counted
        return [value, words, isLeftOut ? null : quotes.filter((one) => one.kind === value).length];
    });
}

/** Publishers or actors: the most frequent, and those chosen. */
function facet(key, legend, found, chosen) {
    const choices = found.map((one) => [one.at(-2), one[0], one.at(-1)]);
    const shown = choices.filter(([value], index) => index < FACETS || chosen.includes(value));
    const box = boxes(key, legend, shown, chosen);
    const rest = choices.length - shown.length;
    if (rest > 0)
        box.append(el("p", { class: "meta" }, `and ${rest.toLocaleString("en-GB")} in fewer briefs`));
    return box;
}

function facets(counts, asked, onWanted) {
    if (counts) {
        return el(
            "div",
            { class: "facets" },
            facet("publishers", "Publisher", counts.publisher, asked.publishers),
            facet("actors", "Actor", counts.actor, asked.actors),
        );
    }
    const button = el("button", { type: "button", class: "act" }, "By publisher or actor");
    button.addEventListener("click", onWanted);
    return el("div", { class: "facets" }, button);
}

function order(asked) {
    const choice = (value, words) =>
        el("option", { value, selected: (value === "date") === asked.byDate }, words);
    const select = el(
        "select",
        { id: "search-sort", name: "sort" },
        choice("", "best match"),
        choice("date", "newest first"),
    );
    return el("p", { class: "order" }, el("label", { for: "search-sort" }, "Sorted by"), " ", select);
}

/**
 * Draw the filters of an answer into the rail; the focus stays where it was. `address` is where the search stands
 * as a page of its own, or null where that is here. `onFacets` is called when publishers and actors are wanted.
 */
export function drawRail(rail, { answer, actors, quotes, asked, address, onFacets }) {
    const active = document.activeElement;
    const isOpen = rail.querySelector("details")?.open ?? matchMedia("(min-width: 72rem)").matches;
    const kinds = [
        ["actor", "Actors", actors],
        ["quote", "Quotes", quotes.length],
        ["brief", "Briefs", answer.briefs.length],
    ];
    const years = answer.years.map(([year, number]) => [year, year, number]);
    const form = el(
        "form",
        { class: "filters" },
        boxes("kinds", "Type", kinds, asked.kinds),
        boxes("speech", "Speech", speechChoices(quotes, asked.speech), asked.speech),
        boxes("years", "Year", years, asked.years),
        facets(answer.facets, asked, onFacets),
    );
    const narrow = el(
        "details",
        { class: "src", open: isOpen },
        el("summary", {}, el("h2", {}, "Narrow")),
        form,
    );
    const keys = "Keys: / to search, ↑ ↓ to move, Enter to open, Esc to leave. ";
    const share = address
        ? el("a", { href: address }, "This search as a page of its own")
        : "This page’s address can be shared.";
    const about = el("p", { class: "meta" }, el("span", { class: "keys" }, keys), share);
    rail.replaceChildren(narrow, el("div", {}, order(asked), about));
    if (active?.name && !active.isConnected) {
        const same = `[name="${active.name}"][value="${CSS.escape(active.value)}"]`;
        rail.querySelector(`${same}, select[name="${active.name}"]`)?.focus();
    }
}
