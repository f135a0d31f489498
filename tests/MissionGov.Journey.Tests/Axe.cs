using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MissionGov.Journey.Tests;

/// <summary>What axe finds serious or critical in a page as it stands.</summary>
internal static class Axe
{
    private const int Phone = 320;

    private static readonly string[] Serious = ["serious", "critical"];

    // What passed is most of an answer, and nobody reads it.
    private static readonly AxeRunOptions Everything = new() { ResultTypes = [ResultType.Violations] };

    // The other colours and a narrow window change nothing that other rules look at.
    private static readonly AxeRunOptions Looks = new() { ResultTypes = [ResultType.Violations], RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"] } };

    // The page without its texts: elements with their classes and the names of their attributes; one row stands for many.
    private const string Skeleton = """
        () => {
          const of = element => {
            const { localName, classList, attributes } = element;
            const own = [...attributes].map(({ name, value }) => ['style', 'role', 'type', 'hidden', 'open', 'aria-hidden'].includes(name) ? `${name}=${value}` : name).sort().join(' ');
            const parts = [...element.children].map(of).filter((one, at, all) => one !== all[at - 1]);
            return `<${localName} ${[...classList].sort().join('.')} ${own} ${element.textContent.trim() ? 'text' : ''}>${parts.join('')}`;
          };
          return of(document.body);
        }
        """;

    /// <summary>Once the page has these colours.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page, string state, ColorScheme colours)
    {
        await page.ColourAsync(colours);
        return await FaultsAsync(page, state, Everything);
    }

    /// <summary>In light, then in dark and as wide as a phone; the page stays as it was.</summary>
    public static async Task<IReadOnlyList<string>> FaultsInAllLooksAsync(this IPage page, string state)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        var faults = await page.FaultsAsync(state, ColorScheme.Light);
        await page.ColourAsync(ColorScheme.Dark);
        await page.SetViewportSizeAsync(Phone, height);
        faults = [.. faults, .. await FaultsAsync(page, $"{state}, in dark and narrow", Looks), .. await TooWideAsync(page)];
        await page.SetViewportSizeAsync(width, height);

        // The next page begins in light: one that is told while it starts may not hear it.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return faults;
    }

    /// <summary>The same, unless a page made of the same parts has been looked at before.</summary>
    public static async Task<IReadOnlyList<string>> NewFaultsAsync(this IPage page, string state, HashSet<string> seen)
    {
        if (seen.Add(await page.EvaluateAsync<string>(Skeleton))) return await page.FaultsInAllLooksAsync(state);
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(Phone, height);
        var faults = await TooWideAsync(page);
        await page.SetViewportSizeAsync(width, height);
        return faults;
    }

    // A page on a circuit is told the colours of its dialogs by the server; others have no dialogs.
    private static async Task ColourAsync(this IPage page, ColorScheme colours)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = colours });
        await page.WaitForFunctionAsync(HasColours);
    }

    private const string HasColours = """
        () => {
          if (!document.querySelector('main[data-interactive=true]')) return true;
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.background = 'var(--mud-palette-surface, transparent)';
          const [red, green, blue, strength = 1] = getComputedStyle(probe).backgroundColor.match(/[\d.]+/g).map(Number);
          probe.remove();
          return strength === 0 || (red + green + blue < 384) === matchMedia('(prefers-color-scheme: dark)').matches;
        }
        """;

    private static async Task<IReadOnlyList<string>> TooWideAsync(IPage page) =>
        await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is > Phone and var wide ? [$"{page.Url}: {wide} px wide"] : [];

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string state, AxeRunOptions options)
    {
        // A message that still fades in has too little contrast for a moment.
        await page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().map(one => one.effect.getComputedTiming().iterations === Infinity ? null : one.finished))");
        var result = await page.RunAxe(options);
        return
        [
            .. from violation in result.Violations
               where Serious.Contains(violation.Impact)
               from node in violation.Nodes
               select $"{page.Url} {state}: {violation.Id} {node.Html}",
        ];
    }
}
