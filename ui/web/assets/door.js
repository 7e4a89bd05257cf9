/* Moves the token of a personal link from the address into the form, and out of the history. */
(() => {
  "use strict";
  const token = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  document.querySelector("input[name=token]").value = token;
  document.querySelector("form").hidden = !token;
  document.querySelector("#door-empty").hidden = Boolean(token);
})();
