// The search itself: a box, its filters and its results, the same on the search page and in the dialog.

import { fromAddress, LISTS, toAddress } from "./address.js";
import { ACTORS, actorValues, BATCH, facets, find, SITE, views } from "./engine.js";
import { quotesIn, rankedActors } from "./matches.js";
import { parsed } from "./query.js";
import { drawRail } from "./rail.js";
import { actorHit, briefHit, counted, el, quoteHit, quotesLead, section } from "./view.js";

const FURTHER = 40; // briefs looked through beyond those shown where only quotes are asked for
const PAUSE = 120; // milliseconds without a key before a search begins

const ADVICE = [
    "Try fewer words, or one name alone: names are matched in any spelling and script.",
    "Words are matched from their beginning: “harb” finds “harbour”.",
    "Put words between quotation marks to find them in this order.",
];
const WAYS = [
    ["briefs/", "Briefs by date"],
    ["stories/", "Stories"],
    ["actors/", "Actors by kind"],
    ["quotes/", "All quotes"],
    ["timeline/", "Timeline of events"],
    ["places/", "Places"],
    ["publishers/", "Publishers"],
];

function waysIn() {
    const links = WAYS.map(([path, words]) =>
        el("li", {}, el("a", { href: new URL(path, SITE).href }, words)),
    );
    return el("ul", { class: "plain" }, ...links);
}

const otherWays = () =>
    el("section", { class: "sec" }, el("h2", {}, "Other ways in"), el("div", { class: "in" }, waysIn()));

/** One search in the frame that search.js made. `shares` keeps the page's address in step with what is asked. */
export class Panel {
    constructor({ page, form, input, status }, shares) {
        this.input = input;
        this.status = status;
        this.shares = shares;
        this.turn = 0;
        this.rail = el("aside", { class: "rail", "aria-label": "Filters" });
        this.found = el("div", { class: "found" });
        page.append(this.rail, this.found);
        input.addEventListener("input", () => this.ask({ query: input.value }, PAUSE));
        page.addEventListener("keydown", (event) => this.#move(event));
        this.rail.addEventListener("change", (event) => this.#narrow(event.target));
        form.addEventListener("submit", (event) => {
            if (!shares) return;
            event.preventDefault();
            this.ask({ query: input.value }, 0);
        });
        this.asked = fromAddress(shares ? location.search : "");
        this.ask({ query: input.value }, 0);
    }

    /** Where what is asked now can be asked again. */
    get address() {
        return new URL(`search/${toAddress(this.asked)}`, SITE).href;
    }

    /** Change what is asked and answer it after a pause, unless something else is asked meanwhile. */
    ask(change, pause) {
        this.asked = { ...this.asked, ...change };
        this.limits = {
            briefs: BATCH,
            quotes: this.#only("quote") ? 20 : 6,
            actors: this.#only("actor") ? 12 : 4,
        };
        if (this.shares) history.replaceState(history.state, "", this.address);
        const turn = ++this.turn;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.#answer(turn), pause);
    }

    #only(kind) {
        return this.asked.kinds.length === 1 && this.asked.kinds[0] === kind;
    }

    #wants(kind) {
        return !this.asked.kinds.length || this.asked.kinds.includes(kind);
    }

