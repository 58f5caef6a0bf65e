// The search itself: a box, its filters and its results, the same on the search page and in the dialog.

import { fromAddress, toAddress } from "./address.js";
import { ACTORS, actorValues, BATCH, facets, find, open, SITE, termsOf, views } from "./engine.js";
import { quotesIn, rankedActors } from "./matches.js";
import { actorHit, briefHit, counted, el, group, option, quoteHit, section } from "./view.js";

const PAUSE = 120; // milliseconds without a key before a search begins
const FACETS = 12; // publishers or actors offered
const SPEECH = { direct: "Direct", mixed: "Mixed", indirect: "Reported" };

const ADVICE = [
  "Try fewer words, or one name alone: names are matched in any spelling and script.",
  "Words are matched from their beginning: “harb” finds “harbour”.",
  "Put words between quotation marks to find them in this order.",
];
const WAYS = [
  ["briefs/", "Briefs by date"],
  ["actors/", "Actors from A to Z"],
  ["quotes/", "All quotes"],
  ["timeline/", "Timeline"],
];

function waysIn() {
  const links = WAYS.map(([path, words]) => el("li", {}, el("a", { href: new URL(path, SITE).href }, words)));
  return el("ul", { class: "plain" }, ...links);
}

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
    open().catch(() => {}); // while the query is being typed; a failure is told when there is one
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
    this.limits = { briefs: BATCH, quotes: this.#only("quote") ? 20 : 6, actors: this.#only("actor") ? 12 : 4 };
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
    if (!termsOf(this.asked.query).length) {
      this.answer = null;
      this.#show("", el("section", { class: "sec" }, el("h2", {}, "Other ways in"), el("div", { class: "in" }, waysIn())));
      this.rail.replaceChildren();
      return;
    }
    const wait = setTimeout(() => turn === this.turn && (this.status.textContent = "Searching…"), 400);
    try {
      const narrow = { ...this.asked, actors: await actorValues(this.asked.actors) };
      const answer = await find(this.asked.query, narrow, this.asked.byDate);
      if (turn !== this.turn) return;
      this.answer = { ...answer, narrow, facets: null, views: [] };
      if (this.facetsWanted || this.asked.publishers.length || this.asked.actors.length) {
        this.answer.facets = await facets(this.answer, narrow);
      }
      const actors = await views(answer.actors.slice(0, ACTORS));
      this.answer.ranked = rankedActors(actors, answer.terms);
      await this.#fill(turn);
    } catch (error) {
      if (turn !== this.turn) return;
      console.error(error);
      this.#show(
        "The search could not be loaded. The indexes lead to everything:",
        el("section", { class: "sec" }, el("h2", {}, "Other ways in"), el("div", { class: "in" }, waysIn())),
      );
    } finally {
      clearTimeout(wait);
    }
  }

  /** Fetch as many briefs as the limits ask for, and draw. */
  async #fill(turn) {
    const { briefs, terms } = this.answer;
    const wanted = (view) => quotesIn(view, terms).filter((one) => !this.asked.speech.length || this.asked.speech.includes(one.kind));
    let quotes = this.answer.views.flatMap(wanted);
    while (this.answer.views.length < briefs.length) {
      const isEnough = this.answer.views.length >= this.limits.briefs;
      if (isEnough && !(this.#only("quote") && quotes.length < this.limits.quotes)) break;
      const from = this.answer.views.length;
      const batch = await views(briefs.slice(from, from + BATCH));
      if (turn !== this.turn) return;
      this.answer.views.push(...batch);
      quotes = this.answer.views.flatMap(wanted);
    }
    if (!this.asked.byDate) quotes.sort((one, other) => other.own - one.own);
    this.#draw(quotes);
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
    const counts = [
      this.#wants("actor") && ranked.length ? counted(ranked.length, "actor") : "",
      this.#wants("quote") && quotes.length ? counted(quotes.length, isWhole ? "quote" : "quote so far", isWhole ? "quotes" : "quotes so far") : "",
      this.#wants("brief") && briefs.length ? counted(briefs.length, "brief") : "",
    ].filter(Boolean);
    if (!parts.length) this.#show(`Nothing found for “${this.asked.query.trim()}”.`, this.#drawAdvice());
    else if (closest) this.#show("Nothing holds all these words. These are the closest briefs.", ...parts);
    else this.#show(`${counts.join(", ")}. Names are matched in any spelling.`, ...parts);
    this.#drawRail(quotes);
  }

  #drawActors() {
    const { ranked, terms } = this.answer;
    const shown = ranked.slice(0, this.limits.actors).map((view, index) => actorHit(view, terms, index === 0));
    if (ranked.length > shown.length) shown.push(this.#moreButton("actors", 8, `${ranked.length - shown.length} more actors`));
    return section("Actors", "found-actors", el("div", { class: "in", "data-of": "actors" }, ...shown));
  }

  #drawQuotes(quotes, isWhole) {
    const { terms, views: loaded, briefs } = this.answer;
    const own = quotes.filter((one) => one.own).length;
    const other = quotes.length - own;
    const parts = [own ? `With the words themselves: ${own}.` : "", other ? `By or about an actor so called: ${other}.` : ""];
    if (!isWhole) parts.push(`From the first ${loaded.length} of ${counted(briefs.length, "brief")}.`);
    const items = quotes.slice(0, this.limits.quotes).map((one) => quoteHit(one, terms, SITE));
    const list = el("ol", { class: "rows", "data-of": "quotes" }, ...items);
    const rest = quotes.length - items.length;
    const words = rest > 0 ? `${counted(rest, "more quote")}` : "Look for quotes in more briefs";
    const button = rest > 0 || !isWhole ? el("div", { class: "row" }, el("p", { class: "label" }), this.#moreButton("quotes", 12, words)) : null;
    return section("Quotes", "found-quotes", el("p", { class: "lead" }, parts.filter(Boolean).join(" ")), list, button ?? "");
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
      if (kind === "quotes") this.limits.briefs += BATCH;
      this.#more(kind, count);
    });
    return el("p", { class: "more" }, button);
  }

  #drawAdvice() {
    const isNarrowed = Object.values(this.asked).some((value) => Array.isArray(value) && value.length);
    const advice = isNarrowed ? ["Take away a filter: they narrow what is found.", ...ADVICE] : ADVICE;
    const items = advice.map((words) => el("li", {}, words));
    return el("section", { class: "sec" }, el("h2", {}, "Advice"), el("div", { class: "in" }, el("ul", { class: "advice" }, ...items), waysIn()));
  }

  #drawRail(quotes) {
    const { ranked, briefs, years, facets: counts } = this.answer;
    const { asked } = this;
    const active = document.activeElement;
    const isOpen = this.rail.querySelector("details")?.open ?? matchMedia("(min-width: 72rem)").matches;
    const types = [["actor", "Actors", ranked.length], ["quote", "Quotes", quotes.length], ["brief", "Briefs", briefs.length]];
    const form = el("form", { class: "filters" });
    form.append(group("Type", ...types.map(([value, words, number]) => option("kind", value, words, number, asked.kinds.includes(value)))));
    form.append(group("Speech", ...Object.entries(SPEECH).map(([value, words]) => {
      const number = quotes.filter((one) => one.kind === value).length;
      return option("speech", value, words, asked.speech.length && !asked.speech.includes(value) ? null : number, asked.speech.includes(value));
    })));
    const inYears = [...years, ...asked.years.filter((year) => !years.some(([one]) => one === year)).map((year) => [year, 0])];
    if (inYears.length) form.append(group("Year", ...inYears.map(([year, number]) => option("year", year, year, number, asked.years.includes(year)))));
    form.append(this.#drawFacets(counts));
    const sort = el("select", { id: "search-sort", name: "sort" });
    for (const [value, words] of [["", "best match"], ["date", "newest first"]]) {
      sort.append(el("option", { value, selected: (value === "date") === asked.byDate }, words));
    }
    const box = el("details", { class: "src", open: isOpen }, el("summary", {}, el("h2", {}, "Narrow")), form);
    const keys = el("span", { class: "keys" }, "Keys: / to search, ↑ ↓ to move, Enter to open, Esc to leave. ");
    const link = this.shares ? "This page’s address can be shared." : el("a", { href: this.address }, "This search as a page of its own");
    const order = el("p", { class: "order" }, el("label", { for: "search-sort" }, "Sorted by"), " ", sort);
    this.rail.replaceChildren(box, el("div", {}, order, el("p", { class: "meta" }, keys, link)));
    if (active?.name && !active.isConnected) {
      this.rail.querySelector(`[name="${active.name}"][value="${CSS.escape(active.value)}"], select[name="${active.name}"]`)?.focus();
    }
  }

  #drawFacets(counts) {
    const { asked } = this;
    const box = el("div", { class: "facets" });
    if (!counts) {
      const button = el("button", { type: "button", class: "act" }, "By publisher or actor");
      button.addEventListener("click", async () => {
        this.facetsWanted = true;
        this.answer.facets = await facets(this.answer, this.answer.narrow);
        await this.#fill(this.turn);
        this.rail.querySelector('[name="publisher"], [name="actor"]')?.focus();
      });
      box.append(button);
      return box;
    }
    const chosen = { publisher: asked.publishers, actor: asked.actors };
    for (const [name, legend] of [["publisher", "Publisher"], ["actor", "Actor"]]) {
      const values = counts[name].map((found) => [found.at(-2), found[0], found.at(-1)]);
      const shown = values.filter(([id], index) => index < FACETS || chosen[name].includes(id));
      const missing = chosen[name].filter((id) => !values.some(([one]) => one === id)).map((id) => [id, id, 0]);
      const options = [...shown, ...missing].map(([id, words, number]) => option(name, id, words, number, chosen[name].includes(id)));
      const rest = values.length - shown.length;
      if (rest > 0) options.push(el("p", { class: "meta" }, `and ${rest.toLocaleString("en-GB")} in fewer briefs`));
      if (options.length) box.append(group(legend, ...options));
    }
    return box;
  }

  #narrow({ name, value, checked }) {
    if (name === "sort") return this.ask({ byDate: value === "date" }, 0);
    const key = { kind: "kinds", speech: "speech", year: "years", publisher: "publishers", actor: "actors" }[name];
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
