// Orders on the telephone. What is done is kept in this browser first and sent when there is a connection; the server takes each change
// once, and none over another's.
(() => {
  'use strict';
  window.dcim = window.dcim || {};
  const main = document.querySelector('[data-crew]');
  if (!main) return;
  const words = JSON.parse(main.dataset.words), account = main.dataset.account, order = Number(main.dataset.order || 0);
  const say = (key, ...filled) => words[key].replace(/\{(\d)\}/g, (_, i) => filled[i] ?? '');
  const find = (selector, within = main) => within.querySelector(selector);
  const MOST = 20, MOST_BYTES = 3000000, EDGE = 1280, AGAIN_MS = 5000, LOOK_MS = 30000, TOUCH_MS = 60000;
  let state = main.dataset.state ? JSON.parse(main.dataset.state) : null;
  let changes = [], busy = false, csrf = state?.csrf, syncedAt = null, isOff = !navigator.onLine, isSignedOut = false, isKept = true;
  const sending = new Set();

  function make(tag, attributes = {}, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, '');
      else if (value !== false && value != null) made.setAttribute(name, value);
    }
    made.append(...inside);
    return made;
  }
  // why: browsers have no randomUUID without TLS
  const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

  // What waits in this browser.
  const database = new Promise((yes, no) => {
    const asked = indexedDB.open('dcim-work', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('changes', { keyPath: 'client' });
      asked.result.createObjectStore('orders', { keyPath: 'key' });
    };
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
  });
  async function kept(name, mode, work) {
    const transaction = (await database).transaction(name, mode), asked = work(transaction.objectStore(name));
    return new Promise((yes, no) => {
      transaction.oncomplete = () => yes(asked.result);
      transaction.onerror = transaction.onabort = () => no(transaction.error);
    });
  }
  const keep = change => kept('changes', 'readwrite', store => store.put(change)).catch(() => { isKept = false; tell(); });
  const drop = change => {
    changes = changes.filter(each => each !== change);
    return kept('changes', 'readwrite', store => store.delete(change.client));
  };
  const stateKey = `${account} ${order}`;
  const keepState = () => kept('orders', 'readwrite', store => store.put({ key: stateKey, state: { ...state, csrf: '' } })).catch(() => {});
  async function load() {
    const all = await kept('changes', 'readonly', store => store.getAll());
    changes = all.filter(each => each.account === account && each.order === order).sort((a, b) => a.seq - b.seq);
    const others = new Map();
    all.filter(each => each.account !== account).forEach(each => others.set(each.account, (others.get(each.account) || 0) + 1));
    const line = find('[data-other]');
    line.hidden = !others.size;
    line.textContent = [...others].map(([who, count]) => say('other-account', count, who)).join(' ');
    if (!state) {
      const mine = all.filter(each => each.account === account).length;
      find('[data-status]').textContent = mine ? say('waiting', mine) : isOff ? say('offline') : '';
      find('[data-status]').hidden = !mine && !isOff;
      return;
    }
    const before = await kept('orders', 'readonly', store => store.get(stateKey));
    // why: the page may be older than what was sent after it was kept
    if (before && navigator.onLine === false) mix(before.state);
  }
  function mix(other) {
    const older = new Map(other.items.map(item => [item.id, item]));
    state.items = state.items.map(item => (older.get(item.id)?.version ?? -1) > item.version ? older.get(item.id) : item);
    state.state = other.state;
  }

  // What stands above.
  const time = at => new Date(at).toLocaleTimeString(document.documentElement.lang);
  function tell() {
    const line = find('[data-status]'), open = changes.filter(each => !each.conflict);
    if (!state) return;
    const said = [];
    if (isOff) said.push(say('offline'));
    if (changes.length) said.push(say('waiting', changes.length));
    if (busy && open.length) said.push(say('syncing'));
    if (syncedAt && !changes.length) said.push(say('synced', time(syncedAt)));
    if (!isKept) said.push(say('not-kept'));
    line.replaceChildren(said.join(' · '));
    if (isSignedOut) {
      const next = new URLSearchParams({ next: location.pathname, why: 'over' });
      line.append(' ', say('signed-out'), ' ', make('a', { href: `/sign-in?${next}` }, say('sign-in')));
    }
    line.classList.toggle('is-offline', isOff || isSignedOut);
    line.dataset.waiting = changes.length;
    line.dataset.online = !isOff;
  }

  // What is done.
  const isStarted = () => state.state === 'started' || state.state === 'assigned' && changes.some(each => each.act === 'start' && !each.refused);
  const isEnding = () => changes.some(each => each.act === 'finish' && !each.refused);
  const pending = id => changes.findLast(each => each.item === id);
  const shown = item => { const change = pending(item.id); return change ? { ...item, result: change.result, remark: change.remark } : item; };
  const number = text => /^-?\d{1,12}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : NaN;
  function isOutside(item, result) {
    if (item.kind === 'tick') return result === 'not-done';
    if (item.kind !== 'number' || result == null) return false;
    const value = number(result);
    return item.low != null && value < item.low || item.high != null && value > item.high;
  }
  const holds = item => { const now = shown(item); return item.required && now.result == null || isOutside(item, now.result) && !now.remark.trim(); };
  function add(act, item, result, remark, picture) {
    const before = item && changes.find(each => each.item === item.id && !sending.has(each.client));
    const change = { client: newId(), account, order, act, item: item?.id ?? null, version: before?.version ?? item?.version ?? 0,
      result, remark, picture: picture ?? (before?.picture && before.result === result ? before.picture : null), at: Date.now(), seq: Date.now() + changes.length / 1000 };
    if (before) drop(before);
    changes.push(change);
    keep(change);
    draw();
    sync();
  }

  // How an item looks. Made once, then only filled, so that nobody loses the field they are in.
  const drawn = new Map();
  function build(item) {
    const box = make('section', { class: 'panel crew-item', 'data-item': item.id, 'data-kind': item.kind });
    const parts = { box, fill: () => {} };
    const current = () => state.items.find(each => each.id === item.id);
    const remark = make('textarea', { class: 'form-control', maxlength: 1000, id: `why-${item.id}`,
      onchange: () => { const now = shown(current()); if (now.result != null && now.remark !== remark.value) add('record', current(), now.result, remark.value); } });
    const why = make('label', { for: `why-${item.id}` });
    const fault = make('p', { class: 'field-error', role: 'alert', hidden: true });
    const mark = make('p', { class: 'dim', 'data-mark': true });
    const conflict = make('div', { class: 'crew-conflict', 'data-conflict': true, hidden: true });
    const refuse = text => { fault.textContent = text; fault.hidden = !text; };
    const record = (result, picture) => { refuse(''); add('record', current(), result, remark.value, picture); };
    box.append(make('h2', {}, item.text, ' ', make('small', {}, item.required ? say('required') : '')));
    const control = make('fieldset', { class: 'plain-set' });
    box.append(control);
    if (item.kind === 'tick' || item.kind === 'choice') {
      const answers = item.kind === 'tick' ? [['done', say('done')], ['not-done', say('not-done')]] : item.choices.map(each => [each, each]);
      const buttons = answers.map(([code, text]) => make('button', { type: 'button', class: 'btn', 'data-answer': code, onclick: () => record(code) }, text));
      control.append(make('div', { class: 'crew-choices' }, ...buttons));
      parts.fill = now => buttons.forEach(button => button.setAttribute('aria-pressed', button.dataset.answer === now.result));
    } else if (item.kind === 'number') {
      const input = make('input', { class: 'form-control', inputmode: 'decimal', autocomplete: 'off', 'aria-label': item.text,
        onchange: () => {
          const typed = input.value.trim();
          if (!typed) return;
          if (Number.isNaN(number(typed))) { refuse(say('no-number', typed)); return; }
          record(typed);
        } });
      control.append(make('div', { class: 'crew-number' }, input, make('span', {}, item.unit)));
      if (item.low != null || item.high != null) {
        control.append(make('p', { class: 'dim' }, item.low == null ? say('band-high', item.high) : item.high == null ? say('band-low', item.low) : say('band', item.low, item.high)));
      }
      parts.fill = now => { if (document.activeElement !== input && now.result != null) input.value = now.result; };
    } else if (item.kind === 'text') {
      const input = make('textarea', { class: 'form-control', maxlength: 1000, 'aria-label': item.text, onchange: () => input.value.trim() && record(input.value) });
      control.append(input);
      parts.fill = now => { if (document.activeElement !== input && now.result != null) input.value = now.result; };
    } else {
      const image = make('img', { alt: say('picture'), hidden: true, onerror: () => { image.hidden = true; } });
      const again = item.kind === 'photo' ? photo(control, item, record, refuse) : signature(control, record, refuse);
      control.append(image);
      parts.fill = now => {
        const change = pending(item.id);
        const source = change?.picture ? `data:${item.kind === 'photo' ? 'image/jpeg' : 'image/png'};base64,${change.picture}`
          : now.result ? `/work/${order}/phone/pictures/${item.id}?v=${item.version && current().version}` : '';
        again(Boolean(source));
        if (source && image.getAttribute('src') !== source) { image.hidden = false; image.src = source; }
        if (!source) image.hidden = true;
      };
    }
    why.append(make('span', {}, ''), remark);
    box.append(fault, why, mark, conflict);
    parts.draw = () => {
      const now = shown(current()), change = pending(item.id), outside = isOutside(item, now.result);
      control.disabled = remark.disabled = !isStarted() || isEnding() || Boolean(change?.conflict);
      parts.fill(now);
      if (document.activeElement !== remark) remark.value = now.remark;
      why.firstChild.textContent = outside ? say('why') : say('remark');
      why.classList.toggle('is-asked', outside);
      if (outside && !now.remark.trim()) refuse(say('outside'));
      else if (fault.textContent === say('outside')) refuse('');
      if (change?.refused) refuse(say('refused', change.refused));
      box.classList.toggle('is-open', holds(current()));
      mark.textContent = change ? say('unsent') : now.result == null ? '' : say('saved', now.by, time(now.at));
      drawConflict(conflict, current(), change);
    };
    return parts;
  }
  function photo(control, item, record, refuse) {
    const input = make('input', { type: 'file', accept: 'image/*', capture: 'environment', id: `photo-${item.id}`, onchange: async () => {
      const file = input.files[0];
      input.value = '';
      if (!file) return;
      try { record('photo', await shrink(file)); } catch { refuse(say('photo-bad', file.name)); }
    } });
    const label = make('label', { class: 'btn block', for: `photo-${item.id}` }, say('photo'));
    control.append(input, label);
    return there => { label.textContent = say(there ? 'photo-again' : 'photo'); };
  }
  async function shrink(file) {
    const image = await createImageBitmap(file), scale = Math.min(1, EDGE / Math.max(image.width, image.height));
    const canvas = make('canvas', { width: Math.max(1, Math.round(image.width * scale)), height: Math.max(1, Math.round(image.height * scale)) });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    return canvas.toDataURL('image/jpeg', 0.75).split(',')[1];
  }
  function signature(control, record, refuse) {
    const canvas = make('canvas', { width: 640, height: 360, 'data-glass': true, 'aria-label': say('sign') }), pen = canvas.getContext('2d');
    let drawing = false, marks = 0;
    const clear = () => { pen.fillStyle = '#fff'; pen.fillRect(0, 0, canvas.width, canvas.height); pen.strokeStyle = '#111'; pen.lineWidth = 4; pen.lineCap = 'round'; marks = 0; };
    const point = event => { const edge = canvas.getBoundingClientRect(); return [(event.clientX - edge.left) * canvas.width / edge.width, (event.clientY - edge.top) * canvas.height / edge.height]; };
    canvas.addEventListener('pointerdown', event => {
      if (control.disabled) return;
      canvas.setPointerCapture(event.pointerId);
      drawing = true;
      pen.beginPath();
      pen.moveTo(...point(event));
    });
    canvas.addEventListener('pointermove', event => {
      if (!drawing) return;
      pen.lineTo(...point(event));
      pen.stroke();
      marks++;
    });
    for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => { drawing = false; });
    clear();
    const again = make('button', { type: 'button', class: 'btn', 'data-sign': 'clear', onclick: clear }, say('sign-clear'));
    const take = make('button', { type: 'button', class: 'btn btn-primary', 'data-sign': 'keep', onclick: () => {
      // why: a finger that only touched the glass has not signed
      if (marks < 5) { refuse(say('sign-empty')); return; }
      record('signature', canvas.toDataURL('image/png').split(',')[1]);
      clear();
    } }, say('sign-keep'));
    control.append(make('p', { class: 'dim' }, say('sign')), canvas, make('div', { class: 'crew-choices' }, again, take));
    return there => { take.textContent = say(there ? 'sign-again' : 'sign-keep'); };
  }
  function drawConflict(box, item, change) {
    box.hidden = !change?.conflict;
    if (box.hidden || box.dataset.client === change.client) return;
    box.dataset.client = change.client;
    const theirs = change.conflict;
    const told = (result, remark) => [item.kind === 'photo' || item.kind === 'signature' ? say('picture')
      : result === 'done' ? say('done') : result === 'not-done' ? say('not-done') : result ?? say('nothing'), remark ? `: ${remark}` : ''].join('');
    box.replaceChildren(make('b', {}, say('conflict', theirs.by)), make('div', { class: 'crew-sides' },
      make('div', {}, make('small', {}, say('mine')), make('b', { 'data-mine': true }, told(change.result, change.remark)),
        make('button', { type: 'button', class: 'btn', 'data-take': 'mine', onclick: () => settle(change, true) }, say('keep-mine'))),
      make('div', {}, make('small', {}, say('theirs', theirs.by)), make('b', { 'data-theirs': true }, told(theirs.result, theirs.remark)),
        make('button', { type: 'button', class: 'btn', 'data-take': 'theirs', onclick: () => settle(change, false) }, say('take-theirs')))));
  }
  async function settle(change, isMine) {
    await drop(change);
    if (isMine) {
      const { conflict, refused, ...mine } = change;
      const again = { ...mine, client: newId(), version: conflict.version };
      changes.push(again);
      await keep(again);
    }
    draw();
    sync();
  }

  // The order as a whole.
  function draw() {
    if (!state) return;
    const list = find('[data-items]');
    for (const item of state.items) {
      if (!drawn.has(item.id)) {
        drawn.set(item.id, build(item));
        list.append(drawn.get(item.id).box);
      }
      drawn.get(item.id).draw();
    }
    const begin = find('[data-acts]'), end = find('[data-end]');
    begin.replaceChildren();
    end.replaceChildren();
    if (!isStarted()) {
      if (state.state === 'assigned') begin.append(make('p', { class: 'dim' }, say('start-first')), make('button', { type: 'button', class: 'btn btn-primary', 'data-act': 'start', onclick: () => add('start', null, '', '') }, say('start')));
      else begin.append(make('p', {}, say('ended')));
    } else if (!isEnding()) {
      const open = state.items.filter(holds);
      if (open.length) end.append(make('p', { 'data-missing': open.length }, say('missing', open.length)));
      end.append(make('button', { type: 'button', class: 'btn btn-primary', 'data-act': 'finish', onclick: () => {
        if (open.length) drawn.get(open[0].id).box.scrollIntoView();
        else add('finish', null, '', '');
      } }, say('finish')));
    }
    const refused = find('[data-refused]'), act = changes.find(each => each.item == null && each.refused);
    refused.hidden = !act;
    if (act) refused.replaceChildren(say('refused', act.refused), ' ', make('button', { type: 'button', class: 'btn', onclick: async () => { await drop(act); draw(); } }, say('drop')));
    tell();
  }

  // Sending.
  const ask = (path, with_ = {}) => fetch(path, { ...with_, redirect: 'manual', signal: AbortSignal.timeout(20000),
    headers: { 'HX-Request': 'true', Accept: 'application/json', ...with_.headers } });
  const isOut = answer => answer.status === 401 || answer.type === 'opaqueredirect';
  function portion() {
    const part = [];
    let bytes = 0;
    for (const change of changes) {
      if (change.conflict || change.refused) continue;
      bytes += 300 + (change.picture?.length ?? 0);
      if (part.length === MOST || part.length && bytes > MOST_BYTES) break;
      part.push(change);
    }
    return part;
  }
  async function sync() {
    if (busy || !state) return;
    busy = true;
    tell();
    try {
      let answer = await ask(`/work/${order}/phone/state`);
      isOff = false;
      isSignedOut = isOut(answer);
      if (isSignedOut || !answer.ok) return;
      let fresh = await answer.json();
      // why: what one person did is sent in the name of no other
      if (fresh.account !== account) { location.reload(); return; }
      csrf = fresh.csrf;
      for (let part = portion(); part.length; part = portion()) {
        part.forEach(each => sending.add(each.client));
        answer = await ask(`/work/${order}/phone/changes`, { method: 'POST', headers: { 'X-CSRF-Token': csrf, 'Content-Type': 'application/json' },
          body: JSON.stringify(part.map(({ client, act, item, version, result, remark, picture, at }) =>
            ({ client, act, item, version, result, remark, picture, age: Math.max(0, Date.now() - at) }))) });
        if (!answer.ok) { isSignedOut = isOut(answer); return; }
        const told = await answer.json();
        fresh = told.state;
        for (const each of told.answers) await settled(part.find(change => change.client === each.client), each);
        part.forEach(each => sending.delete(each.client));
      }
      state = fresh;
      syncedAt = Date.now();
      keepState();
    } catch {
      isOff = true;
    } finally {
      sending.clear();
      busy = false;
      draw();
    }
  }
  async function settled(change, answer) {
    if (answer.outcome === 'taken') {
      await drop(change);
      // why: what was done to the item while this was on its way was done over this
      for (const later of changes) if (later.item === change.item && later.version === change.version && answer.item) { later.version = answer.item.version; await keep(later); }
      return;
    }
    if (answer.outcome === 'conflict' && answer.item) {
      // why: both found the same, so that there is nothing to decide
      if (answer.item.result === change.result && answer.item.remark === change.remark) { await drop(change); return; }
      change.conflict = answer.item;
    } else change.refused = answer.detail;
    await keep(change);
  }

  // What the browser keeps.
  async function register() {
    if (!navigator.serviceWorker) { isKept = false; return; }
    await navigator.serviceWorker.register('/work/phone/worker.js', { scope: '/work/' });
    const worker = (await navigator.serviceWorker.ready).active;
    const needed = [...document.querySelectorAll('script[src], link[href]')].map(each => new URL(each.src || each.href).pathname);
    const fonts = performance.getEntriesByType('resource').map(each => new URL(each.name)).filter(each => each.pathname.endsWith('.woff2')).map(each => each.pathname);
    navigator.serviceWorker.addEventListener('message', event => { if (event.data.kept) main.dataset.kept = true; });
    worker.postMessage({ keep: [...new Set([...main.dataset.pages.split(' '), ...needed, ...fonts])] });
  }
  let touchedAt = Date.now();
  function touch() {
    if (!csrf || isOff || Date.now() - touchedAt < TOUCH_MS) return;
    touchedAt = Date.now();
    ask('/session/touch', { method: 'POST', headers: { 'X-CSRF-Token': csrf }, body: new URLSearchParams({ ago: 0 }) }).catch(() => {});
  }
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, touch, { passive: true });
  addEventListener('online', () => { isOff = false; sync(); });
  addEventListener('offline', () => { isOff = true; tell(); });
  addEventListener('visibilitychange', () => { if (!document.hidden) sync(); });
  let lookedAt = Date.now();
  setInterval(() => {
    const waits = changes.some(each => !each.conflict && !each.refused);
    if (!navigator.onLine || !waits && Date.now() - lookedAt < LOOK_MS) return;
    lookedAt = Date.now();
    sync();
  }, AGAIN_MS);
  load().catch(() => { isKept = false; }).then(() => { draw(); if (navigator.onLine) sync(); });
  if (navigator.onLine) register().catch(() => {});
})();
