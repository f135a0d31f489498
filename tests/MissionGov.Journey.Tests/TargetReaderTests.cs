using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>An analyst asks of one target: how do you know, is it real, what would others say, and what was known then?</summary>
public sealed class TargetReaderTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Target = "/missions/social-exclusion/targets/under-18-conceptions";

    private static readonly string[] Serious = ["serious", "critical"];

    [Theory]
    [InlineData(1024, true)]
    [InlineData(360, false)]
    public async Task The_four_questions_are_answered_with_and_without_script(int width, bool script)
    {
        await using var window = await Chromium.WindowAsync(app, width, with: options => options.JavaScriptEnabled = script);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/missions/nhs/targets/18-week-waits");
        Assert.Matches(@"^Of the last \d+ forecasts, \d+ held: expected \d+ of \d+\.", await page.Locator("dt:text-is('Tried on its own past') + dd").InnerTextAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Signal or noise" }).ClickAsync();
        await page.GetByRole(AriaRole.Img, new() { Name = "getting better" }).WaitForAsync();
        Assert.Contains("Getting better", await page.Locator("ul.signs").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByText("Show as table").ClickAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Real change for the better: outside its usual range" }).First.WaitForAsync();

        await page.GotoAsync(Target);
        var status = await page.Locator("main .chip").First.InnerTextAsync();
        await page.GetByLabel("Measure", new() { Exact = true }).SelectOptionAsync("Eurostat");
        await page.Locator("#progress ~ form button").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Eurostat: target met" }).WaitForAsync();
        Assert.Equal(status, await page.Locator("main .chip").First.InnerTextAsync());

        await page.GetByLabel("Published by", new() { Exact = true }).FillAsync("2006-12-31");
        await page.GetByLabel("Published by", new() { Exact = true }).PressAsync("Enter");
        await page.GetByText("Only what was published by 31 December 2006.").WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Eurostat: insufficient progress" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Show today" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Eurostat: target met" }).WaitForAsync();
        Assert.Equal(0, await page.GetByText("Only what was published by").CountAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_mistyped_day_and_every_measure_keep_nobody_out(ColorScheme colours)
    {
        await using var window = await Chromium.WindowAsync(app, 320, 640, options => options.ColorScheme = colours);
        var page = await window.NewPageAsync();
        foreach (var address in new[] { $"{Target}?known-on=abc&view=signal", $"{Target}?measure=all&known-on=2006", "/missions/opportunity/targets/good-level-of-development?view=signal" })
        {
            await page.GotoAsync(address);
            var violations = (await page.RunAxe()).Violations.Where(violation => Serious.Contains(violation.Impact)).ToList();

            Assert.True(violations.Count == 0, string.Join('\n', violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} {node.Html}"))));
            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }
}
