// The chart of a point over any period. The library is fetched when the first chart is asked for.
(() => {
  const { $, $$, now } = window.dcim;
  const panel = $('#chart');
  if (!panel) return;
  const ZONE = 7 * 3600e3; // Asia/Ho_Chi_Minh has no summer time
  const field = $('#chart-field');
  let library, chart, point = null, period = { from: 0, to: 0 }, follow = true, words = [], shown = [];
  const back = []; // periods that were looked at before
  const SHORTEST = 10e3;
  // why: the history tells governed words; people read titles
  const title = word => point.states.get(word) ?? word;

  const load = () => library ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = panel.dataset.echarts;
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  });
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 3 });
  const pad = n => String(n).padStart(2, '0');
  function local(ms) {
    const d = new Date(ms + ZONE);
    return { day: `${pad(d.getUTCDate())}/${pad(d.getUTCMonth() + 1)}`, year: d.getUTCFullYear(),
      time: `${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}`, seconds: pad(d.getUTCSeconds()) };
  }
  const full = ms => { const l = local(ms); return `${l.day}/${l.year} ${l.time}:${l.seconds}`; };
  const input = ms => { const l = local(ms); return `${l.day}/${l.year} ${l.time}`; };
  // why: a browser writes its own date fields as it likes, month first where it speaks American English
  function parse(text) {
    const parts = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2}))?\s*$/.exec(text);
    if (!parts) return NaN;
    const [day, month, year, hour, minute] = parts.slice(1).map(part => Number(part ?? 0));
    const at = new Date(Date.UTC(year, month - 1, day, hour, minute));
    return at.getUTCDate() === day && at.getUTCMonth() === month - 1 && hour < 24 && minute < 60 ? at.getTime() - ZONE : NaN;
  }

  async function draw() {
    if (point === null) return;
    const asked = `${point.id} ${period.from} ${period.to}`;
    draw.asked = asked;
    panel.hidden = false;
    $('#chart-title').textContent = point.title;
    $('#chart-loading').hidden = Boolean(chart);
    // why: what is being typed is the reader's
    if (!$('#chart-period :focus')) {
      $('[name=from]', panel).value = input(period.from);
      $('[name=to]', panel).value = input(period.to);
      wrong('');
    }
    const span = (period.to - period.from) / 1000;
    const step = Math.max(1, Math.ceil(span / 600));
    const query = new URLSearchParams({
      from: new Date(period.from).toISOString(), to: new Date(period.to).toISOString(),
      ...(span > 2 * 3600 || step > 10 ? { step: String(step) } : {}) });
    const [answer, echarts] = await Promise.all([fetch(`/api/v1/points/${point.id}/history?${query}`), load()]);
    if (draw.asked !== asked) return;
    $('#chart-loading').hidden = true;
    const { items } = answer.ok ? await answer.json() : { items: [] };
    shown = items;
    $('#chart-empty').hidden = items.length > 0;
    // why: what is hidden loses the keyboard, which leads away from a stretch without readings too
    if (!items.length && document.activeElement === field) panel.focus({ preventScroll: true });
    for (const each of [field, ...$$('[data-save]', panel)]) each.hidden = items.length === 0;
    $('[data-act=back]', panel).disabled = !back.length;
    if (!items.length) return;
    chart ??= begun(echarts);
    chart.resize();
    chart.setOption(option(items, step), true);
    // why: whoever drags over the chart chooses what to see closer
    chart.dispatchAction({ type: 'takeGlobalCursor', key: 'dataZoomSelect', dataZoomSelectActive: true });
  }
  function begun(echarts) {
    const made = echarts.init(field, null, { renderer: 'svg' });
    let waiting;
    made.on('datazoom', event => {
      const zoom = event.batch?.[0] ?? event, at = percent => period.from + (period.to - period.from) * percent / 100;
      const [from, to] = zoom.startValue === undefined ? [at(zoom.start), at(zoom.end)] : [zoom.startValue, zoom.endValue];
      // why: a turn of the wheel is many steps, and only where it ends is worth asking for
      clearTimeout(waiting);
      waiting = setTimeout(() => { if (from > period.from || to < period.to) closer(from, to); }, 200);
    });
    return made;
  }
  function closer(from, to) {
    const middle = (from + to) / 2, half = Math.max(to - from, SHORTEST) / 2;
    leave();
    show({ from: Math.round(middle - half), to: Math.round(middle + half) });
  }
  function leave() {
    back.push({ ...period, follow });
    if (back.length > 50) back.shift();
  }
  function show(next, following = false) {
    period = { from: next.from, to: next.to };
    follow = following;
    const span = follow ? Math.round((period.to - period.from) / 1000) : 0;
    $$('[data-span]', panel).forEach(b => b.setAttribute('aria-pressed', String(Number(b.dataset.span) === span)));
    link();
    draw();
  }
  /** The address leads whoever is given it to the same point and period. */
  function link() {
    const query = new URLSearchParams({ point: point.id, ...(follow
      ? { span: Math.round((period.to - period.from) / 1000) }
      : { from: new Date(period.from).toISOString(), to: new Date(period.to).toISOString() }) });
    history.replaceState(null, '', `${location.pathname}?${query}#chart`);
  }
  function asked() {
    const query = new URLSearchParams(location.search), from = Date.parse(query.get('from')), to = Date.parse(query.get('to'));
    if (from < to) return { from, to };
    const span = Number(query.get('span'));
    return span > 0 && span <= 10 * 366 * 86400 ? span : 3600;
  }
  const acts = {
    earlier: () => move(-1),
    later: () => move(1),
    out: () => {
      const span = period.to - period.from;
      leave();
      show({ from: period.from - span / 2, to: Math.min(period.to + span / 2, Math.max(now(), period.to)) });
    },
    in: () => closer(period.from + (period.to - period.from) / 4, period.to - (period.to - period.from) / 4),
    back: () => {
      const before = back.pop();
      if (before) before.follow ? last((before.to - before.from) / 1000) : show(before);
    },
    csv: () => save(`${point.id}.csv`, 'text/csv', '\ufeff' + [['at', 'value', 'minimum', 'maximum', 'count', 'quality'],
      ...shown.map(i => [i.at, i.value, i.min, i.max, i.count, i.quality])].map(row => row.map(cell => {
        const text = String(cell ?? '');
        return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      }).join(',')).join('\r\n') + '\r\n'),
    picture: () => save(`${point.id}.svg`, 'image/svg+xml', chart.renderToSVGString()),
  };
  function move(direction) {
    const step = direction * (period.to - period.from) / 2;
    leave();
    show({ from: period.from + step, to: period.to + step });
  }
  function save(name, type, text) {
    const file = document.createElement('a');
    file.href = URL.createObjectURL(new Blob([text], { type }));
    file.download = `${$('h1').textContent.trim().replace(/[^\p{L}\p{N}-]+/gu, '-')}-${name}`;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 1000);
  }
  function option(items, step) {
    const states = items.some(i => typeof i.value === 'string');
    words = states ? [...new Set(items.map(i => i.value))].filter(w => w !== null) : [];
    // why: a step has the worst quality of its readings, and the value of those that are usable
    const usable = i => i.value !== null && (i.count !== undefined || (i.quality !== 'BAD' && i.quality !== 'STALE'));
    const y = i => !usable(i) ? null : states ? words.indexOf(i.value) : i.value;
    const line = [], low = [], band = [];
    let last = null;
    for (const item of items) {
      const at = Date.parse(item.at);
      // why: a hole in the readings is a hole in the line, not a slope
      if (last !== null && item.count !== undefined && at - last > 3000 * step) {
        line.push([last + 1, null]); low.push([last + 1, null]); band.push([last + 1, null]);
      }
      line.push([at, y(item)]);
      if (item.min !== undefined && item.max !== undefined) {
        low.push([at, item.min]); band.push([at, item.max - item.min]);
      }
      last = at;
    }
    const ink = color('--ink'), dim = color('--dim'), grid = color('--line'), text = { color: dim, fontFamily: 'Inter' };
    const series = [{ name: panel.dataset.average, type: 'line', data: line, showSymbol: items.length < 3, symbol: 'circle', symbolSize: 5, step: states ? 'end' : false,
      lineStyle: { color: ink, width: 1.4 }, itemStyle: { color: ink }, sampling: states ? undefined : 'lttb', z: 3 }];
    if (band.length) {
      series.push({ name: panel.dataset.minimum, type: 'line', stack: 'range', data: low, showSymbol: false, lineStyle: { opacity: 0 }, silent: true });
      series.push({ name: panel.dataset.maximum, type: 'line', stack: 'range', data: band, showSymbol: false, lineStyle: { opacity: 0 }, areaStyle: { color: color('--norm'), opacity: 0.6 }, silent: true });
    }
    const long = period.to - period.from > 2 * 86400e3, short = period.to - period.from < 10 * 60e3;
    return {
      animation: false,
      grid: { left: 8, right: 16, top: 14, bottom: 14, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: color('--panel'), borderColor: grid, textStyle: { color: ink, fontFamily: 'Inter', fontSize: 12 },
        formatter: entries => {
          const at = entries[0].value[0], item = items.find(i => Date.parse(i.at) === at);
          if (!item) return full(at);
          const show = v => v === null || v === undefined ? '—' : typeof v === 'string' ? title(v) : `${number.format(v)} ${point.unit}`;
          const lines = [full(at), show(item.value)];
          if (item.min !== undefined && item.max !== item.min) lines.push(`${panel.dataset.minimum} ${show(item.min)}`, `${panel.dataset.maximum} ${show(item.max)}`);
          return lines.join('\n');
        } },
      xAxis: { type: 'time', min: period.from, max: period.to, axisLabel: { ...text, hideOverlap: true, formatter: ms => { const l = local(ms); return long ? `${l.day} ${l.time}` : short ? `${l.time}:${l.seconds}` : l.time; } },
        axisLine: { lineStyle: { color: grid } }, splitLine: { show: true, lineStyle: { color: grid, opacity: 0.5 } } },
      yAxis: { type: 'value', scale: true, axisLabel: { ...text, formatter: v => states ? (v in words ? title(words[v]) : '') : `${number.format(v)} ${point.unit}` }, minInterval: states ? 1 : undefined,
        splitLine: { lineStyle: { color: grid } } },
      // why: without a toolbox, though nobody sees it, nothing can be chosen by dragging
      toolbox: { showTitle: false, itemSize: 0, feature: { dataZoom: { yAxisIndex: 'none', filterMode: 'none' } } },
      dataZoom: [{ type: 'inside', moveOnMouseMove: false, filterMode: 'none' }],
      series,
    };
  }
  function wrong(text, field) {
    $('#chart-wrong').textContent = text;
    for (const each of $('#chart-period').elements) each.removeAttribute('aria-invalid');
    field?.setAttribute('aria-invalid', 'true');
    field?.focus();
  }
  function choose(id) {
    const link = $(`[data-chart="${id}"]`);
    if (!link) return;
    const row = link.closest('tr');
    point = { id, title: `${link.textContent} ${row.querySelector('.dim')?.textContent ?? ''}`.trim(), unit: row.querySelector('.unit')?.textContent ?? '',
      states: new Map((link.dataset.states || '').split('|').map(state => state.split('='))) };
    $$('.charted').forEach(r => r.classList.remove('charted'));
    row.classList.add('charted');
    if (period.to) {
      link();
      draw();
    } else {
      const first = asked();
      typeof first === 'number' ? last(first) : show(first);
    }
  }
  function last(seconds) {
    show({ from: now() - seconds * 1000, to: now() }, true);
  }
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-chart]');
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(link.dataset.chart);
      panel.scrollIntoView({ block: 'nearest' });
    }
    const chip = event.target.closest('#chart [data-span]');
    if (chip) { leave(); last(Number(chip.dataset.span)); }
    const act = event.target.closest('#chart [data-act]');
    if (act) acts[act.dataset.act]();
  });
  const KEYS = { ArrowLeft: 'earlier', ArrowRight: 'later', '+': 'in', '-': 'out', Backspace: 'back' };
  panel.addEventListener('keydown', event => {
    if (!(event.key in KEYS) || event.target.matches('input') || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    acts[KEYS[event.key]]();
  });
  $('#chart-period').addEventListener('submit', event => {
    event.preventDefault();
    const { from, to } = event.target.elements, bad = [from, to].find(field => Number.isNaN(parse(field.value)));
    if (bad) {
      wrong($('#chart-wrong').dataset.format.replace('{0}', bad.value), bad);
    } else if (parse(from.value) >= parse(to.value)) {
      wrong($('#chart-wrong').dataset.order, from);
    } else {
      wrong('');
      leave();
      show({ from: parse(from.value), to: parse(to.value) });
    }
  });
  addEventListener('resize', () => chart?.resize());
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
  setInterval(() => {
    const span = period.to - period.from;
    if (point && follow && !document.hidden) { period = { from: now() - span, to: now() }; draw(); }
  }, 15000);
  if (panel.dataset.chosen) choose(panel.dataset.chosen);
})();
