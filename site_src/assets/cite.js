// The citation of one quote in one line: the pattern of the page's note, filled with the speaker and the day of the
// quote whose button was pressed, and with its address. Without this script the note holds the same in parts.

const note = document.getElementById("Cite");
const parts = [...note.querySelectorAll("ul, p")];
const pattern = note.querySelector("p").textContent;
const rows = [...note.querySelectorAll("li")].map((row) => row.textContent.split(/: (?=#)/));
const line = note.appendChild(document.createElement("p"));
line.className = "cite";

for (const button of document.querySelectorAll(`[popovertarget="${note.id}"]`)) {
    button.addEventListener("click", () => {
        const sign = `#${button.closest("[id]").id}`;
        const row = rows.find(([, signs]) => signs.split(", ").includes(sign));
        const filled = row ? pattern.replace("Speaker, day", () => row[0]) : pattern;
        line.textContent = filled.replace(/\S+$/, () => new URL(sign, location).href);
        for (const part of parts) part.hidden = true;
    });
}
