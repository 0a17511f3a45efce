// Hides what is not asked of the equipment that is being noted; without this, all is shown with the condition beside it.
(() => {
  'use strict';
  const form = document.querySelector('form[data-status]');
  if (!form) return;
  const own = [...form.querySelectorAll('[data-own] .field')];
  const box = field => field.querySelector('input, select');
  const byCode = new Map(own.map(field => [box(field).name, field]));
  const kind = () => form.elements.kind.value;

  function isAsked(field) {
    const kinds = field.dataset.kinds, show = field.dataset.show, value = field.dataset.value;
    if (kinds && kind() && !kinds.split(' ').includes(kind())) return false;
    if (!show) return true;
    if (show === 'kind') return kind() === value;
    if (show === 'status') return form.dataset.status === value;
    const other = byCode.get(show);
    return Boolean(other) && box(other).value === value && isAsked(other);
  }
  function arrange() {
    for (const field of own) {
      // why: what is wrong must be seen to be mended, and what stands there must not be lost unseen
      const shown = isAsked(field) || field.querySelector('.field-error') !== null;
      field.hidden = !shown;
      // why: what is not sent stays as it is
      box(field).disabled = !shown;
    }
    for (const group of form.querySelectorAll('[data-own]')) {
      group.hidden = [...group.querySelectorAll('.field')].every(field => field.hidden);
    }
  }
  for (const told of form.querySelectorAll('[data-own] [data-condition]')) told.hidden = true;
  form.addEventListener('change', arrange);
  arrange();
})();
