// The figures that move, for anywidget. The page draws; every loss that it shows comes from the student's own functions in the
// kernel. `settings` goes there, with the number of the question; `shown` comes back with the same number. What is read is said by
// `say`, in the language of the notebook: `sentences` has it, by its English.

const LIGHT = { ground: "#ffffff", ink: "#1a1a1a", faint: "#6b6b6b", classes: ["#0072b2", "#9a6200", "#00785a"], lines: ["#c04a00", "#0072b2"] };
const DARK = { ground: "#1b1b1b", ink: "#e8e8e8", faint: "#a0a0a0", classes: ["#6cbcf0", "#e5ab4a", "#4fcba3"], lines: ["#ff9a5c", "#6cbcf0"] };
const STYLE = `
.moving { display: flex; flex-wrap: wrap; gap: 8px 20px; padding: 10px; font: 14px/1.4 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
.moving > svg { flex: 1 1 340px; max-width: 420px; height: auto; align-self: flex-start; touch-action: none; }
.moving > div { flex: 1 1 250px; }
.moving > div.controls { flex: 2 1 400px; }
.moving fieldset { border: 1px solid var(--faint); margin: 0 0 8px; padding: 2px 8px 6px; }
.moving table { border-collapse: collapse; margin: 0 0 8px; background: none; color: inherit; font-size: inherit; }
.moving caption, .moving th { text-align: left; font-weight: 600; color: inherit; }
.moving th, .moving td { padding: 1px 10px 1px 0; background: none; color: inherit; }
.moving td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.moving .chosen { text-decoration: underline; }
.moving input[type=range] { width: 66px; vertical-align: middle; accent-color: var(--line); }
.moving input[type=range].long { width: 220px; }
.moving label { margin-right: 12px; white-space: nowrap; }
.moving button, .moving select { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--faint); padding: 2px 10px; margin: 0 6px 6px 0; }
.moving :focus-visible { outline: 3px solid var(--line); outline-offset: 1px; }
.moving text { fill: var(--ink); font-size: 12px; }
.moving p { margin: 4px 0; flex-basis: 100%; }`;

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "g", "line", "path", "circle", "rect", "text", "polygon"]);

function make(tag, attributes = {}, ...children) {
  const node = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  // JupyterLab's own keys, as arrows that go to the next cell and "d d" that deletes one, must not see what is meant for these.
  if (["input", "select", "button"].includes(tag)) node.dataset.lmSuppressShortcuts = "";
  node.append(...children);
  return node;
}

const clip = (value, low, high) => Math.min(high, Math.max(low, value));
let told = {};
const say = (template, values = {}) => (told[template] ?? template).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
const text = (value, digits = 3) => (value === undefined ? "" : value === null ? say("not finite") : value.toFixed(digits));
const range = (label, low, high, step, value, oninput, others = {}) =>
  make("input", { type: "range", min: low, max: high, step, value, "aria-label": label, oninput: (event) => oninput(Number(event.target.value)), ...others });

/** Buttons of which one is pressed; `name` tells this group from others on the page. */
function choice(legend, names, chosen, onchange) {
  const group = Math.random().toString(36);
  const buttons = names.map((name, i) =>
    make("label", {}, make("input", { type: "radio", name: group, checked: i === chosen, onchange: () => onchange(i) }), ` ${name}`));
  return make("fieldset", {}, make("legend", {}, legend), ...buttons);
}

/** A point's place in the units of a drawing, for the mouse, a pen or a finger. */
function place(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [point.x, point.y];
}

/** One question at a time goes to the kernel; while it works, only the latest wish is kept. `drawn` gets each answer, and whether a wish waits;
 *  where there is none, `halted` is called, and the reason is said. */
