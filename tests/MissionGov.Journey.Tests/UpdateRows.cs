using System.Diagnostics;
using Microsoft.Playwright;

namespace MissionGov.Journey.Tests;

/// <summary>What one does on the page of updates, and how one sees that a draft has arrived.</summary>
internal static class UpdateRows
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private const string IsHeld = """
        async field => {
          const answer = await fetch(`/me/drafts/${field.form.dataset.draft}`, { cache: 'no-store' });
          const { draft } = await answer.json();
          return JSON.stringify(draft?.fields?.[field.name || field.id] ?? null) === JSON.stringify([field.value]);
        }
        """;

    public static ILocator Note(this IPage page, string milestone) => page.Locator($"tr[data-name='{milestone}'] textarea");

    public static ILocator Chosen(this IPage page, string milestone) => page.Locator($"tr[data-name='{milestone}'] input[data-key]:checked");

    /// <summary>Waits until the page has asked what was kept before: from then on, what comes from elsewhere is another version.</summary>
    public static async Task AskedAsync(this IPage page)
    {
        await page.Locator("form.scripted").WaitForAsync();
        await page.EvaluateAsync("() => missiongov.draftOf(document.querySelector('form[data-updates]')).ready");
    }

    /// <summary>Presses a key in the row of a milestone.</summary>
    public static async Task ChooseAsync(this IPage page, string milestone, string key)
    {
        await page.Locator("form.scripted").WaitForAsync();
        await page.Chosen(milestone).FocusAsync();
        await page.Keyboard.PressAsync(key);
    }

    public static async Task ReportLateAsync(this IPage page, string milestone, string date, string reason)
    {
        await page.ChooseAsync(milestone, "l");
        await page.Keyboard.TypeAsync(date);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync(reason);
    }

    /// <summary>Waits until the server holds what the field says now, whatever the page said of an earlier save.</summary>
    public static async Task HeldAsync(this ILocator field)
    {
        for (var waited = Stopwatch.StartNew(); !await field.EvaluateAsync<bool>(IsHeld); await Task.Delay(100))
            if (waited.Elapsed > Patience) throw new TimeoutException($"The server does not hold {field}: \"{await field.InputValueAsync()}\".");
    }
}