    async #answer(turn) {
        if (!parsed(this.asked.query).keys.length) {
            this.answer = null;
            this.#show("", otherWays());
            this.rail.replaceChildren();
            return;
        }
        const wait = setTimeout(() => turn === this.turn && (this.status.textContent = "Searching…"), 400);
        try {
            const narrow = { ...this.asked, actors: await actorValues(this.asked.actors) };
            const answer = await find(this.asked.query, narrow, this.asked.byDate);
            if (turn !== this.turn) return;
            const isCounted = this.facetsWanted || this.asked.publishers.length || this.asked.actors.length;
            const counts = isCounted ? await facets(answer, narrow) : null;
            if (turn !== this.turn) return;
            this.answer = { ...answer, narrow, facets: counts, views: [], actorViews: [], ranked: [] };
            await this.#fill(turn);
        } catch (error) {
            if (turn !== this.turn) return;
            console.error(error);
            this.#show("The search could not be loaded. The indexes lead to everything:", otherWays());
        } finally {
            clearTimeout(wait);
        }
    }

    /** Fetch as many actors and briefs as the limits ask for, and draw. */
    async #fill(turn) {
        const { answer } = this;
        const { actors, briefs, terms } = answer;
        const { speech, byDate } = this.asked;
        const isWanted = (quote) => !speech.length || speech.includes(quote.kind);
        const quotesOf = () => answer.views.flatMap((view) => quotesIn(view, terms)).filter(isWanted);
        const isFull = () => {
            if (answer.views.length < this.limits.briefs) return false;
            const isFar = answer.views.length >= this.limits.briefs + FURTHER;
            return isFar || !this.#only("quote") || quotesOf().length >= this.limits.quotes;
        };
        const more = actors.slice(answer.actorViews.length, Math.max(ACTORS, this.limits.actors));
        answer.actorViews.push(...(await views(more)));
        answer.ranked = rankedActors(answer.actorViews, answer.keys);
        while (answer.views.length < briefs.length && !isFull()) {
            answer.views.push(
                ...(await views(briefs.slice(answer.views.length, answer.views.length + BATCH))),
            );
            if (turn !== this.turn) return;
        }
        if (turn !== this.turn) return;
        const quotes = quotesOf();
        if (!byDate) quotes.sort((one, other) => other.own - one.own);
        this.#draw(quotes);
    }

    /** How many actors are found; all those not fetched yet answer as those that are. */
    get #actors() {
        const { actors, actorViews, ranked } = this.answer;
        return ranked.length ? actors.length - actorViews.length + ranked.length : 0;
    }

    async #more(kind, count) {
        const before = this.found.querySelectorAll(`[data-of="${kind}"] a[data-hit]`).length;
        this.limits[kind] += count;
        await this.#fill(this.turn);
        this.found.querySelectorAll(`[data-of="${kind}"] a[data-hit]`)[before]?.focus();
    }

    #draw(quotes) {
        const { briefs, ranked, views: loaded, closest } = this.answer;
        const isWhole = loaded.length === briefs.length;
        const parts = [];
        if (this.#wants("actor") && ranked.length) parts.push(this.#drawActors());
        if (this.#wants("quote") && quotes.length) parts.push(this.#drawQuotes(quotes, isWhole));
        if (this.#wants("brief") && briefs.length) parts.push(this.#drawBriefs());
        const soFar = isWhole ? "" : " so far";
        const counts = [
            this.#wants("actor") && ranked.length ? counted(this.#actors, "actor") : "",
            this.#wants("quote") && quotes.length ? counted(quotes.length, "quote") + soFar : "",
            this.#wants("brief") && briefs.length ? counted(briefs.length, "brief") : "",
        ].filter(Boolean);
        const isNarrowed = Object.values(this.asked).some((value) => Array.isArray(value) && value.length);
        if (!parts.length)
            this.#show(`Nothing found for “${this.asked.query.trim()}”.`, this.#drawAdvice(isNarrowed));
        else if (closest)
            this.#show("No brief holds all these words. These come closest.", ...parts);
        else this.#show(`${counts.join(", ")}. Names are matched in any spelling.`, ...parts);
        if (!parts.length && !isNarrowed) return this.rail.replaceChildren();
        const address = this.shares ? null : this.address;
        const onFacets = () => this.#showFacets();
        const { answer, asked } = this;
        return drawRail(this.rail, { answer, actors: this.#actors, quotes, asked, address, onFacets });
    }

    #drawActors() {
        const { ranked, terms } = this.answer;
        const shown = ranked
            .slice(0, this.limits.actors)
            .map((view, index) => actorHit(view, terms, index === 0));
        const rest = this.#actors - shown.length;
        if (rest > 0) shown.push(this.#moreButton("actors", 8, counted(rest, "more actor")));
        return section("Actors", "found-actors", el("div", { class: "in", "data-of": "actors" }, ...shown));
    }

    #drawQuotes(quotes, isWhole) {
        const { terms, views: loaded, briefs } = this.answer;
        const { parts, isSaid } = quotesLead(quotes, terms);
        if (!isWhole) parts.push(`From the first ${loaded.length} of ${counted(briefs.length, "brief")}.`);
        const items = quotes.slice(0, this.limits.quotes).map((one) => quoteHit(one, terms, SITE, isSaid));
        const list = el("ol", { class: "rows", "data-of": "quotes" }, ...items);
        const rest = quotes.length - items.length;
        const words = rest > 0 ? `${counted(rest, "more quote")}` : "Look for quotes in more briefs";
        const button =
            rest > 0 || !isWhole
                ? el(
                      "div",
                      { class: "row" },
                      el("p", { class: "label" }),
                      this.#moreButton("quotes", 12, words),
                  )
                : null;
        return section("Quotes", "found-quotes", el("p", { class: "lead" }, ...parts), list, button ?? "");
    }

    #drawBriefs() {
        const { views: loaded, briefs, terms } = this.answer;
        const items = loaded.slice(0, this.limits.briefs).map((view) => briefHit(view, terms));
        const rest = briefs.length - items.length;
        if (rest > 0) items.push(this.#moreButton("briefs", BATCH, `${counted(rest, "more brief")}`));
        return section("Briefs", "found-briefs", el("div", { class: "in", "data-of": "briefs" }, ...items));
    }

    #moreButton(kind, count, words) {
        const button = el("button", { type: "button", class: "act" }, words);
        button.addEventListener("click", () => {
            button.disabled = true;
            if (kind === "quotes") this.limits.briefs += BATCH;
            this.#more(kind, count);
        });
        return el("p", { class: "more" }, button);
    }

    #drawAdvice(isNarrowed) {
        const advice = isNarrowed ? ["Take away a filter: they narrow what is found.", ...ADVICE] : ADVICE;
        const items = advice.map((words) => el("li", {}, words));
        return el(
            "section",
            { class: "sec" },
            el("h2", {}, "Advice"),
            el("div", { class: "in" }, el("ul", { class: "advice" }, ...items), waysIn()),
        );
    }

    async #showFacets() {
        this.facetsWanted = true;
        this.answer.facets = await facets(this.answer, this.answer.narrow);
        await this.#fill(this.turn);
        this.rail.querySelector('[name="publisher"], [name="actor"]')?.focus();
    }

    #narrow({ name, value, checked }) {
        if (name === "sort") return this.ask({ byDate: value === "date" }, 0);
        const [key] = Object.entries(LISTS).find(([, one]) => one === name);
        const others = this.asked[key].filter((one) => one !== value);
        return this.ask({ [key]: checked ? [...others, value] : others }, 0);
    }

    #show(words, ...parts) {
        this.status.textContent = words;
        this.found.replaceChildren(...parts);
    }

    /** Up and down walk from the box through the results and back. */
    #move(event) {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
        const stops = [this.input, ...this.found.querySelectorAll("a[data-hit]")];
        const at = stops.indexOf(document.activeElement);
        if (at < 0 || !stops[at + step]) return;
        event.preventDefault();
        stops[at + step].focus();
        stops[at + step].scrollIntoView({ block: "nearest" });
    }
}
