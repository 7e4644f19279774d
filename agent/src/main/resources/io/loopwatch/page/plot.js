// SPDX-License-Identifier: Apache-2.0
// What all plots share: colours, axes, the zoom, and the cursor that goes through all of them.
(function (lw) {
  'use strict';

  const axisWidth = 62;
  const font = '11px system-ui, sans-serif';
  lw.plotFont = font;

  lw.axis = (more) => ({
    stroke: lw.colour('--quiet'), font, labelFont: font, gap: 4,
    grid: { stroke: lw.colour('--grid'), width: 1 }, ticks: { stroke: lw.colour('--grid'), width: 1, size: 4 }, ...more,
  });

  const stepOf = (splits) => (splits.length > 1 ? splits[1] - splits[0] : 1000);

  // The axis of time, UTC: the day only where it begins.
  lw.timeAxis = (shown) => lw.axis({
    size: shown ? 24 : 0, space: 80,
    values: (plot, splits) => splits.map((ms) => (!shown ? '' : ms % 864e5 === 0 ? lw.day(ms) : lw.clock(ms, stepOf(splits)))),
  });

  // Decades; between them 2 and 5 where there are few.
  lw.logSplits = function (min, max) {
    const within = [];
    const few = Math.log10(max / min) < 2.2 ? [1, 2, 5] : [1];
    for (let e = Math.floor(Math.log10(min)); e <= Math.ceil(Math.log10(max)); e++) {
      few.forEach((digit) => { const value = digit * 10 ** e; if (value >= min && value <= max) within.push(value); });
    }
    return within;
  };

  // A logarithmic axis of durations, in nanoseconds.
  lw.durationAxis = (more) => lw.axis({
    size: axisWidth, splits: (plot, axis, min, max) => lw.logSplits(min, max), filter: (plot, splits) => splits,
    values: (plot, splits) => splits.map(lw.dur), ...more,
  });

  // Room above and below the figures, and a threshold in sight.
  lw.logRange = (threshold) => (plot, min, max) => {
    const low = Math.max(1e3, min || 1e5);
    const high = Math.max(low * 4, max || 1e6, threshold || 0);
    return [low * 0.8, high * 1.5];
  };

  lw.timeScale = { time: true, range: () => lw.state.range || lw.extent() };

  // Draws a dashed line where a threshold is, with its name.
  lw.thresholdLine = (scale, nanos, side) => (plot) => {
    if (!nanos) return;
    const y = Math.round(plot.valToPos(nanos, scale, true)) + 0.5;
    const { left, top, width, height } = plot.bbox;
    if (y < top || y > top + height) return;
    const { ctx } = plot;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = lw.colour('--threshold');
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(left + width, y);
    ctx.stroke();
    ctx.font = 10 * devicePixelRatio + 'px system-ui, sans-serif';
    ctx.textAlign = side || 'right';
    const above = y - top > 14 * devicePixelRatio;
    ctx.textBaseline = above ? 'bottom' : 'top';
    ctx.fillText('threshold ' + lw.dur(nanos), side === 'left' ? left + 6 : left + width - 4, above ? y - 2 : y + 3);
    ctx.restore();
  };

  const zoomed = (plot) => {
    const { left, width } = plot.select;
    if (width < 4) return;
    lw.zoom([plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')]);
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  };

  // Options of a plot over time; hooks are added to those for zoom and cursor.
  lw.timeOptions = (width, height, key, more) => ({
    width, height, ms: 1, tzDate: (ms) => uPlot.tzDate(new Date(ms), 'Etc/UTC'), legend: { show: false }, padding: [5, 12, 0, 0],
    cursor: {
      y: false,
      sync: { key, setSeries: false }, drag: { x: true, y: false, setScale: false }, points: { size: 6 },
      bind: { dblclick: () => () => { lw.zoom(null); return null; } },
    },
    ...more,
    hooks: { ...more.hooks, setSelect: [zoomed] },
  });

  // Keeps a plot as wide as its place.
  lw.fit = function (place, resize) {
    let last = 0;
    new ResizeObserver(([entry]) => {
      const width = Math.floor(entry.contentRect.width);
      if (width <= 0 || width === last) return;
      widths.set(place, last = width);
      resize(width);
    }).observe(place);
  };

  const widths = new Map();
  // How wide a place is, as was seen last: to ask anew makes the browser lay the page out.
  lw.widthOf = (place) => widths.get(place) || place.clientWidth || 400;

  // A key in words and colour: entries of [name, colour, dashed].
  lw.legend = (place, entries) => lw.fill(place, entries.map(([name, colour, dash]) => {
    const mark = lw.el('i' + (dash ? '.dash' : ''), { 'aria-hidden': 'true' });
    mark.style.color = colour;
    return lw.el('span.key', null, colour ? mark : null, lw.text(lw.short(name, 60)));
  }));

  lw.step = function (factor, shift) {
    const [low, high] = lw.extent();
    const [from, to] = lw.state.range || [low, high];
    const half = (to - from) / 2 * factor;
    const open = lw.state.stall !== null && factor < 1 ? lw.state.data.stalls[lw.state.stall].time : (from + to) / 2;
    const middle = Math.max(from, Math.min(to, open)) + shift * half;
    const next = [Math.max(low, middle - half), Math.min(high, middle + half)];
    if (next[1] - next[0] < 5) return;
    lw.zoom(next[0] <= low && next[1] >= high ? null : next);
  };
})(loopwatch);
