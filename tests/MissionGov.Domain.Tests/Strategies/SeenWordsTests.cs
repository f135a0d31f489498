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
            $"From July 2024 to December 2025 the figures {(change.Parts!.Seen > 0 ? "rose" : "fell")} by {unit.Difference(change.Parts.Seen)}. The trend before meant {Move(change.Parts.Trend!.Value)}, and the plans a rise of 6.0 points. What is not done in full takes 1.5 points off that. {Upper(Move(change.Parts.Unexplained))} is not explained: more than chance brings.",
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
        Assert.Equal("its milestone was stopped", SeenWords.WhyLate(At(new(2025, 2, 1), null)));
        Assert.Null(plan.ChangeState(InterventionState.Stopped, "The trial", null, Plans.Because("It did nothing")).Problem);
        Assert.Equal("stopped on 1 February 2026", SeenWords.WhyLate(At(new(2025, 2, 1), new(2025, 2, 1))));
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
