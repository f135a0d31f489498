// Keys for the table of targets. None acts while someone types, and none is needed: each has a link or a field.
(() => {
  const rows = () => [...document.querySelectorAll('table[data-keys] tbody tr')];
  const keys = document.getElementById('keys');
  let exporting = false;

  const move = step => {
    const all = rows();
    const now = all.findIndex(row => row.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, now + step))];
    next?.querySelector('a')?.focus();
  };

  const help = () => {
    if (!keys?.showModal) return;
    keys.open ? keys.close() : keys.showModal();
  };

  const save = kind => document.querySelector(`a[data-export="${kind}"]`)?.click();

  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.('input, select, textarea, [contenteditable]')) return;
    if (keys?.open && event.key !== '?') return;
    const second = exporting;
    exporting = false;
    const act = {
      j: () => move(1),
      k: () => move(-1),
      '/': () => document.querySelector('[data-filter]')?.focus(),
      '?': help,
      e: () => { exporting = true; },
      ...(second && { c: () => save('csv'), x: () => save('xlsx'), p: () => save('parquet') }),
    }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
