// Keeps what is scanned until the server has it: without a connection it waits in this browser, and is sent when there is one again.
(() => {
  'use strict';
  const form = document.querySelector('[data-stocktake]');
  if (!form) return;
  const find = name => form.querySelector(`[data-${name}]`);
  const state = document.querySelector('#state');
  const input = form.querySelector('#code'), place = form.querySelector('#place');
  const AT_ONCE = 100, AGAIN_MS = 5000;
  // why: what one account scanned is sent by no other
  const KEY = `dcim.scans.${document.body.dataset.account}.${form.dataset.stocktake}`;
  const PLACE = `${KEY}.place`;
  let waiting = JSON.parse(localStorage.getItem(KEY) || '[]'), sending = false;

  function tell(name, shown) { find(name).hidden = !shown; }
  function keep() {
    localStorage.setItem(KEY, JSON.stringify(waiting));
    find('waiting-count').textContent = waiting.length;
    tell('waiting', waiting.length > 0);
  }
  function id() {
    // why: browsers have no randomUUID without TLS
    return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  }
  async function show() {
    const answer = await fetch(form.dataset.state, { headers: { 'HX-Request': 'true' } });
    if (!answer.ok) return;
    state.innerHTML = await answer.text();
    htmx.process(state);
  }
  async function send() {
    if (sending || !waiting.length) return;
    sending = true;
    const part = waiting.slice(0, AT_ONCE);
    let more = false;
    try {
      const answer = await fetch(form.dataset.stocktake, {
        method: 'POST',
        headers: {
          ...JSON.parse(document.body.getAttribute('hx-headers')),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(part.map(({ at, ...scan }) => ({ ...scan, age: Math.max(0, Date.now() - at) }))),
      });
      tell('offline', false);
      tell('signed-out', answer.status === 401);
      if (answer.ok) {
        const sent = new Set(part.map(scan => scan.client));
        waiting = waiting.filter(scan => !sent.has(scan.client));
        tell('refused', false);
        keep();
        await show();
        more = waiting.length > 0;
      } else if (answer.status !== 401) {
        find('refused').textContent = (await answer.json()).detail;
        tell('refused', true);
      }
    } catch {
      tell('offline', true);
    } finally {
      sending = false;
    }
    if (more) send();
  }
  form.addEventListener('submit', event => {
    event.preventDefault();
    const code = input.value.trim();
    input.value = '';
    input.focus();
    if (!code) return;
    waiting.push({ client: id(), code, place: place.value ? Number(place.value) : null, at: Date.now() });
    keep();
    send();
  });
  place.addEventListener('change', () => {
    localStorage.setItem(PLACE, place.value);
    input.focus();
  });
  if (!place.value) place.value = localStorage.getItem(PLACE) || '';
  // why: a place that is gone is no choice
  if (place.selectedIndex < 0) place.value = '';
  addEventListener('online', send);
  setInterval(send, AGAIN_MS);
  keep();
  send();
})();
