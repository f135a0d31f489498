using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

internal static class Roles
{
    /// <summary>Takes a role of the demo by keyboard, as a visitor would.</summary>
    public static async Task<IPage> Role(this IBrowserContext window, TestApp app, string title, string from = "/")
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/persona?from={from}");
        await page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Uri(app.Address, from).ToString());
        return page;
    }

    /// <summary>A page that answers over a circuit, once it has one.</summary>
    public static async Task<bool> IsForEditingAsync(this IPage page) => await page.Locator("script[src*='blazor.web']").CountAsync() > 0;

    /// <summary>Waits until the page answers, and not only shows.</summary>
    public static Task LiveAsync(this IPage page) => page.Locator("main[data-interactive=true]").WaitForAsync();

    /// <summary>Tabs forward until the element is focused; fails when that takes a lap around the page.</summary>
    public static async Task TabToAsync(this IPage page, ILocator element)
    {
        const int lap = 150;
        for (var presses = 0; presses < lap; presses++)
        {
            if (await element.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new TimeoutException($"The keyboard never reached {element}.");
    }
}
