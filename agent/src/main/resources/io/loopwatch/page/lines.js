// SPDX-License-Identifier: Apache-2.0
// Time lines of the chosen loops: one plot for each kind, all with one cursor and one zoom.
(function (lw) {
  'use strict';

  const stats = [['p50', 'p50'], ['p99', 'p99'], ['max', 'max']];
  const height = 104;
  let stat = 'p99'; // what is compared where several loops are chosen
  let plots = []; // of {kind, lines, plot}, from the top
  lw.cursorKey = 'time';

  const places = () => lw.state.chosen.map((at) => lw.state.data.loops[at]);
  const series = (loop, kind) => (loop.series && loop.series[kind]) || null;

  // One loop: its median, its p99 and its maximum. More: one of these for each.
  function lines(kind) {
    const loops = places();
    if (loops.length > 1) {
      return loops.map((loop, n) => ({ name: loop.name, colour: lw.lineColour(n), micros: kind === 'utilization' ? series(loop, kind) : (series(loop, kind) || {})[stat] }))
        .filter((line) => line.micros);
    }
    const of = series(loops[0], kind);
    if (!of) return [];
    if (kind === 'utilization') return [{ name: 'utilization', colour: lw.lineColour(0), micros: of }];
    return stats.filter(([key]) => of[key]).map(([key, name], n) => ({ name, colour: lw.colour('--stat-' + n), micros: of[key] }));
  }

  const nanos = (micros) => micros.map((n) => (n === null || n === undefined ? null : Math.max(1e3, n * 1e3)));

  function update() {
    const several = lw.state.chosen.length > 1;
    lw.fill(lw.byId('lines-controls'), several ? lw.choice('What is compared', stats, stat, (key) => { stat = key; update(); }) : null,
      lw.button('All of the time', () => lw.zoom(null), { id: 'unzoom', 'aria-keyshortcuts': '0', hidden: !lw.state.range }));
    if (!lw.state.data.loops.length || lw.state.data.time.at.length < 2) {
      clear();
      lw.fill(lw.byId('lines-plots'), lw.el('p.none', null, 'No histograms over time: give the histogram file too.'));
      lw.legend(lw.byId('lines-legend'), []);
      return;
    }
    const shown = [...lw.kinds.map(([key]) => key), 'utilization'].map((kind) => ({ kind, lines: lines(kind) })).filter((one) => one.lines.length);
    if (shape(shown) === shape(plots)) shown.forEach((one, n) => swap(plots[n], one.lines));
    else build(shown);
    const first = shown[0];
    lw.legend(lw.byId('lines-legend'), [several ? null : [loopOf(), null], ...(first ? first.lines.map((line) => [line.name, line.colour]) : [])].filter(Boolean));
  }

  const loopOf = () => places()[0].name;

  // Plots of the same kinds need other lines only, which is faster than other plots.
  const shape = (list) => list.map((one) => one.kind).join();

  function swap(one, lines) {
    const { plot } = one;
    one.lines = lines;
    while (plot.series.length - 1 < lines.length) plot.addSeries(seriesOf(one, plot.series.length - 1), plot.series.length);
    while (plot.series.length - 1 > lines.length) plot.delSeries(plot.series.length - 1);
    plot.setData(figures(one), false);
    plot.redraw();
  }

  // The nth line, whichever that is by then.
  const seriesOf = (one, n) => ({
    stroke: () => one.lines[n].colour, width: 1.5, spanGaps: false, points: { size: 4 },
    fill: () => (one.kind === 'utilization' && one.lines.length === 1 ? lw.colour('--wash') : null),
  });

  function clear() {
    plots.forEach((one) => one.plot.destroy());
    plots = [];
    return lw.fill(lw.byId('lines-plots'));
  }

  function build(shown) {
    const place = clear();
    shown.forEach((one, n) => draw(place, one, n === shown.length - 1));
    plots = shown;
  }

  const figures = ({ kind, lines: shown }) =>
    [lw.state.data.time.at, ...shown.map((line) => (kind === 'utilization' ? line.micros : nanos(line.micros)))];

  function draw(place, one, last) {
    const { kind, lines: shown } = one;
    const readout = lw.el('span.values', { 'aria-hidden': 'true' });
    const box = lw.el('figure.plot', null, lw.el('figcaption', null, kind === 'utilization' ? kind : lw.kindName(kind), readout));
    place.append(box);
    const used = kind === 'utilization';
    const threshold = used ? null : lw.state.data.thresholds[kind];
    const options = lw.timeOptions(lw.widthOf(place), height + (last ? 24 : 0), lw.cursorKey, {
      scales: { x: lw.timeScale, y: used ? { range: [0, 100] } : { distr: 3, log: 10, range: lw.logRange(threshold) } },
      axes: [lw.timeAxis(last), used ? percentAxis() : lw.durationAxis({ splits: (u, axis, min, max) => thin(lw.logSplits(min, max)) })],
      series: [{}, ...shown.map((line, n) => seriesOf(one, n))],
      hooks: { draw: [lw.thresholdLine('y', threshold)], setCursor: [(u) => read(u, readout, one.lines, used)] },
    });
    one.plot = new uPlot(options, figures(one), box);
  }

  // No more labels than have room beside each other.
  function thin(splits) {
    const step = Math.ceil(splits.length / 5);
    return splits.filter((value, n) => (splits.length - 1 - n) % step === 0);
  }

  const percentAxis = () => lw.axis({ size: 62, splits: () => [0, 50, 100], values: (u, splits) => splits.map((n) => n + ' %') });

  function read(u, readout, shown, used) {
    const at = u.cursor.idx;
    if (at === null || at === undefined || u.cursor.left < 0) {
      lw.fill(readout);
      return;
    }
    const value = (line) => (line.micros[at] === null || line.micros[at] === undefined ? '–' : used ? Math.round(line.micros[at]) + ' %' : lw.dur(line.micros[at] * 1e3));
    lw.fill(readout, lw.clock(lw.state.data.time.at[at], 1000), shown.map((line) => {
      const mark = lw.el('i');
      mark.style.color = line.colour;
      return [mark, value(line)];
    }));
  }

  function rescale() {
    const [min, max] = lw.state.range || lw.extent();
    plots.forEach(({ plot }) => plot.setScale('x', { min, max }));
    const button = lw.byId('unzoom');
    if (button) button.hidden = !lw.state.range;
  }

  lw.on('data theme', () => { clear(); update(); });
  lw.on('loops', update);
  lw.on('range', rescale);
  lw.fit(lw.byId('lines-plots'), (width) => plots.forEach(({ plot }) => plot.setSize({ width, height: plot.height })));
})(loopwatch);
