using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class MilestonePlanningTests
{
    private static readonly DateOnly Due = new(2026, 12, 31);
    private static readonly MilestoneDetails Clinics = new(" 40 evening clinics open ", "NHS unit lead", new DateOnly(2026, 2, 1));

    [Fact]
    public void A_milestone_is_planned_with_an_address_of_its_own()
    {
        var (milestone, result) = Milestone.Plan(Guid.Empty, Clinics, Due, new HashSet<string> { "40-evening-clinics-open" });

        Assert.Equal("40 evening clinics open: planned for 31 December 2026. Owner: NHS unit lead", result.Event?.Summary);
        Assert.Equal(("40 evening clinics open", "40-evening-clinics-open-2", Due, Due), (milestone!.Name, milestone.Slug, milestone.BaselineDate, milestone.ForecastDate));
    }

    public static TheoryData<string, string, string, string?, string> Refusals => new()
    {
        { "", "Lead", "2026-12-31", null, "milestone.name" },
        { new string('x', 201), "Lead", "2026-12-31", null, "milestone.name" },
        { "Clinics", " ", "2026-12-31", null, "milestone.owner" },
        { "Clinics", new string('x', 201), "2026-12-31", null, "milestone.owner" },
        { "Clinics", "Lead", "1999-12-31", null, "milestone.due" },
        { "Clinics", "Lead", "2101-01-01", null, "milestone.due" },
        { "Clinics", "Lead", "2026-12-31", "2027-01-01", "milestone.start" },
        { "Clinics", "Lead", "2026-12-31", "1999-01-01", "milestone.start" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void It_needs_a_name_an_owner_and_days_that_can_be(string name, string owner, string due, string? start, string code)
    {
        var (milestone, result) = Milestone.Plan(Guid.Empty, new(name, owner, start is null ? null : Day(start)), Day(due), new HashSet<string>());

        Assert.Equal((code, null), (result.Problem?.Code, milestone));
    }

    [Fact]
    public void A_new_name_is_told_field_by_field_and_keeps_the_address_and_the_planned_day()
    {
        var milestone = Milestone.Plan(Guid.Empty, Clinics, Due, new HashSet<string>()).Planned!;

        var result = milestone.Revise(Clinics with { Name = "50 evening clinics open", StartDate = null }, milestone.Details);

        Assert.Equal([new FieldChange("Name", "40 evening clinics open", "50 evening clinics open"), new FieldChange("Work starts", "1 February 2026", null)], result.Event?.Changes);
        Assert.Equal(("40-evening-clinics-open", Due), (milestone.Slug, milestone.BaselineDate));
        Assert.Equal("milestone.same", milestone.Revise(Clinics with { Name = "50 evening clinics open", StartDate = null }, milestone.Details).Problem?.Code);
    }

    [Fact]
    public void Of_two_who_edit_each_keeps_their_field_and_nobody_is_overwritten()
    {
        var milestone = Milestone.Plan(Guid.Empty, Clinics, Due, new HashSet<string>()).Planned!;
        var seen = milestone.Details;
        milestone.Revise(seen with { Owner = "Director, Outpatients" }, seen);

        Assert.Null(milestone.Revise(seen with { Name = "50 evening clinics open" }, seen).Problem);
        Assert.Equal(("50 evening clinics open", "Director, Outpatients"), (milestone.Name, milestone.Owner));

        var problem = milestone.Revise(seen with { Name = "60 evening clinics open", StartDate = null }, seen).Problem;
        Assert.Equal((Milestone.Changed, "Somebody else changed the name while you were typing. Nothing of yours was saved. Choose below, then save."), (problem?.Code, problem?.Message));
        Assert.Equal(seen.StartDate, milestone.StartDate);
    }

    [Theory]
    [InlineData("40 evening clinics open", "40-evening-clinics-open")]
    [InlineData("Patients' choice: A&E, côté 3,000 – now!", "patients-choice-a-e-cote-3000-now")]
    [InlineData("🙂", "unnamed")]
    [InlineData("../../etc", "etc")]
    public void A_name_becomes_an_address(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void An_address_is_cut_at_a_word() => Assert.Equal(string.Join('-', Enumerable.Repeat("word", 16)), Slug.Of(string.Join(' ', Enumerable.Repeat("word", 60))));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
