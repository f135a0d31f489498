using MissionGov.Analysis;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class TargetEditingTests
{
    private static readonly Guid One = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();
    private static readonly TargetNames Names = new("Waits", "England", new Unit(UnitKind.Percent, "", 1));
    private static readonly Trackability Full = new([new("owner", "owner", true, "")]);
    private static readonly Trackability Lacking = new([new("owner", "owner", true, ""), new("value", "target value", false, "Write it.")]);

    private static readonly TargetDetails Whole = new() { Name = "80% in time", Promise = "80% by March 2029.", IndicatorId = Guid.NewGuid(), PlaceId = Guid.NewGuid(), Owner = "Director", Goal = SampleTarget.Goal };

    [Fact]
    public void A_new_target_is_a_draft_that_its_maker_cannot_sign_off()
    {
        var (mission, target) = Draft(twoPeople: true);

        Assert.Equal(("80-in-time", null), (target.Slug, target.PublishedAt));
        Assert.Equal("sign_off.own", target.Publish(mission, Full, By(One)).Problem?.Code);
        Assert.NotNull(target.Publish(mission, Full, By(Other)).Event);
    }

    [Fact]
    public void With_a_part_missing_it_is_published_for_a_recorded_reason_only()
    {
        var (mission, target) = Draft(twoPeople: false);

        Assert.Equal("target.reason", target.Publish(mission, Lacking, By(One)).Problem?.Code);
        var happened = target.Publish(mission, Lacking, By(One, "Promised in the manifesto.")).Event;
        Assert.Equal("80% in time: published with 1 of 2 parts. Reason: Promised in the manifesto.", happened?.Summary);
    }

    [Fact]
    public void Without_an_owner_no_reason_is_enough()
    {
        var (mission, target) = Draft(twoPeople: false, Whole with { Owner = " " });

        Assert.Equal("target.owner", target.Publish(mission, Lacking, By(One, "Soon.")).Problem?.Code);
    }

    [Fact]
    public void In_a_draft_mission_no_target_is_published()
    {
        var (mission, target) = Draft(twoPeople: false);
        mission.PublishedAt = null;

        Assert.Equal("target.mission_draft", target.Publish(mission, Full, By(One)).Problem?.Code);
    }

    [Theory]
    [InlineData("", "Director General", "Name the lead minister.")]
    [InlineData("Health Secretary", "", "Name the senior responsible owner.")]
    public void While_a_post_of_its_mission_is_vacant_no_target_is_published(string minister, string owner, string message)
    {
        var (mission, target) = Draft(twoPeople: false);
        (mission.LeadMinister, mission.SeniorResponsibleOwner) = (minister, owner);

        var problem = target.Publish(mission, Full, By(One)).Problem;

        Assert.Equal("target.mission_vacant", problem?.Code);
        Assert.Contains(message, problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_too_small_for_the_decimals_shown_is_a_change_and_is_told_in_full()
    {
        var goal = SampleTarget.Goal with { BaselineValue = 58.84, Interim = [new InterimPoint(Period.Month(2026, 3), 65.02)] };
        var (mission, target) = Draft(twoPeople: false, Whole with { Goal = goal });

        var happened = target.Edit(mission, Whole with { Goal = goal with { BaselineValue = 58.81, Interim = [new InterimPoint(Period.Month(2026, 3), 65.04)] } }, [], Names, Names, By(One)).Event!;

        Assert.Equal([new FieldChange("baseline", "58.84%, July 2024", "58.81%, July 2024"), new FieldChange("points on the way", "March 2026: 65.02%", "March 2026: 65.04%")], happened.Changes);
    }

    [Fact]
    public void A_change_tells_before_and_after_in_the_unit()
    {
        var (mission, target) = Draft(twoPeople: false);

        var happened = target.Edit(mission, Whole with { Goal = SampleTarget.Goal with { Value = 85 } }, [], Names, Names, By(One)).Event!;

        Assert.Equal([new FieldChange("target", "80%, March 2029", "85%, March 2029")], happened.Changes);
    }

    [Fact]
    public void Changed_after_sign_off_it_waits_for_a_second_person_again_where_two_are_asked_for()
    {
        var (mission, target) = Draft(twoPeople: true);
        target.Publish(mission, Full, By(Other));

        Assert.Equal("target.reason", target.Edit(mission, Whole with { Owner = "Another" }, [], Names, Names, By(Other)).Problem?.Code);
        var happened = Assert.IsType<TargetEdited>(target.Edit(mission, Whole with { Owner = "Another" }, [], Names, Names, By(Other, "New post.")).Event);

        Assert.True(happened.DraftAgain);
        Assert.Null(target.PublishedAt);
        Assert.Equal("sign_off.own", target.Publish(mission, Full, By(Other)).Problem?.Code);
    }

    [Fact]
    public void A_published_target_keeps_its_measure_and_place()
    {
        var (mission, target) = Draft(twoPeople: false);
        target.Publish(mission, Full, By(One));

        Assert.Equal("target.measure", target.Edit(mission, Whole with { IndicatorId = Guid.NewGuid() }, [], Names, Names, By(One, "Why.")).Problem?.Code);
        Assert.Equal("target.place", target.Edit(mission, Whole with { PlaceId = Guid.NewGuid() }, [], Names, Names, By(One, "Why.")).Problem?.Code);
    }

    [Fact]
    public void A_deadline_before_its_baseline_is_refused_at_the_deadline()
    {
        var goal = SampleTarget.Goal with { Deadline = Period.Month(2024, 7) };

        Assert.Equal(["deadline"], (Whole with { Goal = goal }).Problems([]).Select(problem => problem.Field));
    }

    [Fact]
    public void Points_out_of_order_are_refused_at_the_points()
    {
        var goal = SampleTarget.Goal with { Interim = [new InterimPoint(Period.Month(2030, 1), 70)] };

        Assert.Equal(["interim"], (Whole with { Goal = goal }).Problems([]).Select(problem => problem.Field));
    }

    [Fact]
    public void A_measure_is_changed_with_a_reason_where_a_published_target_is_judged_by_it()
    {
        var details = new IndicatorDetails { Name = "Waits", UnitKind = UnitKind.Percent, Source = "NHS England", Frequency = Frequency.Monthly, LagDays = 45 };
        var (measure, result) = Indicator.Begin(Guid.NewGuid(), details, [("Other", "other")]);
        Assert.IsType<IndicatorBegun>(result.Event);

        Assert.Equal("indicator.reason", measure.Edit(details with { LagDays = 40 }, [], decides: true, By(One)).Problem?.Code);
        Assert.Equal([new FieldChange("days to publication", "45", "40")], measure.Edit(details with { LagDays = 40 }, [], decides: false, By(One)).Event!.Changes);
        Assert.Equal(["source-url"], (details with { SourceUrl = "javascript:alert(1)" }).Problems([]).Select(problem => problem.Field));
    }

    private static (Mission Mission, Target Target) Draft(bool twoPeople, TargetDetails? details = null)
    {
        var mission = Mission.Begin(Guid.NewGuid(), new MissionDetails { Name = "Health", Purpose = "Health.", LeadMinister = "Health Secretary", SeniorResponsibleOwner = "Director General", RequiresTwoPeople = twoPeople }, [], By(One)).Made;
        mission.PublishedAt = By(One).At;
        var (target, result) = Target.Begin(Guid.NewGuid(), mission, details ?? Whole, [], Names, By(One));
        Assert.NotNull(result.Event);
        return (mission, target);
    }

    private static Change By(Guid person, string reason = "") => new("Unit lead", new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero), reason, person);
}
