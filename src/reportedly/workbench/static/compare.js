'use strict';
// Two articles side by side: from one difference to the next, and only those if asked for.
(() => {
  const compare = document.querySelector('.compare');
  const tools = compare.querySelector('.tools');
  const rows = [...compare.querySelectorAll('.differs')];
  let at = -1;
  compare.classList.add('scripted');

  function jump(by) {
    if (!rows.length) return;
    if (at < 0 && by < 0) at = rows.length;
    rows[at]?.classList.remove('at');
    at = Math.min(Math.max(at + by, 0), rows.length - 1);
    rows[at].classList.add('at');
    rows[at].focus({ preventScroll: true });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const box = rows[at].getBoundingClientRect();
    const heads = compare.querySelector('.heads');
    const edge = tools.getBoundingClientRect().bottom + (getComputedStyle(heads).position === 'sticky' ? heads.offsetHeight : 0) + 8;
    if (box.top < edge || box.bottom > innerHeight - 24) scrollTo({ top: scrollY + box.top - edge - innerHeight * 0.12, behavior: calm ? 'auto' : 'smooth' });
  }

  tools.addEventListener('click', (event) => {
    const button = event.target.closest('[data-jump]');
    if (button) jump(Number(button.dataset.jump));
  });

  tools.addEventListener('change', () => {
    const only = Boolean(tools.elements.only?.checked);
    compare.classList.toggle('only', only);
    const query = new URLSearchParams(location.search);
    if (only) query.set('only', '1');
    else query.delete('only');
    history.replaceState(null, '', `${location.pathname}${query.size ? `?${query}` : ''}`);
  });
})();
