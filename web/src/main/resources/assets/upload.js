// Brings a file as it is; where it is shown, or what is wrong with it, the server answers.
document.querySelectorAll('[data-upload]').forEach(form => {
  'use strict';
  const input = form.querySelector('[type=file]');
  const button = form.querySelector('button');
  const fault = form.querySelector('[data-fault]');
  const say = html => { fault.innerHTML = html; };
  const line = text => {
    const p = document.createElement('p');
    p.className = 'error-line';
    p.setAttribute('role', 'alert');
    p.textContent = text;
    fault.replaceChildren(p);
  };
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const file = input.files[0];
    if (!file) return;
    if (file.size > Number(form.dataset.longest)) { line(form.dataset.tooLarge); return; }
    button.disabled = true;
    say('');
    try {
      const told = new URLSearchParams(new FormData(form));
      told.set('name', file.name);
      const answer = await fetch(`${form.dataset.upload}?${told}`, {
        method: 'POST',
        body: file,
        headers: {
          ...JSON.parse(document.body.getAttribute('hx-headers')),
          'Content-Type': 'application/octet-stream',
          'HX-Request': 'true',
        },
      });
      if (answer.ok) location.assign(answer.headers.get('Location'));
      else if (answer.status === 401) location.reload();
      else say(await answer.text());
    } catch {
      // why: a file that was changed since it was chosen, or no line to the server
      line(form.dataset.failed);
    } finally {
      button.disabled = false;
    }
  });
});
