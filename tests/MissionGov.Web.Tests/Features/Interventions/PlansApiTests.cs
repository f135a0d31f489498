using System.Globalization;
using MissionGov.Tests;
using MissionGov.Web.Tests.Serving.Tables;

namespace MissionGov.Web.Tests.Features.Interventions;

/// <summary>Plans and their sum as programs read them: the same as on the pages.</summary>
public sealed class PlansApiTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Target = "/missions/nhs/targets/18-week-waits";

    private readonly ApiProgram _nobody = new(app);

    [Fact]
    public async Task The_list_says_of_each_plan_what_its_missions_file_says()
    {
        var all = (await _nobody.GetAsync("/api/v1/plans?limit=1000")).Items;
        var ours = (await _nobody.GetAsync("/api/v1/plans?mission=nhs")).Items;
        var page = (await _nobody.GetAsync("/missions/nhs/plans.json")).Json;

        Assert.Equal(5, ours.Count);
        Assert.Equal(ours.Select(plan => plan.GetRawText()), all.Where(plan => plan.GetProperty("mission").GetString() == "nhs").Select(plan => plan.GetRawText()));
        Assert.Equal(page.EnumerateArray().Select(plan => plan.GetRawText()).Order(StringComparer.Ordinal), ours.Select(plan => plan.GetRawText()).Order(StringComparer.Ordinal));
        Assert.Equal(all.Select(Key).Order(StringComparer.Ordinal), all.Select(Key));

        static string Key(System.Text.Json.JsonElement plan) => plan.GetProperty("address").GetString()!;
    }

    [Fact]
    public async Task One_plan_comes_with_what_is_said_of_it()
    {
        var plan = (await _nobody.GetAsync("/api/v1/plans/nhs/evening-and-weekend-clinics")).Json;

        Assert.Equal("Evening and weekend clinics", plan.GetProperty("plan").GetProperty("name").GetString());
        Assert.Equal(2, plan.GetProperty("estimates").GetArrayLength());
        Assert.Equal(["budget", "waiver"], plan.GetProperty("requests").EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
        Assert.NotEqual(0, plan.GetProperty("assumptions").GetArrayLength());
    }

    [Fact]
    public async Task The_sum_has_the_rows_of_the_page_in_every_form()
    {
        var page = (await app.PageAsync(Target)).QuerySelector("table.waterfall")!;
        var sum = (await _nobody.GetAsync("/api/v1/targets/nhs/18-week-waits/sum")).Json;
        var file = CsvRows.Read(await app.BytesAsync($"{Target}/sum.csv"));
        var steps = sum.GetProperty("steps").EnumerateArray().ToList();

        Assert.Equal(sum.GetRawText(), (await _nobody.GetAsync($"{Target}/sum.json")).Json.GetRawText());
        Assert.Equal(page.QuerySelectorAll("tbody tr").Select(row => Number(row.Children[1].Words())), steps.Select(step => step.GetProperty("change") is { ValueKind: System.Text.Json.JsonValueKind.Number } change ? Math.Round(change.GetDouble(), 1) : Math.Round(step.GetProperty("after").GetDouble(), 1)));
        Assert.Equal(["step", "name", "change", "after"], file[0].Take(4));
        Assert.Equal(steps.Select(step => step.GetProperty("name").GetString()), file.Skip(1).Select(row => row[1]));
        Assert.Equal(steps.Select(step => step.GetProperty("after").GetDouble()), file.Skip(1).Select(row => double.Parse(row[3], CultureInfo.InvariantCulture)));
        Assert.Equal("Plans cover 16.4 of the 34.0 points needed. 17.6 points have no plan behind them.", sum.GetProperty("sentence").GetString());

        // Each step begins where the one before ended; the last is the goal.
        for (var i = 1; i < steps.Count - 1; i++) Assert.Equal(steps[i - 1].GetProperty("after").GetDouble() + steps[i].GetProperty("change").GetDouble(), steps[i].GetProperty("after").GetDouble(), 1e-9);
        Assert.Equal(92, steps[^1].GetProperty("after").GetDouble());
    }

    [Fact]
    public async Task Where_there_is_no_sum_programs_are_told_why()
    {
        var sum = (await _nobody.GetAsync("/api/v1/targets/clean-energy/clean-power/sum")).Json;

        Assert.Equal("Not enough history for a forecast: 2 of 3.", sum.GetProperty("because").GetString());
        Assert.Equal(0, sum.GetProperty("steps").GetArrayLength());
        Assert.Single(CsvRows.Read(await app.BytesAsync("/missions/clean-energy/targets/clean-power/sum.csv")));
        Assert.Empty((await app.PageAsync("/missions/clean-energy/targets/clean-power")).QuerySelectorAll("a[href$='/sum.csv']"));
    }

    private static double Number(string words) => double.Parse(words.Replace('−', '-').TrimEnd('%'), CultureInfo.InvariantCulture);
}
