// SPDX-License-Identifier: Apache-2.0
// The panel of one stall: what, where, why, and its stack.
(function (lw) {
  'use strict';

  const panel = lw.byId('detail');
  let before = null; // what had the focus

  function update() {
    const { data, stall: at } = lw.state;
    const open = at !== null;
    if (open && panel.hidden) before = document.activeElement;
    panel.hidden = !open;
    document.body.classList.toggle('with-detail', open);
    if (!open) return;
    const stall = data.stalls[at];
    const inside = panel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    lw.fill(panel, head(stall), lw.el('div.inner', null, blame(stall), hint(stall.hint), divided(stall), facts(stall), lock(stall.lock), pin(stall.pinned), stack(stall), origin(stall)));
    const again = inside && panel.querySelector('[data-key="' + inside + '"]');
    if (again) again.focus();
    lw.say(title(stall) + ', ' + lw.name(lw.blame(stall)) + ', ' + lw.name(lw.loopName(stall.loop)));
  }

  // Closes the panel and gives the focus back.
  lw.closeStall = function () {
    if (lw.state.stall === null) return;
    const inside = panel.contains(document.activeElement);
    lw.openStall(null);
    if (inside && before && before.isConnected) before.focus();
  };

  const carrier = (stall) => (lw.state.data.byLoop.get(stall.loop) || {}).kind === 'carrier';

  function title(stall) {
    if (stall.type === 'iteration') return 'one turn for ' + lw.dur(stall.nanos);
    return (carrier(stall) ? 'held for ' : 'blocked for ') + lw.dur(stall.nanos);
  }

  function head(stall) {
    const list = lw.stallsInTime();
    const n = list.findIndex((one) => one.at === stall.at);
    return lw.el('header', null,
      lw.el('h2', null, lw.el('span.id', null, '#' + stall.id), ' ', title(stall)),
      lw.el('div.tools', null, lw.el('span.quiet', null, n < 0 ? 'not in the filter' : lw.count(n + 1) + ' of ' + lw.count(list.length)),
        lw.button('←', () => lw.stepStall(-1), { 'aria-label': 'Previous stall', 'data-key': 'previous', disabled: n === 0 }),
        lw.button('→', () => lw.stepStall(1), { 'aria-label': 'Next stall', 'data-key': 'next', disabled: n === list.length - 1 }),
        lw.button('×', lw.closeStall, { 'aria-label': 'Close', 'aria-keyshortcuts': 'Escape', 'data-key': 'close' })));
  }

  function blame(stall) {
    const culprit = lw.culpritOf(stall);
    const what = stall.operation || (culprit && culprit.operation);
    return lw.el('p.blame', null, lw.cause(stall.cause), ' ', what ? lw.el('b', null, lw.text(what)) : null,
      culprit && culprit.place ? [lw.el('br'), 'at ', lw.el('code', null, lw.text(culprit.place))] : null,
      stall.open ? lw.el('span.warn', null, 'Its end was never told: the process ended in it, or the log did.') : null);
  }

  const hint = (text) => (text ? lw.el('p.hint', null, lw.text(text, 'span')) : null);
  lw.hint = hint;

  // How the time divides among causes.
  function divided(stall) {
    const parts = Object.entries(stall.causes || {}).filter(([, nanos]) => nanos > 0).sort((a, b) => b[1] - a[1]);
    if (!parts.length) return null;
    const known = parts.reduce((sum, [, nanos]) => sum + nanos, 0);
    const whole = Math.max(known, stall.nanos);
    const bar = lw.el('div.divided', { 'aria-hidden': 'true' }, parts.map(([cause, nanos]) => {
      const part = lw.el('i', { 'data-cause': lw.causes.includes(cause) ? cause : 'unknown' });
      part.style.width = nanos / whole * 100 + '%';
      return part;
    }));
    const rest = stall.nanos - known;
    return [lw.el('h3', null, 'How its time divides'), bar, lw.el('ul.shares', null,
      parts.map(([cause, nanos]) => lw.el('li', null, lw.cause(cause), ' ', lw.dur(nanos), lw.el('span.quiet', null, ' ' + lw.percent(nanos / whole)))),
      rest > whole * 0.01 ? lw.el('li.quiet', null, 'not known ' + lw.dur(rest)) : null)];
  }

  function facts(stall) {
    const loop = lw.state.data.byLoop.get(stall.loop);
    const list = [
      ['loop', loop && lw.button(lw.text(loop.name), () => lw.chooseLoop(loop.at), { class: 'link', title: 'Show this loop', 'data-key': 'loop' })],
      ['process', loop && loop.process && lw.text(loop.process)],
      ['began', lw.day(stall.time) + ' ' + lw.clock(stall.time, 1) + ' UTC'],
      ['callback', stall.callback && lw.text(stall.callback)],
      ...Object.entries(stall.context || {}).map(([key, value]) => [lw.name(key), lw.text(value)]),
      ['CPU', known(stall.cpuNanos)], ['GC', stall.gcNanos > 0 && lw.dur(stall.gcNanos)],
      ['samples', stall.samples > 0 && lw.count(stall.samples)],
      ['delayed', delayed(stall)],
    ];
    return lw.el('dl.facts', null, list.filter(([, value]) => value).map(([key, value]) => [lw.el('dt', null, key), lw.el('dd', null, value)]));
  }

  const known = (nanos) => nanos !== null && nanos !== undefined && nanos >= 0 && lw.dur(nanos);

  function delayed({ waitingTasks, delayNanos }) {
    if (!(waitingTasks > 0)) return null;
    return lw.plural(waitingTasks, 'task') + (delayNanos > 0 ? ' by ' + lw.dur(delayNanos) + ' in all' : ' waiting');
  }

  function lock(of) {
    if (!of) return null;
    const frames = lw.stackOf(of.ownerStack);
    return [lw.el('h3', null, 'Lock'), lw.el('p', null, lw.el('code', null, lw.text(of.name || 'a lock')),
      of.owner ? [' held by ', lw.el('b', null, lw.text(of.owner))] : null),
    frames.length ? lw.part('Stack of its owner', true, lw.stack(frames)) : null];
  }

  function pin(of) {
    if (!of) return null;
    return [lw.el('h3', null, 'Pinned'), lw.el('p', null, 'by ', lw.text(of.reason || 'unknown'), of.frame ? [' at ', lw.el('code', null, lw.text(of.frame))] : null),
      hint(of.cure)];
  }

  function stack(stall) {
    const frames = lw.stackOf(stall.stack);
    const culprit = lw.culpritOf(stall);
    return [lw.el('h3', null, 'Stack', stall.stackLate ? lw.el('span.quiet', null, ' taken as it ended') : null),
      frames.length ? lw.stack(frames, culprit && culprit.place) : lw.el('p.none', null, 'No stack: no code is to blame for a pause, or it was over before it was read.')];
  }

  function origin(stall) {
    const frames = lw.stackOf(stall.origin);
    return frames.length ? [lw.el('h3', null, 'Submitted at'), lw.stack(frames)] : null;
  }

  lw.on('data stall', update);
  lw.on('filter culprit loops range', () => {
    if (lw.state.stall !== null) panel.replaceChild(head(lw.state.data.stalls[lw.state.stall]), panel.firstChild);
  });
})(loopwatch);
