// Lets a form send what the device says about a passkey. Without it, a password does.
(() => {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async event => {
      const field = form.elements.credential;
      if (field.value) return;
      event.preventDefault();
      const said = form.querySelector('[role=alert]');
      said.textContent = '';
      try {
        const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
        if (!answer.ok || answer.redirected) return location.reload();
        const options = await answer.json();
        const credential = form.dataset.passkey === 'get'
          ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
          : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
        field.value = JSON.stringify(credential);
        form.submit();
      } catch (fault) {
        said.textContent = fault.name === 'InvalidStateError' ? 'This device has a passkey for your account already.' : 'The device gave no passkey. Try again, or use your password.';
      }
    });
  }
})();