function conversation(model, drawn, said, halted = () => {}) {
  let asked = 0, wish = null, slow = null;
  const send = (settings) => {
    asked += 1;
    wish = null;
    model.set("settings", { ...settings, number: asked });
    model.save_changes();
    slow = setTimeout(() => said(say("The kernel of this notebook has not answered yet.")), 2000);
  };
  const heard = () => {
    const shown = model.get("shown");
    if (shown.number !== asked) return;
    clearTimeout(slow);
    slow = null;
    if (shown.stopped) { halted(); said(shown.stopped); }
    else drawn(shown, wish !== null);
    if (wish) send(wish);
  };
  asked = model.get("shown").number ?? 0;
  model.on("change:shown", heard);
  return {
    ask: (settings) => (slow === null ? send(settings) : (wish = { ...settings })),
    end: () => { clearTimeout(slow); model.off("change:shown", heard); },
  };
}

/** Text for screen readers and others: at rest, not at every step of the way. */
function status() {
  const line = make("p", { role: "status" });
  let rest = null;
  return { line, tell: (words, wait = 300) => { clearTimeout(rest); rest = setTimeout(() => (line.textContent = words), wait); } };
}

// ------------------------------------------------------------------------------------------------ one score

function score(model, root) {
  const { classes, scores, grid, highest } = model.get("fixed");
  const settings = { ...model.get("settings") };
  const low = grid[0], high = grid[grid.length - 1];
  const x = (value) => 40 + (350 * (value - low)) / (high - low), y = (loss) => 280 - (250 * loss) / highest;
  const status_ = status();
  const svg = make("svg", { viewBox: "0 0 400 320", role: "img" });
  const ask = () => talk.ask(settings);
  const slider = range(say("score"), low, high, 0.1, settings.score, (value) => { settings.score = value; ask(); }, { class: "long" });
  const moved = make("label", { style: "white-space: normal" });
  const table = make("table");
  const pick = () => {
    settings.score = scores[settings.image][settings.moved];
    slider.value = settings.score;
    ask();
  };
  const drag = (event) => {
    if (event.buttons !== 1) return;
    settings.score = clip(Math.round((low + ((place(svg, event)[0] - 40) * (high - low)) / 350) * 10) / 10, low, high);
    slider.value = settings.score;
    ask();
  };
  svg.addEventListener("pointerdown", drag);
  svg.addEventListener("pointermove", drag);

  const drawn = (shown) => {
    const right = classes[settings.image], now = shown.row[settings.moved];
    const losses = Object.entries(shown.now);
    const summary = losses.map(([name, loss]) => say("{name} loss {loss}", { name, loss: text(loss) })).join(", ");
    const which = say("{moved} score of the {right} image", { moved: classes[settings.moved], right });
    moved.textContent = `${which}: ${text(now, 1)}`;
    slider.setAttribute("aria-label", which);
    svg.replaceChildren(
      make("line", { x1: 40, x2: 390, y1: 280, y2: 280, stroke: "var(--faint)" }), make("line", { x1: 40, x2: 40, y1: 20, y2: 280, stroke: "var(--faint)" }),
      ...[-6, -2, 2, 6, 10].map((tick) => make("text", { x: x(tick), y: 296, "text-anchor": "middle" }, String(tick))),
      ...[0, 5, 10, 15, 20].map((tick) => make("text", { x: 34, y: y(tick) + 4, "text-anchor": "end" }, String(tick))),
      make("text", { x: 215, y: 314, "text-anchor": "middle" }, which), make("text", { x: 44, y: 12 }, say("loss")),
      make("line", { x1: x(now), x2: x(now), y1: 20, y2: 280, stroke: "var(--faint)", "stroke-dasharray": "2 4" }));
    losses.forEach(([name, loss], i) => {
      const points = shown.curves[name].map((value, k) => ([x(grid[k]), value])).filter(([, value]) => value !== null && value <= highest);
      svg.append(make("path", { d: "M" + points.map(([place, value]) => `${place} ${y(value)}`).join("L"), fill: "none", stroke: `var(--line${i})`, "stroke-width": 2.5, "stroke-dasharray": i ? "7 4" : undefined }),
        make("circle", { cx: x(now), cy: loss === null ? 20 : y(clip(loss, 0, highest)), r: 6, fill: `var(--line${i})` }), make("text", { x: 300, y: 30 + 18 * i, style: `fill: var(--line${i})` }, `${i ? "- -" : "—"} ${name}`));
    });
    svg.setAttribute("aria-label", say("Losses of the {right} image against one of its scores, now {score}: {losses}", { right, score: text(now, 1), losses: summary }));
    const columns = Object.entries(shown.columns);
    table.replaceChildren(make("caption", {}, say("The {right} image", { right })),
      make("tr", {}, ...[say("class"), say("score"), ...columns.map(([name]) => name)].map((name) => make("th", { scope: "col" }, name))),
      ...classes.map((name, j) => make("tr", {}, make("th", { scope: "row" }, j === settings.image ? say("{name} (right)", { name }) : name), make("td", {}, text(shown.row[j], 1)),
        ...columns.map(([, values]) => make("td", {}, j === settings.image && values[j] === null ? say("none") : text(values[j]))))),
      ...losses.map(([name, loss]) => make("tr", {}, make("th", { scope: "row" }, say("{name} loss", { name })), make("td", {}, text(loss)))));
    status_.tell(`${summary}.`);
  };
  const talk = conversation(model, drawn, status_.tell);
  root.append(svg, make("div", { class: "controls" },
    choice(say("Image"), classes, settings.image, (i) => { settings.image = i; pick(); }),
    choice(say("Whose score moves"), classes, settings.moved, (i) => { settings.moved = i; pick(); }),
    moved, make("div", {}, slider), table), status_.line);
  drawn(model.get("shown"));
  return talk.end;
}

