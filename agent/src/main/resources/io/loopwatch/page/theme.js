// SPDX-License-Identifier: Apache-2.0
// Light and dark. The style has one set of names for both; a canvas needs them as colours.
(function (lw) {
  'use strict';

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let cache = {};

  lw.isDark = () => (document.documentElement.dataset.theme || (dark.matches ? 'dark' : 'light')) === 'dark';
  lw.scroll = (element) => element.scrollIntoView({ behavior: calm.matches ? 'auto' : 'smooth', block: 'start' });

  // The colour that a name of the style, as --ink, has now.
  lw.colour = function (name) {
    if (!cache[name]) {
      const probe = lw.byId('tip');
      probe.style.outlineColor = 'var(' + name + ')';
      cache[name] = getComputedStyle(probe).outlineColor;
      probe.style.outlineColor = '';
    }
    return cache[name];
  };

  lw.causeColour = (cause) => lw.colour('--' + (lw.causes.includes(cause) ? cause : 'unknown'));
  lw.lineColour = (n) => lw.colour('--line-' + (n % lw.mostLoops));

  lw.switchTheme = function () {
    document.documentElement.dataset.theme = lw.isDark() ? 'light' : 'dark';
    changed();
  };

  function changed() {
    cache = {};
    label();
    if (lw.state.data) lw.tell('theme');
  }

  function label() {
    const button = lw.byId('theme');
    lw.fill(button, lw.isDark() ? 'Light' : 'Dark');
    button.setAttribute('aria-label', 'Switch to the ' + (lw.isDark() ? 'light' : 'dark') + ' scheme');
  }

  lw.byId('theme').addEventListener('click', lw.switchTheme);
  dark.addEventListener('change', changed);
  label();
})(loopwatch);
