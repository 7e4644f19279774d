// SPDX-License-Identifier: Apache-2.0
// The stalls on the time line: each a mark as wide as it lasted, as high as it was long, in the colour of its cause.
(function (lw) {
  'use strict';

  // With no time lines below it has the axis of time itself.
  const alone = () => lw.state.data.time.at.length < 2;
  const height = () => (alone() ? 174 : 150);
  const crowd = 1500;
  const reach = 9; // pixels around the pointer in which a mark is meant
  let plot = null;
  let byCause = [];

  function update() {
    const place = lw.fill(lw.byId('marks-plot'));
    if (plot) plot.destroy();
    plot = null;
    const { stalls, files } = lw.state.data;
    if (!stalls.length) {
      lw.fill(place, lw.el('p.none', null, files.some((file) => file.what === 'events')
        ? 'No stalls: nothing held a loop for as long as the threshold.' : 'Give the event log too to see stalls and culprits.'));
      return;
    }
    const box = lw.el('figure.plot.marks', { tabindex: 0, role: 'group', 'aria-label': 'Stalls over time: left and right go through them, Enter opens one' },
      lw.el('figcaption', null, 'stalls', lw.el('span.causes', null, lw.causes.filter((cause) => stalls.some((stall) => (stall.cause || 'unknown') === cause)).map(lw.cause))));
    place.append(box);
    sortByCause();
    plot = new uPlot(options(place, stalls), [lw.extent(), [null, null]], box);
  }

  function options(place, stalls) {
    const longest = stalls.reduce((most, stall) => Math.max(most, stall.nanos), 1e6);
    const shortest = stalls.reduce((least, stall) => Math.min(least, stall.nanos), longest);
    return lw.timeOptions(lw.widthOf(place), height(), lw.cursorKey, {
      scales: { x: lw.timeScale, y: { distr: 3, log: 10, range: () => [shortest * 0.75, longest * 1.4] } },
      axes: [lw.timeAxis(alone()), lw.durationAxis()],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { draw: [draw], ready: [listen] },
    });
  }

  function sortByCause() {
    const shown = new Set(lw.shownStalls());
    byCause = [{ colour: lw.colour('--dim'), list: lw.state.data.stalls.filter((stall) => !shown.has(stall)), crowded: lw.state.data.stalls.length > crowd }];
    const known = (stall) => (lw.causes.includes(stall.cause) ? stall.cause : 'unknown');
    // The rare ones on top.
    byCause.push(...lw.causes.map((cause) => ({ colour: lw.causeColour(cause), list: lw.shownStalls().filter((stall) => known(stall) === cause), crowded: shown.size > crowd }))
      .sort((a, b) => b.list.length - a.list.length));
  }

  function draw(u) {
    const { ctx, bbox } = u;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    const [min, max] = [u.scales.x.min, u.scales.x.max];
    for (const { colour, list, crowded } of byCause) {
      // Where they lie upon each other, one is to see how many.
      ctx.globalAlpha = crowded ? 0.6 : 1;
      const half = crowded ? 1.5 : 2.5;
      ctx.fillStyle = colour;
      for (const stall of list) {
        if (stall.time > max || stall.time + stall.nanos / 1e6 < min) continue;
        const at = box(u, stall, ratio, half);
        ctx.fillRect(at.x, at.y, at.w, at.h);
      }
    }
    ctx.globalAlpha = 1;
    outline(u, ctx, ratio);
    ctx.restore();
  }

  function box(u, stall, ratio, half) {
    const x = u.valToPos(stall.time, 'x', true);
    const end = u.valToPos(stall.time + stall.nanos / 1e6, 'x', true);
    const y = u.valToPos(stall.nanos, 'y', true);
    // Whole pixels: sharp, and drawn faster.
    return { x: Math.round(x), y: Math.round(y - half * ratio), w: Math.max(Math.round((half + 1) * ratio), Math.round(end - x)), h: Math.round(2 * half * ratio) };
  }

  // The open stall: a ring, and a line down to the time.
  function outline(u, ctx, ratio) {
    if (lw.state.stall === null) return;
    const stall = lw.state.data.stalls[lw.state.stall];
    const at = box(u, stall, ratio, 2.5);
    ctx.fillStyle = lw.causeColour(stall.cause);
    ctx.strokeStyle = lw.colour('--ink');
    ctx.lineWidth = 1.5 * ratio;
    ctx.fillRect(at.x, at.y, at.w, at.h);
    ctx.strokeRect(at.x - 2.5 * ratio, at.y - 2.5 * ratio, at.w + 5 * ratio, at.h + 5 * ratio);
    ctx.globalAlpha = 0.45;
    ctx.fillRect(at.x, at.y + 6 * ratio, ratio, u.bbox.top + u.bbox.height - at.y);
  }

  // The mark under a point of the plot, in CSS pixels.
  function nearest(u, left, top) {
    let best = null;
    let least = reach * reach;
    for (const stall of lw.shownStalls()) {
      const x = u.valToPos(stall.time, 'x');
      if (x > left + reach) continue;
      const end = Math.max(x + 3.5, u.valToPos(stall.time + stall.nanos / 1e6, 'x'));
      if (end < left - reach) continue;
      const dx = Math.max(0, x - left, left - end);
      const dy = u.valToPos(stall.nanos, 'y') - top;
      if (dx * dx + dy * dy < least) {
        least = dx * dx + dy * dy;
        best = stall;
      }
    }
    return best;
  }

  function listen(u) {
    let down = 0;
    const at = (event) => { const box = u.over.getBoundingClientRect(); return nearest(u, event.clientX - box.left, event.clientY - box.top); };
    u.over.addEventListener('pointerdown', (event) => { down = event.clientX; });
    u.over.addEventListener('click', (event) => {
      const stall = Math.abs(event.clientX - down) < 4 ? at(event) : null;
      if (stall) lw.openStall(stall.at);
    });
    u.over.addEventListener('mousemove', (event) => {
      const stall = event.buttons ? null : at(event);
      u.over.classList.toggle('hit', Boolean(stall));
      if (stall) lw.tip(event, lw.el('b', null, lw.dur(stall.nanos)), ' ', lw.cause(stall.cause), lw.el('br'), lw.text(lw.short(lw.blame(stall), 80)), lw.el('br'), lw.text(lw.short(lw.loopName(stall.loop), 60)));
      else lw.noTip();
    });
    u.over.addEventListener('mouseleave', lw.noTip);
  }

  // Once a frame, however much has changed.
  const redraw = lw.soon(() => {
    if (!plot) return;
    const [min, max] = lw.state.range || lw.extent();
    sortByCause();
    plot.setScale('x', { min, max });
    plot.redraw(false);
  });

  lw.on('data theme', update);
  lw.on('range filter culprit loops stall', redraw);
  lw.fit(lw.byId('marks-plot'), (width) => { if (plot) plot.setSize({ width, height: height() }); });
})(loopwatch);