// ------------------------------------------------------------------------------------------------ nine weights

const SIDE = 1.25; // the plane shows -SIDE to SIDE in both directions
const HALF = 2; // an arrow is drawn at half the length of its weights: they grow beyond the plane
const LIMIT = 6;
const at = (x1, x2) => [200 + (190 * x1) / SIDE, 200 - (190 * x2) / SIDE];

/** The part of the square in which class c has the highest score: cut by one straight line for each other class. */
function region(W, c) {
  let corners = [[-SIDE, -SIDE], [SIDE, -SIDE], [SIDE, SIDE], [-SIDE, SIDE]];
  for (let j = 0; j < 3; j++) {
    if (j === c) continue;
    const lead = ([x1, x2]) => (W[0][c] - W[0][j]) * x1 + (W[1][c] - W[1][j]) * x2 + (W[2][c] - W[2][j]);
    corners = corners.flatMap((p, i) => {
      const q = corners[(i + 1) % corners.length], a = lead(p), b = lead(q), t = a / (a - b);
      return [...(a >= 0 ? [p] : []), ...(a >= 0 !== b >= 0 ? [[p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]] : [])];
    });
  }
  return corners.map(([x1, x2]) => at(x1, x2).join(",")).join(" ");
}

function mark(kind, [x, y], fill) {
  if (kind === 0) return make("circle", { cx: x, cy: y, r: 7, fill });
  return make("polygon", { points: kind === 1 ? `${x - 6},${y - 6} ${x + 6},${y - 6} ${x + 6},${y + 6} ${x - 6},${y + 6}` : `${x},${y - 8} ${x + 8},${y + 6} ${x - 8},${y + 6}`, fill });
}

