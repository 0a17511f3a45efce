// What every page does: the clock, ages that grow, live values, the keyboard, the menu.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const html = document.documentElement;
  const words = html.dataset;

  // why: the program's clock may be ahead of this machine's (a demo moves it); ages follow the program's
  const clock = $('#clock');
  let offset = clock ? Number(clock.dataset.now) - Date.now() : 0;
  const now = () => Date.now() + offset;
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric',
    hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

  function span(seconds) {
    const s = Math.max(0, Math.round(seconds));
    if (s < 120) return `${s} ${words.seconds}`;
    if (s < 7200) return `${Math.floor(s / 60)} ${words.minutes}`;
    if (s < 172800) return `${Math.floor(s / 3600)} ${words.hours}`;
    return `${Math.floor(s / 86400)} ${words.days}`;
  }
  function tick() {
    if (clock) clock.textContent = time.format(now()).replace(',', '');
    for (const age of $$('[data-age]')) {
      if (age.dataset.age) age.textContent = span((now() - Number(age.dataset.age)) / 1000);
    }
  }
  setInterval(tick, 1000);

  // Live values: the page says which points it shows, the server sends what changes of them.
  function show(reading) {
    for (const value of $$(`[data-point="${reading.p}"]`)) {
      value.classList.forEach(name => /^[qg]-/.test(name) && value.classList.remove(name));
      value.classList.add(`q-${reading.q}`);
      if (reading.g) value.classList.add(`g-${reading.g}`);
      const number = $('.v', value), unit = $('.unit', value);
      if (number) number.textContent = reading.v;
      if (unit) unit.textContent = reading.u;
      value.title = reading.t || '';
    }
    for (const age of $$(`[data-age-of="${reading.p}"]`)) age.dataset.age = reading.at;
    for (const bar of $$(`[data-range-of="${reading.p}"]`)) {
      const low = Number(bar.dataset.low), high = Number(bar.dataset.high), at = $('.at', bar);
      if (at && reading.n !== null && high > low) {
        const share = Math.min(1, Math.max(0, (reading.n - low) / (high - low)));
        at.setAttribute('x', String(share * 98));
        bar.classList.toggle('out', Boolean(reading.o));
      }
    }
    document.dispatchEvent(new CustomEvent('dcim:reading', { detail: reading }));
  }
  function connect() {
    if (!document.body.dataset.account) return;
    const points = [...new Set($$('[data-point]').map(e => e.dataset.point))];
    const source = new EventSource('/events' + (points.length ? `?points=${points.join(',')}` : ''));
    let late;
    source.onopen = () => {
      clearTimeout(late);
      if (!$('#live').hidden) {
        $('#live').hidden = true;
        document.body.dispatchEvent(new Event('alarms-changed'));
      }
    };
    source.onerror = () => {
      clearTimeout(late);
      // why: a reconnection of a second is no news
      late = setTimeout(() => { $('#live').hidden = false; }, 4000);
      if (source.readyState === EventSource.CLOSED) {
        document.dispatchEvent(new Event('dcim:stream-closed'));
        setTimeout(connect, 5000);
      }
    };
    source.addEventListener('reading', event => JSON.parse(event.data).forEach(show));
    source.addEventListener('time', event => { offset = Number(event.data) - Date.now(); });
    source.addEventListener('alarm', event => {
      const news = JSON.parse(event.data);
      for (const [name, count] of Object.entries(news.counts)) {
        for (const place of $$(`[data-count="${name}"]`)) place.textContent = count || '';
      }
      // why: who cannot see the colours hears of it on every page
      if (news.high > 0) $('#news').textContent = $('#news').dataset.high.replace('#', news.high);
      document.body.dispatchEvent(new CustomEvent('alarms-changed', { detail: news }));
    });
    addEventListener('pagehide', () => source.close(), { once: true });
  }

  // Rows of any list marked data-rows: j and k move, Enter opens.
  const rows = () => $$('[data-rows] [data-row]').filter(row => row.offsetParent !== null);
  let cursor = null;
  function moveTo(row) {
    if (!row) return;
    $$('.cursor').forEach(old => old.classList.remove('cursor'));
    row.classList.add('cursor');
    row.scrollIntoView({ block: 'nearest' });
    cursor = row.dataset.row;
  }
  const current = () => rows().find(row => row.dataset.row === cursor);
  function move(step) {
    const all = rows(), at = all.indexOf(current());
    moveTo(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]);
  }
  window.dcim = { $, $$, current, moveTo, rows, now, span, keys: {} };

  // One box that marks all others of its form whose names begin so.
  document.addEventListener('change', event => {
    const start = event.target.dataset?.all;
    if (!start) return;
    for (const box of event.target.form.elements) if (box.name?.startsWith(start)) box.checked = event.target.checked;
  });

  document.addEventListener('keydown', event => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === 'Escape' && typing) { event.target.blur(); return; }
    if (event.key === 'Escape' && $('.side.open')) { $('.side.open').classList.remove('open'); $('.menu').focus(); return; }
    if (typing || event.ctrlKey || event.altKey || event.metaKey || $('dialog[open]')) return;
    const own = window.dcim.keys[event.key];
    if (own) { event.preventDefault(); own(); return; }
    const marked = $(`[data-key="${CSS.escape(event.key)}"]`);
    if (marked) { event.preventDefault(); marked.click(); return; }
    const doing = {
      '/': () => $('#search')?.focus(),
      j: () => move(1),
      k: () => move(-1),
      Enter: () => {
        const link = current()?.querySelector('a[href]');
        // why: a press, so that a page that shows the thing in place may do so
        if (link) link.click();
        else current()?.querySelector('summary')?.click();
      },
      '?': () => $('#help')?.showModal(),
    }[event.key];
    if (doing && !(event.key === 'Enter' && event.target.closest('a, button, summary'))) {
      event.preventDefault();
      doing();
    }
  });
  document.addEventListener('click', event => {
    if (event.target.closest('.menu')) {
      event.preventDefault();
      $('#navigation').classList.add('open');
      $('#navigation a').focus();
    } else if ($('.side.open') && !event.target.closest('.side')) {
      $('#navigation').classList.remove('open');
    }
    const opener = event.target.closest('[data-dialog]');
    if (opener) $(`#${opener.dataset.dialog}`)?.showModal();
    if (event.target.closest('[data-close]')) event.target.closest('dialog')?.close();
    if (event.target.closest('[data-print]')) print();
    const copy = event.target.closest('[data-copy]');
    if (copy) {
      navigator.clipboard.writeText($$(copy.dataset.copy).map(e => e.textContent).join('\n'))
        .then(() => { copy.textContent = copy.dataset.copied; });
    }
    const abort = event.target.closest('[data-abort]');
    if (abort) htmx.trigger(abort.dataset.abort, 'htmx:abort');
  });
  // why: htmx leaves answers of 4xx out of the page, but for 422, which is a form with its errors; an error has to stand beside
  // what it is about
  document.addEventListener('htmx:beforeSwap', event => {
    const status = event.detail.xhr.status;
    if (status >= 400 && !event.detail.shouldSwap && event.detail.xhr.responseText) {
      const place = event.detail.requestConfig.elt.closest('[data-errors]') || $('#main');
      $$('.error-line', place).forEach(old => old.remove());
      place.insertAdjacentHTML('afterbegin', event.detail.xhr.responseText);
    }
  });
  // Long work tells how long it has been going on.
  document.addEventListener('htmx:beforeRequest', event => {
    const shown = event.detail.elt.getAttribute('hx-indicator');
    for (const elapsed of shown ? $$(`${shown} [data-elapsed]`) : []) {
      elapsed.dataset.age = now();
      elapsed.textContent = span(0);
    }
  });
  document.addEventListener('htmx:afterSettle', () => { tick(); const row = current(); if (row) row.classList.add('cursor'); });
  for (const button of $$('[data-print]')) button.hidden = false;
  // why: browsers let a page write there over TLS or on this machine alone
  for (const button of $$('[data-copy]')) button.hidden = !navigator.clipboard;
  // why: the script is deferred, the page is complete
  tick();
  connect();
})();
