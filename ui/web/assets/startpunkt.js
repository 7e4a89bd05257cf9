/* What Streamlit leaves undone: its built-in words in the visitor's language, hints and faults tied to
   their fields, focus where one expects it, and half-typed words committed before they can be lost. */
(() => {
  "use strict";

  /* ---- Streamlit's own words, from the catalogue (%s stands for whatever varies) */
  const exact = {};
  const patterns = [];
  for (const [from, to] of Object.entries(window.startpunktWords || {})) {
    if (!from.includes("%s")) { exact[from] = to; continue; }
    const source = from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("%s", "(.*)");
    patterns.push([new RegExp(`^${source}$`), to]);
  }
  const ATTRIBUTES = ["aria-label", "placeholder", "title", "aria-valuetext", "aria-roledescription"];
  const OURS = "[data-testid=stMarkdownContainer],[data-testid=stHtml],[data-testid=stTable],[data-testid=stCode] code";

  function translated(words) {
    const key = words.trim();
    if (!key) return words;
    if (Object.hasOwn(exact, key)) return words.replace(key, exact[key]);
    for (const [from, to] of patterns) {
      const found = key.match(from);
      if (found) return found.slice(1).reduce((text, part) => text.replace("%s", () => part), to);
    }
    return words;
  }

  function translateText(node) {
    const around = node.parentElement;
    if (!around || around.closest(`${OURS},script,style,textarea`)) return;
    const words = translated(node.data);
    if (words !== node.data) node.data = words;
  }

  function translateAttributes(element) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (!value) continue;
      const words = translated(value);
      if (words !== value) element.setAttribute(name, words);
    }
  }

  function translate(root) {
    if (root.nodeType === Node.TEXT_NODE) { translateText(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    translateAttributes(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateText(node); else translateAttributes(node);
    }
  }

  /* ---- a question's words belong to its field: <div data-question="KEY"> stands before .st-key-KEY */
  const FIELDS = ["[role=radiogroup]", "[role=combobox]", "textarea", "input:not([type=hidden])"];
  const box = (key) => document.querySelector(`.st-key-${CSS.escape(key)}`);

  function put(element, name, value) {
    if (value) { if (element.getAttribute(name) !== value) element.setAttribute(name, value); }
    else if (element.hasAttribute(name)) element.removeAttribute(name);
  }

  function fieldIn(holder) {
    if (holder.querySelectorAll("input[type=checkbox]").length > 1) return holder;
    for (const selector of FIELDS) {
      const found = holder.querySelector(selector);
      if (found) return found;
    }
    return null;
  }

  function tie() {
    for (const words of document.querySelectorAll("[data-question]")) {
      const key = words.dataset.question;
      const holder = box(key);
      const field = holder && fieldIn(holder);
      if (!field) continue;
      const told = ["hint", "fault"].map((part) => `${part}-${key}`).filter((id) => document.getElementById(id));
      const faulty = Boolean(document.getElementById(`fault-${key}`));
      put(field, "aria-describedby", [...(words.dataset.also || "").split(" "), ...told].filter((id) => id && document.getElementById(id)).join(" "));
      if (field === holder) {
        put(field, "role", "group");
        put(field, "aria-labelledby", `label-${key}`);
        for (const one of field.querySelectorAll("input")) put(one, "aria-invalid", faulty ? "true" : "");
      } else {
        put(field, "aria-invalid", faulty ? "true" : "");
        if (field.type !== "checkbox") put(field, "aria-required", words.dataset.required || "");
        else if (words.dataset.required) put(field, "required", "");
      }
    }
  }

  /* ---- focus: a new step's heading takes it once; a link to a question leads to its field */
  const decoded = (words) => { try { return decodeURIComponent(words); } catch { return words; } };
  let lastNonce = null;
  let wanted = decoded(location.hash.slice(1));

  function focusable(key) {
    const holder = box(key);
    return holder && holder.querySelector("input:not([type=hidden]),textarea,[role=combobox],button");
  }

  function moveFocus() {
    const target = wanted && focusable(wanted);
    if (target) {
      wanted = "";
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "center" });
    }
    const heading = document.querySelector("[data-focus-nonce]");
    if (!heading || heading.dataset.focusNonce === lastNonce) return;
    lastNonce = heading.dataset.focusNonce;
    if (wanted || target) return;
    heading.focus({ preventScroll: true });
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    const target = link && document.getElementById(decoded(link.getAttribute("href").slice(1)));
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }, true);

  /* ---- the page one is on is marked among the ways between pages */
  function markHere() {
    for (const link of document.querySelectorAll(".st-key-staff-ways a")) {
      put(link, "aria-current", new URL(link.href).pathname === location.pathname ? "page" : "");
    }
  }

  /* ---- half-typed words are committed after a moment, before a tap elsewhere, before one leaves;
     until the server has them they lie in this tab's own storage, so that a reload loses nothing */
  const TYPED = "textarea,input[type=text]:not([role=combobox]),input[type=email]";
  const MOMENT = 800;
  const KEPT = "startpunkt:";
  const drawer = (() => { try { return window.sessionStorage; } catch { return null; } })();
  const laid = () => Object.keys(drawer || {}).filter((name) => name.startsWith(KEPT));
  const keyOf = (field) => field.closest("[class*='st-key-']")?.className.match(/st-key-([0-9a-f]{8}-\S+)/)?.[1];
  const commit = (field) => {
    if (!field?.matches?.(TYPED)) return;
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  };

  function lay(field) {
    const key = field.matches?.(TYPED) && keyOf(field);
    if (key) drawer?.setItem(KEPT + key, field.value);
  }

  /* What was laid aside is put back once, when the page is new; later it goes when it is saved. */
  const fresh = new Set(laid());
  function putBack() {
    for (const name of fresh) {
      const field = box(name.slice(KEPT.length))?.querySelector(TYPED);
      if (!field || field.disabled) continue;
      fresh.delete(name);
      const words = drawer.getItem(name);
      if (words === null || words === field.value) { drawer.removeItem(name); continue; }
      const kind = field.matches("textarea") ? HTMLTextAreaElement : HTMLInputElement;
      Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, words);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      setTimeout(() => commit(field), 0);
    }
  }

  /* The page has been connected and at rest for a while: the server has had what was laid aside. */
  let idle = 0;
  let changed = 0;
  setInterval(() => {
    const app = document.querySelector("[data-testid=stApp]")?.dataset;
    const rest = app?.testScriptState === "notRunning" && app?.testConnectionState === "CONNECTED";
    if (!rest || idle || Date.now() - changed < 5000) return;
    for (const name of laid()) if (!fresh.has(name)) drawer.removeItem(name);
  }, 2000);

  document.addEventListener("input", (event) => {
    clearTimeout(idle);
    lay(event.target);
    changed = Date.now();
    idle = setTimeout(() => { idle = 0; commit(event.target); }, MOMENT);
  }, true);
  document.addEventListener("pointerdown", (event) => {
    const active = document.activeElement;
    if (active && active !== event.target && !active.contains(event.target)) commit(active);
  }, true);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") commit(document.activeElement);
  });

  /* ---- all of it again whenever the page changes, at most once a frame */
  let queued = false;
  function soon() {
    if (queued) return;
    queued = true;
    requestAnimationFrame(() => { queued = false; tie(); putBack(); moveFocus(); markHere(); });
  }
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") translateText(change.target);
      else if (change.type === "attributes") translateAttributes(change.target);
      else change.addedNodes.forEach(translate);
    }
    soon();
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: [...ATTRIBUTES, "aria-describedby", "aria-invalid"],
  });
  translate(document.documentElement);
})();
