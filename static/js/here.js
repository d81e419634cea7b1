// Says that this page is shown, then each minute that it is still open. Keeps nothing, fails silently.
(() => {
  const seal = document.currentScript.dataset.here, minute = 60000;
  let from = "", told, active;
  try {
    const { host } = new URL(document.referrer);
    if (host !== location.host) from = ` ${host}`;
  } catch {}
  const send = async (body) => {
    try {
      const answer = await fetch("/v/", {
        method: "POST", body, keepalive: true, credentials: "same-origin", headers: { Accept: "application/json" },
      });
      const { online } = await answer.json();
      const number = online.toLocaleString(document.documentElement.lang);
      for (const place of document.querySelectorAll("[data-online]")) place.textContent = number;
    } catch {}
  };
  const isShown = () => !document.prerendering && !document.hidden;
  const wake = () => active = Date.now();
  const show = () => {
    if (!isShown()) return;
    wake();
    if (!told) send(`view ${seal}${from}`);
    told = true;
    from = "";
  };
  for (const name of ["prerenderingchange", "visibilitychange"]) document.addEventListener(name, show);
  addEventListener("pageshow", (event) => { if (event.persisted) { told = false; show(); } });
  for (const name of ["pointerdown", "pointermove", "keydown", "scroll"]) addEventListener(name, wake, { passive: true });
  show();
  setInterval(() => { if (told && isShown() && Date.now() - active < 30 * minute) send(`heartbeat ${seal}`); }, minute);
})();
