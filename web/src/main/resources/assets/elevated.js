// Rights on demand: counts down to the end of each, and says when it is near and over. The server decides.
(() => {
  const { now, span, $, $$ } = window.dcim;
  const SAID_AT = [60, 300];
  const banners = $$('.elevated[data-ends]').map(banner => ({ banner, ends: Number(banner.dataset.ends), said: Infinity }));

  function show(each) {
    const { banner, ends } = each;
    if (!banner.isConnected || banner.dataset.gone) return;
    const left = Math.ceil((ends - now()) / 1000), said = $('[data-said]', banner);
    if (left <= 0) {
      banner.dataset.gone = 'yes';
      said.textContent = said.dataset.over;
      $('.until', banner).textContent = said.dataset.over;
      $('button', banner)?.remove();
      return;
    }
    $('[data-left]', banner).textContent = `(${said.dataset.text.replace('#', span(left))})`;
    // why: who cannot see the figures hears of it in time to finish, and not every second
    const due = SAID_AT.find(at => left <= at);
    if (due < each.said) {
      each.said = due;
      said.textContent = said.dataset.text.replace('#', span(left));
    }
  }
  const tick = () => banners.forEach(show);
  setInterval(tick, 1000);
  document.addEventListener('visibilitychange', tick);
  // why: what was pressed is gone with its banner; whoever works by keyboard goes on from the answer
  document.addEventListener('htmx:afterSwap', () => $('.elevated[autofocus]')?.focus());
  tick();
})();
