// Passkeys: has the browser sign, or make a key, and sends on what it says. The server decides.
(() => {
  const fault = code => document.querySelector(`[data-passkey-fault="${code}"]`)?.textContent ?? code;
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const csrf = () => JSON.parse(document.body.getAttribute('hx-headers'))['X-CSRF-Token'];

  // Why there are no passkeys here; empty where there are.
  function obstacle(site) {
    const host = location.hostname;
    if (/^(\[.*\]|\d+(\.\d+){3})$/.test(host)) return 'address';
    if (host !== site && !host.endsWith(`.${site}`)) return 'other-name';
    if (!isSecureContext) return 'insecure';
    return window.PublicKeyCredential && navigator.credentials ? '' : 'unsupported';
  }

  // Browsers of before 2024 read and write no JSON by themselves.
  const described = list => (list ?? []).map(each => ({ ...each, id: bytes(each.id) }));
  const creation = asked => PublicKeyCredential.parseCreationOptionsFromJSON?.(asked) ?? {
    ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: described(asked.excludeCredentials) };
  const request = asked => PublicKeyCredential.parseRequestOptionsFromJSON?.(asked) ?? {
    ...asked, challenge: bytes(asked.challenge), allowCredentials: described(asked.allowCredentials) };
  function written(credential) {
    if (credential.toJSON) return JSON.stringify(credential);
    const { response } = credential, parts = {};
    for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
      if (response[name]) parts[name] = text(response[name]);
    }
    if (response.getTransports) parts.transports = response.getTransports();
    return JSON.stringify({
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response: parts,
      clientExtensionResults: credential.getClientExtensionResults() });
  }

  class Told extends Error {}

  async function ask(path, fields) {
    let answer, told;
    try {
      answer = await fetch(path, {
        method: 'POST', headers: { Accept: 'application/json', 'X-CSRF-Token': csrf() }, body: new URLSearchParams(fields) });
      told = await answer.json();
    } catch {
      throw new Told(fault('line'));
    }
    if (!answer.ok) throw new Told(told.fault ?? told.detail ?? fault('other'));
    return told;
  }

  // What went wrong, in the reader's words; browsers call it the same whether the person gave up or was too slow.
  function words(error, late) {
    if (error instanceof Told) return error.message;
    return fault({
      NotAllowedError: late ? 'timed-out' : 'cancelled', AbortError: 'cancelled', InvalidStateError: 'already-registered',
      NotSupportedError: 'unsupported', ConstraintError: 'unsupported', SecurityError: 'other-name' }[error.name] ?? 'other');
  }

  // Does the steps one after another, once at a time, and says what went wrong.
  async function walk(button, line, steps) {
    let until = Infinity;
    button.disabled = true;
    line.hidden = true;
    try {
      await steps(asked => { until = Date.now() + asked.timeout; return asked; });
    } catch (error) {
      line.textContent = words(error, Date.now() >= until);
      line.hidden = false;
      button.disabled = false;
      button.focus();
    }
  }

  for (const way of document.querySelectorAll('[data-passkey-get]')) {
    const path = way.dataset.passkeyGet, line = way.querySelector('[role=alert]'), button = way.querySelector('button');
    const why = obstacle(way.dataset.site);
    if (why && !way.dataset.tell) continue;
    way.hidden = false;
    if (why) {
      button.hidden = true;
      line.textContent = fault(why);
      line.hidden = false;
      continue;
    }
    button.addEventListener('click', () => walk(button, line, async begin => {
      const publicKey = request(begin(await ask(`${path}/options`, {})));
      const credential = await navigator.credentials.get({ publicKey });
      location.replace((await ask(path, { credential: written(credential), next: way.dataset.next })).next);
    }));
  }

  for (const form of document.querySelectorAll('[data-passkey-create]')) {
    const line = document.querySelector('#passkey-fault'), why = obstacle(form.dataset.site);
    if (why) {
      line.textContent = fault(why);
      line.hidden = false;
      continue;
    }
    form.hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      walk(form.querySelector('button'), line, async begin => {
        const publicKey = creation(begin(await ask(form.dataset.passkeyCreate, new FormData(form))));
        const credential = await navigator.credentials.create({ publicKey });
        form.elements.credential.value = written(credential);
        if (form.elements.password) form.elements.password.value = '';
        form.submit();
      });
    });
  }
})();
