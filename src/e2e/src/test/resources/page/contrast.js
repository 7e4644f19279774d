// SPDX-License-Identifier: Apache-2.0
// Every pair of colours on the page that is harder to read than WCAG's level AA allows: text below 4.5 to 1, what is
// drawn below 3 to 1. Returns one line for each.
const parse = (colour) => {
  const parts = colour.match(/[\d.]+/g).map(Number);
  const rgb = colour.startsWith('color(srgb') ? parts.slice(0, 3).map((part) => part * 255) : parts.slice(0, 3);
  return [...rgb, parts[3] ?? 1];
};
const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
const behind = (element) => {
  const layers = [];
  for (let one = element; one; one = one.parentElement) layers.unshift(parse(getComputedStyle(one).backgroundColor));
  return layers.reduce((below, top) => over(top, below), [255, 255, 255, 1]);
};
const light = (colour) => {
  const [r, g, b] = colour.slice(0, 3).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, other) => {
  const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
};
const bad = new Set();
let looked = 0;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.matches('script, style, :disabled')) continue;
  looked++;
  const ground = behind(element);
  const ink = over(parse(getComputedStyle(element).color), ground);
  if (ratio(ink, ground) < 4.5) bad.add(ink + ' on ' + ground + ': ' + walker.currentNode.data.slice(0, 40));
}
const named = (name) => parse(loopwatch.colour(name));
const drawn = (name, ground, least) => {
  looked++;
  if (ratio(named(name), named(ground)) < least) bad.add(name + ' on ' + ground);
};
loopwatch.causes.forEach((cause) => drawn('--' + cause, '--card', 3));
[0, 1, 2, 3, 4, 5, 6, 7].forEach((n) => drawn('--line-' + n, '--card', 3));
['--stat-0', '--stat-1', '--stat-2', '--threshold', '--accent', '--focus'].forEach((name) => drawn(name, '--card', 3));
['root', 'jdk', 'framework', 'app'].forEach((frame) => drawn('--frame-ink', '--frame-' + frame, 4.5));
['culprit', 'found'].forEach((frame) => drawn('--frame-strong-ink', '--frame-' + frame, 4.5));
drawn('--quiet', '--frame-above', 4.5);
return looked < 200 ? 'only ' + looked + ' were looked at' : [...bad].join('\n');
