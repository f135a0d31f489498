using MissionGov.Analysis.Trajectories;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>A change is taken back part by part: what somebody else changed beside it stays.</summary>
public sealed class RestoringTests
{
    private static readonly TargetDetails Promise = new() { Name = "80% in time", Promise = "80% by March 2029.", IndicatorId = Guid.NewGuid(), PlaceId = Guid.NewGuid(), Owner = "Director", Goal = SampleTarget.Goal };

    [Fact]
    public void Another_part_that_was_changed_since_stays()
    {
        var (mission, target) = Draft();
        var happened = Edited(target, mission, Promise with { Name = "80% soon", Goal = Promise.Goal with { Value = 85 } });
        Edited(target, mission, Now(target) with { Owner = "Someone new", Goal = target.Goal with { Shape = TrajectoryShape.BackLoaded } });

        Assert.Null(happened.ChangedSince(target));
        var restored = Assert.IsType<ValueRestored>(happened.Restore(target, Putting(back: 7)).Event);

        Assert.Equal(("80% in time", "Someone new", 80, TrajectoryShape.BackLoaded), (target.Name, target.Owner, target.Goal.Value, target.Goal.Shape));
        Assert.Equal(["name", "target"], restored.Changes.Select(change => change.Field));
        Assert.Equal("restore.same", happened.Restore(target, Putting(back: 7)).Problem?.Code);
    }

    [Fact]
    public void The_same_part_changed_since_is_named()
    {
        var (mission, target) = Draft();
        var happened = Edited(target, mission, Promise with { Owner = "First" });
        Edited(target, mission, Now(target) with { Owner = "Second" });

        Assert.NotNull(happened.ChangedSince(target));
    }

    [Fact]
    public void A_change_taken_back_is_taken_back_too()
    {
        var (mission, target) = Draft();
        var happened = Edited(target, mission, Promise with { Owner = "First" });
        happened.Restore(target, Putting(back: 1));

        var reversed = happened.Reverse();
        Assert.Null(reversed.ChangedSince(target));
        reversed.Restore(target, Putting(back: 2));

        Assert.Equal("First", target.Owner);
    }

    [Fact]
    public void In_a_mission_for_two_a_published_target_becomes_a_draft_and_says_so()
    {
        var (mission, target) = Draft();
        var happened = Edited(target, mission, Promise with { Owner = "First" });
        target.PublishedAt = DateTimeOffset.UnixEpoch;

        var restored = happened.Restore(target, Putting(back: 1) with { TwoPeople = true }).Event;

        Assert.Null(target.PublishedAt);
        Assert.Contains(restored!.Changes, change => change.Field == "published");
    }

    [Fact]
    public void A_measure_that_was_changed_again_is_not_guessed()
    {
        var (mission, target) = Draft();
        var happened = Edited(target, mission, Promise with { IndicatorId = Guid.NewGuid() });
        var third = Guid.NewGuid();
        Edited(target, mission, Now(target) with { IndicatorId = third });

        Assert.NotNull(happened.ChangedSince(target));
        Assert.Equal("restore.measure", happened.Restore(target, Putting(back: 1)).Problem?.Code);
        Assert.Equal(third, target.IndicatorId);
    }

    [Fact]
    public void A_name_put_back_must_not_look_like_another()
    {
        var (mission, target) = Draft();
        var happened = Edited(target, mission, Promise with { Name = "Something else" });

        Assert.Equal("target.name", happened.Restore(target, Putting(back: 1) with { Others = ["80% in  TIME"] }).Problem?.Code);
        Assert.Equal("Something else", target.Name);
    }