function weights(model, root) {
  const { classes, points, labels, losses, strengths, rates, start } = model.get("fixed");
  const settings = { ...model.get("settings") };
  const names = ["x1", "x2", say("constant")], RUN = say("Run 100 steps"), STOP = say("Stop");
  let shown = model.get("shown"), left = 0, asked = 0, held = null; // steps to go; when the last question went; the class whose arrow is dragged
  const status_ = status();
  const svg = make("svg", { viewBox: "0 0 400 400", role: "img" });
  const lossTable = make("table");
  const outputs = names.map(() => classes.map(() => make("span")));
  const sliders = names.map((name, d) => classes.map((one, c) =>
    range(say("weight of {name} for {one}", { name, one }), -LIMIT, LIMIT, 0.1, settings.weights[d][c], (value) => byHand(replaced(d, c, value)))));

  const replaced = (d, c, value) => settings.weights.map((row, e) => row.map((old, j) => (e === d && j === c ? value : old)));
  const ask = (steps = 0) => { asked = performance.now(); talk.ask({ ...settings, steps }); };
  const byHand = (W) => { left = 0; settings.weights = W; scene(); ask(); };
  const descend = (steps) => { left = steps; run.textContent = steps > 1 ? STOP : RUN; ask(1); };

  const scene = () => {
    const W = settings.weights, each = shown.terms[settings.loss].points;
    const axis = { stroke: "var(--faint)", opacity: 0.5 };
    svg.replaceChildren(make("rect", { x: 10, y: 10, width: 380, height: 380, fill: "none", stroke: "var(--faint)" }),
      ...classes.map((_, c) => make("polygon", { points: region(W, c), fill: `var(--class${c})`, opacity: 0.16 })),
      make("line", { x1: 10, x2: 390, y1: 200, y2: 200, ...axis }), make("line", { x1: 200, x2: 200, y1: 10, y2: 390, ...axis }),
      make("text", { x: 374, y: 214 }, "x1"), make("text", { x: 206, y: 22 }, "x2"));
    points.forEach(([x1, x2], i) => {
      const [x, y] = at(x1, x2), colour = `var(--class${labels[i]})`;
      const ring = Math.sqrt(clip(each[i] ?? 9, 0, 9)) * 14; // its area grows with the loss
      if (ring > 1) svg.append(make("circle", { cx: x, cy: y, r: 8 + ring, fill: "none", stroke: colour, "stroke-width": 2 }));
      svg.append(mark(labels[i], [x, y], colour), make("text", { x: x + 10, y: y - 8 }, String(i + 1)));
    });
    classes.forEach((_, c) => {
      const [x, y] = at(...[0, 1].map((d) => clip(W[d][c] / HALF, -SIDE, SIDE))), colour = `var(--class${c})`;
      const grip = make("g", { style: "cursor: grab", onpointerdown: (event) => { held = c; svg.setPointerCapture(event.pointerId); } },
        make("circle", { cx: x, cy: y, r: 12, fill: "var(--ground)", stroke: colour, "stroke-width": 3 }), mark(c, [x, y], colour));
      svg.append(make("line", { x1: 200, y1: 200, x2: x, y2: y, stroke: colour, "stroke-width": 3 }), grip);
      names.forEach((_, d) => { sliders[d][c].value = W[d][c]; outputs[d][c].textContent = text(W[d][c], 2); });
    });
  };
  svg.addEventListener("pointerup", () => (held = null));
  svg.addEventListener("pointermove", (event) => {
    if (held === null) return;
    const [x, y] = place(svg, event);
    const tip = [((x - 200) * SIDE) / 190, ((200 - y) * SIDE) / 190].map((value) => Math.round(HALF * clip(value, -SIDE, SIDE) * 20) / 20);
    byHand(settings.weights.map((row, d) => (d < 2 ? row.map((old, c) => (c === held ? tip[d] : old)) : row)));
  });

  const drawn = (answer, more) => {
    shown = answer;
    if (shown.steps && !more) settings.weights = shown.weights;
    scene();
    const sums = shown.terms[settings.loss].sums;
    const head = (name) => make("th", { scope: "col", class: name === settings.loss ? "chosen" : undefined }, name);
    const row = (name, of) => make("tr", {}, make("th", { scope: "row" }, name), ...losses.map((loss) => make("td", {}, text(of(loss)))));
    lossTable.replaceChildren(make("caption", {}, say("Losses")), make("tr", {}, ...[say("point"), ...losses].map(head)),
      ...points.map((_, i) => row(`${i + 1} ${classes[labels[i]]}`, (loss) => shown.terms[loss].points[i])),
      ...[say("data term (mean)"), say("regulariser"), say("sum of the two")].map((name, k) => row(name, (loss) => shown.terms[loss].sums[k])),
      row(say("length of the gradient"), (loss) => (loss === settings.loss ? shown.slope : undefined)));
    const summary = say("{name} loss {loss}: data term {data}, regulariser {regulariser}. Points in the region of another class: {wrong} of {all}.",
      { name: settings.loss, loss: text(sums[2]), data: text(sums[0]), regulariser: text(sums[1]), wrong: shown.wrong, all: points.length });
    svg.setAttribute("aria-label", say("Nine points, the regions of three classes, an arrow for the weights of each.") + " " + summary);
    status_.tell(summary);
    left = Math.max(0, left - shown.steps);
    const due = clip(Math.round((performance.now() - asked) / 16), 1, 10); // where an answer takes long, several steps at once
    if (shown.steps && left > 0) requestAnimationFrame(() => left > 0 && ask(Math.min(due, left)));
    run.textContent = left > 0 ? STOP : RUN;
  };
  const button = (label, onclick) => make("button", { type: "button", onclick }, label);
  const run = button(RUN, () => { if (left > 0) left = 0; else descend(100); });
  const strength = make("span", {}, String(settings.reg));
  const lambda = range("lambda", 0, strengths.length - 1, 1, strengths.indexOf(settings.reg), (i) => {
    settings.reg = strengths[i];
    strength.textContent = String(settings.reg);
    lambda.setAttribute("aria-valuetext", String(settings.reg));
    ask();
  }, { "aria-valuetext": settings.reg });
  const rate = make("select", { onchange: (event) => (settings.rate = Number(event.target.value)) },
    ...rates.map((one) => make("option", { value: one, selected: one === settings.rate }, String(one))));
  const halted = () => { left = 0; run.textContent = RUN; };
  const talk = conversation(model, drawn, status_.tell, halted);
  root.append(svg, make("div", {}, lossTable), make("div", { class: "controls" },
    choice(say("Loss that the steps go down"), losses, losses.indexOf(settings.loss), (i) => { settings.loss = losses[i]; ask(); }),
    make("div", {}, make("label", {}, "lambda ", lambda, " ", strength), make("label", {}, say("learning rate") + " ", rate)),
    make("div", {}, button(say("One step"), () => descend(1)), run, button(say("Start again"), () => byHand(start)),
      button(say("Double the weights"), () => byHand(settings.weights.map((row) => row.map((value) => clip(2 * value, -LIMIT, LIMIT)))))),
    make("table", {}, make("caption", {}, say("Weights")), make("tr", {}, ...[say("class"), ...names].map((name) => make("th", { scope: "col" }, name))),
      ...classes.map((name, c) => make("tr", {}, make("th", { scope: "row" }, name), ...names.map((_, d) => make("td", {}, sliders[d][c], " ", outputs[d][c])))))), status_.line);
  drawn(shown, false);
  return () => { left = 0; talk.end(); };
}

