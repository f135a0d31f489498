// Keeps what is typed into any <form data-draft="key">: on this device at once, on the server half a second after the last key.
(() => {
  const kept = window.missiongov.kept;
  const pause = 500, patience = 2000, againAfter = 3000, longestWait = 15000;
  const tab = crypto.randomUUID();
  const attached = new WeakMap();
  const time = at => new Date(at).toLocaleTimeString('en-GB');
  const changes = count => count === 1 ? 'Your change is' : `Your ${count} changes are`;

  class Draft {
    constructor(form) {
      Object.assign(this, { form, key: form.dataset.draft, fields: {}, seen: null, at: 0, offline: false, wait: againAfter });
      form.addEventListener('input', event => this.typed(event));
      form.addEventListener('change', event => this.typed(event));
      form.addEventListener('submit', () => this.keepHere({ submitted: true }));
      this.ready = this.bringBack();
    }

    get count() { return Object.keys(this.fields).filter(name => !kept.isHidden(this.form, name)).length; }

    say(text, ...more) {
      let bar = document.querySelector(`[data-draft-status="${CSS.escape(this.key)}"]`) ?? this.form.querySelector('.draft-status');
      if (!bar) {
        bar = Object.assign(document.createElement('p'), { className: 'draft-status muted', role: 'status' });
        bar.setAttribute('role', 'status');
        this.form.prepend(bar);
      }
      bar.replaceChildren(text, ...more.flatMap(part => [' ', part]));
    }

    typed({ target, isTrusted }) {
      if (this.restoring || !kept.isKept(target)) return;
      if (isTrusted || kept.isChanged(target)) this.take(target);
    }

    take(field) {
      const before = kept.read(this.key);
      if (before && before.tab !== tab && before.at > this.at) this.hear(before);
      Object.assign(this.fields, kept.groupOf(this.form, field));
      this.keepHere();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), pause);
    }

    keepHere(more) {
      if (!this.count) return;
      this.at = Date.now();
      const whole = kept.write(this.key, { fields: this.fields, command: kept.commandOf(this.form), at: this.at, tab, seen: this.seen, synced: false, ...more });
      if (!whole) this.say('This is too long to keep on this device. Send it soon, or keep a copy.');
      else if (this.offline) this.say('Not connected. Keep typing, it is kept on this device.');
    }

    async send() {
      if (this.sending) return void (this.again = true);
      if (!this.count) return;
      this.sending = true;
      const at = this.at;
      const answer = await kept.put(this.key, { fields: this.fields, command: kept.commandOf(this.form), form: this.form.dataset.draftVersion ?? null, seen: this.seen });
      this.sending = false;
      if (this.gone) return;
      this.answered(answer, at);
      if (this.again && !this.offline) { this.again = false; this.send(); }
    }

    answered({ status, body }, at) {
      if (status === 200) {
        this.seen = body.savedAt;
        if (this.at === at) kept.write(this.key, { fields: this.fields, command: kept.commandOf(this.form), at, tab, seen: this.seen, synced: true });
        this.say(this.offline ? `Back. ${this.count} ${this.count === 1 ? 'change' : 'changes'} saved.` : `Saved ${time(Date.now())} ✓`);
        Object.assign(this, { offline: false, wait: againAfter });
      } else if (status === 401 || status === 403) {
        this.say(`You were signed out. ${changes(this.count)} kept on this device.`, kept.link(`/sign-in?from=${encodeURIComponent(location.pathname)}`, 'Sign in'));
      } else if (status === 409) {
        const other = body.draft;
        this.seen = other.savedAt;
        if (kept.differs(this.form, other.fields)) this.offer(other.fields, `Saved elsewhere at ${time(other.savedAt)}`);
        else this.send();
      } else if (status === 413 || status === 422) {
        this.say(`${body?.detail ?? 'This is too long to keep on the server.'} It is kept on this device.`);
      } else {
        this.offline = true;
        this.say('Not connected. Keep typing, it is kept on this device.');
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.send(), this.wait);
        this.wait = Math.min(this.wait * 2, longestWait);
      }
    }

    async bringBack() {
      const here = kept.read(this.key);
      const { status, body } = await kept.get(this.key, here?.command, patience);
      if (status === 200 && body.done) return this.settle();
      const there = status === 200 ? body.draft : null;
      this.seen = there?.savedAt ?? null;
      if (status === 200 && !there && here?.synced) return kept.remove(this.key);
      const unsent = here && !here.synced;
      if (unsent && there && there.savedAt !== here.seen && !kept.same(here.fields, there.fields)) {
        const newer = here.at >= Date.parse(there.savedAt);
        this.restore(newer ? here.fields : there.fields, newer ? here.at : there.savedAt);
        this.offer(newer ? there.fields : here.fields, newer ? `Saved elsewhere at ${time(there.savedAt)}` : `On this device at ${time(here.at)}`);
      } else if (here ?? there) {
        const back = unsent || !there ? here : there;
        this.restore(back.fields, back.at ?? back.savedAt);
      }
      if (unsent) this.send();
    }

    restore(fields, at) {
      const free = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in this.fields)));
      this.restoring = true;
      const lost = kept.apply(this.form, free);
      this.restoring = false;
      this.fields = { ...fields, ...this.fields };
      this.at = Math.max(this.at, new Date(at).getTime());
      if (!this.count) return;
      const discard = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: 'Discard it' });
      discard.onclick = () => this.settle().then(() => location.reload());
      this.say(`Your draft of ${time(at)} is back.`, discard);
      if (lost.length) this.offer(Object.fromEntries(lost), 'No longer part of this form');
      this.form.dispatchEvent(new Event('draft:restored', { bubbles: true }));
    }

    // Another tab of the same person wrote: what was not touched here follows, what differs is shown and asked about.
    hear(record) {
      if (record.tab === tab || record.at <= this.at) return;
      const mine = this.mineSince(record);
      this.seen = record.seen;
      this.at = record.at;
      this.restoring = true;
      kept.apply(this.form, Object.fromEntries(Object.entries(record.fields).filter(([name]) => !mine.includes(name))));
      this.restoring = false;
      this.fields = { ...record.fields, ...Object.fromEntries(mine.map(name => [name, this.fields[name]])) };
      this.form.dispatchEvent(new Event('draft:restored', { bubbles: true }));
      if (mine.length) this.offer(Object.fromEntries(mine.map(name => [name, record.fields[name]])), `Typed in your other tab at ${time(record.at)}`);
      else this.say(`Typed in your other tab at ${time(record.at)}.`);
    }

    mineSince(record) {
      return Object.keys(this.fields).filter(name => this.unsent?.has(name) && name in record.fields && !kept.same(this.fields[name], record.fields[name]));
    }

    offer(fields, whence) {
      this.form.parentElement.querySelector('.other-draft')?.remove();
      this.form.before(kept.choice(this.form, fields, whence, use => {
        if (use) { kept.apply(this.form, fields); Object.assign(this.fields, fields); this.form.dispatchEvent(new Event('draft:restored', { bubbles: true })); }
        this.keepHere();
        this.send();
      }));
    }

    async settle() {
      Object.assign(this, { fields: {}, gone: true });
      clearTimeout(this.timer);
      kept.remove(this.key);
      await kept.drop(this.key);
      Object.assign(this, { gone: false, seen: null });
    }
  }

  const attach = () => {
    if (!kept.person) return;
    for (const form of document.querySelectorAll('form[data-draft]')) if (!attached.has(form)) attached.set(form, new Draft(form));
  };
  const all = () => [...document.querySelectorAll('form[data-draft]')].map(form => attached.get(form)).filter(Boolean);

  window.missiongov.drafts = { of: form => attached.get(form), attach };
  addEventListener('figures', attach);
  addEventListener('online', () => all().forEach(draft => draft.offline && draft.send()));
  addEventListener('storage', ({ key, newValue }) => all().forEach(draft => {
    if (key === kept.name(draft.key) && newValue) draft.hear(JSON.parse(newValue));
  }));

  // A wished sign-out takes the copies on this device along; those on the server stay.
  addEventListener('submit', event => {
    const form = event.target;
    if (!/^\/(sign-out|persona)$/.test(new URL(form.action).pathname) || form.dataset.left) return;
    event.preventDefault();
    const button = event.submitter;
    Promise.race([Promise.all(all().map(draft => draft.offline || draft.send())), new Promise(done => setTimeout(done, patience))]).then(() => {
      kept.removeAll();
      form.dataset.left = 'yes';
      form.requestSubmit(button);
    });
  });

  // A form in a dialog comes later; and after a lost circuit the server has forgotten what the fields still show.
  new MutationObserver(changes => {
    if (changes.some(change => [...change.addedNodes].some(node => node.querySelector?.('form[data-draft]') || node.matches?.('form[data-draft]')))) attach();
    if (changes.some(change => change.target.id === 'components-reconnect-modal')) all().forEach(draft => kept.tellAgain(draft.form));
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'open'] });

  kept.sweep();
  attach();
})();
