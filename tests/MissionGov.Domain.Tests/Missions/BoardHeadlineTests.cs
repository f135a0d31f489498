using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class BoardHeadlineTests
{
    public static TheoryData<TargetStatus[], string> Boards => new()
    {
        { [], "No missions yet" },
        { [TargetStatus.OffTrack, TargetStatus.AtRisk, TargetStatus.OnTrack], "One mission is off track and one is at risk" },
        { [TargetStatus.OffTrack, TargetStatus.OffTrack, TargetStatus.AtRisk, TargetStatus.AtRisk, TargetStatus.AtRisk], "Two missions are off track and three are at risk" },
        { [TargetStatus.AtRisk, TargetStatus.NotRated], "One mission is at risk" },
        { [TargetStatus.OnTrack, TargetStatus.NotRated], "No rated mission is off track; one cannot be rated yet" },
        { [TargetStatus.NotRated, TargetStatus.NotRated], "No mission can be rated yet" },
        { [TargetStatus.OnTrack, TargetStatus.MostlyOnTrack, TargetStatus.OnTrack, TargetStatus.OnTrack, TargetStatus.OnTrack], "All five missions are on track or mostly on track" },
        { [TargetStatus.Missed, TargetStatus.OnTrack, TargetStatus.OnTrack, TargetStatus.MostlyOnTrack, TargetStatus.OnTrack], "One mission has missed its target" },
        { [TargetStatus.Missed, TargetStatus.Missed, TargetStatus.MetThenLost], "Two missions have missed their targets and one reached its target and lost it" },
        { [TargetStatus.MetThenLost, TargetStatus.MetThenLost, TargetStatus.AtRisk, TargetStatus.OffTrack], "One mission is off track, one is at risk and two reached their targets and lost them" },
        { [TargetStatus.OffTrack, TargetStatus.Missed, TargetStatus.Met], "One mission is off track and one has missed its target" },
        { [TargetStatus.Met, TargetStatus.OnTrack, TargetStatus.OnTrack], "All three missions are on track or mostly on track, or have met their targets" },
        { [TargetStatus.Met, TargetStatus.Met], "Both missions have met their targets" },
        { [TargetStatus.Met], "The one mission has met its target" },
        { [TargetStatus.OnTrack], "The one mission is on track or mostly on track" },
        { [.. Enumerable.Repeat(TargetStatus.OffTrack, 12)], "12 missions are off track" },
    };

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_title_is_the_finding(TargetStatus[] missions, string headline) => Assert.Equal(headline, BoardHeadline.For(missions));
}
