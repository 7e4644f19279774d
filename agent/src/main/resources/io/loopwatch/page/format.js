// SPDX-License-Identifier: Apache-2.0
// Figures and names as text. Durations by the same rules as in Loopwatch's log.
var loopwatch = {};
(function (lw) {
  'use strict';

  const tenths = (count) => (count % 10 === 0 ? String(count / 10) : (count / 10).toFixed(1));

  // Nanoseconds as 50 us, 3.1 ms, 312 ms or 12.3 s; a dash where they are not known.
  lw.dur = function (nanos) {
    if (nanos === null || nanos === undefined || Number.isNaN(nanos)) return '–';
    const n = Math.max(0, nanos);
    if (n < 1e5) return Math.round(n / 1e3) + ' us';
    if (Math.round(n / 1e5) < 100) return tenths(Math.round(n / 1e5)) + ' ms';
    if (Math.round(n / 1e6) < 1e4) return Math.round(n / 1e6) + ' ms';
    return tenths(Math.round(n / 1e8)) + ' s';
  };

  const grouped = new Intl.NumberFormat('en');
  lw.count = (n) => (n === null || n === undefined ? '–' : grouped.format(n));

  // One word for one, another for more.
  lw.plural = (n, one, more) => lw.count(n) + ' ' + (n === 1 ? one : more || one + 's');

  // A part of 1 as percent: two digits where it is small.
  lw.percent = function (part) {
    if (part === null || part === undefined) return '–';
    const p = part * 100;
    if (p === 0) return '0 %';
    if (p < 0.1) return '< 0.1 %';
    return (p < 10 ? String(Math.round(p * 10) / 10) : String(Math.round(p))) + ' %';
  };

  const two = (n) => String(n).padStart(2, '0');

  lw.day = function (ms) {
    const d = new Date(ms);
    return d.getUTCFullYear() + '-' + two(d.getUTCMonth() + 1) + '-' + two(d.getUTCDate());
  };

  // The time of day, UTC, with as many digits as a step of so many milliseconds needs.
  lw.clock = function (ms, step) {
    const d = new Date(ms);
    let text = two(d.getUTCHours()) + ':' + two(d.getUTCMinutes());
    if (step < 60000) text += ':' + two(d.getUTCSeconds());
    if (step < 1000) text += '.' + String(d.getUTCMilliseconds()).padStart(3, '0');
    return text;
  };

  // A span of time in words, in its two largest units.
  lw.span = function (ms) {
    if (ms < 10000) return lw.dur(ms * 1e6);
    const s = Math.round(ms / 1000);
    const parts = [[Math.floor(s / 86400), 'd'], [Math.floor(s / 3600) % 24, 'h'],
      [Math.floor(s / 60) % 60, 'min'], [s % 60, 's']];
    const first = parts.findIndex((part) => part[0] > 0);
    return parts.slice(first, first + 2).filter((part) => part[0] > 0).map((part) => part.join(' ')).join(' ');
  };

  const named = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  // Half a pair of surrogates is among them: with the u flag a whole pair is another character.
  const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu;

  // A name of the application's as one line: what would break it, or turn it around, is told as an escape.
  lw.name = (text) => String(text === null || text === undefined ? '' : text)
    .replace(unseen, (c) => named[c] || '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));

  // The same, cut where it is longer than so many characters.
  lw.short = function (text, most) {
    const name = lw.name(text);
    return name.length <= most ? name : name.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '') + '…';
  };

  // Of com.acme.Orders.load(Orders.java:42) the class and the method: Orders.load.
  lw.method = function (frame) {
    const bare = lw.bare(frame);
    const open = bare.indexOf('(');
    const parts = (open < 0 ? bare : bare.slice(0, open)).split('.');
    return parts.slice(-2).join('.');
  };

  // A frame without the names of its loader and its module.
  lw.bare = function (frame) {
    const open = frame.indexOf('(');
    const slash = frame.lastIndexOf('/', open < 0 ? frame.length : open);
    return slash < 0 ? frame : frame.slice(slash + 1);
  };
})(loopwatch);
