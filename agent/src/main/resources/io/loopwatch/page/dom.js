// SPDX-License-Identifier: Apache-2.0
// Elements. Text from the data gets into the page here, as text and as nothing else.
(function (lw) {
  'use strict';

  lw.byId = (id) => document.getElementById(id);

  // el('p.note', {id: 'x', onclick: f}, 'text', child, [children]): null and false children are left out.
  lw.el = function (kind, attributes, ...children) {
    const [tag, ...classes] = kind.split('.');
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(' ');
    for (const [key, value] of Object.entries(attributes || {})) set(element, key, value);
    add(element, children);
    return element;
  };

  function set(element, key, value) {
    if (value === null || value === undefined || value === false) return;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }

  function add(element, children) {
    for (const child of children.flat(Infinity)) {
      if (child === null || child === undefined || child === false) continue;
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }

  // Puts these in the place of all that an element has.
  lw.fill = function (element, ...children) {
    element.replaceChildren();
    add(element, children);
    return element;
  };

  // A name of the application's: isolated, for it may be written from right to left.
  lw.text = (text, kind) => lw.el(kind || 'bdi', { title: null }, lw.name(text));

  lw.button = (label, onclick, attributes) =>
    lw.el('button', { type: 'button', onclick, ...attributes }, label);

  // The mark of a cause, and its name: never the colour alone.
  lw.cause = (cause) => lw.el('span.cause', { 'data-cause': lw.causes.includes(cause) ? cause : 'unknown' }, lw.name(cause || 'unknown'));

  // A part of 1 as a bar with its figure.
  lw.bar = function (part, text, kind) {
    const fill = lw.el('i');
    fill.style.width = Math.max(0, Math.min(100, (part || 0) * 100)) + '%';
    return lw.el('span.bar' + (kind ? '.' + kind : ''), null, lw.el('b', null, text), lw.el('span.track', null, fill));
  };

  // Buttons of which one is pressed: choices of [value, label].
  lw.choice = function (label, choices, value, onpick) {
    const group = lw.el('div.choice', { role: 'group', 'aria-label': label });
    choices.forEach(([key, text]) => group.append(lw.button(text, () => onpick(key), { 'aria-pressed': String(key === value) })));
    return group;
  };

  // Said to those who do not see the page.
  lw.say = (text) => { lw.byId('say').textContent = text; };

  // A box beside the pointer.
  lw.tip = function (event, ...children) {
    const tip = lw.fill(lw.byId('tip'), ...children);
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    const left = event.clientX + 14 + box.width > innerWidth ? event.clientX - 14 - box.width : event.clientX + 14;
    const top = event.clientY + 18 + box.height > innerHeight ? event.clientY - 12 - box.height : event.clientY + 18;
    tip.style.left = Math.max(4, left) + 'px';
    tip.style.top = Math.max(4, top) + 'px';
  };
  lw.noTip = () => { lw.byId('tip').hidden = true; };

  // Runs a function once in the next frame, however often it is asked for until then.
  lw.soon = function (run) {
    let asked = 0;
    return () => { asked = asked || requestAnimationFrame(() => { asked = 0; run(); }); };
  };

  // Whether a key belongs to what has the focus, as a letter does in a field.
  lw.typing = (event) => event.target.matches('input:not([type=checkbox]), select, textarea') || event.ctrlKey || event.metaKey || event.altKey;
})(loopwatch);
