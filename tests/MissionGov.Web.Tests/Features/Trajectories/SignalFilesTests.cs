using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Trajectories;

/// <summary>The control chart of a target says the same on the page, in the table, CSV, JSON and SVG.</summary>
public sealed class SignalFilesTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Charted =>
        ["/missions/nhs/targets/18-week-waits", "/missions/opportunity/targets/good-level-of-development", "/missions/growth/targets/living-standards", "/missions/social-exclusion/targets/under-18-conceptions", "/missions/social-exclusion/targets/permanent-exclusions"];

    [Theory]
    [MemberData(nameof(Charted))]
    public async Task A_chart_says_the_same_in_every_form(string target)
    {
        var page = await app.PageAsync($"{target}?view=signal");
        using var json = JsonDocument.Parse(await app.BytesAsync($"{target}.json?view=signal"));
        var csv = Encoding.UTF8.GetString(await app.BytesAsync($"{target}.csv?view=signal")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        var svg = XElement.Parse(Encoding.UTF8.GetString(await app.BytesAsync($"{target}.svg?view=signal")));
        var root = json.RootElement;
        var rows = page.QuerySelectorAll("details.data tbody tr").Where(row => row.QuerySelector("th") is not null).ToList();

        Assert.Equal(rows.Count, csv.Count);
        Assert.Equal(root.GetProperty("periods").EnumerateArray().Select(period => period.GetString()), csv.Select(row => row[0]));
        Assert.Equal(root.GetProperty("mean").EnumerateArray().Select(Number), csv.Select(row => row[7]));
        Assert.Equal(root.GetProperty("points").EnumerateArray().Select(point => string.Join(' ', point.GetProperty("rules").EnumerateArray().Select(rule => rule.GetString()))), csv.Select(row => row[12]));
        Assert.Equal(root.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("rules").GetArrayLength() > 0), rows.Select(row => row.Children[^1].Words().Contains(": ", StringComparison.Ordinal)));
        Assert.StartsWith(root.GetProperty("message").GetString()!, page.QuerySelector("figure desc")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelector("ul.signs .chip")!.Words(), page.QuerySelector("figcaption strong")!.Words(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(page.QuerySelector("figcaption strong")!.Words(), svg.Elements().First().Value);
        Assert.Equal(page.QuerySelector("figure desc")!.TextContent, svg.Elements().ElementAt(1).Value);
    }

    [Fact]
    public async Task The_limits_are_those_of_the_method_on_the_figures_shown()
    {
        using var json = JsonDocument.Parse(await app.BytesAsync("/missions/social-exclusion/targets/permanent-exclusions.json?view=signal"));
        var root = json.RootElement;
        double[] values = [.. root.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
        var ranges = values.Skip(1).Zip(values, (now, before) => Math.Abs(now - before)).ToList();
        var screened = ranges.Where(range => range < 3.267 * ranges.Average()).Average();

        Assert.Equal(values.Average(), root.GetProperty("mean")[0].GetDouble(), 1e-6);
        Assert.Equal(values.Average() + (2.66 * screened), root.GetProperty("upper")[0].GetDouble(), 1e-6);
        Assert.True(root.GetProperty("trial").GetBoolean());
    }

    [Fact]
    public async Task The_latest_three_years_are_shown_unless_all_are_asked_for()
    {
        var latest = await app.PageAsync("/missions/nhs/targets/18-week-waits?view=signal");
        var link = latest.QuerySelectorAll("main a").Single(link => link.Words() == "Show all figures").GetAttribute("href")!;

        Assert.Equal(36, latest.QuerySelectorAll("details.data tbody tr").Length);
        Assert.Equal(220, (await app.PageAsync(link)).QuerySelectorAll("details.data tbody tr").Length);
    }

    [Fact]
    public async Task Limits_start_anew_at_a_break_and_the_reason_is_told()
    {
        const string reason = "A new profile of what children are assessed on began in 2021/22.";
        var page = await app.PageAsync("/missions/opportunity/targets/good-level-of-development?view=signal");
        using var json = JsonDocument.Parse(await app.BytesAsync("/missions/opportunity/targets/good-level-of-development.json?view=signal"));

        Assert.Equal((reason, 1), (json.RootElement.GetProperty("rebases")[0].GetProperty("reason").GetString(), json.RootElement.GetProperty("rebases").GetArrayLength()));
        Assert.Single(page.QuerySelectorAll("figure svg.wide path.break"));
        Assert.Contains(reason, page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_figures_are_told_on_the_page_and_to_programs()
    {
        const string target = "/missions/growth/targets/homes";
        var page = await app.PageAsync($"{target}?view=signal");
        using var json = JsonDocument.Parse(await app.BytesAsync($"{target}.json?view=signal"));

        Assert.Contains(json.RootElement.GetProperty("refused").GetProperty("message").GetString()!, page.QuerySelector("#signal + .notice")!.Words(), StringComparison.Ordinal);
        Assert.Equal(2, json.RootElement.GetProperty("refused").GetProperty("need").GetInt32());
        Assert.Null(page.QuerySelector("figure"));
    }

    private static string Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "" : value.GetDouble().ToString("R", CultureInfo.InvariantCulture);
}
