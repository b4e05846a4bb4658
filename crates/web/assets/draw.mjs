// The outline of a neighbourhood, drawn: the corners in the text field are what counts, the map shows and changes them.
const map = document.querySelector('svg.draw'), field = document.getElementById('corners');
if (map && field) {
  const { west, north, across, down } = map.dataset, layer = map.querySelector('[data-corners]'), undo = document.querySelector('[data-undo]'), more = document.querySelector('[data-part]');
  const line = text => (/;|^\s*\S+,\d\S*\s+\S+,\d\S*\s*$/.test(text) ? text.replaceAll(',', '.') : text).match(/-?\d+(\.\d+)?/g)?.map(Number);
  // Rings of corners; a line of dashes begins another: a further part, or a hole in one.
  const read = () => field.value.split(/^\s*[-–—]{2,}\s*$/m).map(ring => ring.split('\n').map(line).filter(pair => pair?.length === 2));
  const write = rings => {
    field.value = rings.map(ring => ring.map(([lat, lon]) => `${+(+lat).toFixed(6)}, ${+(+lon).toFixed(6)}\n`).join('')).join('---\n').trimStart();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const place = event => {
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    return [north - y * down, +west + x * across];
  };
  const part = (name, attributes) => {
    const made = layer.appendChild(document.createElementNS(map.namespaceURI, name));
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  };
  const show = () => {
    const rings = read().map(ring => ring.map(([lat, lon]) => [((lon - west) / across).toFixed(1), ((north - lat) / down).toFixed(1)]));
    const path = points => (points.length > 1 ? `M${points.map(point => point.join(' ')).join('L')}z` : '');
    layer.replaceChildren();
    part('path', { class: 'm-draft', d: rings.map(path).join('') });
    rings.flat().forEach(([cx, cy], at) => part('circle', { class: 'm-corner', cx, cy, r: 5, 'data-at': at }));
    if (undo) undo.hidden = !rings.flat().length;
    if (more) more.hidden = rings.at(-1).length < 3;
  };
  let held = -1, dragged = false;
  map.addEventListener('pointerdown', event => {
    dragged = false;
    held = +(event.target.dataset.at ?? -1);
    if (held >= 0) map.setPointerCapture(event.pointerId);
  });
  map.addEventListener('pointermove', event => {
    if (held < 0) return;
    dragged = true;
    const rings = read();
    let at = held;
    const ring = rings.find(ring => at < ring.length || (at -= ring.length, false));
    if (ring) ring[at] = place(event);
    write(rings);
  });
  map.addEventListener('pointerup', () => { held = -1; });
  map.addEventListener('pointercancel', () => { held = -1; });
  map.addEventListener('click', event => {
    if (dragged || event.target.dataset.at) return;
    const rings = read();
    rings.at(-1).push(place(event));
    write(rings);
  });
  undo?.addEventListener('click', () => {
    const rings = read();
    if (rings.length > 1 && !rings.at(-1).length) rings.pop();
    else rings.at(-1).pop();
    write(rings);
  });
  more?.addEventListener('click', () => write([...read(), []]));
  field.addEventListener('input', show);
  show();
}
