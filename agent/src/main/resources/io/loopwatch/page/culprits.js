// SPDX-License-Identifier: Apache-2.0
// The table of culprits, most time first; the one that is chosen filters the stalls and is marked in the icicle.
(function (lw) {
  'use strict';

  const state = lw.state;
  let largest = 1; // share: its bar is full, so that small ones can be compared

  // Its method in large, the line in small.
  function who(culprit) {
    const label = lw.name(culprit.label);
    return lw.el('div.who', { title: label }, lw.el('b', null, lw.text(lw.short(culprit.short || culprit.label, 80))), lw.el('small', null, lw.text(lw.short(culprit.place || culprit.label, 200))));
  }

  function advice(culprit) {
    return culprit.hint ? lw.el('div.advice', { title: lw.name(culprit.hint) }, lw.text(lw.short(culprit.hint, 240))) : '';
  }

  const columns = [
    { key: 'share', title: 'share', kind: 'num', value: (culprit) => culprit.share, cell: (culprit) => lw.bar(culprit.share / largest, lw.percent(culprit.share), 'wide') },
    { key: 'who', title: 'culprit', value: (culprit) => culprit.short || culprit.label, cell: who },
    { key: 'cause', title: 'cause', value: (culprit) => culprit.cause, cell: (culprit) => [lw.cause(culprit.cause), culprit.operation ? lw.el('small', null, lw.text(lw.short(culprit.operation, 60))) : null] },
    { key: 'total', title: 'time', kind: 'num', value: (culprit) => culprit.totalNanos, cell: (culprit) => lw.dur(culprit.totalNanos) },
    { key: 'over', title: 'over', kind: 'num', value: (culprit) => culprit.overNanos, cell: (culprit) => lw.dur(culprit.overNanos), tip: 'Time over the threshold' },
    { key: 'count', title: 'stalls', kind: 'num', value: (culprit) => culprit.count, cell: (culprit) => lw.count(culprit.count) },
    { key: 'max', title: 'longest', kind: 'num', value: (culprit) => culprit.maxNanos, cell: (culprit) => lw.dur(culprit.maxNanos) },
    { key: 'loops', title: 'loops', kind: 'num', value: (culprit) => (culprit.loops || []).length, cell: (culprit) => lw.count((culprit.loops || []).length) },
    { key: 'hint', title: 'what to do', cell: advice },
  ];

  const table = lw.table({
    root: lw.byId('culprits-table'), name: 'culprits', label: 'Culprits', columns, sort: ['total', true], rowHeight: 46, height: 7,
    rows: () => (state.data ? state.data.culprits : []), isOn: (culprit) => culprit.at === state.culprit, onpick: (culprit) => lw.chooseCulprit(culprit.at),
    empty: () => (state.data && state.data.files.some((file) => file.what === 'events') ? 'No culprits: there were no stalls.' : 'Give the event log too to see culprits.'),
  });

  function note() {
    const { culprits } = state.data;
    lw.byId('culprits-note').textContent = culprits.length ? lw.count(culprits.length) + ', by time lost. One that is chosen filters the stalls' : '';
  }

  lw.on('data', () => {
    largest = state.data.culprits.reduce((most, culprit) => Math.max(most, culprit.share || 0), 0) || 1;
    table.renew();
    note();
  });
  lw.on('culprit', () => {
    if (state.culprit !== null) table.show(state.data.culprits[state.culprit]);
    table.draw();
  });
})(loopwatch);
