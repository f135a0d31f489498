// Tries an address of the API out. The page says all that it needs to without this.
"use strict";
for (const form of document.querySelectorAll("form[data-try]")) {
  form.closest("details").hidden = false;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const { address, token, body, version } = form.elements;
    const answer = form.querySelector("output");
    const to = new URL(address.value, location.origin);
    // A token goes to this site, and nowhere else.
    if (to.origin !== location.origin) {
      answer.textContent = "Use an address of this site.";
      return;
    }

    const headers = { Accept: "application/json" };
    if (token.value) headers.Authorization = `Bearer ${token.value}`;
    if (body) headers["Content-Type"] = "application/json";
    if (version?.value) headers["If-Match"] = version.value;
    answer.textContent = "Asking…";
    try {
      const response = await fetch(to, { method: form.dataset.try, headers, body: body?.value, credentials: "omit" });
      const text = await response.text();
      const tag = response.headers.get("ETag");
      answer.textContent = `${response.status} ${response.statusText}${tag ? `\nETag: ${tag}` : ""}\n\n${pretty(text)}`;
    } catch {
      answer.textContent = "There was no answer. Check that you are online, then send again.";
    }
  });
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
