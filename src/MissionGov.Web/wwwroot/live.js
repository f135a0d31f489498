// The key / goes to the search, unless the page has a use of its own for it.
addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[data-filter], dialog[open], [role=dialog]') || event.target.closest?.('input, select, textarea, [contenteditable]')) return;
  event.preventDefault();
  document.getElementById('find')?.focus();
});

// Offers newer figures when the server says that there are some. Without it, a reload shows them.
(() => {
  const bar = document.getElementById('live');
  const shown = document.body.dataset.version;
  if (!bar || !shown || !window.EventSource) return;
  let offered = shown;

  const show = async () => {
    const answer = await fetch(location.href, { cache: 'no-cache' });
    if (!answer.ok) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = page.getElementById('main');
    if (!main) return location.reload();
    document.getElementById('main').replaceWith(main);
    document.title = page.title;
    document.querySelector('footer')?.replaceWith(page.querySelector('footer') ?? '');
    offered = document.body.dataset.version = page.body.dataset.version ?? offered;
    bar.replaceChildren();
    main.focus();
    dispatchEvent(new Event('figures'));
  };

  const hear = ({ data }) => {
    if (data === offered) return;
    offered = data;
    const button = document.createElement('button');
    button.className = 'quiet';
    button.textContent = 'Show';
    button.onclick = () => show().catch(() => location.reload());
    bar.replaceChildren('New figures are in.', button);
  };

  // A browser has few connections to one site: a hidden page gives its own back.
  let source;
  const listen = () => {
    source?.close();
    source = document.hidden ? undefined : new EventSource('/events');
    source?.addEventListener('version', hear);
  };
  document.addEventListener('visibilitychange', listen);
  listen();
})();
