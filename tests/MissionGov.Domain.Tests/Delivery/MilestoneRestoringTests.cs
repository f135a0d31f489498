using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class MilestoneRestoringTests
{
    private static readonly DateOnly Planned = new(2025, 12, 31);
    private static readonly DateOnly Slipped = new(2026, 2, 11);

    [Fact]
    public void A_slip_is_taken_back_by_a_new_change_and_stays_in_the_list()
    {
        var (milestone, slip) = AfterASlip();
        Assert.Null(slip.ChangedSince(milestone));

        var restored = Assert.IsType<ValueRestored>(slip.Restore(milestone, new(17, "", Because("Wrong line."))).Event);

        Assert.Equal((Planned, 2), (milestone.ForecastDate, milestone.Slips.Count));
        Assert.Equal("40 clinics open: change 17 taken back. Expected: 31 December 2025 again, after 11 February 2026. Reason: Wrong line.", restored.Summary);
        Assert.Equal(17, restored.Line);
        Assert.Equal([new FieldChange("Expected", "11 February 2026", "31 December 2025")], restored.Changes);
    }

    [Fact]
    public void What_somebody_did_since_is_told()
    {
        var (milestone, slip) = AfterASlip();
        milestone.Slip(Slipped.AddDays(20), Because("Later still."));

        Assert.Equal("It is now expected on 3 March 2026.", slip.ChangedSince(milestone));
    }

    [Fact]
    public void Meeting_is_taken_back_too()
    {
        var (milestone, slip) = AfterASlip();
        var met = Assert.IsType<MilestoneMet>(milestone.Meet(Slipped, Slipped).Event);
        Assert.Equal("milestone.met", slip.Restore(milestone, new(1, "", Because("No."))).Problem?.Code);

        Assert.Null(met.ChangedSince(milestone));
        Assert.NotNull(met.Restore(milestone, new(2, "", Because("Not yet."))).Event);

        Assert.Null(milestone.MetOn);
        Assert.Equal("It does not count as met any more.", met.ChangedSince(milestone));
        Assert.Equal("restore.same", met.Restore(milestone, new(2, "", Because("Again."))).Problem?.Code);
    }

    [Fact]
    public void A_report_is_taken_back_with_all_it_changed()
    {
        var milestone = Clinics();
        var day = new DateOnly(2025, 11, 1);
        var reported = Assert.IsType<MilestoneReported>(milestone.Report(new MilestoneReport(ReportedStatus.Late, Slipped, "Supplier.", Confidence.Low), Because(""), day).Event);
        Assert.Null(reported.ChangedSince(milestone));

        var restored = Assert.IsType<ValueRestored>(reported.Restore(milestone, new(5, "", Because("Wrong row."))).Event);

        Assert.Equal((Planned, null, 2), (milestone.ForecastDate, milestone.LastReport, milestone.Slips.Count));
        Assert.Contains(new FieldChange("Expected", "11 February 2026", "31 December 2025"), restored.Changes);
        Assert.Contains("Note: nothing again, after Supplier. ", restored.Summary, StringComparison.Ordinal);
        Assert.NotNull(reported.ChangedSince(milestone));
        Assert.Equal("restore.same", reported.Restore(milestone, new(5, "", Because("Again."))).Problem?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Putting_back_needs_a_reason(string reason)
    {
        var (milestone, slip) = AfterASlip();

        Assert.Equal("restore.reason", slip.Restore(milestone, new(1, "", Because(reason))).Problem?.Code);
        Assert.Equal(Slipped, milestone.ForecastDate);
    }

    [Fact]
    public void As_at_a_day_later_moves_are_not_known_yet()
    {
        var milestone = Clinics();
        milestone.Slip(Slipped, Because("First.", new(2025, 11, 1, 0, 0, 0, TimeSpan.Zero)));
        milestone.Slip(Slipped.AddDays(28), Because("Second.", new(2026, 1, 15, 23, 59, 0, TimeSpan.Zero)));
        milestone.Meet(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 1));

        (DateOnly, int, DateOnly?) On(int year, int month, int day)
        {
            var then = milestone.AsAt(new DateOnly(year, month, day));
            return (then.ForecastDate, then.Slips.Count, then.MetOn);
        }

        Assert.Equal((Planned, 0, null), On(2025, 10, 31));
        Assert.Equal((Slipped, 1, null), On(2025, 11, 1));
        Assert.Equal((Slipped, 1, null), On(2026, 1, 14));
        Assert.Equal((Slipped.AddDays(28), 2, null), On(2026, 2, 28));
        Assert.Equal((Slipped.AddDays(28), 2, new DateOnly(2026, 3, 1)), On(2026, 3, 1));
        Assert.Equal(2, milestone.Slips.Count);
    }

    private static (Milestone, MilestoneSlipped) AfterASlip()
    {
        var milestone = Clinics();
        return (milestone, Assert.IsType<MilestoneSlipped>(milestone.Slip(Slipped, Because("Supplier.")).Event));
    }

    private static Milestone Clinics() => new() { MissionId = Guid.NewGuid(), Name = "40 clinics open", Owner = "NHS unit lead", BaselineDate = Planned };

    private static Change Because(string reason, DateTimeOffset at = default) => new("NHS unit lead", at, reason);
}
