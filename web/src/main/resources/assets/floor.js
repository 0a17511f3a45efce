// A floor plan: drawn anew when what it shows has changed, walked by arrows, and moved by arrows or by hand where it is changed.
(() => {
  const { $, $$ } = window.dcim;
  const AT_MOST_EVERY = 5000;
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function watch() {
    let last = Date.now(), waiting = null;
    const refresh = () => {
      if (waiting) return;
      waiting = setTimeout(() => {
        waiting = null;
        last = Date.now();
        const now = $('#floor');
        if (now && !document.hidden) {
          window.htmx.ajax('GET', `/racks/floor/${now.dataset.room}/map?version=${now.dataset.version}`, { target: now, swap: 'outerHTML' });
        }
      }, Math.max(500, last + AT_MOST_EVERY - Date.now()));
    };
    document.addEventListener('dcim:reading', event => {
      if ($('#floor').dataset.depends.split(',').includes(String(event.detail.p))) refresh();
    });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
  }

  // The nearest thing in the direction of the arrow; what lies beside the way counts as further off.
  function walk(event) {
    const from = event.target.closest?.('.floor a.thing'), way = ARROWS[event.key];
    if (!from || !way || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = thing => [Number(thing.dataset.x), Number(thing.dataset.y)];
    const [x, y] = at(from);
    const near = $$('.floor a.thing').map(thing => {
      const [dx, dy] = [at(thing)[0] - x, at(thing)[1] - y];
      const ahead = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
      return { thing, ahead, far: ahead + 3 * aside };
    }).filter(each => each.ahead > 1).sort((a, b) => a.far - b.far)[0];
    event.preventDefault();
    near?.thing.focus();
  }

  function edit(form) {
    const SVG = 'http://www.w3.org/2000/svg', STEP = 0.1, MARGIN = 0.06;
    const language = document.documentElement.lang;
    const stage = $('#floor-stage'), svg = document.createElementNS(SVG, 'svg');
    const field = (row, name) => form.elements[`${name}.${row.dataset.thing}`];
    const read = input => Number(String(input?.value ?? '').replace(/\s|m$/g, '').replace(',', '.'));
    const write = number => number.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false });
    const rows = () => $$('[data-thing]', form);
    const named = row => {
      const node = field(row, 'node');
      return node?.tagName === 'SELECT' && node.value ? node.selectedOptions[0].textContent.split(' · ')[0] : field(row, 'name').value;
    };
    const kind = row => {
      const node = field(row, 'node');
      return node?.tagName === 'SELECT' && node.value ? node.selectedOptions[0].dataset.kind : field(row, 'kind').value;
    };
    const draw = (name, attributes, parent) => {
      const element = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
      parent.append(element);
      return element;
    };
    // Where a row stands, in metres; null for one that says nothing that can be drawn.
    function box(row) {
      if (!named(row) || field(row, 'gone').checked) return null;
      const [x, y, width, depth] = ['x', 'y', 'width', 'depth'].map(name => read(field(row, name)));
      const turn = Number(field(row, 'turn').value), lies = turn % 180 !== 0;
      return [x, y, width, depth].some(Number.isNaN) || !width || !depth ? null
        : { x, y, turn, across: lies ? depth : width, down: lies ? width : depth };
    }
    const solid = row => !['camera', 'door', 'sensor'].includes(kind(row));
    const EPSILON = 0.0005;
    const meet = (a, b) => a.x < b.x + b.across - EPSILON && b.x < a.x + a.across - EPSILON
      && a.y < b.y + b.down - EPSILON && b.y < a.y + a.down - EPSILON;
    const front = b => ({ 0: `M0 ${b.down * 100}h${b.across * 100}`, 90: `M0 0v${b.down * 100}`,
      180: `M0 0h${b.across * 100}`, 270: `M${b.across * 100} 0v${b.down * 100}` })[b.turn];
    function paint() {
      const focused = document.activeElement?.dataset?.of;
      const width = read(form.elements.width), depth = read(form.elements.depth), tile = read(form.elements.tile);
      svg.replaceChildren();
      if (!(width > 0 && depth > 0 && width <= 100 && depth <= 100)) return;
      svg.setAttribute('viewBox', `${-MARGIN * 100} ${-MARGIN * 100} ${(width + 2 * MARGIN) * 100} ${(depth + 2 * MARGIN) * 100}`);
      draw('rect', { class: 'ground', x: 0, y: 0, width: width * 100, height: depth * 100 }, svg);
      let lines = '';
      if (tile >= 0.1) {
        for (let x = 0; x <= width; x += tile) lines += `M${x * 100} 0V${depth * 100}`;
        for (let y = 0; y <= depth; y += tile) lines += `M0 ${y * 100}H${width * 100}`;
      }
      draw('path', { class: 'tiles', d: lines }, svg);
      draw('rect', { class: 'walls', x: 0, y: 0, width: width * 100, height: depth * 100 }, svg);
      const placed = rows().map(row => ({ row, at: box(row) })).filter(each => each.at);
      for (const { row, at } of placed) {
        const out = at.x + at.across > width + EPSILON || at.y + at.down > depth + EPSILON;
        const clash = out || solid(row) && placed.some(other => other.row !== row && solid(other.row) && meet(at, other.at));
        const group = draw('g', { class: `thing movable ${kind(row)}${clash ? ' clash' : ''}`, tabindex: 0, role: 'img', 'data-of': row.dataset.thing,
          'aria-describedby': 'floor-keys', 'aria-label': `${named(row)}: ${write(at.x)}, ${write(at.y)} m, ${at.turn}°${clash ? ' !' : ''}`,
          transform: `translate(${at.x * 100} ${at.y * 100})` }, svg);
        draw('rect', { class: 'body', x: 0, y: 0, width: at.across * 100, height: at.down * 100, rx: 2 }, group);
        if (solid(row)) {
          draw('path', { class: 'front', d: front(at) }, group);
          draw('text', { class: 'name', x: at.across * 50, y: at.down * 50 + 5 }, group).textContent = named(row);
        } else {
          draw('title', {}, group).textContent = named(row);
        }
      }
      if (focused) $(`[data-of="${focused}"]`, svg)?.focus();
    }
    const round = number => Math.max(0, Math.round(number * 100) / 100);
    function move(row, x, y) {
      field(row, 'x').value = write(round(x));
      field(row, 'y').value = write(round(y));
      paint();
      const at = box(row);
      if (at) $('#floor-said').textContent = `${named(row)}: ${write(at.x)}, ${write(at.y)} m`;
    }
    const rowOf = element => $(`[data-thing="${element.dataset.of}"]`, form);
    svg.addEventListener('keydown', event => {
      const group = event.target.closest('[data-of]'), way = ARROWS[event.key];
      if (!group || !way || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const row = rowOf(group);
      if (event.shiftKey) {
        const turn = field(row, 'turn'), by = event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? 270 : 90;
        turn.value = String((Number(turn.value) + by) % 360);
        paint();
      } else {
        move(row, read(field(row, 'x')) + way[0] * STEP, read(field(row, 'y')) + way[1] * STEP);
      }
    });
    let held = null;
    const metres = event => {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return [point.x / 100, point.y / 100];
    };
    svg.addEventListener('pointerdown', event => {
      const group = event.target.closest('[data-of]');
      if (!group || event.button) return;
      const row = rowOf(group), [x, y] = metres(event);
      held = { row, dx: x - read(field(row, 'x')), dy: y - read(field(row, 'y')) };
      svg.setPointerCapture(event.pointerId);
      group.focus();
    });
    svg.addEventListener('pointermove', event => {
      if (!held) return;
      const [x, y] = metres(event), snap = number => Math.round(number / STEP) * STEP;
      move(held.row, snap(x - held.dx), snap(y - held.dy));
    });
    for (const end of ['pointerup', 'pointercancel']) svg.addEventListener(end, () => { held = null; });
    form.addEventListener('input', paint);
    // why: what is chosen has a usual size, which stands there to be changed
    form.addEventListener('change', event => {
      const row = event.target.closest('[data-thing]'), size = event.target.selectedOptions?.[0]?.dataset;
      if (!row || !size?.width) return;
      for (const name of ['width', 'depth']) if (!field(row, name).value) field(row, name).value = write(size[name] / 1000);
      for (const name of ['x', 'y']) if (!field(row, name).value) field(row, name).value = write(0);
      paint();
    });
    svg.setAttribute('class', 'floor');
    $('.floor-scroll', stage).append(svg);
    stage.hidden = false;
    paint();
  }

  const form = $('#floor-form');
  if (form) edit(form);
  if ($('#floor')) { watch(); document.addEventListener('keydown', walk); }
})();
