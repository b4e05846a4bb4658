// A question that is asked only after certain answers appears with them; without this file all are shown, each with when it
// is meant. Focus stays where it is; that a question appeared is said.
for (const form of new Set([...document.querySelectorAll('[data-when]')].map(part => part.closest('form')))) {
  const parts = [...form.querySelectorAll('[data-when]')], said = form.querySelector('[data-asked]');
  const fields = name => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const values = name => fields(name).filter(field => !/radio|checkbox/.test(field.type) || field.checked)
    .map(field => field.value).filter(value => value !== '');
  const number = text => /^\d{1,3}([ .\u00a0\u202f]\d{3})+$/.test(text) ? +text.replace(/\D/g, '') : +text.replace(',', '.');
  const isAsked = name => !fields(name)[0]?.closest('[hidden]');
  const holds = ({ when, any, least }) => isAsked(when) && (least
    ? values(when).some(value => number(value) >= +least)
    : values(when).some(value => any.split(' ').includes(value)));
  const show = event => {
    const shown = parts.filter(part => {
      const before = part.hidden;
      part.hidden = !holds(part.dataset);
      return before && !part.hidden;
    });
    if (!event || !said) return;
    const label = part => part.querySelector('legend, label').textContent.trim();
    said.textContent = shown.map(part => said.dataset.asked.replace('#', label(part))).join(' ');
  };
  form.classList.add('asks');
  show();
  form.addEventListener('input', show);
}
