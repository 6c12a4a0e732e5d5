'use strict';
// The words of a dot, below the strip, while it is pointed at or focused.
(() => {
  const saying = document.getElementById('saying');
  if (!saying) return;
  const told = saying.textContent;
  const show = (event) => {
    const dot = event.target.closest?.('[data-saying]');
    if (dot) saying.textContent = dot.dataset.saying;
  };
  const plot = document.querySelector('.strip-plot');
  plot.addEventListener('pointerover', show);
  plot.addEventListener('focusin', show);
  plot.addEventListener('pointerleave', () => { saying.textContent = told; });
})();
