// Lets an order be dragged to another day: the drop fills in its form and sends it. Without this, the form does the same.
(() => {
  'use strict';
  const grid = document.querySelector('[data-calendar]');
  if (!grid) return;
  let held = null;

  const over = event => event.target.closest('[data-day]');
  function mark(day) {
    for (const each of grid.querySelectorAll('.cal-drop')) if (each !== day) each.classList.remove('cal-drop');
    if (day) day.classList.add('cal-drop');
  }
  for (const part of grid.querySelectorAll('[data-moves]')) {
    part.draggable = true;
    part.addEventListener('dragstart', event => {
      held = part;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', part.dataset.moves);
    });
    part.addEventListener('dragend', () => { held = null; mark(null); });
    // why: a link would be dragged in place of the order
    part.querySelector('a').draggable = false;
  }
  grid.addEventListener('dragover', event => {
    const day = held && over(event);
    if (!day) return;
    event.preventDefault();
    mark(day);
  });
  grid.addEventListener('drop', event => {
    const day = held && over(event);
    if (!day) return;
    event.preventDefault();
    const form = held.querySelector('form');
    if (held.closest('[data-day]') === day) return;
    form.elements.day.value = day.dataset.day;
    if (!form.elements.reason.value.trim()) form.elements.reason.value = form.dataset.dragged;
    form.requestSubmit();
  });
  // why: of the small windows one at a time, and Escape closes it, as people know from menus
  grid.addEventListener('toggle', event => {
    if (!event.target.open) return;
    for (const other of grid.querySelectorAll('.cal-move[open]')) if (other !== event.target) other.open = false;
  }, true);
  grid.addEventListener('keydown', event => {
    const open = event.key === 'Escape' && event.target.closest('.cal-move[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary').focus();
  });
})();
