using MissionGov.Analysis;
using MissionGov.Domain.Interventions;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Interventions;

/// <summary>Which plans go well or badly together.</summary>
public sealed class PlansTogetherTests
{
    private readonly PlanOverlaps _overlaps = new() { MissionId = OurMission.Id, TargetId = Waits.Id };
    private readonly Intervention _clinics = Bringing(6);
    private readonly Intervention _reform = Bringing(5, name: "Outpatient reform");
    private readonly Intervention _triage = Bringing(7, name: "AI triage");
    private readonly Intervention _beds = Bringing(4, name: "Beds");

    [Fact]
    public void A_pair_has_one_degree_whichever_comes_first()
    {
        Assert.Equal("Evening clinics and Outpatient reform: some, 0.3, before each by itself. Reason: One staff.", Set(_clinics, _reform, 0.3, "One staff.").Event?.Summary);
        Assert.Null(Set(_reform, _clinics, 0.6, "One budget.").Problem);

        Assert.Equal((0.6, "One budget."), (Assert.Single(_overlaps.Together).Correlation, _overlaps.Together[0].Reason));
        Assert.Equal(0.6, _overlaps.Correlation(_clinics.Id, _reform.Id));
        Assert.Null(Set(_clinics, _reform, 0, "They part.").Problem);
        Assert.Empty(_overlaps.Together);
    }

    [Fact]
    public void What_cannot_all_be_true_is_refused_in_words()
    {
        foreach (var other in new[] { _reform, _triage }) Assert.Null(Set(_clinics, other, 0.6, "One staff.").Problem);

        // Three that go strongly with a fourth go with one another: 1 - 3 * 0.36 is below 0.
        var problem = Set(_clinics, _beds, 0.6, "One staff.").Problem;

        Assert.Equal("overlap.degree", problem?.Code);
        Assert.StartsWith("Not all of this can be true at once.", problem?.Message, StringComparison.Ordinal);
        Assert.Equal(2, _overlaps.Together.Count);
        Assert.Null(Set(_reform, _triage, 0.6, "They would.").Problem);
        Assert.Null(Set(_reform, _beds, 0.6, "They would.").Problem);
        Assert.Null(Set(_clinics, _beds, 0.6, "One staff.").Problem);
    }

    // With less, a third and a fourth go strongly with the clinics alone: 1 - 3 * 0.36 is below 0.
    [Fact]
    public void What_holds_the_rest_together_is_neither_taken_away_nor_undone()
    {
        var said = HeldTogether();

        var problem = Set(_reform, _beds, 0, "They part.").Problem;

        Assert.Equal("Without this, the other answers cannot all be true. Choose less for those first", problem?.Message);
        Assert.Equal("restore.together", said.Restore(_overlaps, new(1, "", Because("Too much."))).Problem?.Code);
        Assert.Equal(0.6, _overlaps.Correlation(_reform.Id, _beds.Id));
        Assert.Null(Set(_clinics, _beds, 0.3, "Less.").Problem);
        Assert.Null(Set(_reform, _beds, 0, "They part.").Problem);
    }

    [Fact]
    public void A_plan_that_has_ended_restricts_nobody()
    {
        var said = HeldTogether();
        Assert.Null(_triage.ChangeState(InterventionState.Stopped, "The rota", null, Because("Nobody came.")).Problem);

        Assert.NotNull(said.Restore(_overlaps, new(1, "", Because("Too much.")) { Ended = [_triage.Id] }).Event);
        Assert.Null(Set(_reform, _beds, 0.6, "After all.").Problem);
        Assert.Null(Set(_reform, _beds, 0, "They part.").Problem);
    }

    [Fact]
    public void Where_not_all_can_be_true_already_less_may_be_said()
    {
        foreach (var other in new[] { _reform, _triage, _beds }) _overlaps.Together.Add(new(_clinics.Id, other.Id, 0.9, "One staff."));

        Assert.Null(Set(_clinics, _beds, 0.6, "Less.").Problem);
        Assert.Equal("overlap.degree", Set(_reform, _beds, 0.3, "One staff.").Problem?.Code);
    }

    [Fact]
    public void It_needs_a_reason_a_degree_that_is_known_and_two_plans_for_this_target()
    {
        Assert.Equal("overlap.reason", Set(_clinics, _reform, 0.3, " ").Problem?.Code);
        Assert.Equal("overlap.degree", Set(_clinics, _reform, 0.5, "One staff.").Problem?.Code);
        Assert.Equal("overlap.degree", Set(_clinics, _reform, 0, "One staff.").Problem?.Code);
        Assert.Equal("overlap.plans", Set(_clinics, _clinics, 0.3, "One staff.").Problem?.Code);
        Assert.Equal("overlap.plans", Set(_clinics, Clinics(target: TargetOf(Direction.AtMost), name: "Solar roofs"), 0.3, "One staff.").Problem?.Code);
    }

    [Fact]
    public void It_is_taken_back()
    {
        Set(_clinics, _reform, 0.3, "One staff.");
        var changed = Assert.IsType<PlansTogetherSet>(Set(_clinics, _reform, 0.6, "One budget.").Event);
        Assert.Null(changed.ChangedSince(_overlaps));

        Assert.NotNull(changed.Restore(_overlaps, new(1, "", Because("Too much."))).Event);

        Assert.Equal(new PlansTogether(_clinics.Id, _reform.Id, 0.3, "One staff."), Assert.Single(_overlaps.Together));
        Assert.Equal("It was changed again.", changed.ChangedSince(_overlaps));
        Assert.Equal("restore.same", changed.Restore(_overlaps, new(1, "", Because("Again."))).Problem?.Code);
        Assert.NotNull(changed.Reverse().Restore(_overlaps, new(2, "", Because("After all."))).Event);
        Assert.Equal("One budget.", Assert.Single(_overlaps.Together).Reason);
    }

    private PlansTogetherSet HeldTogether()
    {
        foreach (var (one, other) in new[] { (_clinics, _reform), (_clinics, _triage), (_reform, _triage) }) Assert.Null(Set(one, other, 0.6, "One staff.").Problem);
        var said = Assert.IsType<PlansTogetherSet>(Set(_reform, _beds, 0.6, "One staff.").Event);
        Assert.Null(Set(_clinics, _beds, 0.6, "One staff.").Problem);
        Assert.Null(Set(_reform, _triage, 0, "They part.").Problem);
        return said;
    }

    private Result Set(Intervention one, Intervention other, double correlation, string reason) => _overlaps.SetTogether(one, other, correlation, reason, [_clinics, _reform, _triage, _beds]);
}
