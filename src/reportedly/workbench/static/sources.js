'use strict';
// Rating in place: one form is open at a time, and who was rated keeps the focus.
(() => {
  let rated = '';

  document.addEventListener('toggle', (event) => {
    if (!event.target.matches?.('details.rate') || !event.target.open) return;
    for (const other of document.querySelectorAll('details.rate[open]')) {
      if (other !== event.target) other.open = false;
    }
    event.target.querySelector('select').focus();
  }, true);

  document.addEventListener('keydown', (event) => {
    const open = document.querySelector('details.rate[open]');
    if (event.key !== 'Escape' || !open) return;
    open.open = false;
    open.querySelector('summary').focus();
  });

  document.addEventListener('htmx:beforeRequest', (event) => {
    rated = event.target.closest?.('form.rating') ? event.target.closest('tr').id : '';
  });

  document.addEventListener('htmx:afterSettle', () => {
    if (!rated) return;
    const row = document.getElementById(rated);
    row?.querySelector('details.rate > summary').focus({ preventScroll: true });
    const grade = row?.querySelector('.rated .grade').textContent.trim();
    document.getElementById('told').textContent = row
      ? `Kept. ${row.querySelector('.name').textContent}: ${grade === '–' ? 'not rated' : grade}`
      : 'Kept. It does not fit these filters any more.';
    rated = '';
  });
})();
