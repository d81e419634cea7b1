// Keeps the clock of the page right while it stays open. Without JavaScript it shows the time of loading.
(() => {
  const clock = document.querySelector('[data-block="clock"] [data-clock-time]');
  if (!clock) return;
  const zone = clock.dataset.timeZone;
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  const show = () => { clock.textContent = format.format(new Date()); };
  setInterval(show, 30000);
  show();
})();
