using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>The program is told to end, as when a new version takes its place, while somebody fills in a form on an open circuit.</summary>
public sealed class StoppedTests(ITestOutputHelper output)
{
    private const string Milestones = "/missions/nhs/milestones";

    // The whole stop, database included, and some more on a machine that does something else meanwhile.
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_ends_in_time_and_what_was_typed_is_back_after_the_restart()
    {
        using var folder = new ScratchFolder("stopped");
        using var program = new RestartedApp(folder.Path);
        await program.StartAsync();
        await using var window = await Chromium.WindowAsync(program.Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/persona?from={Milestones}");
        await page.GetByRole(AriaRole.Button, new() { Name = "NHS unit lead", Exact = true }).PressAsync("Enter");
        await page.WaitForURLAsync($"**{Milestones}");
        await OpenAsync(page);
        await page.Locator("#new-date").FillAsync("2031-06-01");
        await page.Locator("#reason").FocusAsync();
        await page.Keyboard.TypeAsync("Software supplier is late");

        var took = await program.StopAsync();
        output.WriteLine($"ended within {took.TotalSeconds:0.0} s");
        Assert.True(took < InTime, $"It took {took.TotalSeconds:0.0} s to end.");
        await page.Keyboard.TypeAsync(" by a month");

        await program.StartAsync();
        await page.GotoAsync(Milestones);
        await OpenAsync(page);
        await Assertions.Expect(page.Locator("#reason")).ToHaveValueAsync("Software supplier is late by a month");
        await Assertions.Expect(page.Locator("#new-date")).ToHaveValueAsync("2031-06-01");

        // The circuit has it too, and not only the field that shows it.
        await page.GetByRole(AriaRole.Button, new() { Name = "Save new date" }).ClickAsync();
        await page.GetByText("Software supplier is late by a month").First.WaitForAsync();
        await Assertions.Expect(page.Locator("#reason")).ToHaveCountAsync(0);
    }

    private static async Task OpenAsync(IPage page)
    {
        await page.LiveAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change ") }).First.ClickAsync();
        await page.Locator("#reason").WaitForAsync();
    }
}
