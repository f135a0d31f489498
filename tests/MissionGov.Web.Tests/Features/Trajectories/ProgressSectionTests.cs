using System.Text;
using System.Text.Json;
using MissionGov.Analysis.Progress;
using MissionGov.Tests;
using MissionGov.Web.Features.Trajectories;

namespace MissionGov.Web.Tests.Features.Trajectories;

/// <summary>The rules of other bodies stand beside the status, under their own names, when asked for.</summary>
public sealed class ProgressSectionTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Waits = "/missions/nhs/targets/18-week-waits";

    [Fact]
    public async Task Unless_asked_for_none_is_shown()
    {
        foreach (var address in new[] { Waits, $"{Waits}?measure=", $"{Waits}?measure=7", $"{Waits}?measure=none" })
        {
            var page = await app.PageAsync(address);

            Assert.Empty(page.QuerySelectorAll("#progress ~ h3"));
            Assert.Equal("", page.QuerySelector("#measure option[selected]")?.GetAttribute("value") ?? "");
        }

        using var json = JsonDocument.Parse(await app.BytesAsync($"{Waits}.json"));
        Assert.Equal(0, json.RootElement.GetProperty("progress").GetArrayLength());
    }

    [Theory]
    [InlineData(ProgressMeasure.OpenSdg)]
    [InlineData(ProgressMeasure.Eurostat)]
    [InlineData(ProgressMeasure.UnProgressChart)]
    [InlineData(ProgressMeasure.PaceRatio)]
    public async Task One_is_shown_with_its_word_its_inputs_and_its_faults_and_the_status_stays(ProgressMeasure measure)
    {
        var code = TargetFilter.Code(measure);
        var (plain, page) = (await app.PageAsync(Waits), await app.PageAsync($"{Waits}?measure={code}"));
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Waits}.json?measure={code}"));
        var found = json.RootElement.GetProperty("progress").EnumerateArray().Single();
        var csv = Encoding.UTF8.GetString(await app.BytesAsync($"{Waits}.csv?measure={code}"));

        Assert.Equal($"{ProgressWords.Name(measure)}: {found.GetProperty("status").GetString()!.Replace('_', ' ')}", page.QuerySelector("#progress ~ h3")!.Words());
        Assert.Equal("58.3% in August 2024, 61.8% in November 2025, towards 92% in 2029", page.QuerySelector("#progress ~ dl dd")!.Words());
        Assert.Equal((58.3, 61.8, 2029), (found.GetProperty("baseValue").GetDouble(), found.GetProperty("currentValue").GetDouble(), found.GetProperty("targetYear").GetInt32()));
        Assert.Equal(ProgressMeasures.KnownFaults(measure), page.QuerySelectorAll("#progress ~ ul li").Select(fault => fault.Words()));
        Assert.Contains($"{code}_status,{code}_progress\r\n", csv, StringComparison.Ordinal);
        Assert.Contains($",{found.GetProperty("status").GetString()},", csv, StringComparison.Ordinal);
        Assert.Equal(plain.QuerySelector("main .chip")!.ParentElement!.Words(), page.QuerySelector("main .chip")!.ParentElement!.Words());
    }

    [Fact]
    public async Task Side_by_side_the_same_figures_earn_different_words()
    {
        var page = await app.PageAsync($"{Waits}?measure=all");

        Assert.Equal(["Open SDG: moderate progress", "Eurostat: moderate progress", "UN progress chart: fair", "Pace ratio: limited", "Faults that all of them share"], page.QuerySelectorAll("#progress ~ h3").Select(heading => heading.Words()));
    }

    [Fact]
    public async Task What_a_rule_cannot_say_is_told()
    {
        var page = await app.PageAsync("/missions/growth/targets/living-standards?measure=eurostat");

        Assert.Equal("Eurostat: no word", page.QuerySelector("#progress ~ h3")!.Words());
        Assert.Equal("Yearly growth has no meaning for values at or below zero.", page.QuerySelector("#progress ~ .notice")!.Words());
    }
}
