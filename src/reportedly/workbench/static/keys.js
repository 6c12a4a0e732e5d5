'use strict';
// Single keys: whatever carries data-key is pressed (or focused) when its key is, outside of fields.
(() => {
  const field = (e) => e.closest?.('input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]');
  const shown = (e) => e.getClientRects().length > 0 && !e.disabled;
  const keyed = () => [...document.querySelectorAll('[data-key]')].filter(shown);

  function press(element) {
    if (element.matches('input, select, textarea, main, [tabindex]') && !element.matches('[type=checkbox], [type=radio]')) {
      element.focus();
      element.select?.();
    } else {
      element.click();
    }
  }

  function list() {
    const dialog = document.getElementById('keys');
    const rows = dialog.querySelector('dl');
    rows.replaceChildren();
    const seen = new Set();
    for (const element of keyed()) {
      const key = element.dataset.key;
      if (seen.has(key) || !element.dataset.says) continue;
      seen.add(key);
      const term = document.createElement('dt');
      const kbd = document.createElement('kbd');
      kbd.textContent = key;
      term.append(kbd);
      const says = document.createElement('dd');
      says.textContent = element.dataset.says;
      rows.append(term, says);
    }
    dialog.showModal();
  }

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      document.querySelector('details.desk[open]')?.removeAttribute('open');
      document.getElementById('hits')?.replaceChildren();
      if (field(event.target)) event.target.blur();
      return;
    }
    if (field(event.target) || document.querySelector('dialog[open]')) return;
    if (localStorage.getItem('reportedly-keys') === 'off') return;
    if (event.key === '?') {
      event.preventDefault();
      list();
      return;
    }
    const element = keyed().find((one) => one.dataset.key === event.key);
    if (element) {
      event.preventDefault();
      press(element);
    }
  });

  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('[data-copy]');
    if (button) {
      const text = document.querySelector(button.dataset.copy).textContent;
      try {
        await navigator.clipboard.writeText(text);
        button.dataset.done = 'Copied';
      } catch {
        getSelection().selectAllChildren(document.querySelector(button.dataset.copy));
        button.dataset.done = 'Marked: press Ctrl+C';
      }
      setTimeout(() => delete button.dataset.done, 1600);
    }
    for (const open of document.querySelectorAll('details.desk[open]')) {
      if (!open.contains(event.target)) open.removeAttribute('open');
    }
    const hits = document.getElementById('hits');
    if (hits && !hits.closest('form').contains(event.target)) hits.replaceChildren();
  });

  // Single keys can be switched off (WCAG 2.1.4).
  const keys = document.getElementById('single-keys');
  keys.checked = localStorage.getItem('reportedly-keys') !== 'off';
  keys.addEventListener('change', () => localStorage.setItem('reportedly-keys', keys.checked ? 'on' : 'off'));

  // A fold in the address stays open: #grp-… opens the <details> it names or lies in.
  function unfold() {
    let at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (; at; at = at.parentElement) if (at.matches('details')) at.open = true;
  }
  addEventListener('hashchange', unfold);
  unfold();

  addEventListener('beforeprint', () => {
    for (const one of document.querySelectorAll('main details:not([open])')) {
      one.open = true;
      one.dataset.printed = '';
    }
  });
  addEventListener('afterprint', () => {
    for (const one of document.querySelectorAll('[data-printed]')) {
      one.open = false;
      delete one.dataset.printed;
    }
  });
})();
