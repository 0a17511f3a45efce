// The overview: bars and sums that follow the readings, and a new drawing when a state has changed.
(() => {
  const { $, $$ } = window.dcim;
  const AT_MOST_EVERY = 2000;
  const numbers = new Map(), states = new Map();
  let last = 0, waiting = null;

  const board = () => $('#board');
  const ids = text => (text ? text.split(',').map(Number) : []);
  const known = of => ids(of).map(id => numbers.get(id)).filter(n => n !== undefined && n !== null);
  const joins = { sum: all => all.reduce((a, b) => a + b, 0), max: all => Math.max(...all) };

  function write(number, decimals) {
    return number.toLocaleString(document.documentElement.lang, {
      minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }
  function join(id) {
    for (const value of $$('[data-join][data-of]')) {
      const of = ids(value.dataset.of), all = known(value.dataset.of);
      // why: a sum of which a part is unknown would be too small
      if (of.includes(id) && all.length === of.length) {
        $('.v', value).textContent = write(joins[value.dataset.join](all), Number(value.dataset.decimals));
      }
    }
  }
  function gauge(id) {
    for (const bar of $$('[data-gauge]')) {
      const { gauge: of, join: how, low, high, length, bottom } = bar.dataset, all = known(of);
      if (!ids(of).includes(id) || !all.length) continue;
      const number = how ? joins[how](all) : all[0];
      const share = Math.min(1, Math.max(0, (number - low) / (high - low))) * length;
      if (bottom) {
        bar.setAttribute('height', share);
        bar.setAttribute('y', bottom - share);
      } else {
        bar.setAttribute('width', share);
      }
    }
  }
  function refresh() {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = null;
      last = Date.now();
      const now = board();
      if (now && !document.hidden) {
        window.htmx.ajax('GET', `/overview/diagram?version=${now.dataset.version}`, { target: now, swap: 'outerHTML' });
      }
    }, Math.max(200, last + AT_MOST_EVERY - Date.now()));
  }
  document.addEventListener('dcim:reading', event => {
    const reading = event.detail;
    numbers.set(reading.p, reading.n);
    join(reading.p);
    gauge(reading.p);
    const newest = $('[data-newest][data-age]');
    if (newest && reading.at > Number(newest.dataset.age)) newest.dataset.age = reading.at;
    // why: what is shown of a reading may stay the same while its state changes, and the other way round
    const state = [reading.v, reading.q, reading.g, reading.o].join();
    const before = states.get(reading.p);
    states.set(reading.p, state);
    if (before !== undefined && before !== state && ids(board()?.dataset.depends).includes(reading.p)) refresh();
  });
  document.body.addEventListener('alarms-changed', refresh);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
})();