// ------------------------------------------------------------------------------------------------ both

/** Light or dark as the page around is, which its colour of text tells; with a ground of our own, so that the contrast holds. */
function dress(root, around) {
  const [red, green, blue] = (getComputedStyle(around).color.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number); // none where it is not in the page
  const { ground, ink, faint, classes, lines } = red + green + blue > 384 ? DARK : LIGHT;
  const colours = { ground, ink, faint, line: lines[1], ...Object.fromEntries([...classes.map((c, i) => [`class${i}`, c]), ...lines.map((c, i) => [`line${i}`, c])]) };
  for (const [name, colour] of Object.entries(colours)) root.style.setProperty(`--${name}`, colour);
}

function render({ model, el }) {
  told = model.get("sentences") ?? {}; // each figure has a module of its own
  const root = make("div", { class: "moving", role: "group", "aria-label": say("A figure that can be moved") });
  el.replaceChildren(make("style", {}, STYLE), root);
  const redress = () => dress(root, el);
  const themes = new MutationObserver(redress);
  themes.observe(document.body, { attributes: true });
  const seen = new IntersectionObserver(redress); // a cell out of sight is taken out of the page by JupyterLab
  seen.observe(root);
  const end = { score, weights }[model.get("name")](model, root);
  return () => { themes.disconnect(); seen.disconnect(); end(); };
}

export default { render };
