using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Features.DemoPacks;

namespace MissionGov.Web.Tests.Features.Trajectories;

/// <summary>One figure, everywhere the same: chip, sentence, chart, table, CSV, JSON and API.</summary>
public sealed class SameFigureTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Every target of every pack, so that a new one is held to it too.</summary>
    public static TheoryData<string, string> Targets =>
        [.. DemoPack.Names.SelectMany(name => DemoPack.ReadFile(name).Missions).SelectMany(mission => mission.Targets.Select(target => (mission.Slug, target.Slug)))];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_target_says_the_same_in_every_form(string mission, string target)
    {
        var address = $"/missions/{mission}/targets/{target}";
        var page = await app.PageAsync(address);
        using var json = JsonDocument.Parse(await app.BytesAsync($"{address}.json"));
        var csv = Rows(await app.BytesAsync($"{address}.csv"));
        var (root, chip) = (json.RootElement, page.QuerySelector("main .chip")!);

        Assert.Equal(await app.BytesAsync($"{address}.json"), await app.BytesAsync($"/api/v1/targets/{mission}/{target}"));
        var sentence = root.GetProperty("sentence").GetString()!;
        Assert.Equal(sentence, $"{chip.Words()}: {chip.ParentElement!.Words()[chip.Words().Length..].Trim()}");
        Assert.Contains(root.GetProperty("status").GetString()!, chip.ClassList);
        Assert.Contains(sentence, WebUtility.HtmlDecode(Encoding.UTF8.GetString(await app.BytesAsync($"{address}.svg"))), StringComparison.Ordinal);
        if (root.GetProperty("latest").ValueKind == JsonValueKind.Null) return;

        var latest = root.GetProperty("latest");
        var judged = csv.Single(row => row["status"].Length > 0);
        Assert.Equal((sentence, root.GetProperty("status").GetString()), (judged["sentence"], judged["status"]));
        Assert.Equal((latest.GetProperty("period").GetString(), latest.GetProperty("value").GetDouble()), (judged["period"], Number(judged["actual"])));

        Assert.All(page.QuerySelectorAll("details.data tbody tr"), row =>
        {
            var source = csv.Single(found => Label(found) == row.QuerySelector("th")!.Words());
            var shown = row.QuerySelectorAll("td").Select(cell => cell.Words().Split(' ')[0]).ToList();
            foreach (var (figure, column) in new[] { ("actual", 0), ("needed", 1), ("gap", 2), ("projected_median", 3), ("projected_80_lower", 4) })
                if (Absent(shown[column])) Assert.True(source[figure].Length == 0, $"{figure} of {source["period"]}");
                else Assert.Equal(Written(Number(source[figure]), shown[column]), shown[column]);
        });
        Assert.Contains(page.QuerySelectorAll("details.data tbody tr"), row => row.QuerySelector("th")!.Words() == Label(judged));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_mission_and_its_target_say_the_same(string mission, string target)
    {
        var page = await app.PageAsync($"/missions/{mission}");
        using var json = JsonDocument.Parse(await app.BytesAsync($"/missions/{mission}.json"));
        using var own = JsonDocument.Parse(await app.BytesAsync($"/missions/{mission}/targets/{target}.json"));
        var entry = json.RootElement.GetProperty("targets").EnumerateArray().Single(found => found.GetProperty("target").GetString() == target);

        foreach (var figure in new[] { "sentence", "status", "requiredNow", "gap", "monthsBehind" })
            Assert.Equal(own.RootElement.GetProperty(figure).GetRawText(), entry.GetProperty(figure).GetRawText());
        var sentence = own.RootElement.GetProperty("sentence").GetString()!;
        Assert.Contains(sentence[(sentence.IndexOf(": ", StringComparison.Ordinal) + 2)..], page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task The_table_of_targets_says_what_the_target_says(string mission, string target)
    {
        using var own = JsonDocument.Parse(await app.BytesAsync($"/missions/{mission}/targets/{target}.json"));
        using var json = JsonDocument.Parse(await app.BytesAsync("/targets.json?view=all"));
        var (root, row) = (own.RootElement, json.RootElement.GetProperty("targets").EnumerateArray().SingleOrDefault(found => found.GetProperty("target").GetString() == target));
        if (row.ValueKind == JsonValueKind.Undefined)
        {
            // Closed missions are history, and not in the table.
            Assert.Equal("social-exclusion", mission);
            return;
        }

        foreach (var figure in new[] { "sentence", "status", "requiredNow", "gap", "monthsBehind" })
            Assert.Equal(root.GetProperty(figure).GetRawText(), row.GetProperty(figure).GetRawText());
        var cells = Rows(await app.BytesAsync("/targets.csv?view=all")).Single(found => found["target"] == target);
        Assert.Equal((root.GetProperty("sentence").GetString(), root.GetProperty("status").GetString()), (cells["sentence"], cells["status"]));
        var chance = root.GetProperty("projection") is { ValueKind: JsonValueKind.Object } projection && projection.GetProperty("probabilityOfMeeting") is { ValueKind: JsonValueKind.Number } given ? given.GetDouble() : (double?)null;
        Assert.Equal(chance, cells["chance"].Length == 0 ? null : Number(cells["chance"]));
        if (chance is { } share) Assert.Contains(ChanceWords.Percent(share), cells["sentence"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_says_what_the_worst_target_says()
    {
        var page = await app.PageAsync("/");
        using var json = JsonDocument.Parse(await app.BytesAsync(page.QuerySelector("section.answer .links a")!.GetAttribute("href")!.Replace(".csv", ".json", StringComparison.Ordinal)));

        Assert.Equal(
            json.RootElement.GetProperty("sentence").GetString(),
            $"{page.QuerySelector("section.answer .chip")!.Words()}: {page.QuerySelector("section.answer h2 + p")!.Words()}");
    }

    [Theory]
    [InlineData("2004", -2.0)]
    [InlineData("2001", 0.6)]
    public async Task A_replay_says_what_was_to_be_judged_then(string year, double gap)
    {
        using var json = JsonDocument.Parse(await app.BytesAsync($"/missions/social-exclusion/targets/under-18-conceptions.json?as-at={year}"));
        var page = await app.PageAsync($"/missions/social-exclusion/targets/under-18-conceptions?as-at={year}");

        Assert.Equal(gap, json.RootElement.GetProperty("gap").GetDouble(), 0.05);
        Assert.Contains($"Periods up to 31 December {year}", page.QuerySelector(".notice")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("details.data tbody tr"), row => row.Words().StartsWith("2014", StringComparison.Ordinal));
    }

    private static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        var text = Encoding.UTF8.GetString(csv).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headings = Cells(text[0]);
        return [.. text.Skip(1).Select(line => headings.Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cells[^1] += line[i++];
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) cells.Add("");
            else cells[^1] += line[i];
        }

        return cells;
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Label(Dictionary<string, string> row) => new Period(DateOnly.Parse(row["starts"], CultureInfo.InvariantCulture), DateOnly.Parse(row["ends"], CultureInfo.InvariantCulture)).Label;

    private static bool Absent(string shown) => shown.StartsWith('[');

    /// <summary>The value with as many decimals as the page shows.</summary>
    private static string Written(double value, string shown) =>
        new Unit(UnitKind.Index, "", shown.Contains('.', StringComparison.Ordinal) ? shown.Length - shown.IndexOf('.', StringComparison.Ordinal) - 1 : 0).Number(value);
}
