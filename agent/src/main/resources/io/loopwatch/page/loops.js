// SPDX-License-Identifier: Apache-2.0
// The table of loops; what is chosen in it is what the plots show.
(function (lw) {
  'use strict';

  let words = '';
  const kind = (loop, key) => (loop.kinds && loop.kinds[key]) || {};
  const work = (loop) => kind(loop, loop.kinds && loop.kinds.callback ? 'callback' : 'mount');
  const ms = (value) => ({ kind: 'num', value, cell: (loop) => lw.dur(value(loop)) });

  function name(loop) {
    return [lw.el('i.dot', { 'aria-hidden': 'true' }), lw.el('bdi', { title: lw.name(loop.name) }, lw.short(loop.name, 120))];
  }

  // The colour that a chosen loop has in the plots.
  function shade(loop, row) {
    const { chosen } = lw.state;
    const n = chosen.indexOf(loop.at);
    row.querySelector('.dot').style.background = n < 0 ? '' : chosen.length > 1 ? lw.lineColour(n) : lw.colour('--accent');
  }

  const columns = [
    { key: 'name', title: 'loop', value: (loop) => loop.name, cell: name },
    { key: 'process', title: 'process', value: (loop) => loop.process, cell: (loop) => lw.text(lw.short(loop.process, 60)) },
    { key: 'kind', title: 'kind', value: (loop) => loop.kind, cell: (loop) => lw.text(loop.kind || '–') },
    { key: 'busy', title: 'utilization', kind: 'num', value: (loop) => loop.utilization, cell: (loop) => lw.bar(loop.utilization, lw.percent(loop.utilization)), tip: 'The part of the time in which it ran callbacks' },
    { key: 'late', title: 'late', kind: 'num', value: (loop) => loop.late, cell: (loop) => lw.percent(loop.late), tip: 'The part of the time in which a task waited longer than the threshold' },
    { key: 'lag50', title: 'lag p50', ...ms((loop) => kind(loop, 'lag').p50) },
    { key: 'lag99', title: 'lag p99', ...ms((loop) => kind(loop, 'lag').p99) },
    { key: 'lagmax', title: 'lag max', ...ms((loop) => kind(loop, 'lag').max) },
    { key: 'call99', title: 'callback p99', ...ms((loop) => work(loop).p99), tip: 'of carriers, a mount' },
    { key: 'callmax', title: 'callback max', ...ms((loop) => work(loop).max), tip: 'longest callback, or mount' },
    { key: 'stalls', title: 'stalls', kind: 'num', value: (loop) => loop.stalls, cell: (loop) => lw.count(loop.stalls) },
    { key: 'blocked', title: 'blocked', kind: 'num', value: (loop) => loop.blockedNanos, cell: (loop) => (loop.blockedNanos > 0 ? lw.dur(loop.blockedNanos) : '–'), tip: 'How long its stalls were together' },
  ];

  const filtered = () => (lw.state.data ? lw.state.data.loops : []).filter((loop) => words.split(/\s+/).every((word) => (loop.name + ' ' + loop.process + ' ' + loop.kind).toLowerCase().includes(word)));

  const table = lw.table({
    root: lw.byId('loops-table'), name: 'loops', label: 'Loops', multiple: true, columns, sort: ['blocked', true], height: 11,
    shade, rows: filtered, isOn: (loop) => lw.state.chosen.includes(loop.at), onpick: (loop, add) => lw.chooseLoop(loop.at, add),
    empty: () => (words ? 'No loop has these words in its name.' : 'No loops in what was read.'),
  });

  const field = lw.el('input', { type: 'search', placeholder: 'filter', 'aria-label': 'Filter the loops', oninput: () => { words = field.value.trim().toLowerCase(); table.update(); note(); } });
  lw.fill(lw.byId('loops-controls'), field);

  function note() {
    const { data, chosen } = lw.state;
    const hints = data.loops.length > 1 ? 'Click or Enter shows one, Space or Ctrl-click compares up to ' + lw.mostLoops : '';
    lw.byId('loops-note').textContent = (words ? table.list.length + ' of ' : '') + lw.plural(data.loops.length, 'loop') + (chosen.length > 1 ? ', ' + chosen.length + ' compared' : '') + (hints ? '. ' + hints : '');
  }

  lw.on('data', () => {
    const { loops } = lw.state.data;
    if (table.sort[0] === 'blocked' && !loops.some((loop) => loop.blockedNanos > 0)) table.sort = ['lagmax', true];
    table.drawHead();
    table.grid.classList.toggle('no-process', !loops.some((loop) => loop.process));
    field.hidden = loops.length < 9;
    table.renew();
    note();
  });
  lw.on('loops theme', () => { table.draw(); note(); });
})(loopwatch);
