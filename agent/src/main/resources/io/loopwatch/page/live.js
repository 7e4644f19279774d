// SPDX-License-Identifier: Apache-2.0
// Asks the application that serves the page for its data, again and again, and says where it does not answer.
(function (lw) {
  'use strict';

  const pause = 2000;
  const told = lw.el('p.live', { id: 'live', role: 'status' });
  lw.byId('span').after(told);
  let tag = null;

  function say(text, isLive) {
    if (told.textContent !== text) told.textContent = text;
    told.classList.toggle('lost', !isLive);
  }

  async function look() {
    try {
      const answer = await fetch('data.json', { cache: 'no-store', headers: tag ? { 'If-None-Match': tag } : {} });
      if (answer.status === 200) {
        const data = await answer.json();
        tag = answer.headers.get('ETag');
        lw.show(data);
      }
      if (answer.status === 200 || answer.status === 304) say('live', true);
      else say('stopped: Loopwatch does not answer (' + answer.status + ')', false);
    } catch (unreachable) {
      say('stopped: the application is not reachable', false);
    }
    setTimeout(look, pause);
  }

  say('asking …', true);
  look();
})(loopwatch);
