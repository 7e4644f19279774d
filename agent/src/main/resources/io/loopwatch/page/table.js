// SPDX-License-Identifier: Apache-2.0
// A table that sorts and that draws only the rows in sight: 10,000 are as light as ten.
(function (lw) {
  'use strict';

  const spare = 5; // rows drawn above and below those in sight

  // Options: root, name, label (for those who hear the page), columns, rowHeight, height (most, in rows), sort: [key, descending],
  // rows(), isOn(row), shade(row, element) for what changes with the choice, onpick(row, add), empty() for what is said in place of no rows.
  // A column: key, title, value(row) to sort by, cell(row), kind: 'num' where it is a figure, tip.
  lw.table = function (options) {
    const table = new Table(options);
    table.update();
    return table;
  };

  class Table {
    constructor(options) {
      Object.assign(this, options);
      this.active = 0;
      this.top = 0; // how far it is scrolled, and what is in sight: kept, for to ask makes the browser lay the page out
      this.sight = 0;
      this.list = [];
      this.drawn = new Map(); // rows to their elements, of those in the page
      this.body = lw.el('div.tbody', { role: 'rowgroup' });
      this.head = lw.el('div.row.thead', { role: 'row', 'aria-rowindex': 1 });
      this.grid = lw.el('div.table.t-' + this.name, {
        role: 'grid', 'aria-label': this.label, 'aria-multiselectable': this.multiple ? 'true' : null, tabindex: 0,
        onscroll: lw.soon(() => { this.top = this.grid.scrollTop; this.draw(); }), onkeydown: (event) => this.key(event), onclick: (event) => this.click(event),
      }, lw.el('div', { role: 'rowgroup' }, this.head), this.body);
      this.rowHeight = options.rowHeight || 28;
      this.grid.style.setProperty('--row', this.rowHeight + 'px');
      this.grid.style.setProperty('--rows', options.height || 12);
      this.none = lw.el('p.none');
      lw.fill(this.root, this.grid, this.none);
      this.drawHead();
      new ResizeObserver(([entry]) => this.resize(entry.contentRect.height)).observe(this.grid);
    }

    resize(height) {
      if (height === this.sight) return;
      this.sight = height;
      this.top = this.grid.scrollTop;
      this.draw();
    }

    drawHead() {
      const [sorted, down] = this.sort;
      lw.fill(this.head, this.columns.map((column) => {
        const on = column.key === sorted;
        const title = column.value
          ? lw.button([column.title, lw.el('i.arrow', { 'aria-hidden': 'true' }, on ? (down ? '▾' : '▴') : '')], () => this.sortBy(column))
          : column.title;
        return lw.el('div.cell.c-' + column.key + (column.kind ? '.' + column.kind : ''), {
          role: 'columnheader', title: column.tip, 'aria-sort': on ? (down ? 'descending' : 'ascending') : column.value ? 'none' : null,
        }, title);
      }));
    }

    sortBy(column) {
      const [sorted, down] = this.sort;
      this.sort = [column.key, column.key === sorted ? !down : column.kind === 'num'];
      const focused = this.head.contains(document.activeElement);
      this.drawHead();
      if (focused) this.head.children[this.columns.indexOf(column)].querySelector('button').focus();
      this.update();
    }

    // Forgets what is drawn: what rows say may have changed.
    renew() {
      this.drawn.clear();
      this.update();
    }

    // Looks at the rows anew.
    update() {
      const column = this.columns.find((one) => one.key === this.sort[0]);
      const sign = this.sort[1] ? -1 : 1;
      const keyed = this.rows().map((row, at) => ({ row, at, key: column.value(row) }));
      keyed.sort((a, b) => sign * compare(a.key, b.key) || a.at - b.at);
      this.list = keyed.map((one) => one.row);
      this.active = Math.max(0, Math.min(this.active, this.list.length - 1));
      this.body.style.height = this.list.length * this.rowHeight + 'px';
      this.grid.setAttribute('aria-rowcount', this.list.length + 1);
      this.grid.hidden = !this.list.length;
      this.none.hidden = this.list.length > 0;
      this.none.textContent = this.list.length ? '' : this.empty();
      this.draw();
    }

    draw() {
      const top = Math.min(this.top, Math.max(0, this.list.length * this.rowHeight - this.sight));
      const from = Math.max(0, Math.floor(top / this.rowHeight) - spare);
      const to = Math.min(this.list.length, Math.ceil((top + this.sight) / this.rowHeight) + spare);
      const drawn = new Map();
      for (let at = from; at < to; at++) drawn.set(this.list[at], this.row(at));
      this.drawn = drawn;
      const elements = [...drawn.values()];
      if (elements.length !== this.body.children.length || elements.some((element, n) => element !== this.body.children[n])) this.body.replaceChildren(...elements);
      if (this.list.length) this.grid.setAttribute('aria-activedescendant', this.rowId(this.active));
      else this.grid.removeAttribute('aria-activedescendant');
    }

    rowId(at) { return this.name + '-row-' + at; }

    row(at) {
      const row = this.list[at];
      const on = this.isOn ? this.isOn(row) : false;
      const element = this.drawn.get(row) || this.made(row);
      element.id = this.rowId(at);
      element.dataset.at = at;
      element.setAttribute('aria-rowindex', at + 2);
      if (this.isOn) element.setAttribute('aria-selected', String(Boolean(on)));
      element.classList.toggle('on', Boolean(on));
      element.classList.toggle('active', at === this.active);
      element.style.top = at * this.rowHeight + 'px';
      if (this.shade) this.shade(row, element);
      return element;
    }

    made(row) {
      return lw.el('div.row', { role: 'row' },
        this.columns.map((column) => lw.el('div.cell.c-' + column.key + (column.kind ? '.' + column.kind : ''), { role: 'gridcell' }, column.cell(row))));
    }

    click(event) {
      const row = event.target.closest('.row[data-at]');
      if (!row) return;
      this.active = Number(row.dataset.at);
      this.pick(event.ctrlKey || event.metaKey || event.shiftKey);
    }

    pick(add) {
      const row = this.list[this.active];
      if (row === undefined) return;
      if (this.onpick) this.onpick(row, add);
      this.draw();
    }

    key(event) {
      const page = Math.max(1, Math.floor(this.grid.clientHeight / this.rowHeight) - 2);
      const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.list.length, End: this.list.length };
      const inHead = this.head.contains(event.target);
      if (event.key in steps) this.go(this.active + steps[event.key]);
      else if ((event.key === 'Enter' || event.key === ' ') && !inHead) this.pick(event.key === ' ');
      else return;
      event.preventDefault();
    }

    go(to) {
      this.active = Math.max(0, Math.min(this.list.length - 1, to));
      this.reveal();
      this.draw();
    }

    // Scrolls as little as brings the active row into sight.
    reveal() {
      const top = this.active * this.rowHeight;
      const room = this.grid.clientHeight - this.head.offsetHeight;
      if (top < this.grid.scrollTop) this.grid.scrollTop = top;
      else if (top + this.rowHeight > this.grid.scrollTop + room) this.grid.scrollTop = top + this.rowHeight - room;
      this.top = this.grid.scrollTop;
    }

    // Makes a row the active one and brings it into sight.
    show(row) {
      const at = this.list.indexOf(row);
      if (at >= 0) this.go(at);
    }
  }

  // What is not known comes last where the largest comes first.
  function compare(a, b) {
    if (typeof a === 'string' || typeof b === 'string') return String(a || '').localeCompare(String(b || ''), 'en', { numeric: true });
    return (a === null || a === undefined ? -1 : a) - (b === null || b === undefined ? -1 : b);
  }
})(loopwatch);
