// Puts the focus into a dialog as it appears, and back when it goes. Over the circuit that would come an answer of the line later, and take it from whoever types by then.
(() => {
  const dialogIn = node => node.matches?.('[role=dialog]') ? node : node.querySelector?.('[role=dialog]');
  let opener;

  const opened = dialog => {
    if (dialog.contains(document.activeElement)) return;
    opener = document.activeElement;
    (dialog.querySelector('input:checked') ?? dialog.querySelector('input:not([type=hidden]), textarea, select, button'))?.focus();
  };

  const closed = () => {
    if (document.activeElement === document.body) opener?.focus();
    opener = null;
  };

  new MutationObserver(changes => {
    for (const { addedNodes, removedNodes } of changes) {
      if ([...removedNodes].some(dialogIn)) closed();
      [...addedNodes].map(dialogIn).filter(Boolean).forEach(opened);
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
