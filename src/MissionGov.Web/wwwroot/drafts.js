// Keeps what is typed into any <form data-draft="key">: on this device at once, on the server half a second after the last key.
(() => {
  const { kept } = window.missiongov;
  const pause = 500, patience = 2500, againAfter = 2000, longestWait = 15000;
  const tab = crypto.randomUUID();
  const attached = new WeakMap();
  const time = at => new Date(at).toLocaleTimeString('en-GB');
  const sentKey = 'drafts:sent';
  const offlineWords = 'Not connected. Keep typing, it is kept on this device.';

  // The form that this page answers: it shows again what was sent, with the server's own id and versions.
  let answered = null;
  try {
    if (document.body.dataset.answer) answered = sessionStorage.getItem(sentKey);
    sessionStorage.removeItem(sentKey);
  } catch { /* a browser that keeps nothing */ }

  class Draft {
    fields = {};      // what was typed, by name, with the hidden fields that go with it
    unheard = new Set();   // names typed since another tab was last heard
    heard = new Set();     // what other tabs have written and this one has taken over
    seen = null;      // the server's version that this one follows
    other = null;     // the server's version that waits for the person's choice; it is not saved over before
    isBringing = true;   // what is kept is not known yet: nothing is sent that could take its place
    at = 0;           // when the newest version known here was typed
    wait = againAfter;

    constructor(form) {
      this.form = form;
      this.key = form.dataset.draft;
      for (const kind of ['input', 'change']) form.addEventListener(kind, ({ target }) => { if (!this.filling && kept.isKept(target)) this.take(target); });
      form.addEventListener('submit', () => this.submitted());
      this.ready = this.bringBack().finally(() => {
        this.isBringing = false;
        return this.again && this.send();
      });
    }

    get count() { return Object.keys(this.fields).filter(name => !kept.isHidden(this.form, name)).length; }

    // Of a row all its fields are kept; a person counts those they changed.
    get changes() {
      const changed = Object.keys(this.fields).filter(name => kept.isTyped(this.form, name)).length || this.count;
      return changed === 1 ? '1 change' : `${changed} changes`;
    }

    say(text, ...more) {
      let bar = document.querySelector(`[data-draft-status="${CSS.escape(this.key)}"]`);
      if (!bar) {
        bar = Object.assign(document.createElement('p'), { className: 'draft-status muted' });
        bar.setAttribute('role', 'status');
        bar.dataset.draftStatus = this.key;
        this.form.prepend(bar);
      }
      bar.replaceChildren(text, ...more.flatMap(part => [' ', part]));
    }

    take(field) {
      const name = kept.nameOf(field);
      this.unheard.add(name);
      this.isBack = false;
      const stored = kept.read(this.key);
      if (stored && !stored.submitted && stored.tab !== tab && stored.at > this.at) this.hear(stored, name);
      if (this.sent) this.newIntent();
      Object.assign(this.fields, kept.groupOf(this.form, field));
      this.keep();
    }

    keep() {
      this.keepHere();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), pause);
    }

    keepHere(more) {
      if (!this.count) return;
      const after = this.at;
      this.at = Math.max(Date.now(), this.at + 1);
      const fits = kept.write(this.key, { fields: this.fields, command: kept.commandOf(this.form), at: this.at, after, tab, seen: this.seen, synced: false, ...more });
      if (!fits) this.say('This is too long to keep on this device. Send it soon, or keep a copy.');
      else if (this.offline) this.say(offlineWords);
    }

    // What was changed after sending is a new intent: under the old id the server would take it for done.
    submitted() {
      this.sent = true;
      this.keepHere({ submitted: true });
    }

    newIntent(command = crypto.randomUUID()) {
      this.sent = false;
      if (!this.form.elements.command) return;
      this.form.elements.command.value = command;
      if (this.fields.command) this.fields.command = [command];
    }

    async send() {
      clearTimeout(this.timer);
      if (this.other) return this.say('What you type is kept on this device. Choose one of the two versions to save it.');
      if (this.isBringing || this.sending || !this.count) return void (this.again = this.count > 0);
      this.again = false;
      this.sending = true;
      const at = this.at;
      this.saving = kept.put(this.key, { fields: this.fields, command: kept.commandOf(this.form), form: this.form.dataset.draftVersion ?? null, seen: this.seen });
      const answer = await this.saving;
      this.sending = false;
      if (this.gone) return;
      this.answered(answer, at);
      if (this.again && !this.offline) await this.send();
    }

    answered({ status, body }, at) {
      if (status === 200) {
        this.seen = body.savedAt;
        if (this.at === at) kept.write(this.key, { ...kept.read(this.key), seen: this.seen, synced: true });
        // That a draft is back, and the way to discard it, stays until something is typed.
        if (this.offline || !this.isBack) this.say(this.offline ? `Back. ${this.changes} saved.` : `Saved ${time(Date.now())} ✓`);
        Object.assign(this, { offline: false, wait: againAfter });
      } else if (status === 401 || status === 403) {
        this.say(`You were signed out. Your ${this.changes} are kept on this device.`.replace('1 change are', 'change is'), kept.link(`/sign-in?from=${encodeURIComponent(location.pathname)}`, 'Sign in'));
      } else if (status === 409) {
        // What another tab of this device had typed before is no other version: this tab goes on from it.
        if (kept.differs(this.form, body.draft.fields) && !this.heard.has(kept.plain(body.draft.fields))) return this.offer(body.draft.fields, `Saved elsewhere at ${time(body.draft.savedAt)}`, body.draft.savedAt);
        this.seen = body.draft.savedAt;
        this.again = true;
      } else if (status === 413 || status === 422 || status === 400) {
        this.say(`${body?.detail ?? 'The server did not take this draft.'} It is kept on this device.`);
      } else {
        this.offline = true;
        this.say(offlineWords);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.send(), this.wait);
        this.wait = Math.min(this.wait * 2, longestWait);
      }
    }

    async bringBack() {
      let here = kept.read(this.key);
      const isAnswer = here && answered === this.key;
      if (isAnswer) this.takeOver(here);
      const { status, body } = await kept.get(this.key, here?.command, patience);
      const there = status === 200 ? body.draft : null;
      if (isAnswer) {
        if (there && there.command === here.command) this.seen = there.savedAt;
        this.again = this.count > 0;
        return this.again || this.settle();
      }

      const isDone = status === 200 && body.done;
      const isTypedSince = this.count > 0;
      if (isDone && (!there || !here?.command || there.command === here.command)) {
        if (!isTypedSince) return this.settle();
        this.seen = there?.savedAt ?? null;
        return this.keep();
      }

      if (isDone) here = null;
      if ((isDone || (status === 200 && !there && here?.synced)) && !isTypedSince) kept.remove(this.key);
      if (status === 200 && !there && here?.synced) return;
      this.sent = !!here?.submitted;
      const unsent = here && !here.synced;
      if (unsent && there && there.savedAt !== here.seen && !kept.same(here.fields, there.fields)) {
        this.seen = here.seen;
        this.restore(here.fields, here.at);
        return this.offer(there.fields, `Saved elsewhere at ${time(there.savedAt)}`, there.savedAt);
      }

      this.seen = there?.savedAt ?? null;
      const back = unsent || !there ? here : there;
      if (back) {
        const typed = Object.keys(this.fields).filter(name => name in back.fields && !kept.isHidden(this.form, name) && !kept.same(this.fields[name], back.fields[name]));
        const at = back.at ?? back.savedAt;
        this.restore(back.fields, at);
        if (typed.length) this.offer(Object.fromEntries(typed.map(name => [name, back.fields[name]])), `Saved before, at ${time(at)}`, this.seen);
      }
      this.again ||= unsent;
    }

    // What was sent stands in the page again; it goes on from there, and not from the id and the versions that were refused.
    takeOver(here) {
      answered = null;
      const still = Object.keys(here.fields).filter(name => this.form.elements[name]);
      Object.assign(this, { at: here.at, seen: here.seen, fields: Object.fromEntries(still.map(name => [name, kept.valueOf(this.form, name)])) });
      this.keepHere();
    }

    restore(fields, at) {
      const untouched = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in this.fields)));
      const homeless = this.fill(untouched);
      this.fields = { ...fields, ...this.fields };
      this.at = Math.max(this.at, new Date(at).getTime());
      if (!this.count) return;
      this.isBack = true;
      const discard = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: 'Discard it', onclick: () => this.settle().then(() => location.reload()) });
      this.say(`Your draft of ${time(at)} is back.`, discard);
      if (homeless.length) this.offer(Object.fromEntries(homeless), 'No longer part of this form');
    }

    fill(fields) {
      this.filling = true;
      const homeless = kept.apply(this.form, fields);
      this.filling = false;
      this.form.dispatchEvent(new Event('draft:filled', { bubbles: true }));
      return homeless;
    }

    // Another tab of the same person wrote. What it had not seen of ours is shown beside and asked about; the rest is taken over.
    hear(record, typing) {
      if (record.tab === tab || record.at < this.at) return;
      if (record.at === this.at) return void (this.seen = record.seen);
      this.heard.add(kept.plain(record.fields));
      const knewOurs = record.after >= this.at;
      const ours = [...this.unheard].filter(name => (name === typing || !knewOurs) && name in record.fields && !kept.same(kept.valueOf(this.form, name), record.fields[name]));
      Object.assign(this, { at: record.at, seen: record.seen });
      this.fill(Object.fromEntries(Object.entries(record.fields).filter(([name]) => !ours.includes(name))));
      this.fields = { ...this.fields, ...record.fields, ...Object.fromEntries(ours.map(name => [name, kept.valueOf(this.form, name)])) };
      this.unheard = new Set(ours);
      if (ours.length) this.offer(Object.fromEntries(ours.map(name => [name, record.fields[name]])), `Your other tab, ${time(record.at)}`);
      else this.say(`Typed in your other tab at ${time(record.at)}.`);
    }

    /** @param version of the server, where that is what waits for the choice. */
    offer(fields, whence, version = null) {
      this.box?.remove();
      this.other = version;
      this.box = kept.choice(this.form, fields, whence, other => {
        if (other) { this.fill(fields); Object.assign(this.fields, fields); }
        if (version) Object.assign(this, { seen: version, other: null });
        this.keepHere();
        this.send();
      });
      this.form.before(this.box);
    }

    /** Takes rows out of the draft, such as those given up to somebody else's version. */
    async forget(names) {
      for (const name of names) delete this.fields[name];
      if (!this.count) return this.settle();
      this.keepHere();
      clearTimeout(this.timer);
      await this.send();
    }

    async settle() {
      Object.assign(this, { fields: {}, gone: true, other: null });
      this.box?.remove();
      clearTimeout(this.timer);
      kept.remove(this.key);

      // A save that is under way would come after the end, and bring the draft back.
      await this.saving;
      await kept.drop(this.key);
      Object.assign(this, { gone: false, seen: null });
    }
  }

  const attach = () => {
    if (!kept.person) return;
    for (const form of document.querySelectorAll('form[data-draft]')) if (!attached.has(form)) attached.set(form, new Draft(form));
  };
  const all = () => [...document.querySelectorAll('form[data-draft]')].map(form => attached.get(form)).filter(Boolean);

  window.missiongov.draftOf = form => attached.get(form);
  addEventListener('figures', attach);
  addEventListener('online', () => all().forEach(draft => draft.offline && draft.send()));
  addEventListener('storage', ({ key, newValue }) => all().forEach(draft => {
    if (key === kept.name(draft.key) && newValue) draft.hear(JSON.parse(newValue));
  }));

  addEventListener('submit', ({ target }) => {
    try { sessionStorage.setItem(sentKey, target.dataset.draft ?? ''); } catch { /* a browser that keeps nothing */ }
  }, true);

  // A wished sign-out takes the copies on this device along; those on the server stay.
  addEventListener('submit', event => {
    const form = event.target;
    if (!/^\/(sign-out|persona|me\/sign-out-everywhere)$/.test(form.getAttribute('action') ?? '') || form.dataset.left) return;
    event.preventDefault();
    const { submitter } = event;

    // The device's copy would go with the sign-out, and the server does not have it.
    const torn = all().find(draft => draft.other);
    if (torn) {
      torn.send();
      return torn.box.querySelector('button').focus();
    }

    const saved = Promise.all(all().map(draft => draft.offline || draft.ready.then(() => draft.send())));
    Promise.race([saved, new Promise(done => setTimeout(done, patience))]).then(() => {
      kept.removeAll();
      form.dataset.left = 'yes';

      // Not before this event is over: a form cannot be sent while it is being sent.
      setTimeout(() => form.requestSubmit(submitter));
    });
  });

  // A form in a dialog comes later; and after a lost circuit the server has forgotten what the fields still show.
  new MutationObserver(changes => {
    if (changes.some(change => [...change.addedNodes].some(node => node.matches?.('form[data-draft]') || node.querySelector?.('form[data-draft]')))) attach();
    if (changes.some(change => change.type === 'attributes' && change.target.id === 'components-reconnect-modal')) all().forEach(draft => kept.tellAgain(draft.form));
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'open'] });

  kept.sweep();
  attach();
})();