    [Fact]
    public void A_mission_is_put_back()
    {
        var details = new MissionDetails { Name = "Safer streets", Purpose = "Nobody is afraid.", LeadMinister = "Home Secretary", SeniorResponsibleOwner = "Director General" };
        var mission = Mission.Begin(Guid.NewGuid(), details, [], By("")).Made;
        var happened = Assert.IsType<MissionEdited>(mission.Edit(details with { Purpose = "Nobody." }, [], signsOff: false, By("")).Event);
        mission.Edit(MissionDetails.Of(mission) with { LeadMinister = "Someone" }, [], signsOff: false, By(""));

        Assert.NotNull(happened.Restore(mission, Putting(back: 1)).Event);

        Assert.Equal(("Nobody is afraid.", "Someone"), (mission.Purpose, mission.LeadMinister));
    }

    [Fact]
    public void A_unit_is_put_back_but_not_under_a_name_that_another_has_by_now()
    {
        var mission = Draft().Item1;
        var unit = new DeliveryUnit("NHS delivery unit", "Director", ["Health"]) { Members = [new UnitMember("Analyst", "Treasury", "Data science", 1)] };
        mission.Staff(unit, [], By(""));
        var happened = Assert.IsType<UnitStaffed>(mission.Staff(unit with { Name = "Another", Members = [] }, [], By("")).Event);
        mission.Staff(mission.Unit with { Lead = "Someone new" }, [], By(""));

        Assert.Equal("unit.name", happened.Restore(mission, Putting(back: 1) with { Others = ["NHS Delivery Unit"] }).Problem?.Code);
        Assert.NotNull(happened.Restore(mission, Putting(back: 1)).Event);

        Assert.Equal(("NHS delivery unit", "Someone new", "Analyst"), (mission.Unit.Name, mission.Unit.Lead, Assert.Single(mission.Unit.Members).Role));
    }

    [Fact]
    public void A_measure_is_put_back_with_its_breaks()
    {
        var details = new IndicatorDetails { Name = "Waits", Source = "NHS England", Breaks = [new SeriesBreak(new DateOnly(2024, 2, 1), "New rules")] };
        var indicator = Indicator.Begin(Guid.NewGuid(), details, []).Made;
        var happened = Assert.IsType<IndicatorEdited>(indicator.Edit(details with { Breaks = [], LagDays = 40 }, [], decides: false, By("")).Event);
        indicator.Edit(IndicatorDetails.Of(indicator) with { Source = "Another" }, [], decides: false, By(""));

        var restored = happened.Restore(indicator, Putting(back: 1)).Event;

        Assert.Equal(("Another", 0, "New rules"), (indicator.Source, indicator.LagDays, Assert.Single(indicator.Breaks).Reason));
        Assert.Equal(["breaks", "days to publication"], restored!.Changes.Select(change => change.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_event_from_before_values_were_kept_says_so()
    {
        var (mission, target) = Draft();
        var happened = Edited(target, mission, Promise with { Owner = "First" }) with { Before = null, After = null };

        Assert.Equal("restore.unknown", happened.Restore(target, Putting(back: 1)).Problem?.Code);
    }

    private static (Mission, Target) Draft()
    {
        var mission = Mission.Begin(Guid.NewGuid(), new MissionDetails { Name = "NHS", Purpose = "Fit for the future." }, [], By("")).Made;
        return (mission, Target.Begin(Guid.NewGuid(), mission, Promise, [], NamesOf(Promise.IndicatorId), By("")).Made);
    }

    private static TargetDetails Now(Target target) => Promise with { Name = target.Name, Owner = target.Owner, Goal = target.Goal, IndicatorId = target.IndicatorId };

    private static TargetNames NamesOf(Guid indicator) => new($"Measure {indicator}", "England", new Unit(UnitKind.Percent, "", 1));

    private static TargetEdited Edited(Target target, Mission mission, TargetDetails details) =>
        Assert.IsType<TargetEdited>(target.Edit(mission, details, [], NamesOf(target.IndicatorId), NamesOf(details.IndicatorId), By("Because.")).Event);

    private static Restoration Putting(long back) => new(back, nameof(TargetEdited), By("It was a mistake."));

    private static Change By(string reason) => new("Unit lead", new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero), reason, Guid.NewGuid());
}
