// SPDX-License-Identifier: Apache-2.0
// Stacks: the application's frames stand out, the culprit's most of all.
(function (lw) {
  'use strict';

  const jdk = /^(java|javax|jdk|sun|com\.sun)\./;
  const framework = /^(io\.netty|io\.vertx|reactor|io\.grpc|kotlin|kotlinx|scala|akka|org\.springframework|org\.apache|org\.eclipse|org\.jboss|com\.zaxxer|org\.hibernate|ch\.qos|org\.slf4j)\./;

  // Whose code a frame is: jdk, framework or app.
  lw.whose = function (frame) {
    const bare = lw.bare(frame);
    return jdk.test(bare) ? 'jdk' : framework.test(bare) ? 'framework' : 'app';
  };

  // The frames of a place in data.stacks, innermost first.
  lw.stackOf = function (at) {
    const { stacks, frames } = lw.state.data;
    return ((at === null || at === undefined ? null : stacks[at]) || []).map((n) => frames[n] || '');
  };

  lw.isPlace = (frame, place) => Boolean(place) && lw.bare(frame) === lw.bare(place);

  // A stack as a list; the first frame at the place of the culprit is marked.
  lw.stack = function (frames, place) {
    let marked = false;
    return lw.el('ol.stack', null, frames.map((frame) => {
      const on = !marked && lw.isPlace(frame, place);
      marked = marked || on;
      return lw.el('li.' + lw.whose(frame) + (on ? '.culprit' : ''), on ? { 'aria-label': 'culprit: ' + lw.name(frame) } : null, written(frame));
    }));
  };

  // The class and the method in full ink, what is around them in less.
  function written(frame) {
    const name = lw.name(frame);
    const bare = lw.name(lw.bare(frame));
    const open = bare.indexOf('(');
    const from = name.length - bare.length;
    const method = open < 0 ? bare : bare.slice(0, open);
    const start = method.split('.').slice(0, -2).join('.').length;
    return [lw.el('span.pre', null, name.slice(0, from + (start ? start + 1 : 0))), lw.el('b', null, method.slice(start ? start + 1 : 0)),
      lw.el('span.at', null, open < 0 ? '' : bare.slice(open))];
  }

  // A part of the panel that opens.
  lw.part = (title, open, ...children) => lw.el('details.part', { open }, lw.el('summary', null, title), children);
})(loopwatch);
