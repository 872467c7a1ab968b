"use strict";
// Filtering only: the page reads the same without it.
for (const form of document.querySelectorAll("form.filter")) {
  const findings = [...form.parentElement.querySelectorAll("article.finding")];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const search = form.querySelector("input[type=search]");
  const show = () => {
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const sought = search.value.trim().toLowerCase();
    for (const finding of findings) {
      finding.hidden = !severities.has(finding.dataset.severity) || !finding.textContent.toLowerCase().includes(sought);
    }
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
}
