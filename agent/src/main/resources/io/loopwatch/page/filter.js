// SPDX-License-Identifier: Apache-2.0
// Which stalls are shown: by loop, culprit, cause, time and words.
(function (lw) {
  'use strict';

  const state = lw.state;
  let shown = null;
  let inTime = null;

  // In every list of the page a stall is the object of the data, which knows its place in it: stall.at.
  lw.shownStalls = () => shown = shown || state.data.stalls.filter(passes());

  // Those shown, in the order of their begin: what the left and the right key go through.
  lw.stallsInTime = () => inTime = inTime || [...lw.shownStalls()].sort((a, b) => a.time - b.time || a.at - b.at);

  function passes() {
    const { data, culprit, cause, range } = state;
    const loops = state.picked ? new Set(state.chosen.map((at) => data.loops[at].id)) : null;
    const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
    return (stall) => (!loops || loops.has(stall.loop))
      && (culprit === null || stall.culprit === culprit)
      && (!cause || (stall.cause || 'unknown') === cause)
      && (!range || (stall.time <= range[1] && stall.time + stall.nanos / 1e6 >= range[0]))
      && words.every((word) => hay(stall).includes(word));
  }

  // All that the words of the filter are looked for in.
  function hay(stall) {
    if (!stall.hay) {
      const culprit = lw.culpritOf(stall);
      stall.hay = [lw.loopName(stall.loop), stall.cause, stall.operation, culprit && culprit.label,
        culprit && culprit.place, stall.callback, '#' + stall.id, ...Object.values(stall.context || {})]
        .filter(Boolean).join(' ').toLowerCase();
    }
    return stall.hay;
  }

  lw.culpritOf = (stall) => state.data.culprits[stall.culprit] || null;
  lw.loopName = (id) => { const loop = state.data.byLoop.get(id); return loop ? loop.name : '–'; };

  // What is to blame, in the fewest words.
  lw.blame = function (stall) {
    const culprit = lw.culpritOf(stall);
    return culprit ? culprit.short || culprit.label : stall.operation || stall.cause || 'unknown';
  };

  // To the stall that is so many further in time than the open one.
  lw.stepStall = function (by) {
    const list = lw.stallsInTime();
    if (!list.length) return;
    const at = list.findIndex((stall) => stall.at === state.stall);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, at + by));
    lw.openStall(list[next].at);
  };

  // Before any view looks: this script is loaded before theirs.
  lw.on('data loops culprit range filter', () => { shown = null; inTime = null; });
})(loopwatch);
