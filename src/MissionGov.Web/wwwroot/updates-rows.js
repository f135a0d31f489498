// One row of the weekly update: what is chosen, what is typed, and what the server said of it.
(() => {
  const { missiongov } = window;
  const form = () => document.querySelector('form[data-updates]');
  const all = () => [...form()?.querySelectorAll('tr[data-row]') ?? []];
  const of = element => element?.closest?.('form[data-updates] tr[data-row]');
  const field = (row, name) => row.querySelector(`[name="${name}-${row.dataset.row}"]`);
  const status = row => row.querySelector('input[type=radio][data-key]:checked')?.value;
  const focus = row => row?.querySelector('input[type=radio][data-key]:checked')?.focus();
  const typed = ['date', 'note'];

  // They stand as in the last report until somebody says otherwise.
  const standing = ['confidence', 'evidence'];

  const isTouched = row => field(row, 'said').value === 'yes' || status(row) !== field(row, 'was').value || typed.some(name => field(row, name).value.trim())
    || standing.some(name => field(row, name).value.trim() !== field(row, `${name}-was`).value);
  const tell = element => ['input', 'change'].forEach(kind => element.dispatchEvent(new Event(kind, { bubbles: true })));

  const put = (element, value) => {
    if (element.value === value) return;
    element.value = value;
    tell(element);
  };

  const today = () => form().dataset.today;
  const meaning = row => {
    const past = status(row) === 'done', expected = row.dataset.expected;
    return missiongov.dates.read(field(row, 'date').value, today(), past || expected < today() ? today() : expected, past);
  };

  const draw = row => {
    const chosen = status(row), date = field(row, 'date'), echo = row.querySelector('.echo');
    const dated = chosen === 'late' || chosen === 'done';
    row.classList.toggle('touched', isTouched(row));
    row.dataset.status = chosen;
    date.closest('td').classList.toggle('unused', !dated);
    date.tabIndex = dated ? 0 : -1;
    const day = dated && date.value.trim() ? meaning(row) : null;
    echo.textContent = day ? missiongov.dates.inWords(day) : dated && date.value.trim() ? 'Which day is that?' : '';
    const needed = chosen !== field(row, 'was').value && chosen !== 'done' || (chosen === 'late' && date.value.trim());
    field(row, 'note').setAttribute('aria-required', needed ? 'true' : 'false');
    row.querySelector('.note').classList.toggle('needed', !!needed && !field(row, 'note').value.trim());
  };

  // Sets the status and goes to what it needs next.
  const choose = (row, value, stay = false) => {
    const radio = row.querySelector(`input[data-key][value="${value}"]`);
    const before = status(row);
    radio.checked = true;
    field(row, 'said').value = 'yes';
    const date = field(row, 'date');
    if (before === 'done' && value !== 'done') date.value = '';
    if (value === 'done' && !date.value.trim()) date.value = missiongov.dates.inWords(today());
    tell(radio);
    draw(row);
    if (stay) return;
    if (value === 'late') date.focus();
    else if (value === 'stopped' || (value === 'onTime' && before !== 'onTime')) field(row, 'note').focus();
    else radio.focus();
  };

  const entry = row => ({
    milestone: row.dataset.row, seen: Number(field(row, 'seen').value), status: status(row), date: field(row, 'date').value || null, note: field(row, 'note').value || null,
    confidence: field(row, 'confidence').value || null, evidence: field(row, 'evidence').value || null,
  });

  const asBefore = (row, line) => ({
    milestone: row.dataset.row, seen: Number(field(row, 'seen').value), status: field(row, 'was').value, note: field(row, 'overdue').value ? line || null : null,
    confidence: field(row, 'confidence-was').value || null, evidence: field(row, 'evidence-was').value || null,
  });

  const clear = row => {
    for (const name of typed) field(row, name).value = '';
    for (const name of standing) field(row, name).value = field(row, `${name}-was`).value;
    field(row, 'said').value = '';
    row.querySelector(`input[data-key][value="${field(row, 'was').value}"]`).checked = true;
    unmark(row);
    draw(row);
  };

  const unmark = row => {
    row.querySelector('[data-problem]').textContent = '';
    row.querySelector('[data-conflict]').replaceChildren();
    row.querySelectorAll('[aria-invalid]').forEach(element => element.removeAttribute('aria-invalid'));
  };

  // What the server says of a row, beside its field. A conflict waits for the person's choice.
  const mark = (row, { field: where, problem, conflict }) => {
    unmark(row);
    if (conflict) return row.querySelector('[data-conflict]').replaceChildren(choice(row, conflict));
    if (!problem) return;
    row.querySelector('[data-problem]').textContent = problem;
    const wrong = where === 'status' ? row.querySelector('input[data-key]:checked') : field(row, where);
    wrong.setAttribute('aria-invalid', 'true');
    return wrong;
  };

  const button = (textContent, onclick) => Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent, onclick });

  const choice = (row, { who, version, fields }) => {
    const box = Object.assign(document.createElement('div'), { className: 'conflict' });
    box.setAttribute('role', 'alert');
    const what = fields.filter(({ theirs, mine }) => theirs !== mine).map(({ field: name, theirs }) => `${name}: ${theirs}`).join('. ');
    const both = document.createElement('table');
    both.hidden = true;
    both.createTHead().insertRow().append(...['Field', 'Theirs', 'Yours'].map(textContent => Object.assign(document.createElement('th'), { textContent, scope: 'col' })));
    for (const line of fields) for (const [index, text] of [line.field, line.theirs, line.mine].entries()) (index ? both.rows[both.rows.length - 1] : both.createTBody().insertRow()).insertCell().textContent = text;
    const theirs = button('Keep theirs', async () => {
      clear(row);
      await missiongov.draftOf(form())?.forget([...row.querySelectorAll('[name]')].map(element => element.name));
      location.reload();
    });
    const mine = button('Use mine', () => {
      field(row, 'seen').value = version;
      unmark(row);
      tell(field(row, 'note'));
      focus(row);
    });
    const see = button('See both', () => { both.hidden = !both.hidden; see.setAttribute('aria-expanded', String(!both.hidden)); });
    see.setAttribute('aria-expanded', 'false');
    box.append(Object.assign(document.createElement('p'), { textContent: `${who} ${what}` }), theirs, ' ', mine, ' ', see, both);
    return box;
  };

  missiongov.rows = { form, all, of, field, status, focus, isTouched, put, tell, draw, choose, entry, asBefore, clear, mark, unmark };
})();
