'use strict';
// Stories: folds stay as they were when a part of the page is exchanged; days are taken in by Shift.
(() => {
  const folds = new Map();
  const found = () => document.getElementById('found');

  // What was folded open (or shut) by hand is kept from one answer to the next.
  document.addEventListener('toggle', (event) => {
    if (event.target.id && event.isTrusted) folds.set(event.target.id, event.target.open);
  }, true);
  document.addEventListener('htmx:beforeSwap', () => {
    for (const one of found()?.querySelectorAll('details[id]') ?? []) folds.set(one.id, one.open);
  });
  document.addEventListener('htmx:afterSwap', () => {
    for (const one of found()?.querySelectorAll('details[id]') ?? []) {
      if (folds.has(one.id) && !one.id.startsWith('fate-')) one.open = folds.get(one.id);
    }
    label();
  });

  // On a small screen the board is folded away at first, and the tab one is on is in sight.
  if (matchMedia('(max-width: 44rem)').matches) {
    const board = document.getElementById('board');
    if (board && !document.querySelector('.left-standing')) board.open = false;
  }
  const tab = document.querySelector('.tabs [aria-current]');
  if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.clientWidth / 2;

  // Fields that nothing was put into stay out of the address.
  document.addEventListener('htmx:configRequest', (event) => {
    const form = event.detail.formData;
    for (const name of new Set(form.keys())) {
      const kept = form.getAll(name).filter((value) => value !== '');
      form.delete(name);
      for (const value of kept) form.append(name, value);
    }
  });

  // A box that is ticked, or a day that is chosen, is asked for at once.
  document.addEventListener('change', (event) => {
    const field = event.target;
    if (field.matches('[type=checkbox], [type=date]')) field.closest('form[data-at-once]')?.requestSubmit();
  });

  // One button unfolds all trees, or folds them again.
  const folded = (button) => [...document.querySelectorAll(`${button.dataset.fold} details`)];
  function label() {
    for (const button of document.querySelectorAll('[data-fold]')) {
      const all = folded(button);
      button.hidden = !all.length;
      button.textContent = all.length && all.every((one) => one.open) ? 'Fold all' : 'Unfold all';
    }
  }
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-fold]');
    if (button) {
      const all = folded(button);
      const open = !all.every((one) => one.open);
      for (const one of all) one.open = open;
      label();
    }
    if (event.target.closest?.('[data-print]')) print();
  });
  document.addEventListener('toggle', label, true);
  label();

  // Up and down walk the boxes of who can be left out; a space ticks as ever.
  document.addEventListener('keydown', (event) => {
    const box = event.target.closest?.('.off-box');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!box || !step) return;
    const all = [...document.querySelectorAll('.off-box')].filter((one) => one.getClientRects().length);
    all[all.indexOf(box) + step]?.focus();
    event.preventDefault();
  });

  // Shift and a click on the strip of days: from the days that are shown to these.
  document.addEventListener('click', (event) => {
    const column = event.target.closest?.('.day-strip a');
    if (!column || !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const strip = column.closest('.day-strip');
    if (!strip.dataset.from) {
      strip.dataset.from = column.dataset.first;
      strip.dataset.to = column.dataset.last;
      column.classList.add('chosen');
      return;
    }
    const form = document.querySelector('.filters');
    form.elements.since.value = [strip.dataset.from, column.dataset.first].sort()[0];
    form.elements.until.value = [strip.dataset.to, column.dataset.last].sort()[1];
    form.requestSubmit();
  }, true);
})();
