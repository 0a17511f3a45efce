// The console: selection, acknowledging and shelving by keyboard, sound on a new high alarm.
(() => {
  const { $, $$, current, rows, keys } = window.dcim;
  const chosen = new Set($$('#alarm-form [name=id]:checked').map(box => box.value));
  const single = !$('#alarm-rows');
  const opened = new Set();

  function show() {
    for (const box of $$('#alarm-rows [name=id]')) box.checked = chosen.has(box.value);
    for (const details of $$('#alarm-rows details')) details.open = opened.has(details.dataset.keep);
    const totals = $('#alarm-rows')?.dataset ?? {};
    for (const total of $$('[data-total]')) total.textContent = totals[total.dataset.total];
    const bulk = $('#bulk');
    if (bulk) {
      bulk.hidden = chosen.size === 0;
      $('#selected').textContent = chosen.size;
    }
  }
  const targets = () => chosen.size ? [...chosen] : current() ? [current().dataset.row] : [];
  function send(path, values) {
    const ids = targets();
    if (!ids.length) return Promise.resolve();
    return htmx.ajax('POST', path, { target: '#alarm-result', swap: 'innerHTML', source: '#alarm-form', values: { ...values, id: ids.join(',') } })
      .then(() => {
        if (!single) chosen.clear();
        show();
        if (single && !$('#alarm-result .error-line')) location.reload();
      });
  }
  const acknowledge = () => send('/alarms/acknowledge', {});
  function shelve() {
    if (!targets().length || !$('#shelf')) return;
    $('#shelf-count').textContent = targets().length > 1 ? `×${targets().length}` : '';
    $('#shelf').showModal();
  }
  function toggle(row) {
    if (!row) return;
    const id = row.dataset.row;
    chosen.has(id) ? chosen.delete(id) : chosen.add(id);
    show();
  }
  keys.x = () => toggle(current());
  keys.a = acknowledge;
  keys.s = shelve;
  // why: at once, since the rows may be replaced before the browser tells that they were unfolded
  const keep = (details, open) => open ? opened.add(details.dataset.keep) : opened.delete(details.dataset.keep);
  if ($('#all')) keys.e = () => {
    const details = current()?.querySelector('details');
    if (details) keep(details, details.open = !opened.has(details.dataset.keep));
  };

  document.addEventListener('change', event => {
    if (event.target.matches('#alarm-rows [name=id]')) {
      event.target.checked ? chosen.add(event.target.value) : chosen.delete(event.target.value);
      show();
    }
    if (event.target.id === 'all') {
      for (const row of rows()) event.target.checked ? chosen.add(row.dataset.row) : chosen.delete(row.dataset.row);
      show();
    }
  });
  document.addEventListener('click', event => {
    const details = event.target.closest('#alarm-rows summary')?.parentElement;
    if (details) keep(details, !details.open);
  });
  $('#acknowledge')?.addEventListener('click', acknowledge);
  $('#shelve')?.addEventListener('click', shelve);
  $('#unselect')?.addEventListener('click', () => { chosen.clear(); show(); });
  $('#alarm-form')?.addEventListener('submit', event => event.preventDefault());
  $('#shelf-form')?.addEventListener('submit', event => {
    event.preventDefault();
    const form = event.target;
    $('#shelf').close();
    send('/alarms/shelve', { minutes: form.minutes.value, reason: form.reason.value });
  });
  // why: asked for by hand, since htmx forgets what happens while an answer is on its way that replaces who asked
  let asking = false, again = false;
  function refresh() {
    const list = $('#alarm-rows');
    if (!list) return;
    again = asking;
    if (asking) return;
    asking = true;
    htmx.ajax('GET', list.dataset.from, { target: list, swap: 'outerHTML' }).finally(() => {
      asking = false;
      if (again) refresh();
    });
  }
  document.body.addEventListener('alarms-changed', refresh);
  // why: not only when they have settled, since a key may be pressed in between
  document.addEventListener('htmx:afterSwap', event => {
    if (event.target.id === 'alarm-rows') show();
  });
  document.addEventListener('htmx:afterSettle', event => {
    if (event.target.id === 'alarm-rows' || event.detail.elt?.id === 'alarm-rows') show();
    if (event.target.id === 'alarm-result' && single && $('.done-line', event.target)) location.reload();
  });

  // Sound needs the reader's consent, which browsers want as a press on this page or an earlier one of this visit.
  const button = $('#sound');
  let audio = null;
  function beep() {
    if (!audio) return;
    [0, 0.25, 0.5].forEach(at => {
      const tone = audio.createOscillator(), volume = audio.createGain();
      tone.frequency.value = 880;
      volume.gain.setValueAtTime(0.15, audio.currentTime + at);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.2);
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + at);
      tone.stop(audio.currentTime + at + 0.2);
    });
  }
  function sound(on) {
    if (on) audio ??= new AudioContext();
    else { audio?.close(); audio = null; }
    localStorage.setItem('dcim-sound', on ? '1' : '');
    button.setAttribute('aria-pressed', String(on));
    button.textContent = on ? button.dataset.on : button.dataset.off;
  }
  if (button) {
    button.addEventListener('click', () => { sound(button.getAttribute('aria-pressed') !== 'true'); beep(); });
    if (localStorage.getItem('dcim-sound')) sound(true);
    document.body.addEventListener('alarms-changed', event => { if (event.detail?.high > 0) beep(); });
  }
  show();
})();
