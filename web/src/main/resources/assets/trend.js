// How many obligations were not met on each day. The figures stand in the table beneath; the library is fetched once the page is there.
(() => {
  const { $, $$ } = window.dcim;
  const panel = $('#trend'), field = $('#trend .trend-field');
  if (!field) return;
  const DAY = 864e5;
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  function draw(echarts) {
    const judged = new Map($$('[data-day]', panel).map(row => [Date.parse(row.dataset.day), row.dataset]));
    const last = Math.max(...judged.keys()), first = last - 89 * DAY;
    // why: a day on which nothing was judged is a hole, not the day before
    const all = Array.from({ length: 90 }, (_, i) => first + i * DAY);
    const shown = day => day.split('-').reverse().slice(0, 2).join('/');
    const line = (name, key, ink, type) => ({ name, type: 'line', step: 'end', symbol: 'circle', symbolSize: judged.size > 1 ? 3 : 8,
      color: ink, lineStyle: { width: 2, type }, data: all.map(day => [day, judged.has(day) ? Number(judged.get(day)[key]) : null]) });
    const chart = echarts.init(field, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'Inter' },
      grid: { left: 40, right: 12, top: 30, bottom: 24 },
      legend: { top: 0, left: 0, textStyle: { color: color('--ink') } },
      useUTC: true,
      tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: color('--panel'), borderColor: color('--line'),
        textStyle: { color: color('--ink'), fontFamily: 'Inter', fontSize: 12 }, axisPointer: { label: { formatter: at => shown(new Date(at.value).toISOString().slice(0, 10)) } } },
      xAxis: { type: 'time', min: first, max: last, minInterval: DAY, axisLabel: { color: color('--dim'), hideOverlap: true, formatter: at => shown(new Date(at).toISOString().slice(0, 10)) } },
      yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { color: color('--dim') }, splitLine: { lineStyle: { color: color('--line') } } },
      series: [line(panel.dataset.notMet, 'a', color('--high'), 'solid'), line(panel.dataset.noEvidence, 'b', color('--medium'), 'dashed')],
    });
    addEventListener('resize', () => chart.resize());
  }
  const script = document.createElement('script');
  script.src = panel.dataset.echarts;
  script.onload = () => draw(window.echarts);
  document.head.append(script);
})();
