using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MissionGov.Journey.Tests;

/// <summary>What axe finds serious or critical in a page as it stands.</summary>
internal static class Axe
{
    private static readonly string[] Serious = ["serious", "critical"];

    public static async Task<IEnumerable<string>> FaultsAsync(this IPage page, string state)
    {
        // A message that still fades in has too little contrast for a moment.
        await page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().map(one => one.effect.getComputedTiming().iterations === Infinity ? null : one.finished))");
        var result = await page.RunAxe();
        return from violation in result.Violations
               where Serious.Contains(violation.Impact)
               from node in violation.Nodes
               select $"{page.Url} {state}: {violation.Id} {node.Html}";
    }
}
