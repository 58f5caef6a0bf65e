// Search on every page: finds the box in the masthead, and opens the search when it is asked for. Until then,
// nothing more is fetched. Without this script the box is a plain form that leads to the search page.

const SITE = new URL("../", import.meta.url);
const isSearchPage = () => location.pathname === new URL("search/", SITE).pathname;

let dialog = null;
let panel = null;

const load = () => import("./search/panel.js");

async function openDialog(query) {
  if (dialog?.open) return;
  const { Panel, askedHere } = await load();
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "finder";
    dialog.setAttribute("aria-label", "Search");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "act close";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    const wrap = document.createElement("div");
    wrap.className = "wrap";
    const asked = { ...askedHere(), query: query || "", kinds: [], speech: [], years: [], publishers: [], actors: [], byDate: false };
    panel = new Panel(asked, { isDialog: true, shares: false });
    wrap.append(close, panel.element);
    dialog.append(wrap);
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
  } else if (query) {
    panel.input.value = query;
    panel.ask({ query }, 0);
  }
  dialog.showModal();
  panel.input.focus();
  panel.input.select();
}

async function takeOverPage() {
  const { Panel, askedHere } = await load();
  const host = document.querySelector("[data-search]") ?? document.querySelector("main");
  panel = new Panel(askedHere(), { isDialog: false, shares: true });
  host.replaceChildren(panel.element);
  if (!panel.asked.query) panel.input.focus();
}

const isTyping = (target) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!isSlash && !isK) return;
  event.preventDefault();
  if (isSearchPage()) {
    panel?.input.focus();
    panel?.input.select();
  } else openDialog("");
});

if (isSearchPage()) takeOverPage();
else {
  // A click opens the search at once; who comes by the Tab key writes into the box and sends it as a form.
  for (const box of document.querySelectorAll('form[role="search"] input[name="q"]')) {
    box.addEventListener("click", () => openDialog(box.value));
  }
}
