// Reads codes with the telephone's camera where the browser can, and types them into the field as a hand scanner does.
(() => {
  'use strict';
  const form = document.querySelector('[data-scan]');
  if (!form) return;
  const find = name => form.querySelector(`[data-camera${name}]`);
  const button = find(''), picture = find('-picture');
  const input = form.querySelector('#code');
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices) {
    find('-none').hidden = false;
    return;
  }
  const AGAIN_MS = 3000, EVERY_MS = 200;
  let stream = null, last = '', lastAt = 0;
  const detector = new BarcodeDetector({ formats: ['qr_code', 'code_128'] });

  function stop() {
    stream?.getTracks().forEach(track => track.stop());
    stream = null;
    picture.hidden = true;
  }
  function take(code) {
    // why: a label that is still in the picture is not a second one
    if (code === last && Date.now() - lastAt < AGAIN_MS) return;
    last = code;
    lastAt = Date.now();
    input.value = code;
    form.requestSubmit();
  }
  async function look() {
    if (!stream) return;
    try {
      const [found] = await detector.detect(picture);
      if (found?.rawValue) take(found.rawValue);
    } catch {
      // why: between two pictures there is none to look at
    }
    setTimeout(look, EVERY_MS);
  }
  button.hidden = false;
  button.addEventListener('click', async () => {
    if (stream) { stop(); return; }
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      picture.srcObject = stream;
      picture.hidden = false;
      await picture.play();
      look();
    } catch {
      stop();
      find('-refused').hidden = false;
    }
  });
  addEventListener('pagehide', stop);
})();
