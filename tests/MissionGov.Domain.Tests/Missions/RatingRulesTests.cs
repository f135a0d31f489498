using CsCheck;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class RatingRulesTests
{
    private static readonly RatingRules Rules = RatingRules.Published;

    [Theory]
    [InlineData(0, TargetStatus.OffTrack)]
    [InlineData(0.194, TargetStatus.OffTrack)]
    [InlineData(0.197, TargetStatus.AtRisk)] // shown as 20%
    [InlineData(0.20, TargetStatus.AtRisk)]
    [InlineData(0.494, TargetStatus.AtRisk)]
    [InlineData(0.50, TargetStatus.MostlyOnTrack)]
    [InlineData(0.744, TargetStatus.MostlyOnTrack)]
    [InlineData(0.746, TargetStatus.OnTrack)] // shown as 75%
    [InlineData(0.75, TargetStatus.OnTrack)]
    [InlineData(1, TargetStatus.OnTrack)]
    public void The_chance_sets_the_level(double chance, TargetStatus level) => Assert.Equal(level, Rules.LevelOf(chance));

    public static TheoryData<double[], TargetStatus> Pasts => new()
    {
        { [0.48, 0.51], TargetStatus.AtRisk },               // just over the border, once: no flicker
        { [0.48, 0.51, 0.52], TargetStatus.MostlyOnTrack },  // over it for two periods
        { [0.48, 0.56], TargetStatus.MostlyOnTrack },        // well over it
        { [0.48, 0.51, 0.48, 0.51], TargetStatus.AtRisk },   // to and fro
        { [0.76, 0.73], TargetStatus.OnTrack },
        { [0.76, 0.73, 0.72], TargetStatus.MostlyOnTrack },
        { [0.76, 0.69], TargetStatus.MostlyOnTrack },
        { [0.19, 0.80], TargetStatus.OnTrack },              // across several levels at once
        { [0.22, 0.18], TargetStatus.AtRisk },
        { [0.22, 0.14], TargetStatus.OffTrack },
        { [0.22, 0.154], TargetStatus.OffTrack },            // shown as 15%, five points past 20%
        { [0.48, 0.546], TargetStatus.MostlyOnTrack },       // shown as 55%
    };

    [Theory]
    [MemberData(nameof(Pasts))]
    public void A_level_moves_by_five_points_or_after_two_periods(double[] chances, TargetStatus level) => Assert.Equal(level, Rules.Fold(Enumerable.Reverse(chances)));

    [Fact]
    public void A_level_goes_by_the_chance_as_it_is_shown() => Gen.Double[0, 1].Sample(chance =>
        Rules.LevelOf(chance) == Rules.LevelOf(ChanceWords.WholePercent(chance) / 100.0));

    [Fact]
    public void A_level_is_always_one_that_the_chances_had() =>
        Gen.Double[0, 1].Array[1, 8].Sample(chances => chances.Select(Rules.LevelOf).Contains(Rules.Fold(chances)));

    [Fact]
    public void Looking_back_only_as_far_as_it_matters_gives_the_level_of_the_whole_past() =>
        Gen.Double[0, 1].Array[1, 8].Sample(chances => Rules.Fold(Enumerable.Reverse(chances)) == FoldOfAll(chances));

    [Fact]
    public void Two_figures_on_one_level_are_all_that_is_looked_at()
    {
        var asked = 0;
        Rules.Fold(new[] { 0.8, 0.9, 0.1 }.Select(chance => (asked++, chance).chance));

        Assert.Equal(2, asked);
    }

    /// <summary>The rule as published, over every chance, oldest first.</summary>
    private static TargetStatus FoldOfAll(double[] chances)
    {
        var level = Rules.LevelOf(chances[0]);
        for (var i = 1; i < chances.Length; i++)
        {
            var now = Rules.LevelOf(chances[i]);
            var past = Math.Abs(ChanceWords.WholePercent(chances[i]) - ChanceWords.WholePercent(Limit(level, now)));
            if (now != level && (past >= ChanceWords.WholePercent(Rules.Hysteresis) || Rules.LevelOf(chances[i - 1]) == now)) level = now;
        }

        return level;
    }

    private static double Limit(TargetStatus from, TargetStatus to) => (from, to) switch
    {
        (TargetStatus.OnTrack, _) => Rules.OnTrackFrom,
        (TargetStatus.MostlyOnTrack, TargetStatus.OnTrack) => Rules.OnTrackFrom,
        (TargetStatus.MostlyOnTrack, _) => Rules.MostlyOnTrackFrom,
        (TargetStatus.AtRisk, TargetStatus.OffTrack) => Rules.AtRiskFrom,
        (TargetStatus.AtRisk, _) => Rules.MostlyOnTrackFrom,
        _ => Rules.AtRiskFrom,
    };

    [Fact]
    public void A_chance_that_stays_has_its_own_level() => Gen.Double[0, 1].Sample(chance => Rules.Fold([chance, chance, 0.5]) == Rules.LevelOf(chance));

    [Theory]
    [InlineData(-0.2, TargetStatus.OffTrack)]
    [InlineData(0.59, TargetStatus.OffTrack)]
    [InlineData(0.60, TargetStatus.AtRisk)]
    [InlineData(0.949, TargetStatus.AtRisk)]
    [InlineData(0.95, TargetStatus.MostlyOnTrack)]
    [InlineData(3, TargetStatus.MostlyOnTrack)]
    public void Without_a_forecast_no_pace_is_enough_for_on_track(double share, TargetStatus level) => Assert.Equal(level, Rules.LevelOfPace(share));
}
