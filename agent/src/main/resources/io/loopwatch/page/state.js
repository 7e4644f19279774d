// SPDX-License-Identifier: Apache-2.0
// What the page shows and what is chosen in it. Views read it, change it by these functions only, and are told.
(function (lw) {
  'use strict';

  lw.causes = ['blocking', 'cpu', 'lock', 'class-loading', 'native', 'gc', 'safepoint', 'descheduled', 'stopped', 'unknown'];
  lw.mostLoops = 8;

  const listeners = {};
  // Topics: data, loops, culprit, stall, range, filter, theme.
  lw.on = (topics, run) => topics.split(' ').forEach((topic) => (listeners[topic] = listeners[topic] || []).push(run));
  lw.tell = (topic) => (listeners[topic] || []).forEach((run) => run());

  const state = {
    data: null,
    chosen: [], // places in data.loops, the first is the main one
    picked: false, // whether somebody chose them
    culprit: null, // place in data.culprits
    stall: null, // place in data.stalls
    range: null, // [from, to] in ms where the time lines are zoomed
    words: '', cause: '', // the filter of the stalls
  };
  lw.state = state;

  const lists = ['files', 'problems', 'summary', 'percentiles', 'loops', 'frames', 'stacks', 'culprits', 'stalls', 'blocking', 'pins', 'episodes'];

  // Puts new data in the place of the old; what was chosen stays chosen, by its name.
  lw.load = function (data) {
    const old = names();
    const whole = { ...data };
    lists.forEach((list) => { whole[list] = data[list] || []; });
    whole.time = data.time || { at: [], step: 1000 };
    whole.thresholds = data.thresholds || {};
    whole.loops.forEach((loop, at) => { loop.at = at; });
    whole.byLoop = new Map(whole.loops.map((loop) => [loop.id, loop]));
    whole.stalls.forEach((stall, at) => { stall.at = at; });
    whole.culprits.forEach((culprit, at) => { culprit.at = at; });
    state.data = whole;
    keep(old);
    lw.tell('data');
  };

  const loopName = (loop) => loop.process + '\n' + loop.name;

  function names() {
    const data = state.data;
    if (!data) return { loops: [], culprit: null, stall: null };
    return {
      loops: state.chosen.map((at) => loopName(data.loops[at])),
      culprit: state.culprit === null ? null : data.culprits[state.culprit].label,
      stall: state.stall === null ? null : data.stalls[state.stall],
    };
  }

  function keep(old) {
    const data = state.data;
    const at = (list, test) => { const found = list.findIndex(test); return found < 0 ? null : found; };
    state.chosen = old.loops.map((name) => at(data.loops, (loop) => loopName(loop) === name)).filter((found) => found !== null);
    state.picked = state.picked && state.chosen.length > 0;
    if (!state.chosen.length && data.loops.length) state.chosen = [worst(data)];
    state.culprit = old.culprit === null ? null : at(data.culprits, (culprit) => culprit.label === old.culprit);
    state.stall = old.stall === null ? null
      : at(data.stalls, (stall) => stall.id === old.stall.id && stall.time === old.stall.time && stall.loop === old.stall.loop);
  }

  // The loop that is shown first: what the summary begins with, or the one that was blocked longest.
  function worst(data) {
    const told = data.summary.find((sentence) => data.byLoop.has(sentence.loop));
    if (told) return data.byLoop.get(told.loop).at;
    const p99 = (loop) => (loop.kinds && loop.kinds.lag && loop.kinds.lag.max) || 0;
    return data.loops.reduce((best, loop) => ((loop.blockedNanos || 0) - (best.blockedNanos || 0) || p99(loop) - p99(best)) > 0 ? loop : best, data.loops[0]).at;
  }

  // Chooses a loop; with add it joins those that are chosen, or leaves them.
  lw.chooseLoop = function (at, add) {
    const has = state.chosen.includes(at);
    if (!add) state.chosen = [at];
    else if (!has) state.chosen = [...state.chosen, at].slice(-lw.mostLoops);
    else if (state.chosen.length > 1) state.chosen = state.chosen.filter((other) => other !== at);
    state.picked = true;
    lw.tell('loops');
  };

  // All loops again, and the first one in the plots.
  lw.allLoops = function () {
    state.picked = false;
    state.chosen = state.data.loops.length ? [worst(state.data)] : [];
    lw.tell('loops');
  };

  lw.chooseCulprit = function (at) {
    state.culprit = at === state.culprit ? null : at;
    lw.tell('culprit');
  };

  lw.openStall = function (at) {
    state.stall = at;
    lw.tell('stall');
  };

  // Zooms the time lines; null shows all of the time.
  lw.zoom = function (range) {
    state.range = range;
    lw.tell('range');
  };

  lw.filter = function (changes) {
    Object.assign(state, changes);
    lw.tell('filter');
  };

  // What there is to see: from the begin of the first to the end of the last.
  lw.extent = function () {
    const data = state.data;
    const last = data.time.at[data.time.at.length - 1];
    const start = data.start || data.time.at[0] || 0;
    return [start, Math.max(data.end || 0, last || 0, start + 1000)];
  };
})(loopwatch);
