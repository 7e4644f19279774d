// SPDX-License-Identifier: Apache-2.0
// Blocking calls by site, pins, and the episodes that are no stalls.
(function (lw) {
  'use strict';

  const rows = (list) => () => (lw.state.data ? lw.state.data[list] : []);
  const ms = (key) => ({ key, kind: 'num', value: (row) => row[key], cell: (row) => lw.dur(row[key]) });
  const place = (of) => lw.el('bdi', { title: lw.name(of) }, lw.short(of || '–', 200));
  const count = { key: 'count', title: 'calls', kind: 'num', value: (row) => row.count, cell: (row) => lw.count(row.count) };
  const hasEvents = () => lw.state.data && lw.state.data.files.some((file) => file.what === 'events');
  const open = new Map();

  // Below the table the row that is chosen, with its stack.
  function unfold(table, row, ...children) {
    const again = open.get(table) === row;
    open.set(table, again ? null : row);
    let box = table.root.querySelector('.unfolded');
    if (!box) table.root.append(box = lw.el('div.unfolded'));
    lw.fill(box, again ? null : children);
    box.hidden = again;
  }

  function stack(row, at) {
    const frames = lw.stackOf(row.stack);
    return frames.length ? lw.stack(frames, at) : lw.el('p.none', null, 'Its stack is not in the event log.');
  }

  const blocking = lw.table({
    root: lw.byId('blocking-table'), name: 'blocking', label: 'Blocking calls', sort: ['totalNanos', true], height: 9, rows: rows('blocking'),
    columns: [
      { key: 'operation', title: 'operation', value: (call) => call.operation, cell: (call) => lw.text(lw.short(call.operation, 80)) },
      { key: 'kind', title: 'kind', value: (call) => call.kind, cell: (call) => lw.text(call.kind || '–') },
      { key: 'place', title: 'at', value: (call) => call.place, cell: (call) => place(call.place) },
      count, { title: 'time', ...ms('totalNanos') }, { title: 'p50', ...ms('p50Nanos') }, { title: 'p99', ...ms('p99Nanos') }, { title: 'longest', ...ms('maxNanos') },
      { key: 'loops', title: 'loops', kind: 'num', value: (call) => (call.loops || []).length, cell: (call) => lw.count((call.loops || []).length) },
    ],
    isOn: (call) => open.get(blocking) === call,
    onpick: (call) => unfold(blocking, call, lw.el('p', null, lw.el('b', null, lw.text(call.operation)), call.place ? [' at ', lw.el('code', null, lw.text(call.place))] : null), lw.hint(call.hint), stack(call, call.place)),
    empty: () => (hasEvents() ? 'No call blocked a loop for as long as the threshold.' : 'Give the event log too to see blocking calls.'),
  });

  const pins = lw.table({
    root: lw.byId('pins-table'), name: 'pins', label: 'Pins', sort: ['totalNanos', true], height: 7, rows: rows('pins'),
    columns: [
      { key: 'reason', title: 'pinned by', value: (pin) => pin.reason, cell: (pin) => lw.text(pin.reason || 'unknown') },
      { key: 'frame', title: 'frame that pins', value: (pin) => pin.frame, cell: (pin) => place(pin.frame) },
      { key: 'operation', title: 'waited in', value: (pin) => pin.operation, cell: (pin) => lw.text(lw.short(pin.operation || '–', 80)) },
      { key: 'place', title: 'at', value: (pin) => pin.place, cell: (pin) => place(pin.place) },
      { ...count, title: 'pins' }, { title: 'time', ...ms('totalNanos') }, { title: 'longest', ...ms('maxNanos') },
      { key: 'cure', title: 'cure', value: (pin) => pin.cure, cell: (pin) => lw.el('bdi', { title: lw.name(pin.cure) }, lw.short(pin.cure || '–', 160)) },
    ],
    isOn: (pin) => open.get(pins) === pin,
    onpick: (pin) => unfold(pins, pin, lw.el('p', null, 'Pinned by ', lw.text(pin.reason || 'unknown'), pin.frame ? [' at ', lw.el('code', null, lw.text(pin.frame))] : null), lw.hint(pin.cure), stack(pin, pin.frame)),
    empty: () => 'No pins.',
  });

  const episodes = lw.table({
    root: lw.byId('episodes-table'), name: 'episodes', label: 'Episodes', sort: ['time', false], height: 9, rows: rows('episodes'),
    columns: [
      { key: 'time', title: 'time, UTC', value: (one) => one.time, cell: (one) => lw.clock(one.time, 1) },
      { key: 'type', title: 'what', value: (one) => one.type, cell: (one) => lw.el('span.type', { 'data-type': one.type }, lw.text(one.type)) },
      { key: 'nanos', title: 'lasted', kind: 'num', value: (one) => one.nanos, cell: (one) => lw.dur(one.nanos) },
      { key: 'loop', title: 'loop', value: (one) => lw.loopName(one.loop), cell: (one) => lw.text(lw.short(lw.loopName(one.loop), 80)) },
      { key: 'text', title: 'told', value: (one) => one.text, cell: (one) => lw.el('bdi', { title: lw.name(one.text) }, lw.short(one.text, 300)) },
      { key: 'stall', title: 'stall', value: (one) => one.stall, cell: (one) => (one.stall ? '#' + one.stall : '') },
    ],
    onpick: follow, empty: () => (hasEvents() ? 'None.' : 'Give the event log too to see lags, floods and what was dropped.'),
  });

  // To the stall that is behind an episode; else to its moment on the time line.
  function follow(one) {
    const { stalls } = lw.state.data;
    const behind = one.stall ? stalls.find((stall) => stall.id === one.stall && (one.loop === null || stall.loop === one.loop))
      || stalls.find((stall) => stall.id === one.stall) : null;
    if (behind) {
      lw.openStall(behind.at);
      return;
    }
    const around = Math.max(2000, (one.nanos || 0) / 1e6 * 2);
    lw.zoom([one.time - around, one.time + around + (one.nanos || 0) / 1e6]);
    lw.scroll(lw.byId('lines'));
  }

  lw.on('data', () => {
    const { data } = lw.state;
    const carriers = data.loops.some((loop) => loop.kind === 'carrier');
    lw.byId('pins').hidden = !data.pins.length && !carriers;
    [blocking, pins, episodes].forEach((table) => {
      open.delete(table);
      const box = table.root.querySelector('.unfolded');
      if (box) box.remove();
      table.renew();
    });
  });
})(loopwatch);
