'use strict';
// The evidence reader: cards beside their passages, click either way, keys from claim to claim.
(() => {
  const reader = document.querySelector('.reader');
  const marked = reader.querySelector('.marked');
  const text = reader.querySelector('.text');
  const column = reader.querySelector('.cards');
  const tools = reader.querySelector('.tools');
  const cards = [...column.querySelectorAll('.claim-card')];
  const marks = [...text.querySelectorAll('mark')];
  const wide = matchMedia('(min-width: 62.01rem)');
  const GAP = 6;
  let chosen = null;
  let figure = null;
  reader.classList.add('scripted');

  const numbers = (mark) => (mark.dataset.c || '').trim().split(' ').filter(Boolean);
  const marksOf = new Map();
  for (const mark of marks) {
    for (const n of numbers(mark)) {
      if (!marksOf.has(n)) marksOf.set(n, []);
      marksOf.get(n).push(mark);
    }
  }
  const cardOf = new Map(cards.map((card) => [card.dataset.n, card]));
  const placeOf = (card) => document.getElementById(card.dataset.at);
  const shown = () => cards.filter((card) => !card.hidden);

  // Each card at the height of its passage; where there is no room, one below the other, the chosen one at its place.
  function place() {
    column.classList.toggle('placed', wide.matches);
    column.classList.toggle('narrow', !wide.matches);
    if (!wide.matches) {
      column.style.height = '';
      return;
    }
    const all = shown();
    const top = column.getBoundingClientRect().top;
    const want = all.map((card) => (placeOf(card)?.getBoundingClientRect().top ?? top) - top - 4);
    const high = all.map((card) => card.offsetHeight + GAP);
    const at = all.indexOf(chosen);
    const least = [];
    let sum = 0;
    for (const height of high) {
      least.push(sum);
      sum += height;
    }
    const tops = [...want];
    const from = Math.max(at, 0);
    if (all.length) tops[from] = Math.max(want[from], least[from]);
    for (let i = from - 1; i >= 0; i -= 1) tops[i] = Math.max(least[i], Math.min(want[i], tops[i + 1] - high[i]));
    for (let i = from + 1; i < all.length; i += 1) tops[i] = Math.max(want[i], tops[i - 1] + high[i - 1]);
    all.forEach((card, i) => { card.style.top = `${tops[i]}px`; });
    column.style.height = all.length ? `${tops.at(-1) + high.at(-1)}px` : '';
  }

  // The words of the claim itself are framed, its speaker, cue and reserves tinted.
  function light(card) {
    for (const mark of text.querySelectorAll('.lit, .part, .asked')) mark.classList.remove('lit', 'part', 'asked');
    for (const one of cards) one.classList.toggle('lit', one === card);
    for (const mark of (card && marksOf.get(card.dataset.n)) || []) mark.classList.add(mark.matches('.m-claim') ? 'lit' : 'part');
  }

  function choose(card, move) {
    const before = chosen;
    chosen = card;
    for (const one of cards) if (one !== card) one.open = false;
    if (before && before !== card) home(before);
    light(card);
    if (!card) {
      place();
      history.replaceState(null, '', location.pathname + location.search);
      return;
    }
    card.hidden = false;
    card.open = true;
    const spot = placeOf(card);
    if (!wide.matches && spot) spot.closest('p').after(card);
    place();
    history.replaceState(null, '', `#${card.dataset.at}`);
    if (move === 'text' || move === 'both') bring(spot);
    if (move === 'card' && wide.matches) bring(card);
  }

  // A card that stood under its passage goes back to its place in the column.
  function home(card) {
    if (card.parentElement === column) return;
    const next = cards[cards.indexOf(card) + 1];
    const anchor = cards.slice(cards.indexOf(card) + 1).find((one) => one.parentElement === column);
    column.insertBefore(card, anchor || (next ? null : column.querySelector('.none')));
  }

  function bring(element) {
    if (!element) return;
    const box = element.getBoundingClientRect();
    const edge = tools.getBoundingClientRect().bottom + 12;
    if (box.top >= edge && box.bottom <= innerHeight * 0.8) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    scrollTo({ top: scrollY + box.top - edge - innerHeight * 0.16, behavior: calm ? 'auto' : 'smooth' });
  }

  text.addEventListener('click', (event) => {
    if (event.target.closest('.claim-card') || String(getSelection())) return;
    const link = event.target.closest('.to-card');
    if (link) event.preventDefault();
    for (let mark = event.target.closest('mark'); mark; mark = mark.parentElement.closest('mark')) {
      const ns = numbers(mark).filter((n) => !cardOf.get(n)?.hidden);
      if (!ns.length) continue;
      const next = ns[(ns.indexOf(chosen?.dataset.n) + 1) % ns.length];
      choose(cardOf.get(next), 'card');
      return;
    }
  });

  for (const card of cards) {
    card.querySelector('summary').addEventListener('click', (event) => {
      event.preventDefault();
      choose(card.open ? null : card, 'text');
    });
  }

  column.addEventListener('click', follow);
  text.addEventListener('click', follow);
  // A link inside a card to words of this text lights them and keeps the card.
  function follow(event) {
    const link = event.target.closest('.claim-card a[href]');
    if (!link || link.pathname !== location.pathname || !link.hash || /[?&]part=/.test(link.getAttribute('href'))) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    if (target.matches('.claim-card')) {
      choose(target, 'both');
      return;
    }
    for (const mark of text.querySelectorAll('.asked')) mark.classList.remove('asked');
    target.classList.add('asked');
    bring(target);
    history.replaceState(null, '', link.hash);
  }

  function step(by) {
    const all = shown();
    if (!all.length) return;
    let at = all.indexOf(chosen);
    if (at < 0) at = by > 0 ? all.findIndex((card) => (placeOf(card)?.getBoundingClientRect().top ?? 0) > 120) - 1 : all.length;
    const beyond = at + by < 0 ? 'prev' : at + by >= all.length ? 'next' : '';
    const part = beyond && reader.querySelector(`.parts [rel=${beyond}]`);
    if (part) {
      part.click();
      return;
    }
    const card = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    choose(card, 'both');
    card.querySelector('summary').focus({ preventScroll: true });
  }

  function stepFigure(by) {
    const all = marks.filter((mark) => mark.matches('.m-figure[id]') && mark.getClientRects().length);
    if (!all.length) return;
    let at = all.indexOf(figure);
    if (at < 0) at = by > 0 ? -1 : all.length;
    figure = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    const n = numbers(figure).find((one) => !cardOf.get(one)?.hidden);
    if (n) choose(cardOf.get(n), 'none');
    for (const mark of text.querySelectorAll('.asked')) mark.classList.remove('asked');
    figure.classList.add('asked');
    bring(figure);
    history.replaceState(null, '', `#${figure.id}`);
  }

  tools.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-step], button[data-figure]');
    if (button?.dataset.step) step(Number(button.dataset.step));
    else if (button) stepFigure(Number(button.dataset.figure));
  });

  // What is marked and which claims are shown stand in the address.
  function apply() {
    const fields = new FormData(tools);
    const kinds = fields.getAll('show');
    for (const box of tools.querySelectorAll('[name=show]')) marked.classList.toggle(`show-${box.value}`, box.checked);
    const [status, speaker] = [fields.get('status'), fields.get('speaker')];
    for (const card of cards) card.hidden = Boolean((status && card.dataset.status !== status) || (speaker && card.dataset.speaker !== speaker));
    for (const mark of marks) {
      const held = numbers(mark);
      mark.classList.toggle('off', held.length > 0 && held.every((n) => cardOf.get(n)?.hidden));
    }
    column.querySelector('.none').hidden = cards.length === 0 || shown().length > 0;
    if (chosen?.hidden) choose(null);
    const query = new URLSearchParams(location.search);
    query.set('show', kinds.join(',') || 'none');
    for (const [name, value] of [['status', status], ['speaker', speaker]]) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    history.replaceState(null, '', `${location.pathname}?${query.toString().replaceAll('%2C', ',')}${location.hash}`);
    place();
  }
  tools.addEventListener('change', (event) => {
    apply();
    if (event.target.matches('select') && event.target.value && shown().length) choose(shown()[0], 'both');
  });

  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && chosen) choose(null);
  });

  // The address names a passage: its claim is opened; words without a mark of their own are lit.
  function arrive() {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name ? document.getElementById(name) : null;
    if (target?.matches('.claim-card')) {
      choose(target, 'both');
    } else if (target && text.contains(target)) {
      const n = numbers(target).find((one) => cardOf.has(one));
      if (n) choose(cardOf.get(n), 'none');
      history.replaceState(null, '', `#${name}`);
      target.classList.add('asked');
      bring(target);
    } else {
      const found = /-(\d+)-(\d+)$/.exec(name || '');
      if (!found || !name.startsWith(reader.dataset.id)) return;
      const starts = reader.dataset.parts.split(' ').map(Number);
      const part = starts.filter((start) => start <= Number(found[1])).length;
      if (Number(reader.dataset.part) && part !== Number(reader.dataset.part)) {
        const query = new URLSearchParams(location.search);
        query.set('part', part);
        location.replace(`${location.pathname}?${query}${location.hash}`);
      } else {
        lightWords(Number(found[1]), Number(found[2]));
      }
    }
  }

  function lightWords(start, end) {
    const block = [...text.querySelectorAll('[data-s]')].filter((one) => Number(one.dataset.s) <= start).at(-1);
    if (!block) return;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = Number(block.dataset.s);
    let begun = false;
    for (let node = walker.nextNode(); node && at < end; node = walker.nextNode()) {
      const points = [...node.data];
      const unit = (n) => points.slice(0, Math.max(n, 0)).join('').length;
      if (!begun && at + points.length > start) {
        range.setStart(node, unit(start - at));
        begun = true;
      }
      if (begun) range.setEnd(node, unit(Math.min(end - at, points.length)));
      at += points.length;
    }
    if (!begun) return;
    if (window.Highlight) CSS.highlights.set('asked', new Highlight(range));
    bring(range);
  }

  // Words that the reader marks can be cited, as long as the page shows every character as it is.
  function offset(node, at) {
    const block = (node.nodeType === 3 ? node.parentElement : node).closest('.text [data-s]');
    if (!block) return null;
    const range = document.createRange();
    range.selectNodeContents(block);
    range.setEnd(node, at);
    return Number(block.dataset.s) + [...range.toString()].length;
  }

  const cite = reader.querySelector('.cite-words');
  document.addEventListener('selectionchange', () => {
    const chosenWords = getSelection();
    const words = String(chosenWords).replace(/\s+/g, ' ').trim();
    const inText = chosenWords.rangeCount && text.contains(chosenWords.anchorNode) && text.contains(chosenWords.focusNode);
    if (!words || !inText || !('exact' in reader.dataset)) {
      if (!cite.contains(chosenWords.anchorNode)) cite.hidden = true;
      return;
    }
    const range = chosenWords.getRangeAt(0);
    const from = offset(range.startContainer, range.startOffset);
    const to = offset(range.endContainer, range.endOffset);
    cite.hidden = from === null || to === null || from >= to;
    document.getElementById('cite-words').textContent = `${reader.dataset.cite}, characters ${from} to ${to}: “${words}” (${reader.dataset.id})`;
  });

  addEventListener('hashchange', arrive);
  wide.addEventListener('change', () => {
    for (const card of cards) home(card);
    if (chosen) choose(chosen, 'text');
    else place();
  });
  new ResizeObserver(place).observe(text);
  place();
  arrive();
  requestAnimationFrame(() => column.classList.add('moving'));
})();
