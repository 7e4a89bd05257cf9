/* Moves the token of a personal link from the address into the form, and out of the history. */
(() => {
  "use strict";
  function take() {
    const token = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    document.querySelector("input[name=token]").value = token;
    document.querySelector("form").hidden = !token;
    document.querySelector("#door-empty").hidden = Boolean(token);
  }
  addEventListener("hashchange", take);  /* another link put into the same tab loads no new page */
  try { sessionStorage.clear(); } catch { /* nothing was laid aside where nothing may be */ }
  take();
})();
