using MissionGov.Domain.Interventions;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Interventions;

public sealed class LineageTests
{
    [Fact]
    public void A_step_needs_a_reason_and_evidence_and_is_kept()
    {
        var plan = Clinics();
        Assert.Equal("intervention.reason", Step(plan, InterventionState.Test, reason: " ").Problem?.Code);
        Assert.Equal("intervention.evidence", Step(plan, InterventionState.Test, evidence: "").Problem?.Code);
        Assert.Equal("intervention.state", Step(plan, InterventionState.Idea).Problem?.Code);
        Assert.Empty(plan.History);

        var moved = Assert.IsType<InterventionStateChanged>(Step(plan, InterventionState.Test).Event);

        Assert.Equal("Evening clinics: test, before idea. Reason: It saw one in ten more. Evidence: Counts of the month", moved.Summary);
        Assert.Equal((InterventionState.Idea, InterventionState.Test, "NHS unit lead"), (plan.History[0].From, plan.History[0].To, plan.History[0].Who));
    }

    [Fact]
    public void What_ended_cannot_be_changed_and_what_follows_it_names_it()
    {
        var old = Bringing(6);
        Assert.Equal("intervention.follows", Begin(old).Result.Problem?.Code);
        Step(old, InterventionState.Stopped);

        Assert.Equal("intervention.ended", Step(old, InterventionState.Scale).Problem?.Code);
        Assert.Equal("intervention.ended", old.Revise(old.Details with { Name = "Other" }, [], null, NoNames).Problem?.Code);
        Assert.Equal("intervention.ended", old.Quantify(Estimate(), Waits).Problem?.Code);
        var (next, begun) = Begin(old);
        Assert.Equal("Saturday clinics: a new plan, as an idea. It follows Evening clinics.", begun.Event?.Summary);
        Assert.Equal(old.Id, next.Follows);
        Assert.Equal("Saturday clinics: a new plan, as an idea. It follows another plan.", Begin(old, Guid.NewGuid()).Result.Event?.Summary);
        Assert.Single(old.Estimates);
    }

    [Fact]
    public void A_merger_names_what_it_goes_on_in()
    {
        var (plan, into) = (Clinics(), Clinics(name: "Longer hours"));
        Assert.Equal("intervention.into", Step(plan, InterventionState.Merged).Problem?.Code);
        Assert.Equal("intervention.into", Step(plan, InterventionState.Merged, into: plan).Problem?.Code);
        Assert.Equal("intervention.into", Step(plan, InterventionState.Merged, into: Clinics(target: TargetOf(MissionGov.Analysis.Direction.AtMost), name: "Elsewhere")).Problem?.Code);

        Assert.Null(Step(plan, InterventionState.Merged, into: into).Problem);

        Assert.Equal((true, into.Id), (plan.HasEnded, plan.History[^1].Into));
        Assert.Equal("intervention.into", Step(into, InterventionState.Merged, into: plan).Problem?.Code);
    }

    [Fact]
    public void A_step_taken_back_stays_in_the_list()
    {
        var plan = Clinics();
        var moved = Assert.IsType<InterventionStateChanged>(Step(plan, InterventionState.Stopped).Event);
        Assert.Null(moved.ChangedSince(plan));

        var restored = Assert.IsType<ValueRestored>(moved.Restore(plan, new(3, "", Because("Stopped the wrong one."))).Event);

        Assert.Equal((InterventionState.Idea, 2), (plan.State, plan.History.Count));
        Assert.Equal([new FieldChange("state", "Stopped", "Idea")], restored.Changes);
        Assert.Equal("It is now at \"Idea\".", moved.ChangedSince(plan));
        Assert.NotNull(moved.Reverse().Restore(plan, new(4, "", Because("It was right."))).Event);
        Assert.Equal(InterventionState.Stopped, plan.State);
    }

    private static Result Step(Intervention plan, InterventionState to, string reason = "It saw one in ten more.", string evidence = "Counts of the month", Intervention? into = null) =>
        plan.ChangeState(to, evidence, into, Because(reason));

    private static (Intervention Made, Result Result) Begin(Intervention follows, Guid? target = null) =>
        Intervention.Begin(Guid.NewGuid(), OurMission, new InterventionDetails { Name = "Saturday clinics", TargetId = target ?? Waits.Id }, follows, [("Evening clinics", "evening-clinics")], null, NoNames);
}
