// The outline of a neighbourhood, drawn: the corners in the text field are what counts, the map shows and changes them.
const map = document.querySelector('svg.draw'), field = document.getElementById('corners');
if (map && field) {
  const { west, north, across, down } = map.dataset, layer = map.querySelector('[data-corners]'), undo = document.querySelector('[data-undo]');
  const line = text => (/;|^\s*\S+,\d\S*\s+\S+,\d\S*\s*$/.test(text) ? text.replaceAll(',', '.') : text).match(/-?\d+(\.\d+)?/g)?.map(Number);
  const read = () => field.value.split('\n').map(line).filter(pair => pair?.length === 2);
  const write = corners => {
    field.value = corners.map(([lat, lon]) => `${+(+lat).toFixed(6)}, ${+(+lon).toFixed(6)}`).join('\n');
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
    const points = read().map(([lat, lon]) => [((lon - west) / across).toFixed(1), ((north - lat) / down).toFixed(1)]);
    layer.replaceChildren();
    if (points.length > 1) part('path', { class: 'm-draft', d: `M${points.map(point => point.join(' ')).join('L')}z` });
    points.forEach(([cx, cy], at) => part('circle', { class: 'm-corner', cx, cy, r: 5, 'data-at': at }));
    if (undo) undo.hidden = !points.length;
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
    const corners = read();
    corners[held] = place(event);
    write(corners);
  });
  map.addEventListener('pointerup', () => { held = -1; });
  map.addEventListener('pointercancel', () => { held = -1; });
  map.addEventListener('click', event => {
    if (dragged || event.target.dataset.at) return;
    write([...read(), place(event)]);
  });
  undo?.addEventListener('click', () => write(read().slice(0, -1)));
  field.addEventListener('input', show);
  show();
}
