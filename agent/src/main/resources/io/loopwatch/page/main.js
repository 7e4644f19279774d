// SPDX-License-Identifier: Apache-2.0
// Shows data: that of the page, or what is given again and again.
(function (lw) {
  'use strict';

  // Shows a run: an object of the page's format. Called again it shows the new one, and keeps what was chosen.
  lw.show = function (data) {
    lw.load(data);
    document.body.classList.add('shown');
  };

  const run = lw.byId('run').textContent.trim();
  if (run) lw.show(JSON.parse(run));
  requestAnimationFrame(() => setTimeout(() => performance.mark('loopwatch.ready')));
})(loopwatch);
