using MissionGov.Analysis;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Interventions;

public sealed class ExecutionTests
{
    [Theory]
    [InlineData("2026-03-03", 3, "Its milestone slipped by 1 day")]
    [InlineData("2026-04-01", 3, "Its milestone slipped by 30 days")]
    [InlineData("2026-04-02", 2, "Its milestone slipped by 31 days")]
    [InlineData("2026-06-02", 2, "Its milestone slipped by 92 days")]
    [InlineData("2026-06-30", 2, "Its milestone slipped by 120 days")]
    [InlineData("2026-07-01", 1, "Its milestone slipped by 121 days")]
    public void A_slip_counts_by_its_days(string to, int score, string because)
    {
        var opened = Open(new(2026, 3, 2));
        Assert.Null(opened.Slip(DateOnly.Parse(to, null), Because("Staff are missing.")).Problem);

        Assert.Equal(new(score, because), Found(opened));
        Assert.Equal($"{because}: {score} of 5", Found(opened).InWords);
    }

    [Fact]
    public void A_milestone_is_met_on_time_or_late_or_stays_away()
    {
        var (prompt, late, away) = (Open(new(2026, 1, 10)), Open(new(2026, 1, 10)), Open(new(2026, 1, 10)));
        prompt.Meet(new(2026, 1, 9), Today);
        late.Meet(new(2026, 1, 20), Today);

        Assert.Equal(new(5, "Its milestone was met on time"), Found(prompt));
        Assert.Equal(new(3, "Its milestone was met 10 days late"), Found(late));
        Assert.Equal(new(3, "Its milestone is 22 days late and not met"), Found(away));
    }

    [Fact]
    public void Silence_is_not_good_news()
    {
        var begun = Begun();

        Assert.Equal("Work on its milestone has not begun, and nobody has reported on it.", Refused(Running(), Open(new(2026, 3, 2))));
        Assert.Equal("It is tied to no milestone that shows how it goes.", Refused(Running(), null));
        Assert.Equal(new(4, "Work on its milestone goes on, and its day has not moved"), Found(begun));
        Assert.Equal("Work on its milestone has not begun, and nobody has reported on it.", Assert.IsType<Answer<Execution>.Refused>(Execution.Of(Running(), begun, new(2025, 12, 31))).Message);
    }

    [Fact]
    public void What_its_owner_reports_counts()
    {
        var reported = Open(new(2026, 3, 2));
        Assert.Null(reported.Report(new(ReportedStatus.OnTime), Because(""), Today).Problem);
        Assert.Equal(new(4, "Its milestone is said to be on time"), Found(reported));

        Assert.Null(reported.Report(new(ReportedStatus.OnTime, Confidence: Confidence.Low), Because(""), Today).Problem);
        Assert.Equal(new(2, "The owner of its milestone is not sure of the day"), Found(reported));

        Assert.Null(reported.Report(new(ReportedStatus.Stopped, Note: "No money."), Because(""), Today).Problem);
        Assert.Equal(new(1, "The milestone that it waits for was stopped"), Found(reported));
    }

    [Fact]
    public void What_is_in_the_way_counts_until_it_is_gone()
    {
        var milestone = Begun();
        milestone.Block("No rooms.", new(2026, 1, 25), "Director", Today);
        Assert.Equal(new(3, "Something is in the way of its milestone"), Found(milestone));

        milestone.Block("No staff.", new(2026, 1, 18), "Director", Today);
        Assert.Equal(new(2, "Something has been in the way of its milestone since 18 January 2026"), Found(milestone));

        foreach (var blocker in milestone.OpenBlockers.ToList()) milestone.Unblock(blocker.Id, Today, "Found.", Today);
        Assert.Equal(4, Found(milestone).Score);
    }

    [Theory]
    [InlineData(0.1, 4)]
    [InlineData(0.25, 3)]
    [InlineData(0.5, 2)]
    [InlineData(0.51, 1)]
    public void What_it_delivers_less_counts_by_its_share(double share, int score)
    {
        var plan = Running();
        (plan.Shortfall, plan.ShortfallShare) = ("clinics are open at too few sites", share);

        Assert.Equal(new(score, "Clinics are open at too few sites"), Found(null, plan));
    }

    [Fact]
    public void The_weakest_part_counts()
    {
        var (plan, met) = (Running(), Open(new(2026, 1, 10)));
        met.Meet(new(2026, 1, 9), Today);
        (plan.Shortfall, plan.ShortfallShare) = ("half of it is missing", 0.5);

        Assert.Equal(new(2, "Half of it is missing"), Found(met, plan));
        Assert.Equal(2, Found(Slipped(), plan).Score);
        Assert.Equal("Its milestone slipped by 92 days", Found(Slipped(), plan).Because);
    }

    [Fact]
    public void An_idea_and_what_has_ended_have_none_and_normal_work_is_the_best()
    {
        Assert.Equal("It is still an idea, so nothing is carried out yet.", Refused(Clinics(), Begun()));
        Assert.Equal("It has ended.", Refused(Running(InterventionState.Stopped), Begun()));
        Assert.Equal(new(5, "It is part of normal work"), Found(null, Running(InterventionState.Embedded)));
    }

    [Fact]
    public void Boldness_is_judged_told_and_taken_back()
    {
        var plan = Clinics();
        Assert.Equal("intervention.boldness", plan.Revise(plan.Details with { Boldness = 6 }, [], null, NoNames).Problem?.Code);
        Assert.Equal("intervention.boldness", plan.Revise(plan.Details with { Boldness = 0 }, [], null, NoNames).Problem?.Code);

        var revised = Assert.IsType<InterventionRevised>(plan.Revise(plan.Details with { Boldness = 5 }, [], null, NoNames).Event);
        Assert.Equal([new FieldChange("boldness", null, "5 of 5: changes how it is done")], revised.Changes);

        Assert.NotNull(revised.Restore(plan, new(7, "", Because("Too much said."))).Event);
        Assert.Null(plan.Boldness);
    }

    private static Milestone Begun() => new() { MissionId = OurMission.Id, Name = "40 clinics open", Owner = "Lead", StartDate = new(2026, 1, 1), BaselineDate = new(2026, 3, 2) };

    private static Milestone Slipped()
    {
        var opened = Open(new(2026, 3, 2));
        opened.Slip(new(2026, 6, 2), Because("Staff are missing."));
        return opened;
    }

    private static Intervention Running(InterventionState state = InterventionState.Test)
    {
        var plan = Clinics();
        plan.State = state;
        return plan;
    }

    private static Execution Found(Milestone? tied, Intervention? plan = null) => Assert.IsType<Answer<Execution>.Found>(Execution.Of(plan ?? Running(), tied, Today)).Value;

    private static string Refused(Intervention plan, Milestone? tied) => Assert.IsType<Answer<Execution>.Refused>(Execution.Of(plan, tied, Today)).Message;
}
