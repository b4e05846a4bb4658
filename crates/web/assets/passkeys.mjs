// Passkeys. Without this file, and in browsers that have none, nothing of them is shown that would not work.
const Key = window.PublicKeyCredential;
const can = navigator.credentials && Key?.parseRequestOptionsFromJSON && Key.parseCreationOptionsFromJSON;
for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!can) continue;
  const fields = form.elements, note = form.querySelector('[data-note]');
  for (const without of document.querySelectorAll('[data-without-passkey]')) without.hidden = true;
  form.hidden = false;
  form.addEventListener('submit', async event => {
    if (fields.answer.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    note.textContent = '';
    try {
      const body = new URLSearchParams({ csrf: fields.csrf.value });
      const asked = await fetch(form.dataset.passkey, { method: 'POST', body });
      if (!asked.ok) throw asked.status;
      const question = await asked.json();
      const key = question.rp
        ? await navigator.credentials.create({ publicKey: Key.parseCreationOptionsFromJSON(question) })
        : await navigator.credentials.get({ publicKey: Key.parseRequestOptionsFromJSON(question) });
      fields.answer.value = JSON.stringify(key);
      form.submit();
    } catch (error) {
      note.textContent = error?.name === 'InvalidStateError' ? note.dataset.known : note.dataset.note;
    }
  }, true);
}
