// Checks a form while somebody types. Without it, the button "Check" does the same.
(() => {
  const wait = 400;
  const form = document.querySelector('form[data-check]');
  const shown = document.getElementById('checks');
  if (!form || !shown) return;
  let asked = 0;
  let timer;

  const check = async () => {
    const mine = ++asked;
    const answer = await fetch(form.dataset.check, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    // An older answer that comes late says nothing any more.
    if (!answer?.ok || mine !== asked) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const open = [...shown.querySelectorAll('details')].map(part => part.open);
    shown.replaceChildren(...fresh.body.childNodes);
    shown.querySelectorAll('details').forEach((part, at) => { part.open = open[at] ?? part.open; });
    const said = document.getElementById('checks-said');
    const score = shown.querySelector('[data-said]')?.textContent ?? '';
    if (said && said.textContent !== score) said.textContent = score;
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, wait);
  });
})();
