// Draws results in the site's visual language. Text from records is set as text, never as markup.

import { answeringNames, cut, otherName, tellingLine } from "./matches.js";

const KINDS = { direct: "Direct", mixed: "Mixed", indirect: "Reported" };

/** An element with attributes (those that are null or false left out) and children. */
export function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === true) element.setAttribute(key, "");
        else if (value !== null && value !== undefined && value !== false && value !== "")
            element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
}

/** A number with its noun. */
export function counted(number, one, many = `${one}s`) {
    return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

function marked(text, terms) {
    return cut(text, terms).map(([words, isHit]) => (isHit ? el("mark", {}, words) : words));
}

const hit = (href, ...children) => el("a", { href, "data-hit": true }, ...children);

export function section(title, id, ...children) {
    return el("section", { class: "sec", "aria-labelledby": id }, el("h2", { id }, title), ...children);
}

function namesLine(view, terms) {
    const parts = [];
    for (const [name, lang, dir] of answeringNames(view, terms)) {
        parts.push(parts.length ? ", " : ", also named ", el("span", { lang, dir }, ...marked(name, terms)));
    }
    return parts;
}

/** An actor: the first one large, the others on a line. */
export function actorHit(view, terms, isFirst) {
    const name = hit(view.href, el("span", { lang: view.lang, dir: view.dir }, ...marked(view.name, terms)));
    const kind = view.is === "other" ? "actor" : view.is;
    const counts = [counted(view.briefs, "brief"), view.quotes ? counted(view.quotes, "quote") : ""].filter(
        Boolean,
    );
    const names = namesLine(view, terms);
    const met = el("span", { class: "nb" }, `${counts.join(", ")}.`);
    if (!isFirst) return el("p", { class: "state by" }, name, `, ${kind}`, ...names, ". ", met);
    const role = view.note ? [" ", ...marked(view.note, terms)] : [];
    const lead = `${kind[0].toUpperCase()}${kind.slice(1)}`;
    return el(
        "div",
        { class: "hit" },
        el("h3", {}, name),
        el("p", { class: "by" }, lead, ...names, ".", ...role, " ", met),
    );
}

/** Why something is found that does not hold the words: an actor's other name, or what the article calls it. */
function reason({ name, other, isStated }, terms) {
    return [
        isStated ? ` · the article calls ${name} ` : ` · ${name}, also named `,
        el("i", {}, ...marked(other, terms)),
    ];
}

/** The reason that all quotes share which do not hold the words themselves; null where they differ. */
function sharedReason(quotes) {
    const reasons = quotes.filter((one) => !one.own).map((one) => one.because[0]);
    const [first] = reasons;
    const isSame = (one) => one && one.id === first.id && one.other === first.other;
    return first && !first.isStated && reasons.every(isSame) ? first : null;
}

/** What the quotes have to do with the query, in a sentence or two; and whether each still has to say it. */
export function quotesLead(quotes, terms) {
    const own = quotes.filter((one) => one.own).length;
    const rest = quotes.length - own;
    const shared = sharedReason(quotes);
    const parts = own ? [`${own} with the words themselves. `] : [];
    if (rest && shared) {
        parts.push(
            `${rest} by or about ${shared.name}, also named `,
            el("i", {}, ...marked(shared.other, terms)),
            ". ",
        );
    } else if (rest) parts.push(`${rest} by or about an actor of that name. `);
    return { parts, isSaid: shared !== null };
}

function wordsOf(quote, terms) {
    const children = [];
    let said = null;
    for (const [kind, words] of quote.text) {
        if (kind === "ours") {
            said = null;
            children.push(...marked(words, terms));
            continue;
        }
        if (!said) children.push((said = el("span", { class: "said" })));
        if (kind === "inserted") {
            said.append(
                el(
                    "span",
                    { class: "insert" },
                    el("span", { class: "vh" }, "inserted by the outlet: "),
                    ...marked(words, terms),
                ),
            );
        } else said.append(...marked(words, terms));
    }
    return children;
}

/** A quote: its words, who said them, the brief it stands in; and why it is here, unless that is said above. */
export function quoteHit(quote, terms, site, isSaid) {
    const { brief } = quote;
    const by = (quote.by ?? []).flatMap(([name, id], index) => [
        index ? ", " : "",
        id
            ? el("a", { href: new URL(`actors/${id}/`, site).href }, ...marked(name, terms))
            : el("i", {}, name),
    ]);
    const why = (isSaid ? [] : quote.because.slice(0, 1)).flatMap((one) => reason(one, terms));
    const place = quote.paragraph ? `, ¶${quote.paragraph}` : "";
    return el(
        "li",
        { class: `row q ${quote.kind}` },
        el(
            "p",
            { class: "label" },
            el("b", {}, KINDS[quote.kind]),
            el("span", { class: "when" }, quote.when ?? `published ${brief.day.replaceAll(" ", "\u00a0")}`),
        ),
        el(
            "div",
            {},
            el("blockquote", {}, ...wordsOf(quote, terms)),
            el(
                "p",
                { class: "by" },
                ...(by.length ? by : ["Unknown speaker"]),
                " ",
                el(
                    "span",
                    { class: "meta" },
                    "in ",
                    hit(`${brief.href}#${quote.id}`, brief.title),
                    place,
                    ...why,
                ),
            ),
        ),
    );
}

/** A brief: its title, day and publisher, and the sentence that answers the query. */
export function briefHit(view, terms) {
    const line = tellingLine(view, terms);
    const other = line?.isHeadline ? null : otherName(view, terms);
    const meta = [el("span", { class: "when" }, view.when), view.inferred ? " (inferred)" : ""];
    meta.push(view.publisher === "unknown" ? " · publisher unknown" : ` · ${view.publisher}`);
    if (line?.isHeadline)
        meta.push(" · source: ", el("i", {}, ...marked(view.headline, terms)));
    if (other) meta.push(...reason(other, terms));
    return el(
        "div",
        { class: "item" },
        el("h3", {}, hit(view.href, ...marked(view.title, terms))),
        view.draft ? el("p", { class: "badge draft" }, "Unreviewed draft, do not cite") : null,
        line && !line.isHeadline ? el("p", { class: "lead" }, ...marked(line.text, terms)) : null,
        el("p", { class: "meta" }, ...meta),
    );
}

/** A tick box of the filters. */
export function option(name, value, label, count, isChecked) {
    return el(
        "label",
        { class: "opt" },
        el("input", { type: "checkbox", name, value, checked: isChecked }),
        el("span", {}, label),
        count === null ? null : el("span", { class: "num" }, count.toLocaleString("en-GB")),
    );
}

export function group(legend, ...children) {
    return el("fieldset", {}, el("legend", {}, legend), ...children);
}
