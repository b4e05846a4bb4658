// Enhancement only: every page works without this file.
const all = (what, where = document) => [...where.querySelectorAll(what)];
const one = (what, where = document) => where.querySelector(what);
const on = (what, event, act) => what.addEventListener(event, act);
document.documentElement.classList.add('js');

const toast = text => {
  if (!text) return;
  const p = Object.assign(document.createElement('p'), { className: 'toast', textContent: text });
  p.setAttribute('role', 'status');
  document.body.append(p);
  setTimeout(() => p.remove(), 6000);
};

// What is typed goes to the server a moment after typing stops, and stays in this tab while that fails. Each save names the
// version its page was made from, so that a page the browser remembers never writes over what was typed later.
for (const form of all('form[data-draft]')) {
  const key = 'draft ' + form.dataset.draft, state = one('[data-save-state]', form), version = form.elements.kept_version;
  const fields = () => [...form.elements].filter(f => f.name && !/^(csrf|kept_version)$/.test(f.name) && !/file|submit/.test(f.type));
  const ticked = f => /radio|checkbox/.test(f.type);
  let timer, sent, saving, old = false, done = false;
  const values = () => JSON.stringify(fields().map(f => [f.name, ticked(f) ? f.value + (f.checked ? '+' : '-') : f.value]));
  const keep = () => { try { sessionStorage.setItem(key, JSON.stringify([version.value, values()])); } catch {} };
  const say = word => { if (state) state.textContent = state.dataset[word]; };
  const body = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  const save = async () => {
    const now = values();
    if (now === sent || old) return;
    keep();
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: body() });
      if (answer.status === 409) { old = true; return say('newer'); }
      if (!answer.ok) throw answer.status;
      version.value = await answer.text();
      sent = now;
      sessionStorage.removeItem(key);
      say('saved');
      form.dispatchEvent(new Event('saved'));
    } catch {
      say('here');
      timer = setTimeout(start, 15000);
    }
  };
  const start = () => { saving = (saving ?? Promise.resolve()).then(save).finally(() => { saving = null; }); };
  sent = values();
  let kept;
  try { kept = JSON.parse(sessionStorage.getItem(key)); } catch {}
  if (kept?.[0] === version.value && !one('.summary')) {
    const words = JSON.parse(kept[1]);
    fields().forEach((f, i) => {
      const [name, value] = words[i] ?? [];
      if (name !== f.name) return;
      if (ticked(f)) f.checked = value === f.value + '+';
      else f.value = value;
    });
    timer = setTimeout(start, 1000);
  }
  on(form, 'input', () => { clearTimeout(timer); timer = setTimeout(start, 1500); });
  on(window, 'pagehide', () => {
    if (done || old || values() === sent) return;
    keep();
    navigator.sendBeacon(form.dataset.draft, body());
  });
  on(window, 'pageshow', event => { if (event.persisted && !one('.summary')) location.reload(); });
  on(form, 'submit', event => {
    clearTimeout(timer);
    // A save on its way would make this page an old one.
    if (saving) { event.preventDefault(); return saving.finally(() => form.requestSubmit(event.submitter)); }
    done = true;
    sessionStorage.removeItem(key);
  });
}

// What says the same already is looked for again whenever what is typed was saved.
for (const place of all('[data-near]')) on(one('form[data-draft]'), 'saved', async () => {
  const answer = await fetch(place.dataset.near);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const now = one('[data-near]', page)?.innerHTML ?? '';
  if (now !== place.innerHTML && !place.contains(document.activeElement)) place.innerHTML = now;
});

// Photos travel smaller, and without location data.
for (const input of all('input[data-shrink]')) on(input, 'change', async () => {
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
  } catch {} // the server decides
});

