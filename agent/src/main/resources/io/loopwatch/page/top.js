// SPDX-License-Identifier: Apache-2.0
// The head of the page: what was read, what could not be read, and the summary in sentences.
(function (lw) {
  'use strict';

  const shownProblems = 6;

  function update() {
    const { data } = lw.state;
    const [start, end] = lw.extent();
    lw.byId('title').textContent = lw.short(data.title || 'Loopwatch', 200);
    const sameDay = lw.day(start) === lw.day(end);
    lw.fill(lw.byId('span'), data.start || data.time.at.length
      ? [lw.day(start) + ' ' + lw.clock(start, 1000) + ' – ' + (sameDay ? '' : lw.day(end) + ' ') + lw.clock(end, 1000) + ' UTC', lw.el('span.for', null, lw.span(end - start))]
      : 'nothing was read');
    lw.fill(lw.byId('top'), problems(data.problems), lw.el('div.glance', null, summary(data), figures(data)), files(data));
    lw.byId('foot').textContent = 'Written by ' + lw.name(data.by || 'loopwatch') + (data.made ? ', ' + lw.day(data.made) + ' ' + lw.clock(data.made, 1000) + ' UTC' : '');
  }

  function problems(list) {
    if (!list.length) return null;
    const item = (text) => lw.el('li', null, lw.text(text));
    const rest = list.slice(shownProblems);
    return lw.el('div.problems', { role: 'alert' }, lw.el('h2', null, 'Not everything could be read'),
      lw.el('ul', null, list.slice(0, shownProblems).map(item)),
      rest.length ? lw.part(lw.count(rest.length) + ' more', false, lw.el('ul', null, rest.map(item))) : null);
  }

  function summary(data) {
    if (!data.summary.length) return lw.el('p.none', null, 'Nothing stands out in what was read.');
    return lw.el('ol.summary', null, data.summary.map((sentence) => lw.el('li', null, clickable(data, sentence)
      ? lw.button(lw.text(sentence.text, 'span'), () => follow(data, sentence)) : lw.text(sentence.text, 'span'))));
  }

  const clickable = (data, { loop, culprit }) => data.byLoop.has(loop) || Boolean(data.culprits[culprit]);

  function follow(data, { loop, culprit }) {
    if (data.byLoop.has(loop)) lw.chooseLoop(data.byLoop.get(loop).at);
    if (data.culprits[culprit] && lw.state.culprit !== culprit) lw.chooseCulprit(culprit);
    lw.scroll(lw.byId(data.culprits[culprit] ? 'culprits' : 'loops'));
  }

  function figures(data) {
    const total = data.stallsTotal || data.stalls.length;
    const blocked = data.loops.reduce((sum, loop) => sum + (loop.blockedNanos || 0), 0);
    const longest = data.stalls.reduce((most, stall) => Math.max(most, stall.nanos), 0);
    const lag = data.loops.reduce((most, loop) => Math.max(most, (loop.kinds && loop.kinds.lag && loop.kinds.lag.max) || 0), 0);
    const figure = (value, name) => lw.el('div', null, lw.el('dd', null, value), lw.el('dt', null, name));
    return lw.el('dl.glances', null, figure(lw.count(data.loops.length), data.loops.length === 1 ? 'loop' : 'loops'),
      figure(lw.count(total), total === 1 ? 'stall' : 'stalls'), figure(total ? lw.dur(blocked) : '–', 'blocked in all'),
      figure(longest ? lw.dur(longest) : '–', 'longest stall'), lag ? figure(lw.dur(lag), 'longest lag') : null);
  }

  function files(data) {
    if (!data.files.length) return null;
    const told = data.files.map((file) => lw.el('li', null, lw.el('code', null, lw.text(file.path)), ' ',
      lw.el('span.quiet', null, [file.what, lw.plural(file.lines || 0, 'line'), file.process && lw.name(file.process)].filter(Boolean).join(', '))));
    return data.files.length > 4 ? lw.part(lw.plural(data.files.length, 'file'), false, lw.el('ul.files', null, told)) : lw.el('ul.files', null, told);
  }

  lw.on('data', update);
})(loopwatch);
