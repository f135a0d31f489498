using MissionGov.Domain.Missions;
using MissionGov.Web.Features.DemoPacks;

namespace MissionGov.Web.Tests.Features.DemoPacks;

/// <summary>What the product makes of the packs: the verdicts of history, and every kind of answer among the live missions.</summary>
public sealed class PackStandingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("rough-sleeping", TargetStatus.Met)]
    [InlineData("under-18-conceptions", TargetStatus.Missed)]
    [InlineData("permanent-exclusions", TargetStatus.MetThenLost)]
    public void History_gives_three_different_verdicts(string slug, TargetStatus verdict) => Assert.Equal(verdict, Assess(slug, new DateOnly(2026, 2, 1)).Status);

    [Fact]
    public void Conceptions_were_reached_four_years_late_and_exclusions_two_years_early()
    {
        var today = new DateOnly(2026, 2, 1);

        Assert.Equal("2014", Assess("under-18-conceptions", today).Facts.ReachedLate?.Period.Label);
        Assert.Equal("1999/00", Assess("permanent-exclusions", today).Facts.FirstReached?.Period.Label);
    }

    [Theory]
    [InlineData("2004-12-31", -2.0)]
    [InlineData("2001-12-31", 0.6)]
    public void Conceptions_are_measured_through_the_official_point_of_2004(string asAt, double gap) =>
        Assert.Equal(gap, Assess("under-18-conceptions", DateOnly.Parse(asAt, System.Globalization.CultureInfo.InvariantCulture)).Gap!.Value, tolerance: 0.05);

    [Fact]
    public void The_live_missions_show_targets_rated_and_not()
    {
        var board = DemoPack.Read("five-missions").Missions.SelectMany(mission => mission.Targets).Select(target => Assess(target.Slug, new DateOnly(2026, 2, 1))).ToList();
        foreach (var assessed in board) output.WriteLine($"{assessed.Target.Slug}: {StatusSentence.Alone(assessed)}");

        Assert.Equal(["living-standards"], board.Where(assessed => assessed.Status == TargetStatus.NotRated).Select(assessed => assessed.Target.Slug));
        Assert.All(board, assessed => Assert.Equal(0, assessed.DaysLate));
        Assert.True(board.Single(assessed => assessed.Target.Slug == "homes").Gap < 0);
        Assert.True(board.Single(assessed => assessed.Target.Slug == "neighbourhood-police").Gap > 0);
    }

    private static TargetAssessment Assess(string slug, DateOnly today)
    {
        var pack = DemoPack.Names.Select(name => DemoPack.Read(name)).Single(pack => pack.Missions.Any(mission => mission.Targets.Any(target => target.Slug == slug)));
        var target = pack.Missions.SelectMany(mission => mission.Targets).Single(target => target.Slug == slug);
        var series = pack.Series.Single(series => (series.IndicatorId, series.PlaceId) == (target.IndicatorId, target.PlaceId));
        return TargetProgress.Assess(
            target,
            [.. series.Observations.Select(seen => seen.Observation).Where(seen => seen.Period.End <= today).GroupBy(seen => seen.Period).Select(vintages => vintages.Last())],
            today,
            new RatingRules());
    }
}
