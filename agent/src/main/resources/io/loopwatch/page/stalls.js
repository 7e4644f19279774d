// SPDX-License-Identifier: Apache-2.0
// The table of stalls, and the filter that it shares with the marks on the time line.
(function (lw) {
  'use strict';

  const state = lw.state;
  const columns = [
    { key: 'id', title: '#', kind: 'num', value: (stall) => stall.id, cell: (stall) => String(stall.id) },
    { key: 'time', title: 'time, UTC', value: (stall) => stall.time, cell: (stall) => lw.clock(stall.time, 1) },
    { key: 'nanos', title: 'lasted', kind: 'num', value: (stall) => stall.nanos, cell: (stall) => lw.dur(stall.nanos) },
    { key: 'cause', title: 'cause', value: (stall) => stall.cause, cell: (stall) => lw.cause(stall.cause) },
    { key: 'operation', title: 'operation', value: (stall) => stall.operation, cell: (stall) => lw.text(lw.short(stall.operation || (stall.type === 'iteration' ? 'one turn' : '–'), 60)) },
    { key: 'culprit', title: 'culprit', value: lw.blame, cell: place },
    { key: 'loop', title: 'loop', value: (stall) => lw.loopName(stall.loop), cell: (stall) => lw.text(lw.short(lw.loopName(stall.loop), 80)) },
    { key: 'tasks', title: 'tasks', kind: 'num', value: (stall) => stall.waitingTasks, cell: (stall) => (stall.waitingTasks > 0 ? lw.count(stall.waitingTasks) : ''), tip: 'Tasks that waited behind it' },
  ];

  function place(stall) {
    const culprit = lw.culpritOf(stall);
    const text = culprit && (culprit.place || culprit.short || culprit.label);
    return lw.el('bdi', { title: lw.name(culprit ? culprit.label : '') }, lw.short(text || '–', 160));
  }

  const table = lw.table({
    root: lw.byId('stalls-table'), name: 'stalls', label: 'Stalls', columns, sort: ['nanos', true], height: 13,
    rows: () => (state.data ? lw.shownStalls() : []), isOn: (stall) => stall.at === state.stall, onpick: (stall) => lw.openStall(stall.at), empty,
  });

  function empty() {
    if (!state.data || !state.data.stalls.length) {
      return state.data && state.data.files.some((file) => file.what === 'events')
        ? 'No stalls: nothing held a loop for as long as the threshold.' : 'Give the event log too to see stalls.';
    }
    return 'No stall passes the filter.';
  }

  const field = lw.el('input', { type: 'search', placeholder: 'filter: words', 'aria-label': 'Filter the stalls by words', 'aria-keyshortcuts': '/', oninput: () => lw.filter({ words: field.value }) });
  field.id = 'words';
  const causes = lw.el('select', { 'aria-label': 'Filter the stalls by cause', onchange: () => lw.filter({ cause: causes.value }) });
  lw.fill(lw.byId('stalls-controls'), field, causes);

  function update() {
    const { data } = state;
    const shown = lw.shownStalls().length;
    const total = data.stallsTotal || data.stalls.length;
    const kept = total > data.stalls.length ? ', the longest of ' + lw.count(total) : '';
    lw.byId('stalls-note').textContent = data.stalls.length ? (shown < data.stalls.length ? lw.count(shown) + ' of ' : '') + lw.plural(data.stalls.length, 'stall') + kept : '';
    if (field.value !== state.words) field.value = state.words;
    causes.value = state.cause;
    lw.byId('stalls-controls').hidden = !data.stalls.length;
    chips();
    table.update();
  }

  // What narrows the list, each with a way back.
  function chips() {
    const { data, culprit, range } = state;
    const chip = (text, off) => lw.el('span.chip', null, lw.text(lw.short(text, 80)), lw.button('×', off, { 'aria-label': 'Remove the filter ' + lw.short(text, 80) }));
    lw.fill(lw.byId('stalls-chips'),
      state.picked ? chip('loop: ' + state.chosen.map((at) => data.loops[at].name).slice(0, 2).join(', ') + (state.chosen.length > 2 ? ' and ' + (state.chosen.length - 2) + ' more' : ''), lw.allLoops) : null,
      culprit !== null ? chip('culprit: ' + (data.culprits[culprit].short || data.culprits[culprit].label), () => lw.chooseCulprit(culprit)) : null,
      range ? chip('time: ' + lw.clock(range[0], 1000) + ' – ' + lw.clock(range[1], 1000), () => lw.zoom(null)) : null);
  }

  function choices() {
    const found = lw.causes.filter((cause) => state.data.stalls.some((stall) => (stall.cause || 'unknown') === cause));
    lw.fill(causes, lw.el('option', { value: '' }, 'all causes'), found.map((cause) => lw.el('option', { value: cause }, cause)));
    if (!found.includes(state.cause)) state.cause = '';
  }

  lw.on('data', () => { table.drawn.clear(); choices(); });
  lw.on('data filter culprit range loops', update);
  lw.on('stall', () => {
    const open = state.stall === null ? null : state.data.stalls[state.stall];
    if (open && table.list.includes(open)) table.show(open);
    else table.draw();
  });
})(loopwatch);
