// Search on every page: finds the box in the masthead, and opens the search when it is asked for. Until then,
// nothing more is fetched. Without this script the box is a plain form that leads to the search page.

const SITE = new URL("../", import.meta.url);
const here = location.pathname.replace(/index\.html$/, "");
const isSearchPage = () => here === new URL("search/", SITE).pathname;

let dialog = null;
let panel = null;

/** The frame of a search: its box stands at once, so that no key is lost while the rest is fetched. */
function frame(heading) {
    const page = document.createElement("div");
    page.className = "page search";
    const [header, title, form, label, input, status] = [
        "header",
        heading,
        "form",
        "label",
        "input",
        "p",
    ].map((name) => document.createElement(name));
    title.className = label.className = "vh";
    title.textContent = "Search";
    form.className = "find big";
    form.action = new URL("search/", SITE).href;
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", "Search the whole archive");
    label.htmlFor = input.id = "search-box";
    label.textContent = "Search briefs, actors and quotes";
    Object.assign(input, {
        type: "search",
        name: "q",
        autocomplete: "off",
        autocapitalize: "off",
        spellcheck: false,
    });
    input.enterKeyHint = "search";
    input.placeholder = "A name, a word, “words in this order”";
    status.className = "meta";
    status.setAttribute("role", "status");
    form.append(label, input);
    header.append(title, form, status);
    page.append(header);
    return { page, form, input, status };
}

async function fill(parts, shares) {
    // The index is opened while the panel is still on its way, and the query is being typed.
    import("./search/engine.js").then(({ open }) => open()).catch(() => {});
    const { Panel } = await import("./search/panel.js");
    panel = new Panel(parts, shares);
}

function openDialog(query) {
    if (dialog?.open) return;
    if (!dialog) {
        const parts = frame("h2");
        const [close, keys, wrap] = ["button", "kbd", "div"].map((name) => document.createElement(name));
        dialog = Object.assign(document.createElement("dialog"), {
            className: "finder",
            ariaLabel: "Search",
        });
        Object.assign(close, { type: "button", className: "act close", textContent: "Close" });
        close.addEventListener("click", () => dialog.close());
        dialog.addEventListener("keydown", (event) => {
            if (event.key !== "Escape" || event.isComposing) return;
            event.preventDefault(); // or the first Escape would only empty the box
            dialog.close();
        });
        keys.textContent = "esc";
        keys.ariaHidden = "true";
        parts.form.append(keys);
        wrap.className = "wrap";
        wrap.append(close, parts.page);
        dialog.append(wrap);
        document.body.append(dialog);
        fill(parts, false).catch(() => parts.form.submit());
    }
    const input = dialog.querySelector("#search-box");
    if (query && query !== input.value) {
        input.value = query;
        panel?.ask({ query }, 0);
    }
    dialog.showModal();
    input.focus();
    input.select();
}

function takeOverPage() {
    const parts = frame("h1");
    const host = document.querySelector("[data-search]") ?? document.querySelector("main");
    const before = [...host.childNodes];
    host.replaceChildren(parts.page);
    parts.input.value = new URLSearchParams(location.search).get("q") ?? "";
    if (!parts.input.value) parts.input.focus();
    fill(parts, true).catch(() => host.replaceChildren(...before));
}

const isTyping = (target) =>
    target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
    const isSlash =
        event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    const isK =
        event.key.toLowerCase() === "k" &&
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        !event.shiftKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    if (isSearchPage()) {
        document.getElementById("search-box").focus();
        document.getElementById("search-box").select();
    } else openDialog("");
});

if (isSearchPage()) takeOverPage();
else {
    // A click opens the search at once; who comes by the Tab key writes into the box and sends it as a form.
    for (const box of document.querySelectorAll('form[role="search"] input[name="q"]')) {
        box.addEventListener("click", () => openDialog(box.value));
    }
}
