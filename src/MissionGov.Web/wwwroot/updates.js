// The weekly update by keyboard: keys, counts, publish, undo. Without it the form works by itself.
(() => {
  const { missiongov } = window;
  const { rows } = missiongov;
  const { form } = rows;
  const undone = [];     // what the fields were before each step
  const parts = ['date', 'note', 'confidence', 'evidence', 'said'];
  let now = [];          // what they are, as far as it was noted
  let isChanged = false; // something was typed since the page was opened
  const barFor = 10000;
  const say = text => { const line = form()?.querySelector('[data-said]'); if (line) line.textContent = text; };
  const singleKeys = () => localStorage.getItem('updates:keys') !== 'off';

  const count = () => {
    const every = rows.all(), touched = every.filter(rows.isTouched).length;
    const text = form().querySelector('[data-publish-text]');
    text.textContent = `Publish ${touched} of ${every.length}`;
    every.forEach(rows.draw);
  };

  const shown = () => rows.all().map(row => ({ row: row.dataset.row, status: rows.status(row), ...Object.fromEntries(parts.map(name => [name, rows.field(row, name).value])) }));
  const step = () => {
    const after = shown();
    if (JSON.stringify(after) === JSON.stringify(now)) return;
    undone.push(now);
    now = after;
  };
  const stepBack = () => {
    now = undone.pop();
    for (const was of now) {
      const row = rows.all().find(row => row.dataset.row === was.row);
      if (!row) continue;
      row.querySelector(`input[data-key][value="${was.status}"]`).checked = true;
      for (const name of parts) rows.field(row, name).value = was[name];
      rows.tell(rows.field(row, 'note'));
    }
    count();
  };

  const send = async entries => {
    const { command, __RequestVerificationToken: token } = form().elements;
    const answer = await fetch('/me/updates/publish', {
      method: 'POST', redirect: 'manual', body: JSON.stringify({ command: command.value, rows: entries }),
      headers: { 'Content-Type': 'application/json', RequestVerificationToken: token.value },
    });
    return { status: answer.type === 'opaqueredirect' ? 401 : answer.status, body: await answer.json().catch(() => ({})) };
  };

  let publishing = false;
  const publish = async (rest, byKey) => {
    if (publishing) return;
    const every = rows.all(), touched = every.filter(rows.isTouched), others = rest ? every.filter(row => !touched.includes(row) && rows.field(row, 'due').value) : [];
    const line = form().elements['rest-note']?.value.trim();
    const overdue = others.filter(row => rows.field(row, 'overdue').value).length;
    if (overdue && !line) {
      say(`Say in one line where the ${overdue === 1 ? 'overdue one stands' : `${overdue} overdue ones stand`}.`);
      return form().elements['rest-note'].focus();
    }
    if (touched.length + others.length === 0) return say('There is nothing to publish yet. Choose a status in a row first.');

    publishing = true;
    say('');
    const draft = missiongov.draftOf(form());
    draft?.submitted();
    try {
      answered(await send([...touched.map(rows.entry), ...others.map(row => rows.asBefore(row, line))]), byKey, draft);
    } catch {
      say('Not connected. Nothing is lost: your rows are kept. Publish again when you are back.');
    } finally {
      publishing = false;
    }
  };

  const answered = async ({ status, body }, byKey, draft) => {
    if (status === 200) {
      sessionStorage.setItem('updates:last', JSON.stringify({ fields: draft?.fields ?? {}, byKey }));
      await draft?.settle();
      return location.assign(body.address);
    }
    if (status === 401) return say('You were signed out. Your rows are kept. Sign in, and they are here again.');
    if (!body.rows) return say(body.detail ?? 'That did not work. Your rows are kept. Try again in a moment.');
    if (body.command !== form().elements.command.value) {
      if (draft) draft.newIntent(body.command);
      else form().elements.command.value = body.command;
      draft?.keep();
    }
    say(body.error);
    const wrong = body.rows.map(found => rows.mark(rows.all().find(row => row.dataset.row === found.milestone), found));
    (wrong.find(Boolean) ?? form().querySelector('.conflict button'))?.focus();
  };

  // What was published is taken back by this key only while it is the last thing that was done here.
  const undo = () => {
    step();
    if (undone.length) stepBack();
    else if (!isChanged) document.querySelector('[data-published] [data-undo]')?.form.requestSubmit();
  };

  const move = (row, step, name) => {
    const every = rows.all(), next = every[every.indexOf(row) + step];
    if (!next) return step > 0 && form().querySelector('[data-publish]').focus();
    if (name && rows.field(next, name).tabIndex >= 0) rows.field(next, name).focus();
    else rows.focus(next);
  };

  // In a text field only Enter, Esc and the arrows mean something; letters are text.
  const inText = (event, row) => {
    const name = event.target.name.replace(`-${row.dataset.row}`, '');
    if (event.key === 'Enter' && !event.shiftKey) name === 'date' ? rows.field(row, 'note').focus() : move(row, 1);
    else if (event.key === 'Escape') { rows.put(event.target, event.target.dataset.before ?? ''); rows.focus(row); }
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.target.value.includes('\n')) move(row, event.key === 'ArrowDown' ? 1 : -1, name);
    else return;
    event.preventDefault();
  };

  const inRow = (event, row) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const radio = singleKeys() && row.querySelector(`input[data-key="${key}"]`);
    if (radio) { rows.choose(row, radio.value); step(); }
    else if (key === 'Enter') move(row, 1);
    else if (key === 'ArrowDown') move(row, 1);
    else if (key === 'ArrowUp') move(row, -1);
    else return;
    event.preventDefault();
  };

  const combined = event => {
    const key = event.key.toLowerCase();
    const isText = event.target.matches('textarea, input[type=text]');
    if (key === 'enter') publish(false, true);
    else if (key === 's' && event.shiftKey) publish(true, true);
    else if (key === 'z' && !event.shiftKey && !(isText && event.target.value !== (event.target.dataset.before ?? ''))) undo();
    else return;
    event.preventDefault();
  };

  addEventListener('keydown', event => {
    if (!form() || event.isComposing || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.ctrlKey || event.metaKey) return combined(event);
    const row = rows.of(event.target);
    if (row && event.target.matches('textarea, input[type=text]')) return inText(event, row);
    if (row && event.target.matches('input[data-key]')) inRow(event, row);
    if (event.key === '?' && singleKeys() && row && !event.defaultPrevented) { event.preventDefault(); help(); }
  });

  const help = () => document.getElementById('update-keys').showModal();

  const start = () => {
    if (!form() || form().dataset.started) return;
    form().dataset.started = 'yes';
    form().classList.add('scripted');
    form().querySelectorAll('[data-paste], [data-keys]').forEach(button => { button.hidden = false; });
    form().querySelector('[data-keys]').onclick = help;
    const keys = document.querySelector('[data-single-keys]');
    keys.checked = singleKeys();
    keys.onchange = () => localStorage.setItem('updates:keys', keys.checked ? 'on' : 'off');
    form().addEventListener('focusin', ({ target }) => { if (target.matches('textarea, input[type=text]')) target.dataset.before = target.value; });
    form().addEventListener('click', ({ target }) => { if (target.matches('input[data-key]')) rows.field(rows.of(target), 'said').value = 'yes'; });
    form().addEventListener('click', event => {
      const button = event.target.closest('[data-publish], [data-rest]');
      if (button) { event.preventDefault(); publish(button.matches('[data-rest]'), event.detail === 0); }
    });
    form().addEventListener('input', ({ target }) => { isChanged = true; const row = rows.of(target); if (row) { rows.draw(row); count(); } });
    form().addEventListener('change', ({ target, isTrusted }) => { if (rows.of(target)) { count(); if (isTrusted) step(); } });
    form().addEventListener('draft:filled', () => { count(); now = shown(); });
    afterwards();
    count();
    now = shown();
    if (!document.activeElement || document.activeElement === document.body) rows.focus(rows.all()[0]);
  };

  // The bar with Undo goes after ten seconds; for who works by keyboard it stays, since getting there takes longer.
  const afterwards = () => {
    const last = JSON.parse(sessionStorage.getItem('updates:last') ?? 'null');
    const bar = document.querySelector('[data-published]');
    if (bar && last && !last.byKey) setTimeout(() => { if (!bar.matches(':hover, :focus-within')) bar.hidden = true; }, barFor);
    if (document.querySelector('[data-undone]') && last) {
      sessionStorage.removeItem('updates:last');
      const visible = Object.entries(last.fields).filter(([name]) => !/^(seen|was|due|overdue|row|command|confidence-was|evidence-was)/.test(name));
      missiongov.kept.apply(form(), Object.fromEntries(visible));
    }
    missiongov.undoStep = step;
  };

  addEventListener('figures', start);
  start();
})();