// A click on the map sets the place and its neighbourhood: those of an idea, or of the question that the map is of.
for (const map of all('svg.pick')) on(map, 'click', event => {
  const { of } = map.dataset, field = (part, own = part) => map.closest('form').elements[of ? `${of}_${part}` : own], { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  const { west, north, across, down } = map.dataset, pin = one('.pin', map), area = event.target.dataset.area;
  field('lon').value = (+west + x * across).toFixed(5);
  field('lat').value = (north - y * down).toFixed(5);
  pin.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  pin.removeAttribute('visibility');
  if (area) field('area', 'neighbourhood').value = area;
  map.dispatchEvent(new Event('input', { bubbles: true }));
});

// Characters left.
for (const note of all('[data-count]')) {
  const field = document.getElementById(note.dataset.count);
  const tell = () => { note.textContent = note.dataset.say.replace('#', field.dataset.max - [...field.value].length); };
  on(field, 'input', tell);
  tell();
}

// What only a script can do appears with it: copying an address, printing.
for (const button of all('[data-copy], [data-print]')) {
  button.hidden = false;
  on(button, 'click', async () => {
    if (!('copy' in button.dataset)) return print();
    const field = document.getElementById(button.dataset.copy);
    try { await navigator.clipboard.writeText(field.value); } catch { field.select(); document.execCommand('copy'); }
    toast(button.dataset.said);
  });
}

// A part of another page, shown over this one.
for (const link of all('a[data-dialog]')) on(link, 'click', async event => {
  event.preventDefault();
  try {
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html');
    const dialog = document.body.appendChild(Object.assign(document.createElement('dialog'), { className: 'panel' }));
    dialog.append(page.querySelector('h1'), page.getElementById(link.dataset.dialog));
    on(dialog, 'close', () => dialog.remove());
    on(dialog, 'click', () => dialog.close());
    dialog.showModal();
  } catch { location = link.href; }
});

// A saved reply fills its field.
for (const button of all('[data-fill]')) on(button, 'click', event => {
  const field = button.form.elements[button.dataset.fill];
  event.preventDefault();
  field.value = button.value;
  button.closest('details').open = false;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
});

// Support and follow without leaving the page: one part of the same answer is shown.
on(document, 'submit', async event => {
  const form = event.target, part = form.dataset.swap;
  if (!part) return;
  event.preventDefault();
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html'), fresh = page.getElementById(part);
    if (!fresh) throw part;
    document.getElementById(part).replaceWith(fresh);
    (fresh.querySelector('button') ?? fresh).focus();
    if (!one('.flash', fresh)) toast(one('.flash', page)?.textContent.trim());
  } catch { form.submit(); }
});

// Keys of the screening page, as shown on it.
on(document, 'keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') return all('details.pop[open], details.menu[open]').forEach(d => { d.open = false; });
  if (event.target.closest('input:not([type=radio], [type=checkbox]), textarea, select')) return;
  const target = one(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches('input[type=radio]')) { target.checked = true; target.focus(); } else if (target.matches('summary')) { target.parentElement.open = true; target.parentElement.querySelector('input:not([type=hidden]), select, textarea')?.focus(); } else target.click();
});
on(document, 'click', event => all('details.pop[open]').forEach(d => { if (!d.contains(event.target)) d.open = false; }));

// What is selected is summed as it is chosen.
for (const sum of all('[data-sum]')) {
  const form = sum.closest('form'), says = all('[data-say]', sum), overs = all('.over', sum), { units } = sum.dataset;
  const money = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: sum.dataset.sum, trailingZeroDisplay: 'stripIfInteger' });
  on(form, 'input', event => {
    if (!/radio|checkbox/.test(event.target.type)) return;
    const chosen = all('tr:not(:has([name^=later]:checked)) [data-minor]:checked', form), add = (key, from) => chosen.reduce((all, one) => all + +one.dataset[key], +from), { cost: c, least: l } = sum.dataset;
    const cost = add('minor', c), least = add('least', l), high = money.format(cost / units);
    const found = [+sum.dataset.ideas + chosen.length, cost], shown = [found[0], least < cost ? sum.dataset.range.replace('#l', money.format(least / units)).replace('#h', high) : high];
    says.forEach((part, i) => {
      part.textContent = part.dataset.say.replace('#', shown[i]);
      overs[i].hidden = !part.dataset.most || found[i] <= +part.dataset.most;
    });
  });
}

// The button that publishes names the moment that is typed.
for (const field of all('[data-moment]')) on(field, 'input', () => {
  const when = new Date(field.value), button = one('[data-publish]', field.form);
  if (isNaN(when)) return;
  const text = new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(when);
  button.textContent = button.dataset.publish.replace('#', text);
});

// A city's colour, tried out as it is chosen: its hue and strength, as the browser knows them.
for (const input of all('[data-brand]')) on(input, 'input', () => {
  const probe = document.body.appendChild(document.createElement('i')), root = document.documentElement;
  probe.style.color = `oklch(from ${input.value} l c h)`;
  const [, strength, hue] = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  probe.remove();
  if (!hue) return;
  root.style.setProperty('--brand-h', hue);
  root.style.setProperty('--brand-c', Math.min(strength, .18));
});

one('.summary')?.focus();
