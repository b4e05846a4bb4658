// Enhancement only: every page works without this file.
const all = (what, where = document) => [...where.querySelectorAll(what)];
document.documentElement.classList.add('js');

// A message that comes and goes by itself.
const toast = text => {
  if (!text) return;
  const p = Object.assign(document.createElement('p'), { className: 'toast', textContent: text });
  p.setAttribute('role', 'status');
  document.body.append(p);
  setTimeout(() => p.remove(), 6000);
};

// Drafts: the form goes to the server a moment after typing stops, and stays in this tab if that fails.
for (const form of all('form[data-draft]')) {
  const key = 'draft ' + form.dataset.draft, state = form.querySelector('[data-save-state]');
  const fields = () => [...form.elements].filter(f => f.name && f.name !== 'csrf' && f.type !== 'file' && f.type !== 'submit');
  let timer, sent, done = false;
  const values = () => fields().map(f => [f.name, f.type === 'radio' || f.type === 'checkbox' ? f.value + (f.checked ? '+' : '-') : f.value]);
  const keep = () => { try { sessionStorage.setItem(key, JSON.stringify(values())); } catch {} };
  const save = async () => {
    const now = JSON.stringify(values());
    if (now === sent) return;
    keep();
    const body = new FormData(form);
    all('[type=file]', form).forEach(f => body.delete(f.name));
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(body), headers: { Accept: 'application/json' } });
      if (!answer.ok) throw answer.status;
      sent = now;
      sessionStorage.removeItem(key);
      if (state) state.textContent = state.dataset.saved;
    } catch {
      if (state) state.textContent = state.dataset.here;
      timer = setTimeout(save, 15000);
    }
  };
  let kept;
  try { kept = JSON.parse(sessionStorage.getItem(key)); } catch {}
  if (kept && !document.querySelector('.summary')) fields().forEach((f, i) => {
    const [name, value] = kept[i] ?? [];
    if (name !== f.name) return;
    if (f.type === 'radio' || f.type === 'checkbox') f.checked = value === f.value + '+';
    else if (!f.value) f.value = value;
  });
  form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(save, 2500); });
  sent = JSON.stringify(values());
  addEventListener('pagehide', () => { if (!done && JSON.stringify(values()) !== sent) keep(); });
  form.addEventListener('submit', () => { clearTimeout(timer); done = true; });
}

// Photos are made smaller before they travel; location data is dropped on the way.
for (const input of all('input[data-shrink]')) input.addEventListener('change', async () => {
  const [file] = input.files, most = +input.dataset.shrink;
  if (!file?.type.startsWith('image/')) return;
  try {
    const image = await createImageBitmap(file), scale = Math.min(1, most / Math.max(image.width, image.height));
    if (scale === 1 && file.size < 1e6) return;
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width * scale, height: image.height * scale });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', .85)), list = new DataTransfer();
    list.items.add(new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' }));
    input.files = list.files;
  } catch { /* the server decides what to do with it */ }
});

// A click on the map sets the place and its neighbourhood.
for (const map of all('svg.pick')) map.addEventListener('click', event => {
  const form = map.closest('form'), { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  const { west, north, across, down } = map.dataset, pin = map.querySelector('.pin'), area = event.target.dataset.area;
  form.elements.lon.value = (+west + x * across).toFixed(5);
  form.elements.lat.value = (north - y * down).toFixed(5);
  pin.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  pin.removeAttribute('visibility');
  if (area) form.elements.neighbourhood.value = area;
  map.dispatchEvent(new Event('input', { bubbles: true }));
});

// Characters left.
for (const note of all('[data-count]')) {
  const field = document.getElementById(note.dataset.count);
  const tell = () => { note.textContent = note.dataset.say.replace('#', field.dataset.max - [...field.value].length); };
  field.addEventListener('input', tell);
  tell();
}

// Support and follow without leaving the page: the same form and answer, one part of it shown.
document.addEventListener('submit', async event => {
  const form = event.target, part = form.dataset.swap;
  if (!part) return;
  event.preventDefault();
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html'), fresh = page.getElementById(part);
    if (!fresh) throw part;
    document.getElementById(part).replaceWith(fresh);
    (fresh.querySelector('button') ?? fresh).focus();
    toast(page.querySelector('.flash')?.textContent.trim());
  } catch { form.submit(); }
});

// Keys of the screening page, as shown on it.
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') return all('details.pop[open], details.menu[open]').forEach(d => { d.open = false; });
  if (event.target.closest('input:not([type=radio], [type=checkbox]), textarea, select')) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches('input[type=radio]')) { target.checked = true; target.focus(); } else if (target.matches('a, button, summary')) target.click(); else target.focus();
});
document.addEventListener('click', event => all('details.pop[open]').forEach(d => { if (!d.contains(event.target)) d.open = false; }));

// A city's colours, tried out as the slider moves.
for (const input of all('[data-var]')) input.addEventListener('input', () => {
  document.documentElement.style.setProperty(input.dataset.var, input.value / (input.dataset.per ?? 1));
  all(`output[for=${input.id}]`).forEach(o => { o.value = input.value; });
});

document.querySelector('.summary')?.focus();
