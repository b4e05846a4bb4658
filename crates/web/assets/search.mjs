// Suggestions while somebody types. Without this file the form searches all the same.
const field = document.querySelector('[data-suggest]'), list = document.getElementById('suggested');
const told = document.getElementById('suggested-count');
let timer, asked, at = -1, shown = '';

const options = () => [...list.children];
const close = () => {
  at = -1;
  list.hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
};
const go = to => {
  at = to;
  options().forEach((option, i) => option.setAttribute('aria-selected', i === to));
  const option = options()[to];
  if (!option) return field.removeAttribute('aria-activedescendant');
  field.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
};
const show = () => {
  const any = options().length > 0 && document.activeElement === field;
  close();
  list.hidden = !any;
  field.setAttribute('aria-expanded', any);
};
const suggest = async () => {
  const typed = field.value.trim();
  asked?.abort();
  if (typed.length < 2) { shown = ''; list.replaceChildren(); return close(); }
  if (typed === shown) return show();
  asked = new AbortController();
  try {
    const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
    if (!answer.ok) return;
    list.innerHTML = await answer.text();
    shown = typed;
    show();
    told.textContent = told.dataset.say.replace('#', options().length);
  } catch {} // a newer letter was typed, or the network is away: the form still searches
};

for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id], ['aria-expanded', 'false']]) field.setAttribute(name, value);
field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(suggest, 150); });
field.addEventListener('blur', close);
field.addEventListener('keydown', event => {
  const count = options().length;
  if (event.isComposing) return;
  if (/^Arrow(Down|Up)$/.test(event.key) && count) {
    event.preventDefault();
    if (list.hidden) show();
    // One step beyond either end is the field itself.
    const to = at + (event.key === 'ArrowDown' ? 1 : -1);
    go(to < -1 ? count - 1 : to >= count ? -1 : to);
  } else if (event.key === 'Escape' && !list.hidden) {
    event.preventDefault();
    close();
  } else if (event.key === 'Enter' && at >= 0) {
    event.preventDefault();
    location = options()[at].dataset.href;
  }
});
// The field keeps the focus while somebody points.
list.addEventListener('mousedown', event => event.preventDefault());
list.addEventListener('click', event => {
  const option = event.target.closest('[data-href]');
  if (option) location = option.dataset.href;
});
