// Works the scenario out while somebody types: the same page is asked for again, and its results take the place of the old ones. Without it the button does the same.
(() => {
  const pause = 200;
  let timer, asked = 0;

  addEventListener('input', event => {
    const form = event.target.form;
    if (!form?.matches('[data-what-if]')) return;
    clearTimeout(timer);
    timer = setTimeout(() => ask(form), pause);
  });

  const ask = async form => {
    const mine = ++asked;
    const changed = [...new FormData(form)].filter(([, value]) => value !== '');
    const address = `${form.getAttribute('action')}?${new URLSearchParams(changed)}`;
    try {
      const text = await (await fetch(address)).text();
      const results = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-results]');
      if (mine !== asked || !results) return;
      document.querySelector('[data-results]').replaceChildren(...results.childNodes);
      history.replaceState(null, '', address);
    } catch { /* the button still works */ }
  };
})();
