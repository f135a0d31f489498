using System.Text.Json;
using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>An analyst loads the latest release; the minister's open page shows it.</summary>
public sealed class AnalystTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Target = "/missions/nhs/targets/18-week-waits";

    // The month after the last in the demo pack. The figure is made up for the test.
    private const string Release = "indicator,place,period,value,quality\n18-week-waits,E92000001,2025-12,62.3,[p]\n";

    [Fact]
    public async Task An_imported_figure_is_the_same_everywhere()
    {
        await using var ministers = await Chromium.WindowAsync(app);
        var minister = await ministers.NewPageAsync();
        await minister.GotoAsync(Target);
        Assert.DoesNotContain("December 2025", await minister.Locator("dl.facts").First.InnerTextAsync(), StringComparison.Ordinal);

        await using var analysts = await Chromium.WindowAsync(app);
        var analyst = await analysts.Role(app, "Delivery analyst", "/data/import");
        await analyst.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "rtt-december.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Release) });
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Preview" }).PressAsync("Enter");
        await analyst.GetByText("1 row: 1 new, 0 revised.").WaitForAsync();
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Import 1 row" }).PressAsync("Enter");
        await analyst.GetByRole(AriaRole.Heading, new() { Name = "Imported: rtt-december.csv" }).WaitForAsync();

        await minister.Locator("#live button").ClickAsync();
        await minister.Locator("dd", new() { HasText = "62.3% in December 2025" }).WaitForAsync();

        using var json = JsonDocument.Parse(await TextAsync($"{Target}.json"));
        var sentence = json.RootElement.GetProperty("sentence").GetString()!;
        Assert.Equal((62.3, "2025-12"), (json.RootElement.GetProperty("latest").GetProperty("value").GetDouble(), json.RootElement.GetProperty("latest").GetProperty("period").GetString()));
        var main = await minister.Locator("main").InnerTextAsync();
        Assert.Contains(sentence[(sentence.IndexOf(": ", StringComparison.Ordinal) + 2)..], main, StringComparison.Ordinal);
        Assert.Equal(sentence[..sentence.IndexOf(": ", StringComparison.Ordinal)], (await minister.Locator("main .chip").First.InnerTextAsync()).Trim());
        Assert.Equal("62.3 [p]", (await minister.Locator("details.data tbody tr", new() { HasText = "December 2025" }).First.Locator("td").First.TextContentAsync())!.Trim());
        Assert.Single((await TextAsync($"{Target}.csv")).Split('\n'), line => line.StartsWith("2025-12,", StringComparison.Ordinal) && line.Contains(",62.3,", StringComparison.Ordinal) && line.Contains(sentence, StringComparison.Ordinal));
        Assert.Contains("62.3", await minister.Locator("main svg:has(desc)").First.TextContentAsync() ?? "", StringComparison.Ordinal);
        Assert.Contains("62.3", await TextAsync($"{Target}.svg"), StringComparison.Ordinal);
    }

    private Task<string> TextAsync(string address) => app.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
}
