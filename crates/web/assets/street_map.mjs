// The street map under a map: loaded when it is wanted, its pictures asked of our own server.
const load = (name, attributes) => new Promise((loaded, failed) => {
  document.head.append(Object.assign(document.createElement(name), attributes, { onload: loaded, onerror: failed }));
});

// Places whose marks would lie on each other from here share one.
const groups = (map, pins) => {
  const made = [];
  for (const pin of pins) {
    const { x, y } = map.project(pin.at), near = made.find(group => Math.abs(group.x - x) < 54 && Math.abs(group.y - y) < 34);
    near ? near.pins.push(pin) : made.push({ x, y, pins: [pin] });
  }
  return made.map(group => group.pins);
};

// What a numbered place is called, and where it leads: as the list beside the map says it.
const listed = number => document.querySelector(`#place-${number} a[href]`);

const mark = (map, group) => {
  const [first] = group, link = listed(first.number), alone = group.length === 1;
  const made = document.createElement(alone && !link ? 'span' : 'a');
  made.className = alone && !link ? 'tile-pin alone' : 'tile-pin';
  made.textContent = alone ? first.number || '' : `${first.number} +${group.length - 1}`;
  const said = group.map(({ number }) => `${number}: ${listed(number)?.textContent.trim() ?? ''}`).join('; ');
  if (made.href !== undefined) {
    made.title = said;
    made.href = alone ? link.href : `#place-${first.number}`;
    made.setAttribute('aria-label', said);
  }
  if (!alone) made.addEventListener('click', event => {
    // As close as it goes they still share it: then the list tells them apart.
    if (map.getZoom() >= map.getMaxZoom()) return;
    event.preventDefault();
    const around = L.latLngBounds(group.map(({ at }) => at)), closer = map.getBoundsZoom(around.pad(.3));
    map.setView(around.getCenter(), Math.min(map.getMaxZoom(), Math.max(closer, map.getZoom() + 2)));
  });
  const icon = L.divIcon({ className: 'tile-mark', html: made, iconSize: null });
  return L.marker(group[0].at, { icon, interactive: false, keyboard: false });
};

// A click chooses a place, as one on the drawing does: its fields, its neighbourhood, its pin.
const choose = (drawing, { lat, lng }) => {
  const { of, west, north, across, down } = drawing.dataset, form = drawing.closest('form').elements;
  const field = (part, own = part) => form[of ? `${of}_${part}` : own];
  field('lon').value = lng.toFixed(5);
  field('lat').value = lat.toFixed(5);
  const x = (lng - west) / across, y = (north - lat) / down, point = new DOMPoint(x, y);
  const area = [...drawing.querySelectorAll('[data-area]')].find(shape => shape.isPointInFill(point));
  if (area) field('area', 'neighbourhood').value = area.dataset.area;
  const pin = drawing.querySelector('.pin');
  pin.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  pin.removeAttribute('visibility');
  drawing.dispatchEvent(new Event('input', { bubbles: true }));
};

const open = (drawing, box, data) => {
  const [north, west, south, east] = data.edges.split(',').map(Number), [minZoom, maxZoom] = data.zoom.split(' ').map(Number);
  const city = L.latLngBounds([south, west], [north, east]), bounds = city.pad(.25), picks = drawing.matches('.pick');
  const map = L.map(box, { minZoom, maxZoom, maxBounds: bounds, zoomControl: false, attributionControl: false });
  L.control.zoom({ zoomInTitle: data.closer, zoomOutTitle: data.farther }).addTo(map);
  // The credit is words, whatever it holds.
  const credit = document.createElement('span');
  credit.textContent = data.credit;
  L.control.attribution({ prefix: false }).addTo(map).addAttribution(credit.innerHTML);
  L.tileLayer(data.streetMap, { minZoom, maxZoom, bounds }).addTo(map);
  const pins = (drawing.dataset.pins ?? '').split(',').filter(Boolean).map(text => {
    const [number, lat, lon] = text.split(' ').map(Number);
    return { number, at: L.latLng(lat, lon) };
  });
  const marks = L.layerGroup().addTo(map);
  const show = () => {
    marks.clearLayers();
    for (const group of groups(map, pins)) marks.addLayer(mark(map, group));
  };
  const chosen = () => {
    const { lon, lat } = drawing.closest('form').elements;
    return !drawing.dataset.of && lat?.value && lon?.value ? L.latLng(lat.value, lon.value) : null;
  };
  const only = picks ? chosen() : pins.length === 1 ? pins[0].at : null;
  if (only) map.setView(only, Math.min(16, maxZoom));
  else map.fitBounds(pins.length ? L.latLngBounds(pins.map(({ at }) => at)).pad(.1) : city, { maxZoom: 16 });
  map.on('zoomend', show);
  if (picks) {
    if (only) pins.push({ number: 0, at: only });
    map.on('click', ({ latlng }) => {
      choose(drawing, latlng);
      pins.splice(0, 1, { number: 0, at: latlng });
      show();
    });
  }
  show();
  return map;
};

for (const button of document.querySelectorAll('[data-street-map]')) {
  const drawing = button.closest('figure').querySelector('svg'), data = button.dataset, words = button.textContent;
  let map, box;
  button.hidden = false;
  const turn = closer => {
    box.hidden = !closer;
    // Not taken away altogether: it still tells in which neighbourhood a point lies.
    Object.assign(drawing.style, closer ? { visibility: 'hidden', position: 'absolute', inlineSize: '1px', blockSize: '1px' } : { visibility: '', position: '', inlineSize: '', blockSize: '' });
    button.textContent = closer ? data.back : words;
    map?.invalidateSize();
  };
  button.addEventListener('click', async () => {
    if (map) return turn(box.hidden);
    button.disabled = true;
    try {
      const looks = data.looks.split(' ').map(href => load('link', { rel: 'stylesheet', href }));
      await Promise.all([...looks, window.L ?? load('script', { src: data.engine })]);
      box = drawing.parentNode.insertBefore(Object.assign(document.createElement('div'), { className: 'tile-map' }), drawing);
      turn(true);
      map = open(drawing, box, data);
    } catch {
      button.insertAdjacentText('afterend', ` ${data.failed}`);
      return;
    } finally {
      button.disabled = false;
    }
  });
}
