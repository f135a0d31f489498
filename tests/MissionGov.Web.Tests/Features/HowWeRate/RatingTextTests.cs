using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Features.HowWeRate;
using MissionGov.Web.Tests.Components;

namespace MissionGov.Web.Tests.Features.HowWeRate;

public class RatingTextTests(ITestOutputHelper output)
{
    [Fact]
    public async Task It_reads_at_grade_6_or_below()
    {
        var grade = PlainLanguage.Grade(PlainLanguage.Sentences(await Rendered.AsHtmlAsync<RatingText>()));
        output.WriteLine($"Grade {grade:F1}");

        Assert.InRange(grade, 1, PlainLanguage.HighestGrade);
    }

    [Fact]
    public async Task No_sentence_is_long() =>
        Assert.All(PlainLanguage.Sentences(await Rendered.AsHtmlAsync<RatingText>()), sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));

    [Fact]
    public void The_measure_of_reading_tells_plain_from_learned() =>
        Assert.True(PlainLanguage.Grade(["The methodological characteristics of administrative institutions necessitate interdepartmental consideration."]) > 12 && PlainLanguage.Grade(["The cat sat on the mat."]) < 2);

    [Fact]
    public async Task Every_threshold_of_the_rule_is_named()
    {
        var text = PlainLanguage.Text(await Rendered.AsHtmlAsync<RatingText>());
        var rules = RatingRules.Published;

        foreach (var share in new[] { rules.AtRiskFrom, rules.MostlyOnTrackFrom, rules.OnTrackFrom, rules.PaceAtRiskFrom, rules.PaceMostlyFrom })
            Assert.Contains($"under {100 * share:0}%", text, StringComparison.Ordinal);
        Assert.Contains($"{100 * rules.Hysteresis:0} points past", text, StringComparison.Ordinal);
        Assert.Contains($"last {rules.FoldedPeriods} figures", text, StringComparison.Ordinal);
        Assert.Contains($"more than {rules.GraceDays} days", text, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<TargetStatus>(), status => Assert.Contains(status.Words(), text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Frequency.Annual, 4)]
    [InlineData(Frequency.Quarterly, 8)]
    [InlineData(Frequency.Monthly, 12)]
    public async Task A_range_needs_as_many_figures_as_the_page_says(Frequency frequency, int need)
    {
        Assert.Contains($"{need} {(frequency == Frequency.Annual ? "yearly" : frequency.ToString().ToLowerInvariant())}", PlainLanguage.Text(await Rendered.AsHtmlAsync<RatingText>()), StringComparison.Ordinal);
        Assert.Equal((false, true), (HasFan(frequency, need - 1), HasFan(frequency, need)));
    }

    private static bool HasFan(Frequency frequency, int values) =>
        TrendProjection.Project(new Series(frequency, [.. Enumerable.Range(0, values).Select(i => (double?)(50 + i + (i % 3)))]), 2, new ProjectionOptions()) is Answer<Projection>.Found { Value.HasFan: true };
}
