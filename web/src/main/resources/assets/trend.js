// How many obligations were not met on each day. The figures stand in the table beneath; the library is fetched once the page is there.
(() => {
  const { $, $$ } = window.dcim;
  const panel = $('#trend'), field = $('#trend .trend-field');
  if (!field) return;
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  function draw(echarts) {
    const days = $$('[data-day]', panel).map(row => row.dataset);
    const shown = day => day.split('-').reverse().slice(0, 2).join('/');
    const line = (name, key, ink, type) => ({ name, type: 'line', step: 'end', symbol: days.length > 1 ? 'none' : 'circle',
      color: ink, lineStyle: { width: 2, type }, data: days.map(day => [day.day, Number(day[key])]) });
    const chart = echarts.init(field, null, { renderer: 'svg' });
    chart.setOption({
      animation: !still,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 40, right: 12, top: 30, bottom: 24 },
      legend: { top: 0, left: 0, textStyle: { color: color('--text') } },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'time', axisLabel: { color: color('--dim'), hideOverlap: true, formatter: at => shown(new Date(at + 7 * 3600e3).toISOString().slice(0, 10)) } },
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
