// Keys press the buttons that the page shows; without this script the buttons work all the same.
"use strict";
(() => {
  const STORED = "kg-review-keys";
  const toggle = document.getElementById("keys");
  const told = document.getElementById("told");
  let on = sessionStorage.getItem(STORED) !== "off";
  let chosen = 1;

  const tell = () => {
    if (!toggle) return;
    toggle.hidden = false;
    toggle.setAttribute("aria-pressed", String(on));
    toggle.textContent = on ? "Keys work: turn them off" : "Keys are off: turn them on";
  };
  const choose = (place, moved = true) => {
    const heading = document.querySelector(`th[data-place="${place}"]`);
    chosen = heading ? place : 0; // who meant another candidate has not meant this one: choose nothing
    if (told) told.textContent = heading || !moved ? "" : `There is no candidate ${place}: none is chosen.`;
    for (const cell of document.querySelectorAll("[data-place]")) {
      cell.classList.toggle("chosen", cell.dataset.place === String(chosen));
    }
    for (const other of document.querySelectorAll("th[aria-current]")) other.removeAttribute("aria-current");
    heading?.setAttribute("aria-current", "true");
    if (moved) (heading || told)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const button = key =>
    document.querySelector(`th[data-place="${chosen}"] [data-key="${key}"]`) ||
    document.querySelector(`form:not(th form) > [data-key="${key}"]`);

  toggle?.addEventListener("click", () => {
    on = !on;
    sessionStorage.setItem(STORED, on ? "on" : "off");
    tell();
  });
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input:not([type=hidden]), textarea, select");
    if (!on || typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^[1-9]$/.test(event.key)) {
      choose(Number(event.key));
      event.preventDefault();
      return;
    }
    const pressed = /^[a-z]$/.test(event.key) ? button(event.key) : null;
    if (!pressed) return;
    event.preventDefault();
    on = false; // one key, one decision: the page is on its way
    pressed.click();
  });
  // A page that comes back from the browser's memory would show what is no longer so.
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
  choose(1, false);
  tell();
})();
