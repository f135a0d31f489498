using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>Somebody looks for a thing by its name, with the keyboard or on a phone.</summary>
public sealed class SearchTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Serious = ["serious", "critical"];

    [Fact]
    public async Task A_stroke_goes_to_the_search_from_anywhere_and_types_into_fields()
    {
        await using var window = await Chromium.WindowAsync(app, 1024);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/missions");
        await page.Keyboard.PressAsync("/");
        Assert.Equal("find", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync("a/wiating");
        Assert.Equal("a/wiating", await page.Locator("#find").InputValueAsync());

        await page.Locator("#find").FillAsync("wiating");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "92% waiting no more than 18 weeks" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "92% waiting no more than 18 weeks", Level = 1 }).WaitForAsync();
    }

    // The table of targets has a use of its own for the key.
    [Fact]
    public async Task A_page_keeps_its_own_keys()
    {
        await using var window = await Chromium.WindowAsync(app, 1024);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/targets?view=all");
        await page.Keyboard.PressAsync("/");
        Assert.NotEqual("find", await page.EvaluateAsync<string>("document.activeElement.id"));

        foreach (var (key, name) in new[] { ("c", "targets.csv"), ("x", "targets.xlsx"), ("p", "targets.parquet") })
        {
            await page.GotoAsync("/targets?view=all");
            await page.Keyboard.PressAsync("e");
            var saved = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync(key));
            Assert.Equal(name, saved.SuggestedFilename);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task It_keeps_nobody_out_on_a_phone(ColorScheme colours)
    {
        await using var window = await Chromium.WindowAsync(app, 320, 640, options => options.ColorScheme = colours);
        var page = await window.NewPageAsync();
        foreach (var address in new[] { "/search", "/search?q=wiating", "/search?q=zebra+homes", "/search?q=xyzzy", "/missions/nhs/targets/18-wek-waits/x", "/missions/nhs", "/data" })
        {
            await page.GotoAsync(address);
            var violations = (await page.RunAxe()).Violations.Where(violation => Serious.Contains(violation.Impact)).ToList();

            Assert.True(violations.Count == 0, address + string.Join('\n', violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} {node.Html}"))));
            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }
}
