// Rows copied from Excel or Project: shown first, applied when asked, undone like any other step.
(() => {
  const { missiongov } = window;
  const { rows } = missiongov;
  const words = {
    onTime: ['on time', 'on track', 'green', 'ok', 'o'], late: ['late', 'delayed', 'behind', 'red', 'amber', 'l'],
    done: ['done', 'complete', 'completed', 'met', 'finished', '100%', 'd'], stopped: ['stopped', 'cancelled', 'canceled', 'x'],
  };
  const headings = { name: ['milestone', 'name', 'task', 'task name'], status: ['status', 'rag'], date: ['date', 'new date', 'finish', 'expected', 'forecast'], note: ['why', 'note', 'notes', 'one line why', 'comment', 'comments', 'reason'] };
  const plain = text => text.trim().toLowerCase().replace(/\s+/g, ' ');

  // Cells with tabs, ends of lines or quotes in them come in quotes.
  const cells = text => {
    const table = [[]];
    let cell = '', quoted = false;
    const end = () => { table[table.length - 1].push(cell); cell = ''; };
    for (let i = 0; i < text.length; i++) {
      const letter = text[i];
      if (quoted && letter === '"' && text[i + 1] === '"') { cell += '"'; i++; }
      else if (letter === '"' && (quoted || cell === '')) quoted = !quoted;
      else if (!quoted && letter === '\t') end();
      else if (!quoted && letter === '\n') { end(); table.push([]); }
      else if (letter !== '\r') cell += letter;
    }
    end();
    return table.filter(line => line.some(text => text.trim()));
  };

  const columns = first => {
    const found = Object.fromEntries(Object.entries(headings).map(([name, known]) => [name, first.findIndex(cell => known.includes(plain(cell)))]));
    return found.name >= 0 ? { ...found, headed: true } : { name: 0, status: 1, date: 2, note: 3, headed: false };
  };

  const read = text => {
    const table = cells(text);
    if (table.length === 0) return [];
    const at = columns(table[0]);
    const named = rows.all();
    return table.slice(at.headed ? 1 : 0).map(line => {
      const [name, status, date, note] = ['name', 'status', 'date', 'note'].map(column => (line[at[column]] ?? '').trim());
      const row = named.find(row => plain(row.dataset.name) === plain(name));
      const known = Object.keys(words).find(key => words[key].includes(plain(status)));
      return { name, row, date, note, status: known ?? (status ? null : date ? 'late' : row && rows.status(row)), said: status };
    });
  };

  const dialog = () => document.getElementById('update-paste');
  let pending = [];

  const preview = text => {
    const found = read(text);
    pending = found.filter(line => line.row && line.status);
    // On a phone it scrolls by itself, and must be reached by keyboard for that.
    const table = Object.assign(document.createElement('table'), { tabIndex: 0 });
    table.createTHead().insertRow().append(...['Milestone', 'Status', 'Date', 'Why', ''].map(textContent => Object.assign(document.createElement('th'), { textContent, scope: 'col' })));
    for (const line of found) {
      const trouble = !line.row ? 'No milestone of yours has this name' : !line.status ? `“${line.said}” is no status` : '✓';
      const row = table.createTBody().insertRow();
      for (const text of [line.name, line.status ?? line.said, line.date, line.note, trouble]) row.insertCell().textContent = text;
    }
    const sum = Object.assign(document.createElement('p'), { textContent: found.length ? `${pending.length} of ${found.length} rows fit. Nothing is changed yet.` : '' });
    dialog().querySelector('[data-preview]').replaceChildren(sum, ...found.length ? [table] : []);
    dialog().querySelector('[data-apply]').disabled = pending.length === 0;
  };

  const apply = () => {
    missiongov.undoStep();
    for (const { row, status, date, note } of pending) {
      rows.choose(row, status, true);
      if (date) rows.put(rows.field(row, 'date'), date);
      if (note) rows.put(rows.field(row, 'note'), note);
    }
    missiongov.undoStep();
    dialog().close();
    rows.focus(pending[0].row);
  };

  const open = text => {
    const field = dialog().querySelector('[data-pasted]');
    field.value = text;
    dialog().showModal();
    preview(text);
    if (text) dialog().querySelector('[data-apply]').focus();
    field.oninput = () => preview(field.value);
    dialog().querySelector('[data-apply]').onclick = apply;
  };

  // Text without a tab is text: it goes where the cursor is.
  addEventListener('paste', event => {
    if (!rows.form() || document.querySelector('dialog[open]')) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!text.includes('\t')) return;
    event.preventDefault();
    open(text);
  });
  addEventListener('click', ({ target }) => { if (target.closest?.('[data-paste]')) open(''); });
})();
