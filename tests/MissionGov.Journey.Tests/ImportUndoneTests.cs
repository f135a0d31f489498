using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>An analyst imports a file with one wrong cell, takes what is suggested, sees the effect, imports, and takes it all back.</summary>
public sealed class ImportUndoneTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Target = "/missions/nhs/targets/18-week-waits";

    // The month after the last in the demo pack, with a letter for a figure. Made up for the test.
    private const string Release = "indicator,place,period,value,quality\n18-week-waits,E92000001,2025-12,62.3,[p]\n18-week-waits,E92000001,2026-01,6l.3,[p]\n";

    [Fact]
    public async Task A_wrong_cell_is_mended_and_the_import_taken_back()
    {
        var before = await FiguresAsync();
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.Role(app, "Delivery analyst", "/data/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "rtt.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Release) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).PressAsync("Enter");
        await page.GetByText("2 rows: 1 new, 0 revised, 1 problem.").WaitForAsync();
        Assert.Equal("61.3", await page.GetByLabel("Row 3, value: read it as").InputValueAsync());
        var faults = new List<string>(await page.FaultsInAllLooksAsync("with a wrong cell"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Use these values" }).PressAsync("Enter");
        await page.GetByText("2 rows: 2 new, 0 revised.").WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Effect" }).WaitForAsync();
        Assert.Contains("gap", await page.Locator("h2:text-is('Effect') + ul").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 rows" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Imported: rtt.csv" }).WaitForAsync();
        await page.GetByText("Row 3, value: 6l.3 → 61.3").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Take this import back" }).PressAsync("Enter");
        await page.GetByText("2 figures will no longer count.").WaitForAsync();
        faults.AddRange(await page.FaultsInAllLooksAsync("before it is taken back"));
        await page.GetByLabel("Why?").FillAsync("It was last year's file.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" }).PressAsync("Enter");
        await page.GetByText("It was last year's file.").WaitForAsync();
        await page.GotoAsync("/data/imports");
        faults.AddRange(await page.FaultsInAllLooksAsync("the list of imports"));

        Assert.Equal(before, await FiguresAsync());
        await page.GotoAsync(Target);
        Assert.DoesNotContain("January 2026", await page.Locator("dl.facts").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private Task<List<string>> FiguresAsync() => app.ReadAsync(db => db.Database.SqlQueryRaw<string>("select seen::text as \"Value\" from observations seen order by 1").ToListAsync());
}
