// SPDX-License-Identifier: Apache-2.0
// The icicle graph: draws the tree, and lets one walk in it.
(function (lw) {
  'use strict';

  const rowHeight = 19;
  const mostHeight = 680;
  let tree = null;
  let zoom = null;
  let at = null; // where the keys are
  let by = 'nanos';
  let words = '';
  let found = new Set();
  let rows = [];

  const canvas = lw.el('canvas');
  const space = lw.el('div.space');
  const view = lw.el('div.icicle', {
    tabindex: 0, role: 'group', 'aria-roledescription': 'icicle graph', 'aria-describedby': 'icicle-readout',
    'aria-label': 'Where the time went: arrows go from frame to frame, Enter zooms in, Escape zooms out', onscroll: lw.soon(() => draw()),
  }, canvas, space);
  const none = lw.el('p.none');
  const field = lw.el('input', { type: 'search', placeholder: 'search frames', 'aria-label': 'Search frames', 'aria-keyshortcuts': 's', oninput: () => { words = field.value.trim().toLowerCase(); look(); } });
  field.id = 'frames-search';
  const share = lw.el('output.share', { for: 'frames-search' });
  lw.fill(lw.byId('icicle-graph'), view, none);

  function update() {
    const { data } = lw.state;
    const there = Boolean(data.tree && data.tree.children && data.tree.children.length);
    const path = zoom ? pathOf(zoom) : [];
    tree = there ? lw.treeOf(data.tree, data.frames) : null;
    zoom = at = there ? follow(tree.root, path) : null;
    view.hidden = !there;
    none.hidden = there;
    none.textContent = there ? '' : data.files.some((file) => file.what === 'events') ? 'No samples: no stall had a stack.' : 'Give the event log too to see where the time went.';
    lw.byId('icicle-controls').hidden = lw.byId('icicle-readout').hidden = !there;
    controls();
    look();
  }

  // New data keeps what was zoomed to, as far as it is still there.
  function pathOf(node) {
    const path = [];
    for (let one = node; one.above; one = one.above) path.unshift(one.frame);
    return path;
  }

  function follow(root, path) {
    let node = root;
    for (const frame of path) node = node.children.find((child) => child.frame === frame) || node;
    return node;
  }

  function controls() {
    lw.fill(lw.byId('icicle-controls'), share, field,
      lw.choice('Width', [['nanos', 'time'], ['samples', 'samples']], by, (key) => { by = key; controls(); look(); }),
      lw.button('Zoom out', () => zoomTo(tree.root), { disabled: !zoom || !zoom.above, 'aria-keyshortcuts': 'Escape' }));
  }

  function look() {
    if (!tree) return;
    const result = words ? lw.search(tree.root, words, by) : { found: new Set(), sum: 0 };
    found = result.found;
    share.textContent = words ? lw.percent(result.sum / (tree.root[by] || 1)) + ' of the ' + (by === 'nanos' ? 'time' : 'samples') : '';
    layout();
  }

  function layout() {
    if (!tree) return;
    rows = lw.layout(zoom, by, 0.6 / lw.widthOf(view));
    const height = rows.length * rowHeight;
    view.style.height = Math.min(mostHeight, height) + 'px';
    space.style.height = height + 'px';
    tell(at);
    draw();
  }

  function draw() {
    if (!tree) return;
    const ratio = devicePixelRatio;
    const [width, height] = [lw.widthOf(view), Math.min(mostHeight, rows.length * rowHeight)];
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = width + 'px';
      canvas.style.height = height + 'px';
    }
    const ctx = canvas.getContext('2d');
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.font = '11.5px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace';
    ctx.textBaseline = 'middle';
    const pens = { letter: ctx.measureText('m').width, place: culpritPlace() };
    const first = Math.floor(view.scrollTop / rowHeight);
    for (let row = first; row < Math.min(rows.length, first + height / rowHeight + 1); row++) {
      for (const one of rows[row] || []) paint(ctx, one, row * rowHeight - view.scrollTop, width, pens);
    }
  }

  function culpritPlace() {
    const culprit = lw.state.data.culprits[lw.state.culprit];
    return culprit ? culprit.place : null;
  }

  function paint(ctx, { of, left, width: part }, y, width, pens) {
    const x = left * width;
    const w = Math.max(0.5, part * width - 1);
    const [fill, ink] = colours(of, pens.place);
    ctx.fillStyle = fill;
    ctx.fillRect(x, y, w, rowHeight - 1);
    const letters = Math.floor((w - 8) / pens.letter);
    if (letters >= 3) {
      ctx.fillStyle = ink;
      ctx.fillText(of.label.length <= letters ? of.label : of.label.slice(0, letters - 1) + '…', x + 4, y + rowHeight / 2);
    }
    if (of === at && of.above) {
      ctx.strokeStyle = lw.colour('--ink');
      ctx.lineWidth = 2;
      ctx.strokeRect(x + 1, y + 1, Math.max(1, w - 2), rowHeight - 3);
    }
  }

  function colours(of, place) {
    const kind = !of.above ? 'root' : found.has(of) ? 'found' : place && lw.isPlace(of.frame, place) ? 'culprit' : lw.whose(of.frame);
    const faded = zoom !== of && of.depth < zoom.depth;
    return [lw.colour(faded && kind !== 'found' ? '--frame-above' : '--frame-' + kind), lw.colour(faded && kind !== 'found' ? '--quiet' : kind === 'found' || kind === 'culprit' ? '--frame-strong-ink' : '--frame-ink')];
  }

  const figures = (of) => lw.dur(of.nanos) + ', ' + lw.percent(of[by] / (tree.root[by] || 1)) + ', ' + lw.plural(of.samples, 'sample');

  function tell(of) {
    if (of) lw.fill(lw.byId('icicle-readout'), lw.text(of.above ? lw.short(of.frame, 300) : of.frame), lw.el('span.quiet', null, '  ' + figures(of)));
  }

  function hit(event) {
    const box = canvas.getBoundingClientRect();
    const row = rows[Math.floor((event.clientY - box.top + view.scrollTop) / rowHeight)] || [];
    const x = (event.clientX - box.left) / view.clientWidth;
    return row.find((one) => x >= one.left && x < one.left + one.width) || null;
  }

  function zoomTo(of) {
    zoom = of;
    go(of);
    controls();
    layout();
  }

  // Moves the keys' place, and scrolls to it.
  function go(to) {
    at = to;
    const top = to.depth * rowHeight;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + rowHeight > view.scrollTop + view.clientHeight) view.scrollTop = top + rowHeight - view.clientHeight;
    tell(to);
    draw();
  }

  function beside(by) {
    const list = at.above ? at.above.children : [at];
    return list[Math.max(0, Math.min(list.length - 1, list.indexOf(at) + by))];
  }

  const keys = {
    ArrowDown: () => go(at.children[0] || at), ArrowUp: () => go(at.above || at), ArrowLeft: () => go(beside(-1)), ArrowRight: () => go(beside(1)),
    Home: () => go(tree.root), Enter: () => zoomTo(at),
    Backspace: () => zoomTo(zoom.above || zoom), Escape: () => zoomTo(zoom.above || zoom),
  };

  view.addEventListener('keydown', (event) => {
    if (!keys[event.key] || lw.typing(event) || (event.key === 'Escape' && !zoom.above)) return;
    keys[event.key]();
    event.preventDefault();
    event.stopPropagation();
  });
  canvas.addEventListener('click', (event) => { const one = hit(event); if (one) zoomTo(one.of); });
  canvas.addEventListener('mousemove', (event) => {
    const one = hit(event);
    if (!one) return lw.noTip();
    return lw.tip(event, lw.el('b', null, lw.text(lw.short(one.of.frame, 400))), lw.el('br'), figures(one.of));
  });
  canvas.addEventListener('mouseleave', lw.noTip);

  lw.on('data', update);
  // The widest frame of a culprit comes into sight.
  function reveal() {
    const place = culpritPlace();
    let best = null;
    (place ? rows : []).forEach((row) => row.forEach((one) => {
      if (one.of.depth > zoom.depth && lw.isPlace(one.of.frame, place) && (!best || one.width > best.width)) best = one;
    }));
    if (best) go(best.of);
    else draw();
  }

  lw.on('culprit', lw.soon(reveal));
  lw.on('theme', lw.soon(draw));
  lw.fit(view, layout);
})(loopwatch);
