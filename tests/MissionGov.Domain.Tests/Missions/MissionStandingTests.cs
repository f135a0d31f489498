using MissionGov.Analysis;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class MissionStandingTests
{
    private static readonly Unit Percent = new(UnitKind.Percent, "", 1);

    [Fact]
    public void A_mission_stands_as_its_worst_rated_target()
    {
        var standing = MissionStanding.Of([Target(TargetStatus.OnTrack, 0.9), Target(TargetStatus.AtRisk, 0.3), Target(TargetStatus.MostlyOnTrack, 0.6)]);

        Assert.Equal((TargetStatus.AtRisk, 0.3, null), (standing.Status, standing.Worst!.Chance!.Value, standing.NotRatedInWords));
    }

    [Fact]
    public void Targets_without_a_rating_are_counted_beside_it()
    {
        var standing = MissionStanding.Of([Target(TargetStatus.NotRated), Target(TargetStatus.OnTrack, 0.9), Target(TargetStatus.NotRated)]);

        Assert.Equal((TargetStatus.OnTrack, "2 of 3 targets not rated"), (standing.Status, standing.NotRatedInWords));
    }

    [Fact]
    public void With_no_rated_target_it_is_not_rated()
    {
        Assert.Equal(TargetStatus.NotRated, MissionStanding.Of([Target(TargetStatus.NotRated)]).Status);
        Assert.Equal((TargetStatus.NotRated, null), (MissionStanding.Of([]).Status, MissionStanding.Of([]).Worst));
    }

    [Fact]
    public void Levels_go_from_worst_to_best()
    {
        TargetStatus[] worstFirst = [TargetStatus.OffTrack, TargetStatus.AtRisk, TargetStatus.NotRated, TargetStatus.MostlyOnTrack, TargetStatus.OnTrack];

        Assert.Equal(worstFirst, worstFirst.Reverse().Select(status => Target(status)).Order(MissionStanding.WorstFirst).Select(target => target.Status));
    }

    [Fact]
    public void Equals_go_by_chance_and_then_by_the_gap_as_a_share_of_the_change()
    {
        var likely = Target(TargetStatus.OffTrack, 0.15);
        var unlikely = Target(TargetStatus.OffTrack, 0.05);
        var near = Target(TargetStatus.OffTrack, 0.15, gap: -1, change: 20);
        var far = Target(TargetStatus.OffTrack, 0.15, gap: -1, change: 2);

        Assert.Equal([unlikely, far, near, likely], new[] { likely, near, far, unlikely }.Order(MissionStanding.WorstFirst));
    }

    [Fact]
    public void A_mission_without_targets_comes_last()
    {
        var empty = MissionStanding.Of([]);
        var fine = MissionStanding.Of([Target(TargetStatus.OnTrack, 0.9)]);
        var poor = MissionStanding.Of([Target(TargetStatus.OffTrack, 0.1)]);

        Assert.Equal([poor, fine, empty], new[] { empty, fine, poor }.Order(MissionStanding.WorstMissionFirst));
    }

    private static TargetAssessment Target(TargetStatus status, double? chance = null, double gap = 0, double change = 20) => new()
    {
        Target = SampleTarget.Of(SampleTarget.Goal with { Value = SampleTarget.Goal.BaselineValue + change }, Percent, Frequency.Monthly),
        Today = SampleTarget.Today,
        Status = status,
        Reason = new StatusReason("chance", ""),
        Chance = chance,
        Gap = gap,
    };
}
