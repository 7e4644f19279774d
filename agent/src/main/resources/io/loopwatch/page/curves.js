// SPDX-License-Identifier: Apache-2.0
// Percentile curves: the axis is 1 / (1 - p), so that each further nine has the same room.
(function (lw) {
  'use strict';

  const kinds = [['callback', 'callback'], ['mount', 'mount'], ['iteration', 'turn'], ['lag', 'lag'], ['iolag', 'I/O lag']];
  lw.kinds = kinds;
  lw.kindName = (kind) => { const found = kinds.find(([key]) => key === kind); return found ? found[1] : kind; };
  const height = () => (lw.byId('main').clientWidth >= 1228 ? 470 : 330); // beside the time lines, or below them
  let kind = 'lag';
  let plot = null;
  let drawn = []; // the lines in it

  // Nines: 0 for 0 %, 1 for 90 %, 2 for 99 %.
  const nines = (p) => -Math.log10(1 - p / 100);

  // Of a hundred values the largest is at 99 %: there its curve ends, for beyond it nothing was counted.
  const end = (line) => Math.log10(Math.max(2, line.of.count));

  // The curves over one axis: all percentiles, and the ends of all lines.
  function curves(shown) {
    const { percentiles } = lw.state.data;
    const places = new Map(percentiles.map((p, at) => [nines(p), at]).filter(([x]) => Number.isFinite(x)));
    const most = Math.max(...shown.map(end));
    const x = [...new Set([...places.keys(), ...shown.map(end)])].filter((one) => one <= most).sort((a, b) => a - b);
    const value = (line, one) => (one === end(line) ? line.of.max : one < end(line) && places.has(one) ? line.of.curve[places.get(one)] : null);
    return [x, ...shown.map((line) => x.map((one) => { const nanos = value(line, one); return nanos === null ? null : Math.max(1e3, nanos); }))];
  }

  const label = (nine) => (nine === 0 ? '0 %' : nine === 1 ? '90 %' : nine === 2 ? '99 %' : '99.' + '9'.repeat(nine - 2) + ' %');

  const known = (loop, key) => loop.kinds && loop.kinds[key] && loop.kinds[key].count;

  // One loop: a curve for each kind. More: of one kind a curve for each loop.
  function lines() {
    const { data, chosen } = lw.state;
    const loops = chosen.map((at) => data.loops[at]);
    if (loops.length === 1) {
      return kinds.filter(([key]) => known(loops[0], key))
        .map(([key, name], n) => ({ name, colour: lw.lineColour(n), of: loops[0].kinds[key], key }));
    }
    return loops.map((loop, n) => ({ name: loop.name, colour: lw.lineColour(n), of: loop.kinds && loop.kinds[kind], key: kind }))
      .filter((line) => line.of && line.of.count);
  }

  function update() {
    const { data, chosen } = lw.state;
    const shown = data.loops.length ? lines() : [];
    controls(chosen.length > 1);
    figures(shown);
    lw.legend(lw.byId('curves-legend'), shown.map((line) => [line.name, line.colour]));
    const same = plot && shown.map((line) => line.key).join() === drawn.map((line) => line.key).join();
    drawn = shown;
    if (same) {
      plot.setData(curves(shown));
      return;
    }
    const place = clear();
    if (!shown.length) {
      lw.fill(place, lw.el('p.none', null, none(data)));
      return;
    }
    plot = new uPlot(options(place, shown), curves(shown), place);
  }

  function clear() {
    if (plot) plot.destroy();
    plot = null;
    return lw.fill(lw.byId('curves-plot'));
  }

  const none = (data) => (data.files.some((file) => file.what === 'histograms')
    ? 'No histograms of this: nothing was counted.' : 'Give the histogram file too to see percentiles.');

  function controls(several) {
    const { data, chosen } = lw.state;
    const there = kinds.filter(([key]) => chosen.some((at) => known(data.loops[at], key)));
    if (several && !there.some(([key]) => key === kind) && there.length) kind = there[0][0];
    lw.fill(lw.byId('curves-controls'), several && there.length > 1
      ? lw.choice('What is compared', there, kind, (key) => { kind = key; update(); }) : null);
  }

  function options(place, shown) {
    const threshold = lw.state.data.thresholds[shown.length === 1 || lw.state.chosen.length > 1 ? shown[0].key : 'lag'];
    return {
      width: lw.widthOf(place), height: height(), legend: { show: false }, padding: [8, 12, 0, 0], 
      cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 6 } },
      scales: { x: { time: false, range: (u, min, max) => [0, max] }, y: { distr: 3, log: 10, range: lw.logRange(threshold) } },
      axes: [lw.axis({ size: 24, splits: (u, axis, min, max) => whole(max), values: (u, splits) => named(u, splits) }), lw.durationAxis()],
      series: [{}, ...shown.map((line) => ({ stroke: line.colour, width: 1.75, spanGaps: true, points: { show: true, size: 6, fill: line.colour, filter: (u, n) => [last(u.data[n])] } }))],
      hooks: { draw: [lw.thresholdLine('y', threshold, 'left')], setCursor: [(u) => read(u, drawn)] },
    };
  }

  const whole = (most) => [...Array(Math.floor(most) + 1).keys()];
  const last = (values) => values.findLastIndex((nanos) => nanos !== null);

  // No more names than have room.
  function named(u, splits) {
    const room = u.bbox.width / devicePixelRatio / u.scales.x.max;
    const each = Math.max(1, Math.ceil(62 / room));
    return splits.map((n) => (n % each === 0 ? label(n) : ''));
  }

  // What the curves have under the pointer.
  function read(u, shown) {
    const at = u.cursor.idx;
    const there = at !== null && at !== undefined && u.cursor.left >= 0;
    lw.legend(lw.byId('curves-legend'), shown.map((line, n) => [there ? line.name + '  ' + value(u.data[n + 1], at) : line.name, line.colour]));
    if (there) lw.byId('curves-legend').prepend(lw.el('span.key.at', null, percentile(u.data[0][at])));
  }

  // Of a line that has no point there what it had last, until its end.
  function value(values, at) {
    if (at > last(values)) return '–';
    let from = at;
    while (from > 0 && values[from] === null) from--;
    return lw.dur(values[from]);
  }

  const percentile = (x) => 'p' + Number((100 * (1 - 10 ** -x)).toFixed(Math.max(0, Math.ceil(x) - 1)));

  // The figures of the curves, for those who read rather than look.
  function figures(shown) {
    const columns = [['count', 'count'], ['mean', 'mean'], ['p50', 'p50'], ['p90', 'p90'], ['p99', 'p99'], ['p999', 'p99.9'], ['max', 'max']];
    lw.fill(lw.byId('curves-table'), shown.length ? lw.el('table.figures', null,
      lw.el('thead', null, lw.el('tr', null, lw.el('th', { scope: 'col' }, lw.state.chosen.length > 1 ? lw.kindName(kind) : ''), columns.map(([, title]) => lw.el('th', { scope: 'col' }, title)))),
      lw.el('tbody', null, shown.map((line) => lw.el('tr', null, lw.el('th', { scope: 'row' }, lw.text(lw.short(line.name, 40))),
        columns.map(([key]) => lw.el('td', null, key === 'count' ? lw.count(line.of.count) : lw.dur(line.of[key]))))))) : null);
  }

  lw.on('data theme', () => { clear(); update(); });
  lw.on('loops', update);
  lw.fit(lw.byId('curves-plot'), (width) => { if (plot) plot.setSize({ width, height: height() }); });
})(loopwatch);
