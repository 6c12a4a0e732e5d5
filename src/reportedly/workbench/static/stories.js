'use strict';
// Steps through the stories: j and k put the next one or the one before in focus, o opens it.
(() => {
  const rows = () => [...document.querySelectorAll('.story')];

  function mark(element, key, says) {
    if (!element) return;
    element.dataset.key = key;
    element.dataset.says = says;
  }

  function place() {
    const all = rows();
    const at = all.indexOf(document.activeElement?.closest?.('.story'));
    for (const one of document.querySelectorAll('.story[data-key], .story [data-key="o"]')) {
      delete one.dataset.key;
      delete one.dataset.says;
    }
    mark(all[at + 1], 'j', 'Next story');
    if (at > 0) mark(all[at - 1], 'k', 'Story before');
    mark(all[Math.max(at, 0)]?.querySelector('h2 a'), 'o', 'Open the story');
  }

  document.addEventListener('focusin', place);
  document.addEventListener('htmx:afterSettle', place);
  place();
})();
