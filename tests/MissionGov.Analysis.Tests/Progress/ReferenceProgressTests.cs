using System.Text.Json;
using MissionGov.Analysis.Progress;

namespace MissionGov.Analysis.Tests.Progress;

/// <summary>Each named progress measure gives the word and the figures of the reference.</summary>
public sealed class ReferenceProgressTests
{
    public static TheoryData<string> OpenSdg => ReferenceCase.Names("open_sdg_series");

    public static TheoryData<string> Eurostat => ReferenceCase.Names("eurostat_trend");

    public static TheoryData<string> UnitedNations => ReferenceCase.Names("un_progress_chart");

    [Theory]
    [MemberData(nameof(OpenSdg))]
    public void Open_SDG_progress_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("open_sdg_series", name);
        var config = reference.Input["config"]!;
        var question = new ProgressQuestion(
            ProgressMeasure.OpenSdg,
            reference.Input["years"].Deserialize<int[]>()!,
            reference.Input["values"].Deserialize<double?[]>()!,
            config["direction"]?.GetValue<string>() == "positive" ? Direction.AtLeast : Direction.AtMost)
        {
            Target = config["target"].Deserialize<double?>(),
            TargetYear = config["target_year"].Deserialize<int?>(),
            BaseYear = config["base_year"].Deserialize<int?>(),
            Limit = config["limit"].Deserialize<double?>(),
        };

        var points = ProgressMeasures.PointsOf(question);
        Assert.Equal(
            (reference.Number("base_year"), reference.Number("base_value"), reference.Number("current_year"), reference.Number("current_value")),
            (points.BaseYear, points.BaseValue, points.CurrentYear, points.CurrentValue));

        var status = reference.Expected["status"]!.GetValue<string>();
        if (status == "not_available")
        {
            Assert.IsType<Answer<MeasuredProgress>.Refused>(ProgressMeasures.Assess(question));
            return;
        }

        var found = Found(question);
        Assert.Equal(status, found.Status);
        Assert.True(reference.Near([reference.Number("progress_value")!.Value, reference.Number("score")!.Value], [found.Progress!.Value, found.Score!.Value]), found.ToString());
    }

    [Theory]
    [MemberData(nameof(Eurostat))]
    public void Eurostat_progress_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("eurostat_trend", name);
        var found = Found(TwoPoints(ProgressMeasure.Eurostat, reference));

        AssertAgrees(reference, found, reference.Number("ratio") ?? reference.Number("oriented"));
    }

    [Theory]
    [MemberData(nameof(UnitedNations))]
    public void The_UN_progress_chart_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("un_progress_chart", name);
        var question = TwoPoints(ProgressMeasure.UnProgressChart, reference);
        var found = Found(question);

        AssertAgrees(reference, found, reference.Number("cr") ?? ((question.Direction == Direction.AtLeast ? 1 : -1) * reference.Number("cagr_actual")));
    }

    private static void AssertAgrees(ReferenceCase reference, MeasuredProgress found, double? progress)
    {
        Assert.Equal(reference.Expected["category"]!.GetValue<string>(), found.Status);
        Assert.True(reference.Near([progress!.Value, reference.Number("cagr_actual")!.Value], [found.Progress!.Value, found.CagrActual!.Value]), found.ToString());
        Assert.True(reference.Number("cagr_required") is { } required ? reference.Near(required, found.CagrRequired!.Value) : found.CagrRequired is null);
    }

    private static ProgressQuestion TwoPoints(ProgressMeasure measure, ReferenceCase reference)
    {
        var input = reference.Input;
        return new(
            measure,
            [input["start_year"]!.GetValue<int>(), input["end_year"]!.GetValue<int>()],
            [input["start_value"]!.GetValue<double>(), input["end_value"]!.GetValue<double>()],
            input["direction"]!.GetValue<string>() == "positive" ? Direction.AtLeast : Direction.AtMost)
        {
            Target = input["target"].Deserialize<double?>(),
            TargetYear = input["target_year"].Deserialize<int?>(),
        };
    }

    private static MeasuredProgress Found(ProgressQuestion question) => Assert.IsType<Answer<MeasuredProgress>.Found>(ProgressMeasures.Assess(question)).Value;
}
