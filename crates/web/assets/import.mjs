// Shows how far an import is. Without this file a link does.
const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [now, then] = [document.getElementById('progress'), page.getElementById('progress')];
    if (!then) return location.reload();
    now.replaceChildren(...then.childNodes);
  } catch {} // the network is away: the link is there still
  setTimeout(look, 1500);
};
if (document.getElementById('progress')) setTimeout(look, 1000);
