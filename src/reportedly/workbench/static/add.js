'use strict';
// Files and folders, dropped or chosen, are listed before they are sent; their paths go along.
(() => {
  const form = document.getElementById('drop');
  if (!form) return;
  document.documentElement.classList.add('scripted');
  const files = document.getElementById('files');
  const folder = document.getElementById('folder');
  const chosen = document.getElementById('chosen');
  const button = document.getElementById('read-files');
  const most = Number(form.dataset.most) * 1048576;
  const held = []; // {file, path}

  const size = (n) => n < 1024 ? `${n} B` : n < 1048576 ? `${Math.round(n / 1024)} kB` : `${(n / 1048576).toFixed(1)} MB`;
  const line = (words, more, kind) => {
    const row = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = words;
    if (kind) name.className = kind;
    const side = document.createElement('span');
    side.className = 'size';
    side.textContent = more;
    row.append(name, side);
    return row;
  };

  // The form sends one field of files, in the order of their paths.
  function keep() {
    const all = new DataTransfer();
    for (const one of held) all.items.add(one.file);
    files.files = all.files;
    folder.value = '';
    form.elements.paths.value = JSON.stringify(held.map((one) => one.path));
    const total = held.reduce((sum, one) => sum + one.file.size, 0);
    const list = document.createElement('ul');
    for (const one of held.slice(0, 100)) list.append(line(one.path, size(one.file.size)));
    if (held.length > 100) list.append(line(`and ${held.length - 100} more`, ''));
    if (total > most) list.prepend(line(`${size(total)} are too much at once: ${size(most)} can be taken`, '', 'too-much'));
    if (held.length > 2000) list.prepend(line(`${held.length} files are too many at once: 2000 can be taken`, '', 'too-much'));
    chosen.replaceChildren(...(held.length ? [list] : []));
    button.textContent = held.length ? `Read ${held.length} file${held.length === 1 ? '' : 's'} (${size(total)})` : 'Read them';
    button.disabled = !held.length || total > most || held.length > 2000;
    if (!button.disabled) button.focus({preventScroll: true});
  }

  function take(some) {
    for (const one of some) {
      if (one.path.includes('/') && /(^|\/)\./.test(one.path)) continue; // hidden files stay out
      if (!held.some((two) => two.path === one.path && two.file.size === one.file.size && two.file.lastModified === one.file.lastModified)) held.push(one);
    }
    keep();
  }

  for (const input of [files, folder]) {
    input.addEventListener('change', () => {
      take([...input.files].map((file) => ({file, path: file.webkitRelativePath || file.name})));
    });
  }

  // A dropped folder is walked through, as `reportedly add FOLDER` does.
  function below(entry) {
    if (entry.isFile) {
      return new Promise((done) => entry.file((file) => done([{file, path: entry.fullPath.replace(/^\//, '')}]), () => done([])));
    }
    const reader = entry.createReader();
    const found = [];
    return new Promise((done) => {
      const next = () => reader.readEntries(async (some) => {
        if (!some.length) return done((await Promise.all(found.map(below))).flat());
        found.push(...some);
        next();
      }, () => done([]));
      next();
    });
  }

  let depth = 0;
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  document.addEventListener('dragenter', (event) => {
    if (carries(event)) { depth += 1; form.classList.add('over'); }
  });
  document.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (!depth) form.classList.remove('over');
  });
  document.addEventListener('dragover', (event) => { if (carries(event)) event.preventDefault(); });
  document.addEventListener('drop', async (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth = 0;
    form.classList.remove('over');
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const plain = [...event.dataTransfer.files].map((file) => ({file, path: file.name}));
    const found = entries.length ? (await Promise.all(entries.map(below))).flat() : [];
    take((found.length ? found : plain).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)));
  });

  keep();
})();
