// Shows how far an import is, every two seconds. Without it, "Look again" does.
(() => {
  const pause = 2000;

  const look = async () => {
    const shown = document.getElementById('progress');
    if (!shown) return;
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (answer.status >= 500) throw new Error('away');
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = page.getElementById('progress');
      if (!now) return location.reload();
      if (now.textContent !== shown.textContent) shown.replaceWith(now);
    } catch {
      // The server is away for a moment: it goes on by itself when it is back.
    }
    setTimeout(look, pause);
  };

  setTimeout(look, pause);
})();
