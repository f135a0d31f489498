using MissionGov.Analysis;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;
using MissionGov.Domain.Tests.Interventions;
using MissionGov.Domain.Tests.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class SeenWordsTests
{
    private static readonly RollOut Begun = new() { StartDate = new DateOnly(2024, 12, 31) };

    [Fact]
    public void The_change_is_told_with_its_trend_its_plans_and_what_is_left()
    {
        var plan = Plans.Bringing(6, Begun);
        (plan.Shortfall, plan.ShortfallShare) = ("it is open at three sites in four", 0.25);
        var change = Of(plan);
        var unit = change.Assessment.Unit;

        Assert.Equal(
            $"From July 2024 to December 2025 the figures {(change.Parts!.Seen > 0 ? "rose" : "fell")} by {unit.Difference(change.Parts.Seen)}. Figures revised since meant {Move(change.Parts.Revised!.Value)}. The trend before meant {Move(change.Parts.Trend!.Value)}, and the plans a rise of 6.0 points. What is not done in full takes 1.5 points off that. {Upper(Move(change.Parts.Unexplained))} is not explained: more than chance brings.",
            SeenWords.Sentences(change));

        string Move(double by) => unit.Rounded(by) == 0 ? "no change" : $"a {(by > 0 ? "rise" : "fall")} of {unit.Difference(by)}";
        static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
    }

    [Fact]
    public void Of_cuts_what_comes_late_is_taken_off_too()
    {
        var target = Plans.TargetOf(Direction.AtMost);
        var plan = Plans.Clinics(Begun, target);
        Assert.Null(plan.Quantify(Plans.Estimate(-12, -10, -8), target).Problem);
        (plan.Shortfall, plan.ShortfallShare) = ("half of it is done", 0.5);

        var told = SeenWords.Sentences(SeenChange.Of(SampleTarget.Rate(), [plan], [], null, new Dictionary<Guid, RollOut>()));

        Assert.Contains("and the plans a fall of 10.0 per 1,000. What is not done in full takes 5.0 per 1,000 off that.", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Until_a_plan_was_to_act_it_says_so_with_the_month_of_the_latest_figure() =>
        Assert.Equal("The latest figure is that of December 2025. No plan was to have an effect by then.", SeenWords.Sentences(Of()));

    [Fact]
    public void Why_a_plan_is_late_names_the_days_or_what_became_of_it()
    {
        var plan = Plans.Bringing(6);
        ActingPlan At(DateOnly meant, DateOnly? started) => new(plan, meant, started);

        Assert.Equal("31 days later, on 1 February 2025", SeenWords.WhyLate(At(new(2025, 1, 1), new(2025, 2, 1))));
        Assert.Equal("1 day earlier, on 31 January 2025", SeenWords.WhyLate(At(new(2025, 2, 1), new(2025, 1, 31))));
        Assert.Equal("nobody says any more when it starts", SeenWords.WhyLate(At(new(2025, 2, 1), null)));
        Assert.Equal("not begun yet; expected on 1 May 2026", SeenWords.WhyLate(At(new(2025, 2, 1), new(2026, 5, 1)) with { Awaited = new(2026, 5, 1) }));
        Assert.Equal("not begun yet, though expected on 1 May 2025", SeenWords.WhyLate(At(new(2025, 2, 1), new(2026, 2, 1)) with { Awaited = new(2025, 5, 1) }));
        Assert.Null(plan.ChangeState(InterventionState.Stopped, "The trial", null, Plans.Because("It did nothing")).Problem);
        Assert.Equal("stopped on 1 February 2026", SeenWords.WhyLate(At(new(2025, 2, 1), new(2025, 2, 1))));
    }

    [Fact]
    public void What_waits_for_a_milestone_has_not_begun()
    {
        var milestone = Plans.Open(new DateOnly(2025, 1, 1));
        var plan = Plans.Bringing(6);
        Assert.Null(plan.TieTo(milestone, 0, Plans.NoNames).Problem);
        string Told() => SeenWords.WhyLate(SeenChange.Of(SampleTarget.Rising(0), [plan], [milestone], null, new Dictionary<Guid, RollOut>()).Plans.Single());

        Assert.Equal("not begun yet, though expected on 1 January 2025", Told());
        Assert.Null(milestone.Slip(new DateOnly(2027, 3, 1), Plans.Because("The supplier is late")).Problem);
        Assert.Equal("not begun yet; expected on 1 March 2027", Told());
        Assert.Null(milestone.Report(new(ReportedStatus.Stopped, Note: "Nobody bid."), Plans.Because("Nobody bid."), Plans.Today).Problem);
        Assert.Equal("its milestone was stopped", Told());
    }

    [Fact]
    public void What_makes_a_plan_smaller_is_named()
    {
        var plan = Plans.Bringing(6, Begun with { Reach = 0.5, ChanceOfDelivery = 0.5 });
        string Told(RollOut meant) => SeenWords.WhyReached(SeenChange.Of(SampleTarget.Rising(0), [plan], [], null, new Dictionary<Guid, RollOut> { [plan.Id] = meant }).Plans.Single());

        Assert.Equal("what it is to reach was changed since it was to start", Told(plan.RollOut with { Reach = 0.9 }));
        Assert.Equal("the chance that it is done was changed since it was to start", Told(plan.RollOut with { ChanceOfDelivery = 0.9 }));
        Assert.Equal("what it is to reach and the chance that it is done were changed since it was to start", Told(plan.RollOut with { Reach = 0.9, ChanceOfDelivery = 0.9 }));
    }

    // A plan that does harm, half of which is not done: the fall that was meant is smaller.
    [Fact]
    public void Less_of_a_plan_that_leads_away_is_taken_off_too()
    {
        var plan = Plans.Clinics(Begun);
        Assert.Null(plan.Quantify(Plans.Estimate(-5, -4, -3) with { IsKnownHarm = true }, Plans.Waits).Problem);
        (plan.Shortfall, plan.ShortfallShare) = ("half of it is done", 0.5);

        Assert.Contains("and the plans a fall of 4.0 points. What is not done in full takes 2.0 points off that.", SeenWords.Sentences(Of(plan)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_was_in_force_and_was_stopped_means_a_fall()
    {
        var plan = Plans.Bringing(6, Begun with { StartDate = new DateOnly(2020, 1, 1) });
        Assert.Null(plan.ChangeState(InterventionState.Stopped, "The trial", null, new Change("Lead", new DateTimeOffset(2025, 6, 1, 9, 0, 0, TimeSpan.Zero), "It did nothing")).Problem);

        Assert.Contains("and the plans no change. What came late or ended means a fall of 6.0 points.", SeenWords.Sentences(Of(plan)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_in_what_plans_do_twice_is_told()
    {
        var (one, other) = (Plans.Bringing(6, Begun), Plans.Bringing(4, Begun, "Reform"));
        (other.Shortfall, other.ShortfallShare) = ("half of it is done", 0.5);
        var overlaps = new PlanOverlaps { MissionId = one.MissionId, TargetId = Plans.Waits.Id, Pairs = [new(one.Id, other.Id, 0.5)] };

        var told = SeenWords.Sentences(SeenChange.Of(SampleTarget.Rising(0), [one, other], [], overlaps, new Dictionary<Guid, RollOut>()));

        Assert.Contains("and the plans a rise of 8.0 points. What is not done in full takes 2.0 points off that. A change in what plans do twice adds 1.0 points to that.".Replace("1.0 points", SampleTarget.Rising(0).Unit.Difference(1), StringComparison.Ordinal), told, StringComparison.Ordinal);
    }

    [Fact]
    public void How_it_was_meant_is_what_stood_before_the_first_change_after_its_start()
    {
        var plan = Plans.Bringing(6, Begun with { Reach = 0.4 });
        (DateOnly, InterventionDetails) Change(DateOnly on, double reach) => (on, plan.Details with { RollOut = Begun with { Reach = reach } });
        var (early, first, second) = (Change(new(2024, 6, 1), 0.9), Change(new(2025, 3, 1), 0.8), Change(new(2025, 9, 1), 0.6));
        var milestone = new Milestone { MissionId = plan.MissionId, Name = "Open", Owner = "Lead", BaselineDate = new DateOnly(2025, 6, 1) };

        Assert.Equal(0.8, ActingPlan.MeantOf(plan, null, [early, first, second])!.Reach);
        Assert.Equal(0.6, ActingPlan.MeantOf(plan, milestone, [early, first, second])!.Reach);
        Assert.Null(ActingPlan.MeantOf(plan, null, [early]));
        Assert.Null(ActingPlan.MeantOf(plan, null, [Change(new(2025, 3, 1), 0.4)]));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(6.0)]
    [InlineData(-3.0)]
    public void No_sentence_is_longer_than_twenty_words(double effect)
    {
        var plan = Plans.Clinics(Begun);
        Assert.Null(plan.Quantify(Plans.Estimate(effect - 1, effect, effect + 1) with { IsKnownHarm = effect < 0 }, Plans.Waits).Problem);
        plan.ShortfallShare = 0.3;

        Assert.All(SeenWords.Sentences(Of(plan)).Split(". "), sentence => Assert.InRange(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 1, 20));
    }

    private static SeenChange Of(params Intervention[] plans) => SeenChange.Of(SampleTarget.Rising(0), plans, [], null, new Dictionary<Guid, RollOut>());
}
