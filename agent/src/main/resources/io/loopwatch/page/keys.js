// SPDX-License-Identifier: Apache-2.0
// The keys of the whole page, their list, and the way from section to section.
(function (lw) {
  'use strict';

  const list = [
    ['← →', 'previous, next stall in time, of those that pass the filter'],
    ['Enter', 'open a stall, and again: into its panel; in a table: choose the row; in the icicle: zoom in'],
    ['Esc', 'close the panel; in the icicle: zoom out'],
    ['↑ ↓ Home End', 'rows of a table, frames of the icicle'],
    ['Space', 'in the loops: compare one more'],
    ['+ − , .', 'zoom the time in and out, move it back and on'],
    ['0', 'all of the time'],
    ['/', 'filter the stalls'],
    ['s', 'search the icicle'],
    ['a', 'all loops, all culprits: take the filter off'],
    ['1 … 9', 'to a section'],
    ['t', 'light or dark'],
    ['?', 'this list'],
  ];

  const sections = () => [...document.querySelectorAll('[data-nav]')].filter((section) => !section.hidden);

  function nav() {
    lw.fill(lw.byId('nav'), sections().map((section, n) => lw.el('a', { href: '#' + section.id, 'aria-keyshortcuts': String(n + 1), onclick: (event) => { event.preventDefault(); go(section); } }, section.dataset.nav)));
  }

  // Scrolls to a section and gives the focus to what can be used in it.
  function go(section) {
    lw.scroll(section);
    const target = section.querySelector('[tabindex="0"]:not([hidden]), input, button');
    if (target) target.focus({ preventScroll: true });
  }

  const dialog = lw.byId('keys');
  lw.fill(dialog, lw.el('div.tools', null, lw.button('×', () => dialog.close(), { 'aria-label': 'Close' })), lw.el('h2', { id: 'keys-title' }, 'Keys'),
    lw.el('dl', null, list.map(([keys, what]) => [lw.el('dt', null, keys.split(' ').map((key) => (key === '…' ? ' … ' : lw.el('kbd', null, key)))), lw.el('dd', null, what)])),
    lw.el('p.quiet', null, 'Drag over a time line to zoom, double-click to see all of it. Click a mark to open its stall.'));
  lw.byId('help').addEventListener('click', () => dialog.showModal());

  const focus = (id, section) => { lw.scroll(lw.byId(section)); lw.byId(id).focus({ preventScroll: true }); };

  const keys = {
    ArrowLeft: () => lw.stepStall(-1), ArrowRight: () => lw.stepStall(1), Escape: () => lw.closeStall(),
    '+': () => lw.step(0.5, 0), '=': () => lw.step(0.5, 0), '-': () => lw.step(2, 0), ',': () => lw.step(1, -0.5), '.': () => lw.step(1, 0.5),
    0: () => lw.zoom(null), '/': () => focus('words', 'stalls'), s: () => focus('frames-search', 'icicle'), t: lw.switchTheme, '?': () => dialog.showModal(),
    a: () => { lw.filter({ words: '', cause: '' }); if (lw.state.culprit !== null) lw.chooseCulprit(lw.state.culprit); lw.allLoops(); },
    Enter: () => { if (lw.state.stall === null) lw.stepStall(1); else lw.byId('detail').querySelector('[data-key=close]').focus(); },
  };

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || dialog.open || !lw.state.data) return;
    if (event.key === 'Escape' && event.target.matches('input')) {
      event.target.blur();
      return;
    }
    if (lw.typing(event) || (event.key === 'Enter' && event.target.closest('button, a, summary, select'))) return;
    const section = /^[1-9]$/.test(event.key) ? sections()[event.key - 1] : null;
    if (section) go(section);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });

  lw.on('data', nav);
})(loopwatch);
