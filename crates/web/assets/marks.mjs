// Marks by keys: a digit marks what has the focus, else the first without a mark, and what comes next has the focus.
const measures = [...document.querySelectorAll('.measure')];
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('textarea, select, input:not([type=radio])')) return;
  if (!/^\d$/.test(event.key)) return;
  const open = measures.find(one => !one.querySelector(':checked'));
  const here = document.activeElement?.closest('.measure') ?? open;
  const mark = here?.querySelector(`input[type=radio][value="${event.key}"]`);
  if (!mark) return;
  event.preventDefault();
  mark.checked = true;
  mark.dispatchEvent(new Event('input', { bubbles: true }));
  const next = measures[measures.indexOf(here) + 1];
  (next?.querySelector('input[type=radio]') ?? mark).focus();
});
