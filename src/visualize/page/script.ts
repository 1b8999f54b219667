/**
 * What moves the page: it reads the items and arrows that the page carries, and finds each item's box by the name that Graphviz kept.
 * Text only ever enters the page as text. No backticks, backslashes or template literals inside.
 */
export const pageScript = `
(() => {
  "use strict";
  const find = (selector) => document.querySelector(selector);
  const { items, arrows } = JSON.parse(find("#data").textContent);
  const svg = find("#picture svg");
  const panel = find("aside");
  const search = find("#search");
  const results = find("#results");
  const count = find("#count");
  const whole = svg.viewBox.baseVal;
  const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let view = { ...full };

  const byId = new Map(items.map((item) => [item.id, item]));
  const byKey = new Map(items.map((item) => [item.key, item]));
  const boxes = new Map();
  const lines = new Map();
  const sources = new Map(items.map((item) => [item.id, []]));
  const consumers = new Map(items.map((item) => [item.id, []]));
  for (const arrow of arrows) {
    sources.get(arrow.to).push(arrow);
    consumers.get(arrow.from).push(arrow);
  }

  for (const box of svg.querySelectorAll("g.node")) {
    const title = box.querySelector("title");
    const item = byKey.get(title.textContent);
    title.textContent = item.name;
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "button");
    box.setAttribute("aria-label", [item.name, item.role, item.type, item.status].filter(Boolean).join(", "));
    box.dataset.id = item.id;
    boxes.set(item.id, box);
  }
  for (const line of svg.querySelectorAll("g.edge")) {
    const title = line.querySelector("title");
    const [from, to] = title.textContent.split("->").map((key) => byKey.get(key));
    title.textContent = from.name + " to " + to.name;
    const key = from.id + " -> " + to.id;
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }

  // Moving about
  const show = () => svg.setAttribute("viewBox", [view.x, view.y, view.width, view.height].join(" "));
  const unitsAPixel = () => Math.max(view.width / svg.clientWidth, view.height / svg.clientHeight);
  const zoom = (factor, at = { x: view.x + view.width / 2, y: view.y + view.height / 2 }) => {
    const width = Math.min(Math.max(view.width * factor, 60), full.width * 8);
    const by = width / view.width;
    view = { x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by, width, height: view.height * by };
    show();
  };
  const pan = (right, down) => {
    view = { ...view, x: view.x + right, y: view.y + down };
    show();
  };
  const fit = () => {
    view = { ...full };
    show();
  };
  const pointAt = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const extentOf = (box) => {
    const { x, y, width, height } = box.getBBox();
    const matrix = svg.getScreenCTM().inverse().multiply(box.getScreenCTM());
    return { centre: new DOMPoint(x + width / 2, y + height / 2).matrixTransform(matrix), width, height };
  };
  const reveal = (id, closer) => {
    const { centre } = extentOf(boxes.get(id));
    const shape = svg.clientHeight / svg.clientWidth;
    const width = closer ? Math.min(view.width, Math.max(700, 700 / shape)) : view.width;
    const height = closer ? width * shape : view.height;
    view = { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
    show();
  };
  const isInView = (id) => {
    const { centre } = extentOf(boxes.get(id));
    const edge = 40 * unitsAPixel();
    return centre.x > view.x + edge && centre.x < view.x + view.width - edge && centre.y > view.y + edge && centre.y < view.y + view.height - edge;
  };

  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY * (event.deltaMode === 1 ? 20 : 1))) * 0.004), pointAt(event));
  }, { passive: false });
  let drag;
  svg.addEventListener("pointerdown", (event) => {
    drag = { x: event.clientX, y: event.clientY, moved: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (drag === undefined) return;
    const [right, down] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(right, down) < 4) return;
    if (!drag.moved) svg.setPointerCapture(event.pointerId);
    svg.classList.add("dragging");
    pan(-right * unitsAPixel(), -down * unitsAPixel());
    drag = { x: event.clientX, y: event.clientY, moved: true };
  });
  const drop = () => {
    svg.classList.remove("dragging");
    // A click follows the end of a drag and must not choose anything.
    if (drag !== undefined && drag.moved) svg.addEventListener("click", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    setTimeout(() => (drag = undefined));
  };
  svg.addEventListener("pointerup", drop);
  svg.addEventListener("pointercancel", drop);

  // Choosing
  const follow = (id, links, end) => {
    const reached = new Set([id]);
    for (const one of reached) for (const arrow of links.get(one)) reached.add(arrow[end]);
    return reached;
  };
  const choose = (id, moving = "none") => {
    const up = follow(id, sources, "from");
    const down = follow(id, consumers, "to");
    svg.classList.add("chosen");
    svg.classList.remove("found");
    for (const [other, box] of boxes) {
      box.classList.toggle("near", up.has(other) || down.has(other));
      box.classList.toggle("self", other === id);
      box.classList.remove("match");
      box.setAttribute("aria-pressed", String(other === id));
    }
    for (const { from, to } of arrows) for (const line of lines.get(from + " -> " + to) ?? []) line.classList.toggle("near", (up.has(from) && up.has(to)) || (down.has(from) && down.has(to)));
    describe(byId.get(id), up.size - 1, down.size - 1);
    if (moving === "closer" || (moving === "along" && !isInView(id))) reveal(id, moving === "closer");
    history.replaceState(null, "", "#" + encodeURIComponent(id));
  };
  const clear = () => {
    svg.classList.remove("chosen", "found");
    for (const box of boxes.values()) box.classList.remove("near", "self", "match");
    for (const line of [...lines.values()].flat()) line.classList.remove("near");
    panel.hidden = true;
    results.replaceChildren();
    history.replaceState(null, "", location.pathname + location.search);
  };

  const make = (tag, content, attributes = {}) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...[content].flat());
    return element;
  };
  const linksTo = (ids) => make("ul", ids.map((id) => make("li", make("a", byId.get(id).name, { href: "#" + encodeURIComponent(id), "data-id": id }))));
  const section = (heading, ...content) => [make("h3", heading), ...content];
  const describe = (item, above, below) => {
    const inputs = [...new Set(sources.get(item.id).map((arrow) => arrow.from))];
    const used = [...new Set(consumers.get(item.id).map((arrow) => arrow.to))];
    const checks = items.filter((other) => other.role === "check" && other.name.startsWith(item.name + ".check.")).map((other) => other.id);
    const tags = Object.entries(item.tags).map(([tag, value]) => make("span", value === true ? tag : tag + ": " + [value].flat().join(", "), { class: "tag" }));
    const close = make("button", "Close", { class: "close", type: "button" });
    close.addEventListener("click", clear);
    panel.replaceChildren(
      close,
      make("h2", item.name),
      make("small", [item.role, ...item.marks, item.status].filter(Boolean).join(" · ")),
      ...(item.type === "" ? [] : section("Type", make("code", item.type))),
      ...(item.value === undefined ? [] : section("Value", make("code", item.value))),
      ...(item.forEach === undefined ? [] : section("Runs for each", make("code", item.forEach.join(", ")))),
      ...(item.schema === undefined ? [] : section("Columns", make("ul", Object.entries(item.schema).map(([column, type]) => make("li", make("code", column + ": " + type)))))),
      ...(item.condition === undefined ? [] : section("Active when", make("code", item.condition))),
      ...(item.doc === "" ? [] : section("Documentation", make("p", item.doc))),
      ...(item.members === undefined ? [] : section("Inputs in this box", make("ul", item.members.map((member) => make("li", make("code", member.name + (member.optional ? "?" : "") + ": " + member.type)))))),
      ...(tags.length === 0 ? [] : section("Tags", ...tags)),
      ...(item.place === undefined ? [] : section(item.kind === "node" || item.kind === "variant" ? "Source" : "First taken at", make("code", item.place))),
      ...(item.module === undefined ? [] : section("Module", make("code", item.module))),
      ...(inputs.length === 0 ? [] : section("Takes", linksTo(inputs))),
      ...(used.length === 0 ? [] : section("Taken by", linksTo(used))),
      ...(checks.length === 0 ? [] : section("Checks", linksTo(checks))),
      ...section("Lineage", make("p", above + " upstream, " + below + " downstream")),
    );
    panel.hidden = false;
  };
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link === null) return;
    event.preventDefault();
    choose(link.dataset.id, "along");
  });
  svg.addEventListener("click", (event) => {
    const box = event.target.closest("g.node");
    if (box === null) clear();
    else choose(box.dataset.id);
  });

  // Searching
  const textOf = (item) => [item.name, item.type, item.doc, ...Object.entries(item.tags).flat(2), ...Object.keys(item.schema ?? {}), ...(item.members ?? []).map((member) => member.name)].join(" ").toLowerCase();
  const texts = new Map(items.map((item) => [item.id, textOf(item)]));
  const rank = (item, query) => (item.name.toLowerCase() === query ? 0 : item.name.toLowerCase().startsWith(query) ? 1 : item.name.toLowerCase().includes(query) ? 2 : 3);
  let hits = [];
  const lookUp = () => {
    const query = search.value.trim().toLowerCase();
    const words = query.split(" ").filter(Boolean);
    hits = words.length === 0 ? [] : items.filter((item) => words.every((word) => texts.get(item.id).includes(word))).sort((one, other) => rank(one, query) - rank(other, query));
    count.textContent = words.length === 0 ? "" : hits.length === 1 ? "1 match" : hits.length + " matches";
    svg.classList.toggle("found", words.length > 0);
    svg.classList.remove("chosen");
    const found = new Set(hits.map((item) => item.id));
    for (const [id, box] of boxes) box.classList.toggle("match", found.has(id));
    results.replaceChildren(...hits.slice(0, 40).map((item) => {
      const button = make("button", [make("b", item.name), " ", make("small", item.doc || item.type)], { type: "button" });
      button.addEventListener("click", () => jump(item.id));
      return make("li", button);
    }));
  };
  const jump = (id) => {
    results.replaceChildren();
    choose(id, "closer");
    boxes.get(id).focus({ preventScroll: true });
  };
  search.addEventListener("input", lookUp);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && hits.length > 0) jump(hits[0].id);
    if (event.key === "ArrowDown") results.querySelector("button")?.focus();
  });

  // Keys
  const step = () => 60 * unitsAPixel();
  const keys = {
    "+": () => zoom(0.8), "=": () => zoom(0.8), "-": () => zoom(1.25), "0": fit, f: fit,
    ArrowLeft: () => pan(-step(), 0), ArrowRight: () => pan(step(), 0), ArrowUp: () => pan(0, -step()), ArrowDown: () => pan(0, step()),
    "/": () => search.focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      search.value = "";
      count.textContent = "";
      hits = [];
      clear();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, aside, #results") !== null) return;
    const box = event.target.closest("g.node");
    if (box !== null && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(box.dataset.id);
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  svg.addEventListener("focusin", (event) => {
    const box = event.target.closest("g.node");
    // Not under a pointer, which is about to click where it is.
    if (box !== null && box.matches(":focus-visible") && !isInView(box.dataset.id)) reveal(box.dataset.id, false);
  });
  find("#closer").addEventListener("click", () => zoom(0.7));
  find("#farther").addEventListener("click", () => zoom(1.4));
  find("#fit").addEventListener("click", fit);

  const start = () => {
    // An address that nobody encoded may hold a bare percent sign.
    const item = items.find((item) => location.hash === "#" + encodeURIComponent(item.id));
    if (item !== undefined) choose(item.id, "closer");
  };
  addEventListener("hashchange", start);
  start();
})();
`;
