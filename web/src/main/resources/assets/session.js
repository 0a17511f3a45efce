// Whether a person is there: tells the server, warns before the session ends, keeps what was typed. The server decides.
(() => {
  const $ = selector => document.querySelector(selector);
  const account = document.body.dataset.account;
  // why: a page that asks for proof stands in the way of a form; for what was typed there it is still the page before
  const detour = $('main [data-detour]');
  if (detour) history.replaceState(null, '', detour.dataset.detour);
  const here = () => location.pathname + location.search;

  // What was typed into a form stays in this window until the form was taken, for the same person alone; no secrets.
  const SECRET = '[type=password], [type=hidden], [type=file], [autocomplete*=password], [autocomplete=one-time-code], [data-secret], [name=community], [name=csrf]';
  const KEPT = 'dcim.kept:', LEFT = 'dcim.left', SENT = 'dcim.sent';
  const store = {
    get(key) { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: nothing is kept */ } },
    drop(key) { try { sessionStorage.removeItem(key); } catch { /* as above */ } },
    names() { try { return Object.keys(sessionStorage); } catch { return []; } },
  };
  const kept = () => store.names().filter(name => name.startsWith(KEPT));
  const place = (who, path) => `${KEPT}${who} ${path}`;
  const forms = () => [...document.querySelectorAll('main form')].filter(sends);
  const sends = form => form.method === 'post' || form.hasAttribute('hx-post');
  const fields = form => [...form.elements].filter(field => field.name && field.matches('input, textarea, select') && !field.matches(SECRET));
  const boxed = field => field.type === 'checkbox' || field.type === 'radio';
  const nameOf = (form, field) => [form.getAttribute('action') || form.getAttribute('hx-post'), field.name, boxed(field) ? field.value : ''].join(' ');

  function keep(event) {
    const form = event.target.form;
    if (!event.isTrusted || !form || !sends(form) || !form.closest('main') || detour) return;
    // why: a form that was refused comes back filled, with what has never been taken
    const refused = Boolean($('main .error-line, main .field-error:not(:empty)'));
    const typed = {};
    for (const each of forms()) {
      for (const field of fields(each)) {
        const now = boxed(field) ? field.checked : field.value;
        if (refused || now !== first(field)) typed[nameOf(each, field)] = now;
      }
    }
    if (Object.keys(typed).length) store.set(place(account, here()), typed);
    else store.drop(place(account, here()));
  }
  function first(field) {
    if (boxed(field)) return field.defaultChecked;
    if (field.tagName !== 'SELECT') return field.defaultValue;
    return ([...field.options].find(option => option.defaultSelected) ?? field.options[0])?.value;
  }
  function putBack(typed) {
    for (const form of forms()) {
      for (const field of fields(form)) {
        const value = typed[nameOf(form, field)];
        if (value === undefined) continue;
        if (boxed(field)) field.checked = value; else field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }
  }
  function offer() {
    const mine = place(account, here()), left = store.get(LEFT), sent = store.get(SENT);
    kept().filter(key => !key.startsWith(place(account, ''))).forEach(store.drop);
    store.drop(SENT);
    if (!left && sent) store.drop(place(account, sent));
    const typed = store.get(mine), bar = $('#kept');
    if (!kept().length) store.drop(LEFT);
    if (!typed || !bar || !forms().length) return;
    if (!left) { store.drop(mine); return; }
    bar.hidden = false;
    bar.addEventListener('click', event => {
      const pressed = event.target.closest('[data-kept]');
      if (!pressed) return;
      if (pressed.dataset.kept === 'back') putBack(typed);
      else store.drop(mine);
      store.drop(LEFT);
      bar.hidden = true;
    });
  }

  if (!account) {
    // why: whoever was led here while at work comes back to it; whoever signed out has left nothing to the next person
    if (new URLSearchParams(location.search).has('why')) store.set(LEFT, true);
    else if (location.pathname === '/sign-in' && !$('main .error-line')) { kept().forEach(store.drop); store.drop(LEFT); }
    return;
  }
  if (!detour) offer();
  document.addEventListener('input', keep);
  document.addEventListener('change', keep);
  // why: a form that was taken leads to another page; one that came too late leads to the sign-in page, and stays kept
  document.addEventListener('submit', event => { if (sends(event.target)) store.set(SENT, here()); });
  document.addEventListener('htmx:afterRequest', event => {
    if (event.detail.successful && event.detail.requestConfig.verb === 'post' && event.target.closest('form')) store.drop(place(account, here()));
  });

  // Copying what is shown once.
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const text = $(`#${button.dataset.copy}`);
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = button.dataset.copied;
    } catch {
      // why: without TLS browsers give no clipboard; what is marked can be copied by hand
      getSelection().selectAllChildren(text);
    }
  });

  const dialog = $('#idle');
  if (!dialog) return;
  const limit = Number(dialog.dataset.limit) * 1000, warning = Number(dialog.dataset.warning) * 1000;
  // why: the server hears of a person at most once a minute, and in time before a short limit
  const grain = Math.min(60000, limit / 4);
  // why: clocks of timers stand still while a machine sleeps or a window is hidden, so everything follows from instants
  let doneAt = Date.now(), toldAt = doneAt, deadline = doneAt + limit, asking = false, leaving = false, spoken = null;
  const others = 'BroadcastChannel' in window ? new BroadcastChannel('dcim-session') : null;
  const tellOthers = () => others?.postMessage({ account, deadline, doneAt });

  // why: whoever signs out is led to the sign-in page by the answer; the stream, which ends with the session, must not be first
  // and say that the session is over
  const signsOut = event => event.target.closest('[hx-post="/sign-out"]') !== null;
  document.addEventListener('htmx:beforeSend', event => {
    if (!signsOut(event)) return;
    leaving = true;
    // why: the orders that a telephone keeps are of who signs out; what waits to be sent is kept apart
    window.caches?.delete('dcim-work');
  });
  document.addEventListener('htmx:beforeRequest', event => { if (leaving && !signsOut(event)) event.preventDefault(); });
  // why: what the page had asked for before is refused by then, and would lead away as well
  document.addEventListener('htmx:beforeOnLoad', event => { if (leaving && !signsOut(event)) event.preventDefault(); });
  for (const failed of ['htmx:sendError', 'htmx:responseError']) {
    document.addEventListener(failed, event => { if (signsOut(event)) leaving = false; });
  }

  const isOpen = () => dialog.open;
  function extend(until) {
    deadline = until;
    if (isOpen() && deadline - Date.now() > warning) dialog.close();
  }
  function leave(why) {
    if (leaving) return;
    leaving = true;
    location.replace(`/sign-in?${new URLSearchParams({ next: here(), why })}`);
  }
  function renewCsrf(token) {
    const known = JSON.parse(document.body.getAttribute('hx-headers'));
    if (known['X-CSRF-Token'] === token) return;
    document.body.setAttribute('hx-headers', JSON.stringify({ ...known, 'X-CSRF-Token': token }));
    document.querySelectorAll('input[name=csrf]').forEach(input => { input.value = token; });
  }
  const csrf = () => JSON.parse(document.body.getAttribute('hx-headers'))['X-CSRF-Token'];

  // Asks how long the session goes on; tells before when the person was there. Asked over and over: once at a time.
  async function ask(touch) {
    if (asking || leaving) return;
    asking = true;
    const at = Date.now(), done = doneAt;
    const post = () => fetch('/session/touch', {
      method: 'POST', keepalive: true, headers: { 'X-CSRF-Token': csrf() },
      body: new URLSearchParams({ ago: Math.max(0, (Date.now() - done) / 1000) }) });
    try {
      let answer = touch ? await post() : await fetch('/session');
      if (touch && answer.status === 403) {
        // why: another window has changed the password, and with it the session's secret
        const fresh = await fetch('/session');
        if (fresh.ok) { renewCsrf((await fresh.json()).csrf); answer = await post(); } else answer = fresh;
      }
      if (answer.status === 401) { leave(at >= deadline - 1000 ? 'idle' : 'over'); return; }
      if (!answer.ok) return;
      const { left, csrf: token } = await answer.json();
      renewCsrf(token);
      if (touch) toldAt = done;
      extend(at + left * 1000);
      tellOthers();
      $('#idle-longest').hidden = !touch || left * 1000 > warning;
      $('#idle-go-on').hidden = !$('#idle-longest').hidden;
    } catch {
      // why: the line is down; the next beat asks again
    } finally {
      asking = false;
    }
  }

  // why: once the warning stands, a mouse that is bumped into does not answer it
  function done(event) {
    if (!event.isTrusted || isOpen()) return;
    doneAt = Date.now();
  }
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'touchmove']) {
    document.addEventListener(kind, done, { passive: true, capture: true });
  }
  function goOn() { doneAt = Date.now(); ask(true); }
  $('#idle-go-on').addEventListener('click', goOn);
  dialog.addEventListener('cancel', event => { event.preventDefault(); goOn(); });

  function count(left) {
    const seconds = Math.max(0, Math.ceil(left / 1000));
    $('#idle-left').textContent = `${seconds} ${dialog.dataset.second}`;
    const said = $('#idle-said'), step = seconds > 30 ? 60 : seconds > 10 ? 30 : seconds > 5 ? 10 : 5;
    if (step !== spoken) { spoken = step; said.textContent = said.dataset.text.replace('#', seconds); }
  }
  let askedAt = 0;
  function beat() {
    if (leaving) return;
    const now = Date.now();
    if (doneAt > toldAt && (now - toldAt >= grain || isOpen())) ask(true);
    // why: what was done and not told yet counts as much as what was; near the longest time there is, neither counts for long
    const left = Math.max(deadline, doneAt + Math.min(limit, deadline - toldAt)) - now;
    if (left > warning) return;
    if (!isOpen()) {
      spoken = null;
      dialog.showModal();
    }
    count(left);
    if (left <= 0 && now - askedAt >= 1000) {
      askedAt = now;
      ask(false);
    }
  }
  setInterval(beat, 1000);
  document.addEventListener('visibilitychange', beat);
  addEventListener('pageshow', event => { if (event.persisted) ask(false); });
  document.addEventListener('dcim:stream-closed', () => ask(false));
  if (others) others.onmessage = ({ data }) => {
    if (data.account !== account) return;
    if (data.doneAt > toldAt) toldAt = data.doneAt;
    if (data.deadline > deadline) extend(data.deadline);
  };
  tellOthers();
})();
