// Puts a chosen file into the field beside it, where it is seen and sent like what was typed.
(() => {
  'use strict';
  const input = document.querySelector('[data-into]');
  if (!input) return;
  const table = document.getElementById(input.dataset.into);
  const name = document.getElementById(input.dataset.nameInto);
  input.addEventListener('change', async () => {
    const file = input.files[0];
    if (!file) return;
    table.value = await file.text();
    if (!name.value) name.value = file.name;
  });
})();
