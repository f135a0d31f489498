// Where drafts are kept, and how a form's fields are read and filled. The device's copies are named by person: another person at this computer never meets them.
(() => {
  const missiongov = window.missiongov ??= {};
  const person = document.body.dataset.person ?? '';
  const name = key => `draft:${person}:${key}`;
  const token = '__RequestVerificationToken';
  const unkept = 'input[type=password], input[type=file], [autocomplete=one-time-code], [data-no-draft]';
  const nameOf = field => field.name || field.id;
  const named = (form, wanted) => [...form.elements].filter(field => nameOf(field) === wanted);
  const isChoice = field => field.type === 'radio' || field.type === 'checkbox';
  const isKept = field => !!field?.matches?.('input, select, textarea') && !!nameOf(field) && nameOf(field) !== token && !field.matches(unkept);

  const valuesOf = field => isChoice(field) ? (field.checked ? [field.value] : []) : field.type === 'select-multiple' ? [...field.selectedOptions].map(option => option.value) : [field.value];
  const valueOf = (form, wanted) => named(form, wanted).flatMap(valuesOf);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const plain = fields => JSON.stringify(Object.entries(fields).sort());
  const isHidden = (form, wanted) => named(form, wanted).some(field => field.type === 'hidden');

  const isChanged = field => isChoice(field) ? field.checked !== field.defaultChecked
    : field.options ? [...field.options].some(option => option.selected !== option.defaultSelected)
    : field.value !== field.defaultValue;

  // With a row go its hidden fields, such as the version that was seen: who restores it later must not be taken to have seen more.
  const groupOf = (form, field) => {
    const group = field.closest('[data-group]');
    const fields = [...form.elements].filter(other => isKept(other) && (group ? group.contains(other) || (other.type === 'hidden' && !other.closest('[data-group]')) : other === field || (other.type === 'hidden' && !other.closest('[data-group]')) || nameOf(other) === nameOf(field)));
    return Object.fromEntries(fields.map(other => [nameOf(other), valueOf(form, nameOf(other))]));
  };

  const tell = field => ['input', 'change'].forEach(kind => field.dispatchEvent(new Event(kind, { bubbles: true })));

  const fill = (field, value) => {
    if (same(valuesOf(field), value)) return;
    if (isChoice(field)) field.checked = value.length > 0;
    else if (field.options) for (const option of field.options) option.selected = value.includes(option.value);
    else field.value = value[0] ?? '';

    // Of radio buttons only the chosen one says so; the others would be heard as chosen too.
    if (field.type !== 'hidden' && (field.type !== 'radio' || field.checked)) tell(field);
  };

  // Returns what has no place in the form any more.
  const apply = (form, fields) => Object.entries(fields).filter(([wanted, value]) => {
    const places = named(form, wanted);
    places.forEach((field, index) => fill(field, isChoice(field) ? value.filter(one => one === field.value) : places.length > 1 ? value.slice(index, index + 1) : value));
    return places.length === 0 && value.some(text => text);
  });

  const read = key => {
    try { return JSON.parse(localStorage.getItem(name(key))); } catch { return null; }
  };

  // False where the device has no room for it.
  const write = (key, record) => {
    try { localStorage.setItem(name(key), JSON.stringify(record)); return true; } catch { return false; }
  };

  const remove = key => { try { localStorage.removeItem(name(key)); } catch { /* a browser that keeps nothing */ } };
  const keys = () => { try { return Object.keys(localStorage).filter(key => key.startsWith(name(''))); } catch { return []; } };

  // A redirect, to the sign-in, is not followed: it means that nobody is signed in. Status 0: nobody answered.
  const ask = async (method, key, body, patience = 20000) => {
    try {
      const answer = await fetch(`/me/drafts/${key}`, {
        method, redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience),
        ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      });
      if (answer.type === 'opaqueredirect') return { status: 401 };
      const said = await answer.json().catch(() => null);
      // Cut off in the middle, it is no answer.
      return said || ![200, 409].includes(answer.status) ? { status: answer.status, body: said } : { status: 0 };
    } catch {
      return { status: 0 };
    }
  };

  const labelOf = (form, wanted) => {
    const field = named(form, wanted)[0];
    return field?.getAttribute('aria-label') ?? field?.closest('fieldset')?.querySelector('legend')?.textContent ?? field?.labels?.[0]?.textContent ?? wanted;
  };

  // Both versions, field by field, and a button for each.
  const choice = (form, fields, whence, chosen) => {
    const box = document.createElement('div');
    box.className = 'other-draft notice';
    box.setAttribute('role', 'alert');
    const rows = Object.entries(fields).filter(([wanted, value]) => !isHidden(form, wanted) && !same(value, valueOf(form, wanted)));
    const table = document.createElement('table');
    table.createTHead().insertRow().append(...['Field', 'Here', whence].map(text => Object.assign(document.createElement('th'), { textContent: text, scope: 'col' })));
    for (const [wanted, value] of rows) {
      const row = table.createTBody().insertRow();
      for (const text of [labelOf(form, wanted).trim(), valueOf(form, wanted).join(', '), value.join(', ')]) row.insertCell().textContent = text;
    }
    const button = (text, use) => Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: text, onclick: () => { box.remove(); chosen(use); } });
    box.append(Object.assign(document.createElement('p'), { textContent: 'There are two versions of what you typed. Nothing is lost: choose one.' }), table, button('Keep what is here', false), ' ', button('Use the other', true));
    return box;
  };

  const sweep = async () => {
    if (!person) return;
    for (const stored of keys()) {
      const key = stored.slice(name('').length);
      const record = read(key);
      if (!record?.submitted || !record.command) continue;
      const { status, body } = await ask('GET', `${key}?command=${record.command}`);

      // What was typed meanwhile is another draft of the same name.
      const now = read(key);
      if (status === 200 && body.done && now?.submitted && now.command === record.command) { remove(key); await ask('DELETE', key); }
    }
  };

  missiongov.kept = {
    person, name, read, write, remove, removeAll: () => keys().forEach(key => localStorage.removeItem(key)), sweep,
    get: (key, command, patience) => ask('GET', command ? `${key}?command=${command}` : key, null, patience),
    put: (key, body) => ask('PUT', key, body),
    drop: key => ask('DELETE', key),
    isKept, isHidden, groupOf, apply, same, plain, choice, nameOf, valueOf,
    isTyped: (form, wanted) => named(form, wanted).some(field => field.type !== 'hidden' && isChanged(field)),
    commandOf: form => form.elements.command?.value ?? null,
    differs: (form, fields) => Object.entries(fields).some(([wanted, value]) => !isHidden(form, wanted) && named(form, wanted).length > 0 && !same(value, valueOf(form, wanted))),
    tellAgain: form => [...form.elements].filter(field => isKept(field) && isChanged(field) && (field.type !== 'radio' || field.checked)).forEach(tell),
    link: (href, textContent) => Object.assign(document.createElement('a'), { href, textContent }),
  };
})();
