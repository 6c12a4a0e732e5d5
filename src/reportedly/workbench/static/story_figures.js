'use strict';
// What is chosen of the figures stands in the address, in the command under the page, and in its links.
(() => {
  const form = document.getElementById('choices');
  const leftOut = document.querySelector('.left-out');
  const USUAL = { days: 'auto', rule: form.dataset.rule };

  /** What is chosen, without what goes without saying. */
  function asked() {
    const pairs = [...new FormData(form)].filter(([name, value]) => value && value !== USUAL[name]);
    const page = new URLSearchParams(location.search).get('page');
    return new URLSearchParams(page ? [...pairs, ['page', page]] : pairs);
  }

  /** The parts of this very page that repeat what is chosen, as the server words them. */
  async function repeat(address) {
    const answer = await fetch(address);
    if (!answer.ok || address !== location.pathname + location.search) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of ['.same', '.pager', '.tabs']) {
      const [here, there] = [document.querySelector(part), fresh.querySelector(part)];
      if (here && there) here.replaceWith(document.adoptNode(there));
    }
  }

  let waiting = 0;
  function tell() {
    const query = asked().toString();
    const address = location.pathname + (query ? `?${query}` : '');
    if (address === location.pathname + location.search) return;
    history.replaceState(history.state, '', address + location.hash);
    clearTimeout(waiting);
    waiting = setTimeout(() => repeat(address), 250);
  }

  form.addEventListener('drawn', tell);
  form.addEventListener('formdata', (event) => {
    for (const [name, value] of [...event.formData]) {
      if (!value || value === USUAL[name]) event.formData.delete(name);
    }
  });
  form.elements.by.addEventListener('change', () => form.requestSubmit());
  document.addEventListener('change', (event) => {
    if (!leftOut || !event.target.matches('.parties input')) return;
    const out = [...document.querySelectorAll('.parties input:not(:checked)')].map((box) => box.value);
    const link = leftOut.querySelector('a');
    const query = new URLSearchParams(out.filter(Boolean).map((origin) => ['without', origin]));
    link.href = `${leftOut.dataset.href}${leftOut.dataset.href.includes('?') ? '&' : '?'}${query}`;
    link.hidden = !query.toString();
    leftOut.hidden = !out.length;
  });
})();
