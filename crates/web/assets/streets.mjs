// Streets while somebody types a place. Without this file a button finds them.
const place = document.querySelector('[data-streets]'), form = place.form, list = place.list;
let timer, found = [];
const look = async () => {
  if (place.value.trim().length < 2) return;
  try {
    const answer = await fetch(`${place.dataset.streets}?q=${encodeURIComponent(place.value)}`);
    if (!answer.ok) return;
    found = await answer.json();
    list.replaceChildren(...found.map(one => Object.assign(document.createElement('option'), { value: one.name })));
  } catch {} // the network is away: the button is there still
};
place.addEventListener('input', () => {
  const one = found.find(one => one.name === place.value);
  if (one) [form.lon.value, form.lat.value] = [one.lon, one.lat];
  else { clearTimeout(timer); timer = setTimeout(look, 200); }
});
