'use strict';
// What was said when the page was loaded is old news after the first answer: then #bench says it.
document.addEventListener('htmx:afterSwap', () => document.querySelector('body > .said')?.remove());
