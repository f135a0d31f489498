using CsCheck;
using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class MilestoneTests
{
    private static readonly DateOnly Planned = new(2025, 12, 31);
    private static readonly DateOnly Today = new(2026, 2, 1);

    [Fact]
    public void A_slip_moves_the_forecast_and_keeps_the_baseline()
    {
        var milestone = Clinics();

        var result = milestone.Slip(new DateOnly(2026, 2, 11), Because("Software supplier slipped."));

        Assert.Equal("40 clinics open: slipped from 31 December 2025 to 11 February 2026. Reason: Software supplier slipped.", result.Event?.Summary);
        Assert.Equal((Planned, new DateOnly(2026, 2, 11), 42), (milestone.BaselineDate, milestone.ForecastDate, milestone.DaysSlipped));
        Assert.Equal(("NHS unit lead", "Software supplier slipped."), (milestone.Slips[0].Who, milestone.Slips[0].Reason));
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "2025-12-31", "Late.", "milestone.not_later" },
        { "2025-11-30", "Early.", "milestone.not_later" },
        { "2101-01-01", "Very late.", "milestone.too_late" },
        { "2026-03-01", "", "milestone.reason" },
        { "2026-03-01", "  \t ", "milestone.reason" },
        { "2026-03-01", new string('x', Milestone.LongestReason + 1), "milestone.reason_long" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_slip_needs_a_later_date_and_a_reason(string to, string reason, string code)
    {
        var milestone = Clinics();

        var result = milestone.Slip(DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), Because(reason));

        Assert.Equal((code, null), (result.Problem?.Code, result.Event));
        Assert.Equal((Planned, 0), (milestone.ForecastDate, milestone.Slips.Count));
    }

    [Fact]
    public void A_reason_may_be_as_long_as_it_may_be() => Assert.Null(Clinics().Slip(Planned.AddDays(1), Because(new string('x', Milestone.LongestReason))).Problem);

    [Fact]
    public void What_is_met_cannot_slip_or_be_met_again()
    {
        var milestone = Clinics();

        Assert.Equal("40 clinics open: met on 1 February 2026.", milestone.Meet(Today, Today).Event?.Summary);

        Assert.Equal("milestone.met", milestone.Slip(new DateOnly(2026, 3, 1), Because("Late.")).Problem?.Code);
        Assert.Equal("milestone.met", milestone.Meet(Today, Today).Problem?.Code);
        Assert.Equal((Today, Planned), (milestone.MetOn, milestone.ForecastDate));
    }

    [Fact]
    public void It_cannot_be_met_in_the_future()
    {
        var milestone = Clinics();

        Assert.Equal("milestone.future", milestone.Meet(Today.AddDays(1), Today).Problem?.Code);
        Assert.Null(milestone.MetOn);
    }

    [Fact]
    public void It_is_late_against_its_baseline_or_when_its_day_has_passed()
    {
        Assert.False(Clinics().IsLate(Planned));
        Assert.True(Clinics().IsLate(Planned.AddDays(1)));

        var inTime = Clinics();
        inTime.Meet(Planned, Today);
        Assert.False(inTime.IsLate(Today));

        var slipped = Clinics();
        slipped.Slip(Planned.AddDays(1), Because("Late."));
        Assert.True(slipped.IsLate(Planned.AddDays(-100)));
    }

    [Fact]
    public void However_often_it_slips_its_history_is_one_chain_from_the_baseline() => Gen.Int[-100, 200].Array[1, 20].Sample(moves =>
    {
        var milestone = Clinics();
        foreach (var days in moves) milestone.Slip(milestone.ForecastDate.AddDays(days), Because("Late."));

        var dates = milestone.Slips.Select(slip => slip.From).Append(milestone.ForecastDate).ToList();
        return milestone.BaselineDate == Planned
            && dates[0] == Planned
            && milestone.Slips.Select(slip => slip.To).SequenceEqual(dates.Skip(1))
            && dates.SequenceEqual(dates.Distinct().Order())
            && milestone.Slips.Count == moves.Count(days => days > 0);
    });

    private static Milestone Clinics() => new() { MissionId = Guid.Empty, Name = "40 clinics open", Owner = "NHS unit lead", BaselineDate = Planned };

    private static Change Because(string reason) => new("NHS unit lead", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), reason);
}
