using System.Text.Json;
using Microsoft.Playwright;

namespace MissionGov.Journey.Tests;

/// <summary>Watches a window for anything that ran, tried to run, was refused by the policy, or became part of a page's markup.</summary>
internal sealed class XssWatch
{
    // The policy stops most attacks. That it had to is a fault already, so it is heard too.
    private const string Listen = """
        window.__csp = [];
        addEventListener('securitypolicyviolation', event => window.__csp.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
        """;

    private const string Look = """
        () => {
          document.querySelectorAll('details').forEach(one => one.open = true);
          const found = (window.__csp ?? []).map(said => `refused: ${said}`);
          if (window.__x) found.push('it ran');
          for (const one of document.querySelectorAll('*')) {
            const shown = one.outerHTML.slice(0, 200);
            if (['iframe', 'object', 'embed', 'foreignobject', 'marquee', 'math'].includes(one.localName.toLowerCase())) found.push(`element: ${shown}`);
            // A block of data is never run, as long as nothing in it ends it.
            if (one.localName === 'script' && one.type === 'application/ld+json') {
              try { JSON.parse(one.textContent); } catch { found.push(`data: ${shown}`); }
            } else if (one.localName === 'script' && !(one.src && new URL(one.src).origin === location.origin)) found.push(`script: ${shown}`);
            for (const { name, value } of one.attributes) {
              if (name.startsWith('on') || name === 'srcdoc') found.push(`attribute: ${shown}`);
              // The description of a page is words, whatever they begin with; only a meta that sends elsewhere takes an address.
              if (name === 'content' && !one.httpEquiv) continue;
              if (!['href', 'src', 'srcset', 'action', 'formaction', 'xlink:href', 'data', 'background', 'content'].includes(name)) continue;
              const address = value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
              if (/^(javascript|vbscript|data:text)/.test(address) || (name !== 'content' && /^(https?:)?\/\/evil\.example/.test(address) && one.localName !== 'a')) found.push(`address: ${shown}`);
            }
          }
          return JSON.stringify([...new Set(found)]);
        }
        """;

    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Found => _found;

    public static async Task<XssWatch> OverAsync(IBrowserContext window)
    {
        var watch = new XssWatch();
        await window.AddInitScriptAsync(Listen);
        window.Dialog += async (_, dialog) =>
        {
            watch._found.Add($"{dialog.Page?.Url}: dialog {dialog.Message}");
            await dialog.DismissAsync();
        };
        window.Console += (_, said) =>
        {
            // A page that is not there is said by the browser too, and is no fault here.
            if (said.Type == "error" && !said.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal)) watch._found.Add($"{said.Page?.Url}: {said.Text}");
        };
        window.WebError += (_, fault) => watch._found.Add($"{fault.Page?.Url}: {fault.Error}");
        window.Request += (_, request) =>
        {
            if (request.Url.Contains("evil.example", StringComparison.OrdinalIgnoreCase) && new Uri(request.Url).Host != "127.0.0.1") watch._found.Add($"asked for {request.Url}");
        };
        return watch;
    }

    public async Task LookAsync(IPage page)
    {
        if (await page.IsForEditingAsync()) await page.LiveAsync();
        foreach (var fault in JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Look))!) _found.Add($"{page.Url}: {fault}");
    }
}
