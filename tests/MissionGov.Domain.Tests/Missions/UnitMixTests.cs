using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class UnitMixTests
{
    private static readonly DateOnly Today = new(2026, 2, 1);

    [Fact]
    public void The_outside_share_counts_full_time_places_and_not_heads()
    {
        var mix = UnitMix.Of(Unit(Member("Lead", "Home Office"), Member("Analyst", "Treasury", 0.5), Member("Doctor", "St Mary's", 0.5, outside: true)), Today);

        Assert.Equal((2, 0.25, 2), (mix.FullTime, mix.OutsideShare, mix.Departments));
        Assert.Equal("25% of the unit is from outside government. The aim is 30% to 50%.", mix.OutsideInWords);
        Assert.Equal(["Too few members are from outside government."], mix.Warnings());
    }

    [Theory]
    [InlineData(0.30, false)]
    [InlineData(0.50, false)]
    [InlineData(0.29, true)]
    [InlineData(0.51, true)]
    public void The_band_holds_both_its_ends(double outside, bool warned) =>
        Assert.Equal(warned, UnitMix.Of(Unit(Member("A", "Home Office", 1 - outside), Member("B", "Shelter", outside, outside: true)), Today).IsOutsideBand);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void A_secondment_that_ends_within_90_days_is_named(int days, bool named) =>
        Assert.Equal(named, UnitMix.Of(Unit(Member("Nurse", "NHS trust") with { SecondedUntil = Today.AddDays(days) }), Today).EndingSoon.Count == 1);

    [Fact]
    public void One_department_alone_is_warned_of() =>
        Assert.Contains("All members from government are from one department.", UnitMix.Of(Unit(Member("A", "Home Office"), Member("B", "home office"), Member("C", "Shelter", outside: true)), Today).Warnings());

    [Fact]
    public void A_unit_without_members_has_no_share_and_no_warnings()
    {
        var mix = UnitMix.Of(Unit(), Today);

        Assert.Null(mix.OutsideShare);
        Assert.Null(mix.OutsideInWords);
        Assert.Empty(mix.Warnings());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Nobody_works_more_than_full_time_or_not_at_all(double fullTime) =>
        Assert.Equal(["members-0-fte"], Unit(Member("A", "Home Office", fullTime)).Problems([]).Select(problem => problem.Field));

    private static DeliveryUnit Unit(params UnitMember[] members) => new("Unit", "Lead", ["Home Office"]) { Members = members };

    private static UnitMember Member(string role, string organisation, double fullTime = 1, bool outside = false) => new(role, organisation, "", fullTime, outside);
}
