// The chart of a point over any period. The library is fetched when the first chart is asked for.
(() => {
  const { $, $$, now } = window.dcim;
  const panel = $('#chart');
  if (!panel) return;
  const ZONE = 7 * 3600e3; // Asia/Ho_Chi_Minh has no summer time
  const field = $('#chart-field');
  let library, chart, point = null, period = { from: 0, to: 0 }, follow = true, words = [], shown = [], zooming;
  let beside = []; // points of any device, drawn over the chosen one: id, device, title, unit
  const device = location.pathname.split('/').pop();
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
    const asked = [point.id, period.from, period.to, ...beside.map(other => other.id)].join(' ');
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
    const sum = fetch(`/api/v1/points/${point.id}/summary?${new URLSearchParams({ from: query.get('from'), to: query.get('to') })}`)
      .then(answer => answer.ok ? answer.json() : null);
    const read = id => items(`/api/v1/points/${id}/history?${query}`);
    const log = !panel.dataset.log ? [] : items(`/api/v1/shifts/log?${new URLSearchParams({ device, from: query.get('from'), to: query.get('to'), limit: '20' })}`);
    const [own, echarts, alarms, entries, ...others] = await Promise.all([
      read(point.id), load(), items(`/api/v1/alarms?device=${device}&state=all&sort=newest`), log, ...beside.map(other => read(other.id))]);
    if (draw.asked !== asked) return;
    $('#chart-loading').hidden = true;
    shown = own;
    const nothing = !own.length && others.every(other => !other.length);
    $('#chart-empty').hidden = !nothing;
    // why: what is hidden loses the keyboard, which leads away from a stretch without readings too
    if (nothing && document.activeElement === field) panel.focus({ preventScroll: true });
    for (const each of [field, ...$$('[data-save]', panel)]) each.hidden = nothing;
    $('[data-act=back]', panel).disabled = !back.length;
    legend();
    summarise(nothing ? null : await sum);
    // why: what was corrected is told by its correction
    const told = entries.filter(entry => !entry.correctedBy.length).reverse();
    tell(nothing ? [] : told);
    if (nothing) return;
    chart ??= begun(echarts);
    chart.resize();
    chart.setOption(option(own, step, others, alarms.filter(alarm => String(alarm.point) === String(point.id)), told), true);
    // why: whoever drags over the chart chooses what to see closer
    chart.dispatchAction({ type: 'takeGlobalCursor', key: 'dataZoomSelect', dataZoomSelectActive: true });
  }
  /** What the chart shows in a few numbers; of a state, for how long it was which. */
  function summarise(sum) {
    const list = $('#chart-sum');
    list.hidden = !sum;
    if (!sum) return;
    const unit = v => `${number.format(v)} ${point.unit}`.trim(), entries = [];
    for (const each of sum.states) entries.push([title(each.state), `${percent(each.percent)} · ${lasting(each.seconds)}`]);
    if (sum.average !== undefined) {
      entries.push([panel.dataset.minimum, unit(sum.min)], [panel.dataset.average, unit(sum.average)],
        [panel.dataset.p95, unit(sum.percentile95)], [panel.dataset.maximum, unit(sum.max)]);
    }
    if (sum.unknownSeconds >= 1) entries.push([panel.dataset.unknown, lasting(sum.unknownSeconds)]);
    entries.push(['', panel.dataset.readings.replace('{0}', number.format(sum.count))]);
    list.replaceChildren(...entries.map(([name, value]) => {
      const item = document.createElement('li'), strong = document.createElement('b');
      strong.textContent = value;
      item.append(name ? `${name} ` : '', strong);
      return item;
    }));
  }
  // why: a minute of a year is not nothing
  const percent = share => `${new Intl.NumberFormat(document.documentElement.lang, share > 99.99 && share < 100 || share < 0.01
    ? { maximumSignificantDigits: share < 1 ? 1 : 7 } : { maximumFractionDigits: 2 }).format(share)} %`;
  const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  function lasting(seconds) {
    const found = UNITS.findIndex(([, length]) => seconds >= length), first = found < 0 ? UNITS.length - 1 : found;
    const finest = UNITS[Math.min(first + 1, UNITS.length - 1)][1], shown = [];
    let rest = Math.round(seconds / finest) * finest;
    for (const [name, length] of UNITS.slice(first, first + 2)) {
      const whole = Math.floor(rest / length);
      rest -= whole * length;
      if (whole || !shown.length) shown.push(new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: name, unitDisplay: 'long' }).format(whole));
    }
    return shown.join(' ');
  }
  async function items(path) {
    const answer = await fetch(path);
    return answer.ok ? (await answer.json()).items : [];
  }
  /** How far apart two readings are at least with a hole between; a state holds until another is told. */
  function hole(readings) {
    if (readings.length < 3 || typeof readings[0].value === 'string') return Infinity;
    const apart = readings.slice(1).map((item, i) => Date.parse(item.at) - Date.parse(readings[i].at)).sort((a, b) => a - b);
    return Math.max(60e3, 5 * apart[(apart.length - 1) >> 1]);
  }
  /** A line with its holes: one in the readings is one in the line, not a slope. */
  function line(readings, step, y) {
    const data = [], longest = readings[0]?.count === undefined ? hole(readings) : 3000 * step;
    let last = null;
    for (const item of readings) {
      const at = Date.parse(item.at);
      if (last !== null && at - last > longest) data.push([last + 1, null]);
      data.push([at, y(item)]);
      last = at;
    }
    return data;
  }
  // why: a step has the worst quality of its readings, and the value of those that are usable
  const usable = i => i.value !== null && (i.count !== undefined || (i.quality !== 'BAD' && i.quality !== 'STALE'));
  const LOOKS = [['--touch', 'solid'], ['--touch', 'dashed'], ['--dim', 'solid'], ['--dim', 'dotted']];
  const look = index => ({ color: color(LOOKS[index % LOOKS.length][0]), type: LOOKS[index % LOOKS.length][1], width: 1.4 });
  function legend() {
    $('#chart-beside').replaceChildren(...beside.map((other, index) => {
      const chip = document.createElement('button'), sample = document.createElement('i'), { color: ink, type } = look(index);
      chip.type = 'button';
      chip.className = 'chip';
      chip.dataset.without = other.id;
      sample.style.borderTop = `2px ${type} ${ink}`;
      chip.append(sample, ` ${other.title} ✕`);
      return chip;
    }));
  }
  function begun(echarts) {
    const made = echarts.init(field, null, { renderer: 'svg' });
    made.on('datazoom', event => {
      const zoom = event.batch?.[0] ?? event, at = percent => period.from + (period.to - period.from) * percent / 100;
      const [from, to] = zoom.startValue === undefined ? [at(zoom.start), at(zoom.end)] : [zoom.startValue, zoom.endValue];
      // why: a turn of the wheel is many steps, and only where it ends is worth asking for
      clearTimeout(zooming);
      zooming = setTimeout(() => { if (from > period.from || to < period.to) closer(from, to); }, 200);
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
    // why: whoever asks for another period meanwhile has left the one that was being zoomed into
    clearTimeout(zooming);
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
      : { from: new Date(period.from).toISOString(), to: new Date(period.to).toISOString() }),
    ...(beside.length ? { with: beside.map(other => `${other.device}.${other.id}`).join(' ') } : {}) });
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
  /** What the shift wrote about the device in that time, by the numbers that stand over the chart. */
  function tell(entries) {
    const list = $('#chart-log');
    list.hidden = !entries.length;
    list.replaceChildren(...entries.map((entry, index) => {
      const item = document.createElement('li'), link = document.createElement('a'), mark = document.createElement('b');
      mark.textContent = `${index + 1} `;
      link.className = 'link';
      link.href = `/shift/log/${entry.id}`;
      link.textContent = full(Date.parse(entry.happenedAt));
      item.append(mark, link, ` ${entry.text} `, Object.assign(document.createElement('span'), { className: 'dim', textContent: entry.author }));
      return item;
    }));
  }
  function option(items, step, others, alarms, told) {
    const states = items.some(i => typeof i.value === 'string');
    words = states ? [...new Set(items.map(i => i.value))].filter(w => w !== null) : [];
    const y = i => !usable(i) ? null : states ? words.indexOf(i.value) : i.value;
    const ranged = items.filter(i => i.min !== undefined && i.max !== undefined);
    const ink = color('--ink'), dim = color('--dim'), grid = color('--line'), text = { color: dim, fontFamily: 'Inter' };
    const units = [...new Set([point.unit, ...beside.map(other => other.unit)])];
    const series = [{ name: panel.dataset.average, type: 'line', data: line(items, step, y), showSymbol: items.length < 3, symbol: 'circle', symbolSize: 5, step: states ? 'end' : false,
      lineStyle: { color: ink, width: 1.4 }, itemStyle: { color: ink }, sampling: states ? undefined : 'lttb', z: 3,
      markArea: { silent: true, label: { position: 'insideTopLeft', fontFamily: 'Inter', fontSize: 11, color: ink }, data: alarms.map(mark).filter(Boolean) },
      markLine: { silent: true, symbol: 'none', lineStyle: { color: ink, type: 'dotted', width: 1 }, label: { position: 'end', distance: 1, fontFamily: 'Inter', fontSize: 11, color: ink },
        data: told.map((entry, index) => ({ xAxis: Date.parse(entry.happenedAt), label: { formatter: String(index + 1) } })) } }];
    if (ranged.length) {
      series.push({ name: panel.dataset.minimum, type: 'line', stack: 'range', data: line(ranged, step, i => i.min), showSymbol: false, lineStyle: { opacity: 0 }, silent: true });
      series.push({ name: panel.dataset.maximum, type: 'line', stack: 'range', data: line(ranged, step, i => i.max - i.min), showSymbol: false, lineStyle: { opacity: 0 }, areaStyle: { color: color('--norm'), opacity: 0.6 }, silent: true });
    }
    beside.forEach((other, index) => series.push({ name: other.title, type: 'line', data: line(others[index], step, i => usable(i) ? i.value : null), yAxisIndex: units.indexOf(other.unit),
      showSymbol: others[index].length < 3, symbolSize: 5, lineStyle: look(index), itemStyle: { color: look(index).color }, sampling: 'lttb', z: 2 }));
    const long = period.to - period.from > 2 * 86400e3, short = period.to - period.from < 10 * 60e3;
    return {
      animation: false,
      grid: { left: 8, right: 16, top: 14, bottom: 14, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: color('--panel'), borderColor: grid, textStyle: { color: ink, fontFamily: 'Inter', fontSize: 12 },
        formatter: entries => {
          const at = entries[0].value[0], item = items.find(i => Date.parse(i.at) === at);
          if (!item) return full(at);
          const near = readings => readings.reduce((best, i) => !best || Math.abs(Date.parse(i.at) - at) < Math.abs(Date.parse(best.at) - at) ? i : best, null);
          const show = v => v === null || v === undefined ? '—' : typeof v === 'string' ? title(v) : `${number.format(v)} ${point.unit}`;
          const lines = [full(at), show(item.value)];
          if (item.min !== undefined && item.max !== item.min) lines.push(`${panel.dataset.minimum} ${show(item.min)}`, `${panel.dataset.maximum} ${show(item.max)}`);
          beside.forEach((other, index) => {
            const found = near(others[index]);
            if (found && Math.abs(Date.parse(found.at) - at) <= 3000 * Math.max(step, 10)) lines.push(`${other.title}: ${usable(found) ? number.format(found.value) : '—'} ${other.unit}`);
          });
          return lines.join('\n');
        } },
      xAxis: { type: 'time', min: period.from, max: period.to, axisLabel: { ...text, hideOverlap: true, formatter: ms => { const l = local(ms); return long ? `${l.day} ${l.time}` : short ? `${l.time}:${l.seconds}` : l.time; } },
        axisLine: { lineStyle: { color: grid } }, splitLine: { show: true, lineStyle: { color: grid, opacity: 0.5 } } },
      yAxis: units.map((unit, index) => ({ type: 'value', scale: true, position: index ? 'right' : 'left', offset: Math.max(0, index - 1) * 60,
        axisLabel: { ...text, formatter: v => states && !index ? (v in words ? title(words[v]) : '') : `${number.format(v)} ${unit}` }, minInterval: states && !index ? 1 : undefined,
        splitLine: { show: !index, lineStyle: { color: grid } } })),
      toolbox: { showTitle: false, itemSize: 0, feature: { dataZoom: { yAxisIndex: 'none', filterMode: 'none' } } },
      dataZoom: [{ type: 'inside', moveOnMouseMove: false, filterMode: 'none' }],
      series,
    };
  }
  /** The stretch of an alarm as it last stood, or nothing where that is not in sight. */
  function mark(alarm) {
    const from = Date.parse(alarm.lastRaisedAt), to = alarm.returnedAt && !alarm.active ? Date.parse(alarm.returnedAt) : now();
    return from < period.to && to > period.from && [
      { name: alarm.title, xAxis: Math.max(from, period.from), itemStyle: { color: color(`--${alarm.priority}`), opacity: 0.15 } },
      { xAxis: Math.min(to, period.to) }];
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
  // Other points over it, of this device or another.
  const chooser = $('#chart-chooser'), [ofDevice, ofPoint] = $$('select', chooser);
  const known = new Map();
  const pointsOf = id => {
    if (!known.has(id)) known.set(id, Promise.all([items(`/api/v1/devices/${id}/points?size=1000`), devices()]).then(([points, all]) => points
      .filter(each => each.quantity !== 'state')
      .map(each => ({ id: String(each.id), device: String(id), name: `${each.title} ${each.label}`.trim(), unit: each.symbol,
        title: `${all.find(one => String(one.id) === String(id))?.name ?? id} · ${each.title} ${each.label}`.trim() }))
      .sort((a, b) => a.name.localeCompare(b.name, document.documentElement.lang))));
    return known.get(id);
  };
  let all;
  const devices = () => all ??= items('/api/v1/devices?size=1000&sort=name');
  const options = (list, selected) => list.map(each => new Option(each.name, each.id, false, String(each.id) === String(selected)));
  async function offer() {
    const chosen = ofDevice.value, points = await pointsOf(chosen);
    // why: what another device offers may come after it
    if (ofDevice.value !== chosen) return;
    ofPoint.replaceChildren(...options(points.filter(each => each.id !== String(point.id) && beside.every(other => other.id !== each.id))));
  }
  chooser.addEventListener('toggle', async () => {
    if (!chooser.open) return;
    if (!ofDevice.options.length) ofDevice.replaceChildren(...options(await devices(), device));
    offer();
  });
  ofDevice.addEventListener('change', offer);
  acts.add = async () => {
    const chosen = (await pointsOf(ofDevice.value)).find(each => each.id === ofPoint.value);
    if (!chosen || beside.length >= 4) return;
    beside.push(chosen);
    link();
    draw();
    offer();
  };
  $('#chart-beside').addEventListener('click', event => {
    const chip = event.target.closest('[data-without]');
    if (!chip) return;
    beside = beside.filter(other => other.id !== chip.dataset.without);
    link();
    draw();
    if (chooser.open) offer();
  });
  async function restore() {
    const wanted = (new URLSearchParams(location.search).get('with') ?? '').split(' ').filter(each => /^\d+\.\d+$/.test(each)).slice(0, 4);
    for (const each of wanted) {
      const [ofIt, id] = each.split('.');
      const found = (await pointsOf(ofIt)).find(one => one.id === id);
      if (found) beside.push(found);
    }
  }
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
  restore().then(() => { if (panel.dataset.chosen) choose(panel.dataset.chosen); });
})();
