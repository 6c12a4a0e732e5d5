'use strict';
// Claims: step from row to row, tick them (with Shift: all between), and keep addresses short.
(() => {
  let last = null;
  const rows = () => [...document.querySelectorAll('.claims tbody tr')];
  const boxes = () => [...document.querySelectorAll('.claims [name=id]')];
  const here = () => document.querySelector('.claims tr.at');

  function told() {
    const said = document.getElementById('ticked');
    if (!said) return;
    const all = boxes();
    const n = all.filter((box) => box.checked).length;
    said.textContent = n ? `${n} ticked` : '';
    document.querySelectorAll('[data-ticked]').forEach((button) => { button.disabled = n === 0; });
    const whole = document.getElementById('all');
    whole.checked = n === all.length;
    whole.indeterminate = n > 0 && n < all.length;
  }

  function go(row) {
    if (!row) return;
    here()?.classList.remove('at');
    row.classList.add('at');
    row.querySelector('.what .q').focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }

  function step(way) {
    const all = rows();
    const at = all.indexOf(here());
    if (way === 'tick') {
      const box = (here() ?? all[0])?.querySelector('[name=id]');
      if (box) { box.checked = !box.checked; last = box; go(box.closest('tr')); told(); }
    } else if (way === 'open') {
      (here() ?? all[0])?.querySelector('.open').click();
    } else {
      go(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + Number(way)))]);
    }
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-step]');
    if (button) { step(button.dataset.step); return; }
    if (event.target.id === 'all') {
      boxes().forEach((box) => { box.checked = event.target.checked; });
      told();
      return;
    }
    if (!event.target.matches('.claims [name=id]')) return;
    const all = boxes();
    const [one, other] = [all.indexOf(last), all.indexOf(event.target)].sort((a, b) => a - b);
    if (event.shiftKey && one >= 0) {
      all.slice(one, other + 1).forEach((box) => { box.checked = event.target.checked; });
    }
    last = event.target;
    told();
  });

  document.addEventListener('focusin', (event) => {
    const row = event.target.closest?.('.claims tbody tr');
    if (row && row !== here()) { here()?.classList.remove('at'); row.classList.add('at'); }
  });

  // Empty fields are no part of an address.
  document.addEventListener('htmx:configRequest', (event) => {
    if (event.target.id !== 'filters') return;
    for (const name of [...event.detail.formData.keys()]) {
      if (!event.detail.formData.get(name)) event.detail.formData.delete(name);
    }
  });
  document.addEventListener('submit', (event) => {
    if (event.target.id !== 'filters') return;
    for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
  });
  document.addEventListener('htmx:afterSettle', told);
  told();
})();
