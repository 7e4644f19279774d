// SPDX-License-Identifier: Apache-2.0
// The tree of all samples as rectangles: each as wide as its part of the time, below the one that called it.
(function (lw) {
  'use strict';

  // Makes the nodes of a tree: heaviest first below each, and each knows what is above it. Without recursion: stacks are deep.
  lw.treeOf = function (tree, frames) {
    const root = node(tree, null, 'all stalls', 0);
    const todo = [[root, tree]];
    let nodes = 1;
    let deepest = 0;
    while (todo.length) {
      const [above, from] = todo.pop();
      above.children = (from.children || []).map((child) => {
        const made = node(child, above, frames[child.frame] || '', above.depth + 1);
        todo.push([made, child]);
        return made;
      }).sort((a, b) => b.nanos - a.nanos || b.samples - a.samples);
      nodes += above.children.length;
      deepest = Math.max(deepest, above.depth);
    }
    return { root, nodes, deepest };
  };

  const node = (from, above, frame, depth) =>
    ({ frame, above, depth, nanos: from.nanos || 0, samples: from.samples || 0, children: [], label: depth ? lw.name(lw.method(frame)) : frame });

  // What is drawn where a node is zoomed to: those above it in full width, those below in their part of it.
  // Left and width are parts of 1; what is narrower than the least is left out.
  lw.layout = function (zoom, by, least) {
    const rows = [];
    for (let above = zoom; above; above = above.above) put(rows, above, 0, 1);
    const todo = [[zoom, 0, 1]];
    while (todo.length) {
      const [from, left, width] = todo.pop();
      const whole = Math.max(from[by], from.children.reduce((sum, child) => sum + child[by], 0)) || 1;
      let x = left;
      for (const child of from.children) {
        const part = width * child[by] / whole;
        if (part >= least) {
          put(rows, child, x, part);
          todo.push([child, x, part]);
        }
        x += part;
      }
    }
    return rows;
  };

  function put(rows, of, left, width) {
    (rows[of.depth] = rows[of.depth] || []).push({ of, left, width });
  }

  // Every node whose frame has the words, and what these have together: nested ones count once.
  lw.search = function (root, words, by) {
    const found = new Set();
    let sum = 0;
    const todo = [[root, false]];
    while (todo.length) {
      const [of, counted] = todo.pop();
      const hit = of.depth > 0 && of.frame.toLowerCase().includes(words);
      if (hit) found.add(of);
      if (hit && !counted) sum += of[by];
      of.children.forEach((child) => todo.push([child, counted || hit]));
    }
    return { found, sum };
  };
})(loopwatch);
