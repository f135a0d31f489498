// Says at once when a field has become too long. Nothing is cut off: what was pasted stays, and can be shortened.
(() => {
  const count = number => number.toLocaleString('en-GB');

  addEventListener('input', ({ target: field }) => {
    const limit = Number(field.dataset?.limit);
    if (!limit) return;
    let said = field.parentElement.querySelector('[data-limit-said]');
    if (!said && field.value.length > limit) {
      said = Object.assign(document.createElement('p'), { className: 'error' });
      said.setAttribute('role', 'alert');
      said.dataset.limitSaid = '';
      field.after(said);
    }
    if (!said) return;
    const name = field.dataset.limitName ?? field.labels?.[0]?.textContent.trim() ?? 'This';
    said.textContent = field.value.length > limit ? `${name} must be ${count(limit)} characters or fewer. You have ${count(field.value.length)}.` : '';
    field.toggleAttribute('aria-invalid', field.value.length > limit);
  });
})();
