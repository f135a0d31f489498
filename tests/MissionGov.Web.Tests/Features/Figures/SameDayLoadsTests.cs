using System.Text;
using System.Text.Json;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Figures;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Trajectories;

namespace MissionGov.Web.Tests.Features.Figures;

/// <summary>What was loaded and changed within one day is a revision on every page and in every file.</summary>
public sealed class SameDayLoadsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Two_loads_of_one_day_are_told_alike_by_the_measure_and_by_its_target()
    {
        await LoadAsync("2025-12,60,\n18-week-waits,E92000001,2026-01,,c\n");
        await LoadAsync("2025-12,61,\n18-week-waits,E92000001,2026-01,62,\n");

        var figures = (await app.AskAsync(Person.Visitor, new GetFigures(new("18-week-waits"))))!;
        var target = (await app.AskAsync(Person.Visitor, new GetTarget(new("nhs", "18-week-waits"))))!;
        Assert.Equal(["2025-12"], figures.History.Revised.Select(period => period.Period.Compact));
        Assert.Equal([("2025-12", 60.0, 61.0)], target.Revisions.Select(one => (one.Now.Period.Compact, one.Then.Value!.Value, one.Now.Value!.Value)));
        Assert.Contains("1 of ", (await app.PageAsync("/data/18-week-waits")).QuerySelector("#revisions + p")!.Words(), StringComparison.Ordinal);

        var csv = Encoding.UTF8.GetString(await app.BytesAsync("/data/18-week-waits.csv")).Split("\r\n").Where(line => line.Contains(",2025-12,", StringComparison.Ordinal)).ToList();
        Assert.Equal(["60", "61"], csv.Select(line => line.Split(',')[7]));
        Assert.Equal(["1 no", "2 yes"], csv.Select(line => $"{line.Split(',')[10]} {line.Split(',')[11]}"));
        using var json = JsonDocument.Parse(await app.BytesAsync("/data/18-week-waits.json"));
        Assert.Equal(2, json.RootElement.GetProperty("figures").EnumerateArray().Single(one => one.GetProperty("period").GetString() == "2025-12").GetProperty("vintages").GetArrayLength());
    }

    private async Task LoadAsync(string rows)
    {
        var (path, version) = (Path.GetTempFileName(), app.DataVersion);
        await File.WriteAllTextAsync(path, $"indicator,place,period,value,quality\n18-week-waits,E92000001,{rows}", TestContext.Current.CancellationToken);
        Assert.Null(await app.SendAsync(Person.CommandLine, new ImportObservations(new ImportFile(path, "waits.csv"))));
        File.Delete(path);
        await TestApp.UntilAsync(() => app.DataVersion > version, "heard of");
    }
}
