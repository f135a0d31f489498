// Works the scenario out while somebody drags or types: the same page is asked for again, and its results take the place of the old ones. Without it the button does the same.
(() => {
  const pause = 200, told = 800, apart = 250, minute = 60;
  const form = document.querySelector('[data-what-if]');
  if (!form) return;
  let timer, telling, busy = false, again = false, next = 0;
  const until = moment => new Promise(done => setTimeout(done, Math.max(0, moment - Date.now())));

  const work = async () => {
    if (busy) { again = true; return; }
    busy = true;
    await until(next);
    again = false;
    next = Date.now() + apart;
    const typed = [...new FormData(form)].filter(([, value]) => value !== '');
    const address = `${form.getAttribute('action')}?${new URLSearchParams(typed)}`;
    try {
      const answer = await fetch(address);
      const wait = answer.status === 429 ? Number(answer.headers.get('Retry-After')) || minute : 0;
      if (wait) { next = Date.now() + 1000 * wait; again = true; }
      const results = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-results]');
      if (results) {
        document.querySelector('[data-results]').replaceChildren(...results.childNodes);
        history.replaceState(null, '', address);
        const beside = document.querySelector('input[data-tried]');
        if (beside) beside.value = results.dataset.tried;
      }
      say(results ? results.dataset.said : wait ? `Too many tries. It goes on in ${wait} seconds.` : 'Not worked out. Try the button.');
    } catch { say('Not worked out. Try the button.'); }
    busy = false;
    if (again) work();
  };

  // Seen at once; read out once the hand is still.
  const say = words => {
    form.querySelector('[data-chance]').textContent = words;
    clearTimeout(telling);
    telling = setTimeout(() => { form.querySelector('[data-told]').textContent = words; }, told);
  };

  const follow = (slider, box) => {
    slider.value = box.value.replace('\u2212', '-').replaceAll(',', '') || 0;
    slider.setAttribute('aria-valuetext', box.value || 'nothing');
  };

  for (const box of form.querySelectorAll('[data-least]')) {
    const slider = document.createElement('input');
    slider.type = 'range';
    for (const [end, name] of [['min', 'least'], ['max', 'most'], ['step', 'step']]) slider[end] = box.dataset[name];
    slider.setAttribute('aria-label', `Slide: ${box.labels[0].textContent}`);
    follow(slider, box);
    box.after(slider);
    slider.addEventListener('input', () => {
      box.value = slider.value;
      slider.setAttribute('aria-valuetext', box.value);
      work();
    });
    box.addEventListener('input', () => follow(slider, box));
  }

  form.addEventListener('input', event => {
    if (event.target.type === 'range') return;
    clearTimeout(timer);
    timer = setTimeout(work, pause);
  });
})();
