using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class MilestoneReportTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateOnly Planned = new(2026, 12, 31);
    private static readonly Change Now = new("NHS unit lead", new DateTimeOffset(2026, 11, 23, 9, 41, 7, TimeSpan.Zero));

    [Fact]
    public void Late_with_a_later_date_is_a_slip_with_its_reason()
    {
        var milestone = Clinics();

        var result = milestone.Report(new(ReportedStatus.Late, new DateOnly(2027, 2, 12), " Software supplier slipped. "), Now, Today);

        Assert.Equal("40 clinics open: late, expected on 12 February 2027, before expected on 31 December 2026. Software supplier slipped.", result.Event?.Summary);
        Assert.Equal((Planned, new DateOnly(2027, 2, 12), "Software supplier slipped."), (milestone.BaselineDate, milestone.ForecastDate, milestone.Slips.Single().Reason));
        Assert.Equal(new LastReport(ReportedStatus.Late, "Software supplier slipped.", null, null, "NHS unit lead", Now.At, Today), milestone.LastReport);
        Assert.Equal(["Status", "Expected", "Note"], result.Event!.Changes.Select(change => change.Field));
    }

    [Fact]
    public void Of_something_on_time_nothing_need_be_said()
    {
        var milestone = Clinics();

        Assert.Equal("40 clinics open: no change, expected on 31 December 2026.", milestone.Report(new(ReportedStatus.OnTime), Now, Today).Event?.Summary);
        Assert.Equal((Planned, 0, ReportedStatus.OnTime), (milestone.ForecastDate, milestone.Slips.Count, milestone.StatusOn(Today)));
    }

    [Fact]
    public void What_was_stopped_is_neither_late_nor_open_and_can_be_resumed()
    {
        var milestone = Clinics();
        Assert.Null(milestone.Report(new(ReportedStatus.Stopped, Note: "The contract was not let."), Now, Today).Problem);
        Assert.Equal((Today, false, false), (milestone.StoppedOn, milestone.IsOpen, milestone.IsLate(Planned.AddDays(99))));

        Assert.Equal("milestone.note", milestone.Report(new(ReportedStatus.OnTime), Now, Today).Problem?.Code);
        Assert.Null(milestone.Report(new(ReportedStatus.OnTime, Note: "A second supplier took it."), Now, Today).Problem);
        Assert.Equal((null, true, Planned), (milestone.StoppedOn, milestone.IsOpen, milestone.ForecastDate));
    }

    [Fact]
    public void A_wrong_done_can_be_taken_back_with_a_word()
    {
        var milestone = Clinics();
        milestone.Report(new(ReportedStatus.Done, Today), Now, Today);
        Assert.Equal(Today, milestone.MetOn);

        Assert.Equal("milestone.note", milestone.Report(new(ReportedStatus.Late, Planned.AddDays(9)), Now, Today).Problem?.Code);
        Assert.Null(milestone.Report(new(ReportedStatus.Late, Planned.AddDays(9), "Two clinics closed again."), Now, Today).Problem);
        Assert.Equal((null, Planned.AddDays(9)), (milestone.MetOn, milestone.ForecastDate));
    }

    [Fact]
    public void Back_to_the_plan_is_a_move_that_is_kept_like_every_other()
    {
        var milestone = Clinics(slippedTo: new DateOnly(2027, 2, 12));

        Assert.Equal("milestone.note", milestone.Report(new(ReportedStatus.OnTime), Now, Today).Problem?.Code);
        Assert.Null(milestone.Report(new(ReportedStatus.OnTime, Note: "The supplier caught up."), Now, Today).Problem);

        Assert.Equal([new(2027, 2, 12), Planned], milestone.Slips.Select(slip => slip.To));
        Assert.Equal((Planned, "The supplier caught up."), (milestone.ForecastDate, milestone.Slips[^1].Reason));
    }

    [Fact]
    public void Past_its_day_no_change_needs_a_line()
    {
        var milestone = Clinics();
        var later = Planned.AddDays(20);

        Assert.Equal((ReportedStatus.Late, true), (milestone.StatusOn(later), milestone.IsOverdue(later)));
        Assert.Equal("milestone.note", milestone.Report(new(ReportedStatus.Late), Now, later).Problem?.Code);
        Assert.Null(milestone.Report(new(ReportedStatus.Late, Note: "Opens when the lift is mended."), Now, later).Problem);
        Assert.Equal(Planned, milestone.ForecastDate);
    }

    public static TheoryData<ReportedStatus, string?, string, string> Refusals => new()
    {
        { ReportedStatus.Late, null, "Why.", "milestone.date" },
        { ReportedStatus.Late, "2026-12-31", "Why.", "milestone.date" },
        { ReportedStatus.Late, "2101-01-01", "Why.", "milestone.too_late" },
        { ReportedStatus.Late, "2027-02-12", " ", "milestone.reason" },
        { ReportedStatus.Late, "2027-02-12", new string('x', Milestone.LongestReason + 1), "milestone.note_long" },
        { ReportedStatus.Done, null, "", "milestone.date" },
        { ReportedStatus.Done, "2026-11-24", "", "milestone.date" },
        { ReportedStatus.Stopped, null, "", "milestone.note" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_is_refused_changes_nothing(ReportedStatus status, string? date, string note, string code)
    {
        var milestone = Clinics();
        var before = milestone.State;

        var result = milestone.Report(new(status, date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), note), Now, Today);

        Assert.Equal((code, null), (result.Problem?.Code, result.Event));
        Assert.True(milestone.State.IsSameAs(before));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("evidence.pdf")]
    [InlineData("ftp://example.org/evidence.pdf")]
    public void Evidence_is_a_web_address(string evidence)
    {
        Assert.Equal("milestone.evidence", Clinics().Report(new(ReportedStatus.OnTime, Evidence: evidence), Now, Today).Problem?.Code);
        Assert.Null(Clinics().Report(new(ReportedStatus.OnTime, Evidence: "https://example.org/evidence.pdf"), Now, Today).Problem);
    }

    [Fact]
    public void On_time_is_no_answer_once_the_planned_day_has_passed() =>
        Assert.Equal("milestone.status", Clinics().Report(new(ReportedStatus.OnTime, Note: "All is well."), Now, Planned.AddDays(1)).Problem?.Code);

    [Fact]
    public void What_was_stopped_and_is_met_after_all_is_done()
    {
        var milestone = Clinics();
        milestone.Report(new(ReportedStatus.Stopped, Note: "No staff."), Now, Today);

        milestone.Meet(Today, Today);

        Assert.Equal((ReportedStatus.Done, null), (milestone.StatusOn(Today), milestone.StoppedOn));
    }

    [Fact]
    public void Undo_goes_back_to_what_the_update_found()
    {
        var milestone = Clinics(slippedTo: new DateOnly(2027, 1, 15));
        var before = milestone.State;
        var reported = Assert.IsType<MilestoneReported>(milestone.Report(new(ReportedStatus.Late, new DateOnly(2027, 2, 12), "Later still."), Now, Today).Event);

        Assert.Equal("40 clinics open: update undone. Again expected on 15 January 2027.", milestone.Restore(reported.Before, reported.After).Event?.Summary);

        Assert.True(milestone.State.IsSameAs(before));
        Assert.Equal((new DateOnly(2027, 1, 15), 1), (milestone.ForecastDate, milestone.Slips.Count));
    }

    [Fact]
    public void Undo_never_loses_what_came_after()
    {
        var milestone = Clinics();
        var reported = Assert.IsType<MilestoneReported>(milestone.Report(new(ReportedStatus.Stopped, Note: "No money."), Now, Today).Event);
        milestone.Report(new(ReportedStatus.Done, Today, "It was done after all."), Now, Today);

        Assert.Equal("milestone.changed_since", milestone.Restore(reported.Before, reported.After).Problem?.Code);
        Assert.Equal(Today, milestone.MetOn);
    }

    private static Milestone Clinics(DateOnly? slippedTo = null)
    {
        var milestone = new Milestone { MissionId = Guid.Empty, Name = "40 clinics open", Owner = "NHS unit lead", BaselineDate = Planned };
        if (slippedTo is { } to) Assert.Null(milestone.Slip(to, Now with { Reason = "Builders were late." }).Problem);
        return milestone;
    }
}
