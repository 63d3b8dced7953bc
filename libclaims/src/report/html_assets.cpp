#include "report/html_assets.h"

namespace claims::report {

const std::string_view html_style = R"css(
:root { color-scheme: light dark; --page: #fbfaf7; --text: #1c1b19; --soft: #66625a; --rule: #d9d4c9; --card: #ffffff;
  --error: #b3261e; --error-tint: #fbe3e0; --warning: #8a5300; --warning-tint: #fcefd2; --note: #1f5fa8; --note-tint: #e1ecf8;
  --related: #e9e5da; --focus: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --page: #191816; --text: #eceae4; --soft: #a8a297; --rule: #3b3832; --card: #22201d;
  --error: #ff9b91; --error-tint: #4b1f1b; --warning: #f0bd63; --warning-tint: #463310; --note: #96c2f5; --note-tint: #1a3350;
  --related: #35322b; --focus: #96c2f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.55 Georgia, "Times New Roman", serif; }
header.page, nav.filters, .facts, .cards { font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header.page { padding: 1rem 1.5rem .75rem; border-bottom: 1px solid var(--rule); }
header.page p { margin: .15rem 0 0; color: var(--soft); font-size: .9rem; }
header.page .name { font-weight: 600; color: var(--text); font-size: 1.05rem; overflow-wrap: anywhere; }
nav.filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; align-items: center;
  padding: .5rem 1.5rem; background: var(--page); border-bottom: 1px solid var(--rule); font-size: .88rem; }
nav.filters label { display: inline-flex; gap: .35rem; align-items: center; cursor: pointer; }
nav.filters .keys { margin-left: auto; color: var(--soft); }
kbd { border: 1px solid var(--rule); border-radius: 3px; padding: 0 .3em; font: .82em ui-monospace, monospace; }
main { display: grid; grid-template-columns: minmax(0, 42rem) minmax(18rem, 30rem); gap: 2.5rem; padding: 1.25rem 1.5rem 4rem; justify-content: center; }
.story { overflow-wrap: anywhere; }
.story h2 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .75rem; } .story h3 { font-size: 1.15rem; margin: 1.4rem 0 .4rem; }
.story p { margin: 0 0 .85rem; } .story .byline, .story figcaption, .story .furniture { color: var(--soft); font-size: .9rem; }
.story blockquote { margin: 0 0 .85rem; padding-left: 1rem; border-left: 3px solid var(--rule); }
.story ul { margin: 0 0 .85rem; padding-left: 1.4rem; }
a.at { color: inherit; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; border-radius: 2px; padding: 0 1px; }
a.at.error { text-decoration-color: var(--error); background: var(--error-tint); }
a.at.warning { text-decoration-color: var(--warning); background: var(--warning-tint); text-decoration-style: dashed; }
a.at.note { text-decoration-color: var(--note); background: var(--note-tint); text-decoration-style: dotted; }
.related { background: var(--related); border-radius: 2px; }
.cards ol { list-style: none; margin: 0; padding: 0; } .cards h2 { font-size: .95rem; margin: 0 0 .6rem; }
.card { background: var(--card); border: 1px solid var(--rule); border-left: 4px solid var(--soft); border-radius: 4px; padding: .65rem .85rem; margin: 0 0 .8rem; font-size: .92rem; scroll-margin-top: 4rem; }
.card.error { border-left-color: var(--error); } .card.warning { border-left-color: var(--warning); } .card.note { border-left-color: var(--note); }
.card .level { font-weight: 600; text-transform: uppercase; letter-spacing: .03em; font-size: .74rem; }
.card.error .level { color: var(--error); } .card.warning .level { color: var(--warning); } .card.note .level { color: var(--note); }
.card .place, .card .check { color: var(--soft); font-size: .8rem; } .card .check { float: right; }
.card h3 { font-size: .98rem; line-height: 1.35; margin: .2rem 0 .35rem; } .card q { font-style: italic; }
.card ul { margin: .35rem 0; padding-left: 1.1rem; } .card .evidence, .card .confidence { color: var(--soft); }
.card .instead { margin: .35rem 0 0; } .card a { color: inherit; }
.facts { margin: 0 0 1.2rem; font-size: .9rem; } .facts ul { margin: .2rem 0 .6rem; padding-left: 1.1rem; }
:target, .here { outline: 3px solid var(--focus); outline-offset: 2px; }
a:focus-visible, input:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
footer { font: .8rem/1.5 ui-monospace, monospace; color: var(--soft); border-top: 1px solid var(--rule); padding: .8rem 1.5rem; overflow-wrap: anywhere; }
body.no-error .card.error, body.no-warning .card.warning, body.no-note .card.note, body.no-set-aside .card.set-aside { display: none; }
body.no-error a.at.error, body.no-warning a.at.warning, body.no-note a.at.note { background: none; text-decoration: none; }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } nav.filters .keys { display: none; } }
@media print { nav.filters { display: none; } main { display: block; } body { background: #fff; color: #000; font-size: 11pt; }
  .card { break-inside: avoid; } .cards { margin-top: 1.5rem; } a.at { background: none !important; } }
)css";

const std::string_view html_script = R"js(
(function () {
  "use strict";
  var body = document.body;
  var boxes = Array.prototype.slice.call(document.querySelectorAll("nav.filters input"));
  function apply(box) { body.classList.toggle("no-" + box.value, !box.checked); }
  boxes.forEach(function (box) { apply(box); box.addEventListener("change", function () { apply(box); }); });
  function cards() {
    return Array.prototype.filter.call(document.querySelectorAll(".card"), function (card) { return card.offsetParent !== null; });
  }
  var here = null;
  function go(step) {
    var all = cards();
    if (!all.length) return;
    var at = all.indexOf(here);
    var next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
    if (here) mark(here, false);
    here = all[next];
    mark(here, true);
    var place = document.getElementById("at-" + here.id.slice(8));
    if (place) place.scrollIntoView({ block: "center" });
    here.scrollIntoView({ block: "nearest" });
    var link = here.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  }
  function mark(card, on) {
    card.classList.toggle("here", on);
    var place = document.getElementById("at-" + card.id.slice(8));
    if (place) place.classList.toggle("here", on);
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
    var key = event.key;
    if (key === "j" || key === "n") go(1);
    else if (key === "k" || key === "p") go(-1);
    else {
      var box = { e: "error", w: "warning", i: "note", a: "set-aside" }[key];
      boxes.forEach(function (b) { if (b.value === box) { b.checked = !b.checked; apply(b); } });
      if (!box) return;
    }
    event.preventDefault();
  });
})();
)js";

}  // namespace claims::report
